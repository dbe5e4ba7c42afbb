import type { InternalCommand } from "../domain/change/command.ts";
import { linkEnd } from "../domain/change/link-life.ts";
import { addBusinessTime, elapsedBusinessSeconds } from "../lib/business-time/arithmetic.ts";
import { parseBusinessDuration } from "../lib/business-time/duration.ts";
import type { Calendar } from "../lib/business-time/schema.ts";
import { intakeSubject, saveDeadline } from "../store/change/deadlines.ts";
import { findChange, findContent } from "../store/change/read.ts";
import type { Db } from "../store/database.ts";
import { calendarOf } from "../store/people/calendars.ts";

/** Business time depends on tz data that differs between builds, so it is computed here and kept as instants in events. */

/** An intake is answered within two business days. */
const intakeAnswer = { days: 2 };
/** Shares of the time to decide after which a reminder goes out. */
const reminderShares = [0.5, 0.8];

export async function intakeDeadline(db: Db, key: string, now: number): Promise<readonly InternalCommand[]> {
  const row = await findChange(db, key);
  if (row === null || row.state.stage !== "intake") return [];
  const dueAt = addBusinessTime(await calendarOf(db, row.state.plan.team), now, intakeAnswer);
  await saveDeadline(db, key, intakeSubject, { remindAt: [], dueAt });
  return [{ type: "intake-deadline", dueAt }];
}

/** The deadline of requests that are asked now, and the second one, half as long again, at which it is escalated. */
export async function gateDeadlines(
  db: Db,
  { key, gate, requests, now }: { key: string; gate: string; requests: readonly string[]; now: number },
): Promise<readonly InternalCommand[]> {
  const row = await findChange(db, key);
  if (row === null || row.state.gates[gate]?.standing !== "open") return [];
  const { revision, plan } = row.state;
  const content = await findContent(db, key, revision.number, revision.hash);
  const dueIn = content?.gates.find((each) => each.id === gate)?.dueIn ?? "5 days";
  const calendar = await calendarOf(db, plan.team);
  const dueAt = addBusinessTime(calendar, now, parseBusinessDuration(dueIn));
  const remindAt = remindersBetween(calendar, now, dueAt);
  const hours = elapsedBusinessSeconds(calendar, now, dueAt) / 3_600;
  const escalateAt = addBusinessTime(calendar, dueAt, { hours: hours / 2 });
  const linkUntil = linkEnd(escalateAt);
  await saveDeadline(db, key, gate, { remindAt, dueAt, linkUntil });
  return [{ type: "gate-deadlines", gate, requests, remindAt, dueAt, escalateAt, linkUntil }];
}

/** Reminders fall into working time, at fixed shares of it. */
export function remindersBetween(calendar: Calendar, from: number, dueAt: number): readonly number[] {
  const hours = elapsedBusinessSeconds(calendar, from, dueAt) / 3_600;
  const instants = reminderShares.map((share) => addBusinessTime(calendar, from, { hours: hours * share }));
  return [...new Set(instants)].filter((instant) => instant > from && instant < dueAt);
}
