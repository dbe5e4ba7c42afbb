import { Problem } from "../../domain/errors.ts";
import { addBusinessTime } from "../../lib/business-time/arithmetic.ts";
import { findChange } from "../../store/change/read.ts";
import { workingTimes } from "../../store/people/calendars.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { order } from "./orders.ts";
import type { Written } from "./orders.ts";
import { presentOf } from "./present.ts";

/**
 * Reminds somebody by hand who has not answered: once a business day of theirs at most, and not within four hours of an automatic
 * reminder. The message goes out in their own working time.
 * @throws Problem `too_soon` saying from when on it is possible
 */
export async function nudgePerson(
  app: App,
  caller: Caller,
  { key, request }: { readonly key: string; readonly request: string },
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const asked = Object.hasOwn(row.state.requests, request) ? row.state.requests[request] : undefined;
  const person = asked?.person ?? "";
  const { own } = (await workingTimes(app.db, [person], row.state.plan.team))(person);
  const nextAt = addBusinessTime(own, presentOf(app, row), { days: 1 });
  return order(app, caller, key, { type: "nudge", request, nextAt }, idempotencyKey);
}
