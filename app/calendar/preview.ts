import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { addBusinessTime, elapsedBusinessSeconds } from "../../lib/business-time/arithmetic.ts";
import { parseBusinessDuration } from "../../lib/business-time/duration.ts";
import { BusinessTimeError } from "../../lib/business-time/error.ts";
import { Calendar, defaultCalendar } from "../../lib/business-time/schema.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { parse } from "../parse.ts";

/** `in`: working time to add to `from`. `elapsedTo`: instant up to which working time is counted. One of the two. */
export const CalendarQuestion = z.strictObject({
  calendar: Calendar.default(defaultCalendar),
  from: z.string().max(64),
  in: z.string().max(64).optional(),
  elapsedTo: z.string().max(64).optional(),
});

export interface CalendarAnswer {
  /** Epoch milliseconds at which the working time is used up. */
  readonly due: number | null;
  readonly elapsedSeconds: number | null;
}

/** What a calendar makes of a deadline, before anybody depends on it. @throws Problem `invalid` */
export function previewCalendar(caller: Caller, input: unknown): CalendarAnswer {
  requireScope(caller, "changes:read");
  const { calendar, from, in: amount, elapsedTo } = parse(CalendarQuestion, input);
  try {
    if (amount !== undefined && elapsedTo === undefined)
      return { due: addBusinessTime(calendar, from, parseBusinessDuration(amount)), elapsedSeconds: null };
    if (elapsedTo !== undefined && amount === undefined)
      return { due: null, elapsedSeconds: elapsedBusinessSeconds(calendar, from, elapsedTo) };
    throw new BusinessTimeError("in", "give one of in and elapsedTo");
  } catch (error) {
    if (!(error instanceof BusinessTimeError)) throw error;
    const errors = [{ path: error.field === "to" ? "elapsedTo" : error.field, message: error.message }];
    throw new Problem("invalid", error.message, { errors });
  }
}
