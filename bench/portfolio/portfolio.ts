import { notStrictEqual, strictEqual } from "node:assert/strict";
import { Client } from "pg";
import { createApi } from "../../api/app.ts";
import { listUnlisted } from "../../store/portfolio/listing.ts";
import { signIn } from "../../test/console/visitor.ts";
import { writeWorld } from "../../test/portfolio/world.ts";
import { createPages } from "../../web/site.ts";
import type { Benchmark, Figure, Measured, Surroundings } from "../benchmark.ts";
import { proposal, stakeholders } from "../proposal.ts";
import { approve, openSignPage, signLinks } from "../sign-links.ts";
import { startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { median, timed } from "../statistics.ts";

/** What a page costs among a hundred changes and among ten thousand. */
export const portfolio: Benchmark = {
  name: "portfolio",
  title: "Portfolio and change page among 100 and 10,000 changes",
  run,
};

const sizes = { few: 100, many: 10_000 };
const goal = { atMost: 2 };

/** What somebody looks at: by path, and what has to stand in the answer. */
const looks = [
  { name: "portfolio page", path: () => "/", holds: "CHG-" },
  { name: "portfolio page, one stage", path: () => "/?stage=adoption", holds: "CHG-" },
  { name: "portfolio page, searched", path: () => "/?q=lead", holds: "CHG-" },
  { name: "portfolio in the API", path: () => "/api/v1/portfolio", holds: '"items"' },
  { name: "change page", path: (key: string) => `/changes/${key}`, holds: "Use one definition of a qualified lead" },
  { name: "change in the API", path: (key: string) => `/api/v1/changes/${key}`, holds: '"key"' },
] as const;

async function run({ services, small, log }: Surroundings): Promise<Measured> {
  const temporal = await services.temporal();
  const stacks: Stack[] = [];
  try {
    const houses: House[] = [];
    for (const count of small ? [10, 100] : [sizes.few, sizes.many]) {
      log(`Writing ${count.toLocaleString("en")} changes …`);
      const database = await services.database();
      const stack = await startStack(database, temporal.address);
      stacks.push(stack);
      houses.push(await openHouse(stack, database, count));
    }
    const [few, many] = houses;
    if (few === undefined || many === undefined) throw new Error("both sizes are needed");
    const figures: Figure[] = [];
    for (const look of looks) figures.push(...(await compare(look, few, many, small ? 3 : 41)));
    return {
      figures,
      notes: [
        "The same pages of the same product on two databases, in turn; a ratio of one is a cost that does not depend on how many there are.",
        "The change page is that of a change with ten decisions on record.",
      ],
    };
  } finally {
    for (const stack of stacks) await stack.stop();
  }
}

/** A house that runs so many changes, and somebody who looks at them. */
interface House {
  readonly key: string;
  /** The answer's text. */
  readonly get: (path: string) => Promise<string>;
}

async function openHouse(stack: Stack, database: string, count: number): Promise<House> {
  const { app } = stack;
  await writeWorld(app.db, 7, count, Date.now());
  await asOwner(database, `select setval('change_number', ${count})`);
  strictEqual(await listUnlisted(app.db), count);
  await stack.call("POST", "/populations", { id: "everyone" });
  await stack.call("POST", "/sources", { id: "crm" });
  const key = await decided(stack);
  await asOwner(database, "analyze");
  const visitor = await signIn({ app, api: createApi(app, { pages: createPages(app) }) });
  const get = async (path: string) => {
    const { status, html } = await visitor.get(path);
    strictEqual(status, 200, `${path}: ${status} ${html.slice(0, 400)}`);
    return html;
  };
  return { key, get };
}

async function asOwner(database: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: database });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A change that ten people were asked about; each of them said yes. */
async function decided(stack: Stack): Promise<string> {
  const made = await stack.call("POST", "/changes", { ...proposal(stakeholders(10)), submit: true });
  const key = String(made["key"]);
  await stack.call("POST", `/changes/${key}/accept`);
  for (const link of await signLinks(stack, key)) await approve(link, await openSignPage(link));
  return key;
}

async function compare(look: (typeof looks)[number], few: House, many: House, turns: number): Promise<Figure[]> {
  const times = { few: [] as number[], many: [] as number[] };
  for (let turn = 0; turn < turns; turn += 1) {
    // Who goes first alternates, so that neither always meets a machine that was just busy.
    const pair = [["few", few] as const, ["many", many] as const];
    for (const [size, house] of turn % 2 === 0 ? pair : pair.toReversed()) {
      const { ms, result } = await timed(() => house.get(look.path(house.key)));
      notStrictEqual(result.indexOf(look.holds), -1, `${look.name} does not hold ${look.holds}`);
      // The first turn warms both up.
      if (turn > 0) times[size].push(ms);
    }
  }
  const [atFew, atMany] = [median(times.few), median(times.many)];
  return [
    { name: `${look.name}: 10,000 changes ÷ 100`, value: atMany / atFew, unit: "×", goal },
    { name: `${look.name} among 10,000, median`, value: atMany, unit: "ms" },
  ];
}
