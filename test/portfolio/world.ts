import { sql } from "kysely";
import type { Verdict } from "../../domain/adoption/verdict.ts";
import { unborn } from "../../domain/change/state.ts";
import type { ChangeState, Outcome, Stage } from "../../domain/change/state.ts";
import type { Db } from "../../store/database.ts";
import { Chance } from "../change/chance.ts";

/** Portfolios of any kind, written as the record leaves them; where each change is listed is not written here. */

export const now = Date.parse("2026-08-03T09:00:00Z");
const DAY_MS = 86_400_000;
const id = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, "0")}`;
export const owners = [1, 2, 3].map(id);
export const teams = ["ops", "fin", "Revenue Finance", "revenue finance", null] as const;
const sources = ["crm", "wiki", "nowhere", null] as const;
const titles = ["Leads by 100%", "Lead sources", "Invoices", "=SUM(A1)", "Release_notes", ""] as const;

interface Target {
  readonly id: string;
  readonly reading: { readonly asOf: number; readonly verdict: Verdict; readonly ladder: object } | null;
  readonly content: object;
  readonly state: ChangeState["targets"][string];
}

function someTarget(chance: Chance, nth: number, isClosed: boolean, present: number): Target {
  const threshold = chance.pick([0.25, 0.5, 0.6, 0.9]);
  const aim = chance.oneIn(4) ? ("at_most" as const) : null;
  const judged = chance.pick([0, 3, 4, 5, 20, 40]);
  const counted = chance.below(judged + 1);
  const rate = judged === 0 ? null : counted / judged;
  const verdict = chance.pick(["open", "open", "met", "missed", "inconclusive", "unknown"] as const);
  const reachedAt = chance.oneIn(3) ? present - 90 * DAY_MS : null;
  const facts = {
    at: present,
    reachedAt,
    heldSince: null,
    fellAt: null,
    lastEnd: null,
    counted,
    judged,
    rate,
    gap: rate === null ? null : aim === null ? threshold - rate : rate - threshold,
    change: rate === null || chance.oneIn(2) ? null : (chance.below(21) - 10) / 100,
    direction: null,
    windowEndsAt: chance.oneIn(3) ? present - 10 * DAY_MS : present + 90 * DAY_MS,
    daysLeft: null,
  };
  const blindness = { source: "crm", reason: "stale", ageDays: 9 } as const;
  const ladder = { eligible: judged, maturing: 0, judged, trained: 0, tried: judged, active: counted };
  return {
    id: `T${nth}`,
    // Nothing is old enough to be made anew: that is another test's.
    reading: chance.oneIn(6)
      ? null
      : {
          asOf: present - 1_000,
          verdict: verdict === "unknown" ? { ...facts, verdict, blindness } : { ...facts, verdict },
          ladder: { ...ladder, habitual: counted, lapsed: judged - counted },
        },
    content: {
      id: `T${nth}`,
      name: "They use it",
      threshold,
      aim,
      source: chance.pick(sources),
      freshnessDays: chance.pick([2, 7, 30, null]),
      response: null,
    },
    state: {
      owner: owners[0] ?? "",
      verdict,
      reachedAt,
      fellAt: null,
      concluded: isClosed ? { verdict, reachedAt, judged, waves: [] } : null,
    },
  };
}

const outcomes: readonly Outcome[] = ["adopted", "adopted_in_part", "lapsed", "not_adopted", "not_measurable"];

function stateOf(
  key: string,
  chance: Chance,
  { targets, stage, present }: { targets: readonly Target[]; stage: Stage; present: number },
): ChangeState {
  const since = present - (1 + chance.below(100)) * DAY_MS;
  const isLaunched = stage === "launch" || stage === "adoption" || (stage === "closed" && !chance.oneIn(3));
  const gate = { id: "G1", quorum: { mode: "all" }, silence: "block", standing: "open", openedAt: since } as const;
  const clock = { requests: ["R1"], remindAt: [], escalateAt: present, reminders: 0, overdue: false, escalated: false };
  const dueAt = present + (chance.below(21) - 10) * DAY_MS;
  const request = { id: "R1", gate: "G1", person: chance.pick(owners), team: null, behalf: [], required: false };
  const asked = { veto: false, order: 0, generation: 1, link: "live", standing: "open", choice: null } as const;
  return {
    ...unborn(key),
    seq: 1,
    stage,
    stageSince: since,
    heldSince: stage !== "closed" && chance.oneIn(8) ? since + DAY_MS / 2 : null,
    proposer: chance.pick(owners),
    plan: {
      ...unborn(key).plan,
      owner: chance.oneIn(10) ? null : chance.pick(owners),
      sponsor: owners[0] ?? null,
      team: chance.pick(teams),
      missing: [],
    },
    revision: { number: 1, hash: "h" },
    intake: { dueAt: stage === "intake" ? dueAt : null, overdue: false, countered: chance.oneIn(3) },
    gates: stage === "alignment" ? { G1: { ...gate, requests: ["R1"], clocks: [{ ...clock, dueAt }] } } : {},
    requests:
      stage === "alignment" ? { R1: { ...request, ...asked, reason: null, stale: null, overruled: false } } : {},
    work: stage === "build" && chance.oneIn(2) ? { B1: "open" } : {},
    waves: isLaunched ? { all: { scheduledFor: null, untrained: 0, override: null, launchedAt: since } } : {},
    targets: isLaunched ? Object.fromEntries(targets.map((target) => [target.id, target.state])) : {},
    reinforcements:
      stage === "adoption" && chance.oneIn(3)
        ? {
            "F1-T1": { target: "T1", owner: chance.pick(owners), dueAt, standing: "open", overdue: chance.oneIn(2) },
          }
        : {},
    outcome: stage !== "closed" ? null : isLaunched ? chance.pick(outcomes) : chance.pick(["withdrawn", "declined"]),
  };
}

const someStages: readonly Stage[] = ["draft", "intake", "alignment", "build", "readiness", "launch"];

/** Writes a portfolio of so many changes as it is at an instant, the same for the same seed. */
export async function writeWorld(db: Db, seed: number, count: number, at = now): Promise<void> {
  const chance = new Chance(seed);
  for (let number = 1; number <= count; number += 1) {
    const key = `CHG-${number}`;
    const stage = chance.pick([...someStages, "adoption", "adoption", "adoption", "closed", "closed"] as const);
    const targets = Array.from({ length: chance.below(3) }, (_, nth) =>
      someTarget(chance, nth + 1, stage === "closed", at),
    );
    const state = stateOf(key, chance, { targets, stage, present: at });
    const title = chance.pick(titles);
    await insertChange(db, state, { number, title, at: new Date(at - 1_000) });
    const content = { title, targets: targets.map((target) => target.content), budget: { adoption: { planned: 1 } } };
    await sql`insert into revision (change, number, hash, salt, content)
      values (${key}, 1, 'h', 's', ${JSON.stringify(content)})`.execute(db);
    if (Object.keys(state.waves).length === 0) continue;
    for (const { id: target, reading } of targets)
      if (reading !== null)
        await sql`insert into target_reading (change, target, as_of, verdict, ladder) values (${key}, ${target},
          ${new Date(reading.asOf)}, ${JSON.stringify(reading.verdict)}, ${JSON.stringify(reading.ladder)})`.execute(
          db,
        );
  }
}

async function insertChange(db: Db, state: ChangeState, row: { number: number; title: string; at: Date }) {
  const { number, title, at } = row;
  await db
    .insertInto("change")
    .values({
      key: state.key,
      number,
      state: JSON.stringify(state),
      stage: state.stage,
      outcome: state.outcome,
      title,
      tier: state.plan.tier,
      team: state.plan.team,
      proposer: state.proposer,
      owner: state.plan.owner,
      sponsor: state.plan.sponsor,
      seq: state.seq,
      head_hash: "h",
      created_at: at,
      last_at: at,
    })
    .execute();
}
