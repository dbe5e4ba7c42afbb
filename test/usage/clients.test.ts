import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anchorNames } from "../../app/usage/anchor.ts";
import { listRejects } from "../../store/usage/rejects.ts";
import { clientNames, knowsNames, tellsClock } from "./clients/deed.ts";
import type { ClientName, Deed } from "./clients/deed.ts";
import { faultyWay } from "./clients/faults.ts";
import { runClient } from "./clients/run.ts";
import { countsOf, secret, startIntake } from "./intake-server.ts";
import type { IntakeServer } from "./intake-server.ts";

// Proves that clients as they come, each a process of its own in its default configuration, deliver to us the same numbers to the byte,
// whatever befalls the deliveries, and that none of our answers ends the process it lives in.

let intake: IntakeServer;

beforeAll(async () => {
  intake = await startIntake();
  intake.now = Date.now();
});
afterAll(async () => intake.stop());

const people = ["ada", "grace"] as const;
const DAY_MS = 86_400_000;
/** Noon of a day, so that no clock moves an event to another one. */
const noon = (daysAgo: number) => (Math.floor(Date.now() / DAY_MS) - daysAgo) * DAY_MS + DAY_MS / 2;

/**
 * A week of two people, in which each uses every name they have: their own id, an older one two aliases away, a device, an address. What
 * is from seven days ago comes as late as that.
 */
function week(client: ClientName, tag: string): Deed[] {
  const named = knowsNames[client];
  return people.flatMap((person, place) => {
    const user = `${tag}-${person}`;
    const email = `${user}@example.org`;
    const names = named ? [user, `${user} middle`, `${user} old`, `${user} phone`, email] : [user, email];
    const done = Array.from({ length: 12 }, (_, nth): Deed => {
      const at = new Date(noon(nth % 4 === 0 ? 7 : 1) + nth * 60_000).toISOString();
      const event = nth % 3 === 0 ? "Deal saved" : "Deal viewed";
      return {
        kind: "track",
        id: randomUUID(),
        user: names[nth % names.length] ?? user,
        event,
        at,
        amount: nth + place,
      };
    });
    const said: Deed[] = [
      { kind: "alias", id: randomUUID(), previous: `${user} old`, user: `${user} middle` },
      { kind: "alias", id: randomUUID(), previous: `${user} middle`, user },
      { kind: "identify", id: randomUUID(), user, device: `${user} phone`, email },
    ];
    return named ? [...said, ...done] : done;
  });
}

/** Five times over, each time in another order, and at last backwards: names are explained after they were used. */
function shuffled(deeds: readonly Deed[]): Deed[][] {
  return [3, 7, 11, 5]
    .map((step) => deeds.map((_, nth) => deeds[(nth * step) % deeds.length]).filter((deed) => deed !== undefined))
    .map((round) => [...new Set([...round, ...deeds])])
    .concat([deeds.toReversed()]);
}

/** Says who the two are, as their records do, and returns their names by id. */
async function introduce(tag: string): Promise<ReadonlyMap<string, string>> {
  const known = new Map(people.map((person) => [randomUUID() as string, person as string]));
  const names = [...known].flatMap(([id, person]) =>
    [`${tag}-${person}`, `${tag}-${person}@example.org`].map((name) => ({ person: id, name })),
  );
  await intake.db.transaction().execute((tx) => anchorNames(tx, secret, names));
  return known;
}

/** What the two did in a source: who, what, on which day, how often, with how much in all. As text, to be compared byte by byte. */
async function numbersOf(source: number, known: ReadonlyMap<string, string>): Promise<string> {
  const { rows } = await sql<{ person: string | null; rest: string }>`
    select i.person, concat_ws(' ', e.event, (e.at at time zone 'UTC')::date, count(*), sum((e.properties->>'amount')::int)) as rest
    from usage_event e join usage_identity i on i.id = e.identity
    where e.source = ${source} and e.event like 'Deal %'
    group by i.person, e.event, (e.at at time zone 'UTC')::date`.execute(intake.db);
  const lines = rows.map(({ person, rest }) => `${known.get(person ?? "") ?? "nobody known"} ${rest}`);
  return lines.toSorted((one, other) => (one < other ? -1 : 1)).join("\n");
}

/** The same, worked out from what was done. */
function expected(deeds: readonly Deed[]): string {
  const sums = new Map<string, { n: number; amount: number }>();
  for (const deed of deeds) {
    if (deed.kind !== "track") continue;
    const person = people.find((one) => deed.user.includes(one)) ?? "";
    const key = `${person} ${deed.event} ${deed.at.slice(0, 10)}`;
    const sum = sums.get(key) ?? { n: 0, amount: 0 };
    sums.set(key, { n: sum.n + 1, amount: sum.amount + deed.amount });
  }
  const lines = [...sums].map(([key, { n, amount }]) => `${key} ${n} ${amount}`);
  return lines.toSorted((one, other) => (one < other ? -1 : 1)).join("\n");
}

