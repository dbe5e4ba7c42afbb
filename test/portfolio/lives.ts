import { sample } from "fast-check";
import { sql } from "kysely";
import { evolve } from "../../domain/change/decider.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import { unborn } from "../../domain/change/state.ts";
import type { Db } from "../../store/database.ts";
import { listUnlisted } from "../../store/portfolio/listing.ts";
import { core } from "../change/core.ts";
import { live, scenarios } from "../change/simulator.ts";

/** Changes with random lives, as their records leave them, of people who are in teams. */

const everybody = ["U0", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8"] as const;
export const personId = (name: string) => `00000000-0000-4000-8000-00000000000${name.slice(1)}`;

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly people: readonly (typeof everybody)[number][];
  /** Who is in it and has nothing to do with any change. */
  readonly others?: number;
  readonly calendar?: object;
}

/** Writes so many changes, the same for the same seed, and whose turn it was. Answers their keys and the last instant of any. */
export async function writeLives(
  db: Db,
  teams: readonly Team[],
  { seed, count }: { readonly seed: number; readonly count: number },
): Promise<{ readonly keys: readonly string[]; readonly last: number }> {
  for (const { id, name, people, others = 0, calendar = null } of teams) {
    await sql`insert into team (id, name, calendar) values (${id}, ${name}, ${calendar === null ? null : JSON.stringify(calendar)})`.execute(
      db,
    );
    for (const person of people)
      await sql`insert into person (id, name, team) values (${personId(person)}, ${person}, ${id})`.execute(db);
    await sql`insert into person (name, team) select 'Somebody else', ${id} from generate_series(1, ${others})`.execute(
      db,
    );
  }
  const taken = new Set(teams.flatMap(({ people }) => people));
  for (const person of everybody.filter((each) => !taken.has(each)))
    await sql`insert into person (id, name) values (${personId(person)}, ${person})`.execute(db);
  const keys: string[] = [];
  let last = 0;
  for (const scenario of sample(scenarios, { numRuns: count * 2, seed })) {
    const events = named(live(core, scenario).events);
    if (events.length === 0 || keys.length === count) continue;
    keys.push(`CHG-${keys.length + 1}`);
    await writeChange(db, keys.length, events);
    last = Math.max(last, events.at(-1)?.at ?? 0);
  }
  await listUnlisted(db);
  return { keys, last };
}

/** People by the ids that a directory gives them. */
function named(events: readonly ChangeEvent[]): readonly ChangeEvent[] {
  const told = JSON.stringify(events).replaceAll(/"(U[0-8])"/g, (_, name: string) => `"${personId(name)}"`);
  return JSON.parse(told);
}

async function writeChange(db: Db, number: number, events: readonly ChangeEvent[]): Promise<void> {
  const key = `CHG-${number}`;
  const state = events.reduce(evolve, unborn(key));
  const [first, last] = [events[0]?.at ?? 0, events.at(-1)?.at ?? 0];
  const rows = events.map(({ seq, at, actor, fact: { type, ...data } }) => ({
    change: key,
    seq,
    at: new Date(at),
    type,
    previous_hash: "p",
    hash: "h",
    actor: JSON.stringify(actor),
    data: JSON.stringify(data),
  }));
  await db.insertInto("change_event").values(rows).execute();
  const { plan, revision, stage, outcome, proposer, seq } = state;
  const { tier, team, owner, sponsor } = plan;
  const standing = { stage, outcome, tier, team, owner, sponsor, proposer, seq };
  await db
    .insertInto("change")
    .values({
      ...standing,
      key,
      number,
      title: `Change ${number}`,
      state: JSON.stringify(state),
      head_hash: "h",
      created_at: new Date(first),
      last_at: new Date(last),
    })
    .execute();
  const gates = plan.gates.map(({ id }) => ({ id, name: `Gate ${id}`, dueIn: "3 days" }));
  await sql`insert into revision (change, number, hash, salt, content)
    values (${key}, ${revision.number}, ${revision.hash}, 's', ${JSON.stringify({ title: `Change ${number}`, targets: [], gates })})`.execute(
    db,
  );
}
