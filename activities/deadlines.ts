import type { InternalCommand } from "../domain/change/command.ts";
import { same } from "../domain/same.ts";
import { usualAnswer } from "../app/change/queue.ts";
import { addBusinessTime, elapsedBusinessSeconds, rollForward } from "../lib/business-time/arithmetic.ts";
import { parseBusinessDuration } from "../lib/business-time/duration.ts";
import type { Calendar } from "../lib/business-time/schema.ts";
import { intakeSubject, requestSubject, saveDeadlines } from "../store/change/deadlines.ts";
import { findChange, findContent } from "../store/change/read.ts";
import type { Db } from "../store/database.ts";
import { workingTimes } from "../store/people/calendars.ts";
import { findTeamCalled } from "../store/people/teams.ts";

/** Business time depends on tz data that differs between builds, so it is computed here and kept as instants in events. */

/** Shares of the time to decide after which a reminder goes out. */
const reminderShares = [0.5, 0.8];

/** Within the time that the change's team names. The owner has the ball at intake, so it is their working time that counts. */
export async function intakeDeadline(db: Db, key: string, now: number): Promise<readonly InternalCommand[]> {
  const row = await findChange(db, key);
  if (row === null || row.state.stage !== "intake") return [];
  const { owner, team } = row.state.plan;
  const { party } = (await workingTimes(db, owner === null ? [] : [owner], team))(owner ?? "");
  const answerIn = (team === null ? null : (await findTeamCalled(db, team))?.intake.answerIn) ?? usualAnswer;
  const dueAt = addBusinessTime(party, now, parseBusinessDuration(answerIn));
  await saveDeadlines(db, key, [{ subject: intakeSubject, remindAt: [], dueAt }]);
  return [{ type: "intake-deadline", dueAt }];
}

/**
 * The deadlines of requests that are asked now: each person's in their own team's working time, so those who work alike share a
 * clock; and the second one, half as long again, at which it is escalated.
 */
export async function gateDeadlines(
  db: Db,
  { key, gate, requests, now }: { key: string; gate: string; requests: readonly string[]; now: number },
): Promise<readonly InternalCommand[]> {
  const row = await findChange(db, key);
  if (row === null || row.state.gates[gate]?.standing !== "open") return [];
  const { revision, plan } = row.state;
  const content = await findContent(db, key, revision.number, revision.hash);
  const dueIn = parseBusinessDuration(content?.gates.find((each) => each.id === gate)?.dueIn ?? "5 days");
  const asked = requests.flatMap((id) => row.state.requests[id] ?? []);
  const people = asked.map((request) => request.person);
  const timeOf = await workingTimes(db, people, plan.team);
  const groups = new Map<Calendar, string[]>();
  for (const { id, person } of asked) {
    const { party } = timeOf(person);
    const alike = [...groups.keys()].find((each) => same(each, party)) ?? party;
    groups.set(alike, [...(groups.get(alike) ?? []), id]);
  }
  const clocks = [...groups].map(([calendar, ids]) => {
    const dueAt = addBusinessTime(calendar, now, dueIn);
    const hours = elapsedBusinessSeconds(calendar, now, dueAt) / 3_600;
    return {
      requests: ids,
      remindAt: remindersBetween(calendar, now, dueAt),
      dueAt,
      escalateAt: addBusinessTime(calendar, dueAt, { hours: hours / 2 }),
    };
  });
  const [first] = clocks.toSorted((a, b) => a.dueAt - b.dueAt);
  if (first === undefined) return [];
  await saveDeadlines(db, key, [
    { subject: gate, ...first },
    ...clocks.flatMap((clock) => clock.requests.map((id) => ({ subject: requestSubject(id), ...clock }))),
  ]);
  return clocks.map((clock) => ({ type: "gate-deadlines", gate, ...clock }));
}

/** Reminders fall into working time, at fixed shares of it; one at the very end of a day comes with the next. */
export function remindersBetween(calendar: Calendar, from: number, dueAt: number): readonly number[] {
  const hours = elapsedBusinessSeconds(calendar, from, dueAt) / 3_600;
  const instants = reminderShares.map((share) =>
    rollForward(calendar, addBusinessTime(calendar, from, { hours: hours * share })),
  );
  return [...new Set(instants)].filter((instant) => instant > from && instant < dueAt);
}
