import type { InternalCommand } from "../../domain/change/command.ts";
import { linkEnd } from "../../domain/change/link-life.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { same } from "../../domain/same.ts";
import { addBusinessTime, elapsedBusinessSeconds, rollForward } from "../../lib/business-time/arithmetic.ts";
import { parseBusinessDuration } from "../../lib/business-time/duration.ts";
import type { Calendar } from "../../lib/business-time/schema.ts";
import type { Db } from "../../store/database.ts";
import { workingTimes } from "../../store/people/calendars.ts";

/** What a gate's clock says; the command that sets it names the gate beside it. */
export type GateClock = Omit<Extract<InternalCommand, { type: "gate-deadlines" }>, "type" | "gate">;

/** Shares of the time to decide after which a reminder goes out. */
const reminderShares = [0.5, 0.8];

/** How long people have to decide where the gate does not say. */
const usualTime = "5 days";

/**
 * The clocks of requests that are asked at `now`: each person's in their own team's working time, so those who work alike share
 * one; with the second deadline, half as long again, at which it is escalated.
 */
export async function gateClocks(
  db: Db,
  state: ChangeState,
  { dueIn = usualTime, requests, now }: { dueIn: string | undefined; requests: readonly string[]; now: number },
): Promise<readonly (GateClock & { readonly linkUntil: number })[]> {
  const asked = requests.flatMap((id) => state.requests[id] ?? []);
  const people = asked.map((request) => request.person);
  const timeOf = await workingTimes(db, people, state.plan.team);
  const groups = new Map<Calendar, string[]>();
  for (const { id, person } of asked) {
    const { party } = timeOf(person);
    const alike = [...groups.keys()].find((each) => same(each, party)) ?? party;
    groups.set(alike, [...(groups.get(alike) ?? []), id]);
  }
  return [...groups].map(([calendar, ids]) => {
    const dueAt = addBusinessTime(calendar, now, parseBusinessDuration(dueIn));
    const hours = elapsedBusinessSeconds(calendar, now, dueAt) / 3_600;
    const escalateAt = addBusinessTime(calendar, dueAt, { hours: hours / 2 });
    const remindAt = remindersBetween(calendar, now, dueAt);
    return { requests: ids, remindAt, dueAt, escalateAt, linkUntil: linkEnd(escalateAt) };
  });
}

/** Reminders fall into working time, at fixed shares of it; one at the very end of a day comes with the next. */
function remindersBetween(calendar: Calendar, from: number, dueAt: number): readonly number[] {
  const hours = elapsedBusinessSeconds(calendar, from, dueAt) / 3_600;
  const instants = reminderShares.map((share) =>
    rollForward(calendar, addBusinessTime(calendar, from, { hours: hours * share })),
  );
  return [...new Set(instants)].filter((instant) => instant > from && instant < dueAt);
}
