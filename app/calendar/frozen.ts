import { freezesAt } from "../../domain/calendar/freeze.ts";
import { Problem } from "../../domain/errors.ts";
import { longDate } from "../../lib/date-text.ts";
import { findFreezes } from "../../store/calendar/freezes.ts";
import { calendarOf } from "../../store/people/calendars.ts";
import { teamIdCalled } from "../../store/people/teams.ts";
import type { App } from "../context.ts";

/**
 * The freeze that a launch at an instant falls into, `null` without one. A launch all the same takes a reason, which stays on
 * record with it. @throws Problem `on_hold` without a reason
 */
export async function freezeOf(
  app: Pick<App, "db">,
  { team, at, reason }: { team: string | null; at: number; reason: string },
): Promise<string | null> {
  const id = await teamIdCalled(app.db, team);
  const [freeze] = freezesAt(await findFreezes(app.db, { from: at, until: at + 1 }), id, at);
  if (freeze === undefined) return null;
  if (reason !== "") return freeze.id;
  const { zone } = await calendarOf(app.db, team);
  const until = longDate(freeze.until, zone);
  throw new Problem(
    "on_hold",
    `Nothing launches until ${until}: ${freeze.name}. Choose a later time, or give a reason to launch all the same.`,
    { errors: [{ path: "reason", message: `Why launch although nothing should until ${until} (${freeze.name})?` }] },
  );
}
