import type { Task } from "../domain/change/effect.ts";
import { rollForward } from "../lib/business-time/arithmetic.ts";
import { findChange } from "../store/change/read.ts";
import type { Db } from "../store/database.ts";
import { workingTimes } from "../store/people/calendars.ts";
import { findPerson } from "../store/people/people.ts";

/** Messages that press somebody wait for that person's own working time. What was asked for, or is news, goes out at once. */

/** When this message may go out, epoch milliseconds; `null`: now. */
export async function quietUntil(
  db: Db,
  { key, now, task }: { readonly key: string; readonly now: number; readonly task: Task },
): Promise<number | null> {
  if (!presses(task)) return null;
  const row = await findChange(db, key);
  const person = row === null ? null : await pressed(db, task, (id) => row.state.requests[id]?.person ?? null);
  if (row === null || person === null) return null;
  const { own } = (await workingTimes(db, [person], row.state.plan.team))(person);
  const from = rollForward(own, now);
  return from > now ? from : null;
}

type Pressing = Extract<
  Task,
  { do: "mail-reminder" | "mail-nudge" | "mail-breach" | "mail-escalation" | "mail-intake" | "mail-suggestion" }
>;

function presses(task: Task): task is Pressing {
  switch (task.do) {
    case "mail-reminder":
    case "mail-nudge":
    case "mail-breach":
    case "mail-escalation":
    case "mail-suggestion":
      return true;
    case "mail-intake":
      return task.late;
    default:
      return false;
  }
}

/** Who gets it: the person asked, their manager, or whoever the task names. */
async function pressed(db: Db, task: Pressing, personOf: (request: string) => string | null): Promise<string | null> {
  if ("to" in task) return task.to;
  const person = personOf(task.request);
  if (task.do !== "mail-breach" || person === null) return person;
  return (await findPerson(db, person))?.manager ?? null;
}