test.concurrent.each(clientNames)(
  "%s: five times over, shuffled, through an outage, a limit and lost answers are the numbers of once",
  { timeout: 240_000 },
  async (client) => {
    const calm = await intake.newSource({ id: `${client}-calm` });
    const rough = await intake.newSource({ id: `${client}-rough` });
    const knownCalm = await introduce(`${client}-calm`);
    const knownRough = await introduce(`${client}-rough`);
    const once = week(client, `${client}-calm`);
    const often = week(client, `${client}-rough`);
    const way = await faultyWay(intake.url, ["503", "429", "lost answer", "none", "503"]);
    try {
      const errand = { client, skewMs: 0 };
      const ended = await Promise.all([
        runClient({ ...errand, url: intake.url, key: calm.writeKey, rounds: [once] }),
        runClient({ ...errand, url: way.url, key: rough.writeKey, rounds: shuffled(often) }),
      ]);
      expect(ended.map(({ exit, errors }) => [exit, exit === 0 ? "" : errors])).toEqual([
        [0, ""],
        [0, ""],
      ]);
      expect(way.met.slice(0, 5)).toEqual(["503", "429", "lost answer", "none", "503"]);
    } finally {
      await way.stop();
    }
    const numbers = await numbersOf(calm.number, knownCalm);
    expect(numbers).toBe(expected(once));
    expect(await numbersOf(rough.number, knownRough)).toBe(numbers);
    expect(await countsOf(intake.db, `${client}-rough`)).toMatchObject({ rejected: 0 });
  },
);

test.concurrent.each(clientNames)(
  "%s goes on undisturbed with a wrong key, a bad event among good ones, and more than we take",
  { timeout: 240_000 },
  async (client) => {
    const { writeKey } = await intake.newSource({ id: `${client}-bad` });
    const good = week(client, `${client}-bad`).filter((deed) => deed.kind === "track");
    const ahead = new Date(Date.now() + 3 * DAY_MS).toISOString();
    const bad = { ...good[0], id: randomUUID(), at: ahead, user: "x", event: "=1+1" } as Deed;
    const wide = { ...good[0], id: randomUUID(), user: "x", event: "w".repeat(300) } as Deed;
    const errand = { client, url: intake.url, skewMs: 0 };
    const ended = await Promise.all([
      runClient({ ...errand, key: "tku_of_nobody", rounds: [good.map((deed) => ({ ...deed, user: "nobody" }))] }),
      runClient({ ...errand, key: writeKey, rounds: [[...good.slice(0, 4), bad, wide, ...good.slice(4)]] }),
    ]);
    expect(ended.map(({ exit, errors }) => [exit, exit === 0 ? "" : errors])).toEqual([
      [0, ""],
      [0, ""],
    ]);
    const counts = await countsOf(intake.db, `${client}-bad`);
    expect(counts).toMatchObject({ rejected: 2 });
    const rejects = await listRejects(intake.db, `${client}-bad`, { limit: 10, before: null });
    expect(rejects.map(({ reason }) => reason).toSorted()).toEqual(["in_the_future", "too_long"]);
    const stored = await sql<{ n: number }>`select count(*)::int as n from usage_event e
      join usage_source s on s.number = e.source where s.id = ${`${client}-bad`} and e.event like 'Deal %'`.execute(
      intake.db,
    );
    expect(stored.rows).toEqual([{ n: good.length }]);
  },
);

test.concurrent.each(clientNames.filter((client) => tellsClock[client]))(
  "%s on a machine whose clock is a year slow tells the right days",
  { timeout: 240_000 },
  async (client) => {
    const { writeKey, number } = await intake.newSource({ id: `${client}-slow` });
    const skewMs = -365 * DAY_MS;
    const known = await introduce(`${client}-slow`);
    const deeds = week(client, `${client}-slow`);
    const asItThinks = deeds.map((deed) =>
      deed.kind === "track" ? { ...deed, at: new Date(Date.parse(deed.at) + skewMs).toISOString() } : deed,
    );
    const errand = { client, url: intake.url, key: writeKey, skewMs };
    expect(await runClient({ ...errand, rounds: [asItThinks] })).toMatchObject({ exit: 0 });
    expect(await numbersOf(number, known)).toBe(expected(deeds));
  },
);
