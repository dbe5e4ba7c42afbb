import type { InternalCommand } from "../domain/change/command.ts";
import { gateClocks } from "../app/change/gate-clocks.ts";
import { usualAnswer } from "../app/change/queue.ts";
import { addBusinessTime } from "../lib/business-time/arithmetic.ts";
import { parseBusinessDuration } from "../lib/business-time/duration.ts";
import { intakeSubject, requestSubject, saveDeadlines } from "../store/change/deadlines.ts";
import { findChange, findContent } from "../store/change/read.ts";
import type { Db } from "../store/database.ts";
import { workingTimes } from "../store/people/calendars.ts";
import { findTeamCalled } from "../store/people/teams.ts";

/** Business time depends on tz data that differs between builds, so it is computed here and kept as instants in events. */

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

/** The deadlines of requests that are asked now, kept for whoever looks before the change has them. */
export async function gateDeadlines(
  db: Db,
  { key, gate, requests, now }: { key: string; gate: string; requests: readonly string[]; now: number },
): Promise<readonly InternalCommand[]> {
  const row = await findChange(db, key);
  if (row === null || row.state.gates[gate]?.standing !== "open") return [];
  const { revision } = row.state;
  const content = await findContent(db, key, revision.number, revision.hash);
  const dueIn = content?.gates.find((each) => each.id === gate)?.dueIn;
  const clocks = await gateClocks(db, row.state, { dueIn, requests, now });
  const [first] = clocks.toSorted((a, b) => a.dueAt - b.dueAt);
  if (first === undefined) return [];
  await saveDeadlines(db, key, [
    { subject: gate, ...first },
    ...clocks.flatMap((clock) => clock.requests.map((id) => ({ subject: requestSubject(id), ...clock }))),
  ]);
  return clocks.map((clock) => ({ type: "gate-deadlines", gate, ...clock }));
}
