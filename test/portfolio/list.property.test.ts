// The leaders' list is read from a model of it, page by page. Whatever the portfolio, whoever reads and whatever is asked for, the
// pages together are what reading every change and sorting in memory gives; so are the numbers and the changes of the sentences.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../../app/actor.ts";
import type { PortfolioFilter } from "../../app/portfolio/filter.ts";
import { itemsOf } from "../../app/portfolio/items.ts";
import type { PortfolioItem } from "../../app/portfolio/items.ts";
import { portfolioCsv } from "../../app/portfolio/portfolio-csv.ts";
import { portfolio } from "../../app/portfolio/portfolio.ts";
import { stages } from "../../domain/change/state.ts";
import { standings } from "../../domain/portfolio/standing.ts";
import { findChanges } from "../../store/change/read.ts";
import { listUnlisted } from "../../store/portfolio/listing.ts";
import { freshDatabase } from "../database.ts";
import type { FreshDatabase } from "../database.ts";
import { greatest, inOrder, measures } from "./plain.ts";
import { now, owners, writeWorld } from "./world.ts";

const count = 90;
const seeds = [1, 2, 3];
const readers = [
  { name: "who may see names", scopes: ["changes:read", "people:read"] },
  { name: "who may not", scopes: ["changes:read"] },
] as const;
const filters: readonly PortfolioFilter[] = [
  {},
  ...standings.map((status) => ({ status })),
  ...stages.map((stage) => ({ stage })),
  { team: "ops" },
  { team: "fin", status: "delivered" },
  { team: "REVENUE FINANCE" },
  { team: "nobody's" },
  { owner: owners[1] ?? "" },
  { q: "lead" },
  { q: "100%" },
  { q: "_" },
  { q: "chg-7" },
  { q: "lead", owner: owners[0] ?? "", stage: "adoption" },
];

describe.each(seeds)("portfolio %i", (seed) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    await sql`insert into team (id, name) values ('fin', 'Revenue Finance')`.execute(database.db);
    await sql`insert into usage_source (id, name, watermark)
      values ('crm', 'CRM', ${new Date(now - 5 * 86_400_000)}),
        ('wiki', 'Wiki', ${new Date(now - 3_600_000)})`.execute(database.db);
    await writeWorld(database.db, seed, count);
    expect(await listUnlisted(database.db)).toBe(count);
    expect(await listUnlisted(database.db)).toBe(0);
  });
  afterAll(() => database?.drop());

  const app = () => ({ db: database.db, now: () => now });
  const all = async (caller: Caller) => {
    const keys = Array.from({ length: count }, (_, nth) => `CHG-${nth + 1}`);
    return itemsOf(app(), caller, await findChanges(database.db, keys));
  };

  describe.each(readers)("for a reader $name", ({ scopes }) => {
    const caller: Caller = { kind: "key", key: "test", person: null, scopes };

    test.each(filters)("%j", async (filter) => {
      const fitting = (await all(caller)).filter((item) => isFound(item, { ...filter, status: undefined }));
      const wanted = inOrder(fitting).filter(({ status }) => filter.status === undefined || filter.status === status);

      const paged: PortfolioItem[] = [];
      let cursor: string | undefined;
      do {
        const page = await portfolio(app(), caller, filter, { cursor, limit: 7 });
        expect(page.items.length).toBeLessThanOrEqual(7);
        paged.push(...page.items);
        cursor = page.next ?? undefined;
        for (const standing of standings)
          expect(page.counts[standing]).toBe(fitting.filter(({ status }) => status === standing).length);
        for (const [kind, measure] of Object.entries(measures(now))) {
          const told = page.highlights[kind as "loss" | "wait" | "blind"];
          expect([kind, told === null ? null : measure(told)]).toEqual([kind, greatest(fitting.map(measure))]);
        }
        const kept = inOrder(fitting).find(({ status, target }) => status === "adopted" && isRated(target));
        expect(page.highlights.good?.key).toBe(kept?.key);
      } while (cursor !== undefined);
      expect(paged).toEqual(wanted);

      const file = (await portfolioCsv(app(), caller, filter)).trimEnd().split("\n").slice(1);
      expect(file.map((line) => line.split(",")[0])).toEqual(wanted.map(({ key }) => key));
    });
  });
});

function isRated(target: PortfolioItem["target"]): boolean {
  return target !== null && target.rate !== null && target.judged > 0;
}

function isFound({ key, title, team, owner, stage }: PortfolioItem, wanted: PortfolioFilter): boolean {
  const called = team?.toLowerCase();
  const asked = wanted.team?.toLowerCase();
  const isFinance = asked === "fin" || asked === "revenue finance";
  if (asked !== undefined && called !== asked && !(isFinance && (called === "fin" || called === "revenue finance")))
    return false;
  if (wanted.owner !== undefined && owner?.id !== wanted.owner) return false;
  if (wanted.stage !== undefined && stage !== wanted.stage) return false;
  const query = wanted.q?.toLowerCase();
  return query === undefined || title.toLowerCase().includes(query) || key.toLowerCase() === query;
}
