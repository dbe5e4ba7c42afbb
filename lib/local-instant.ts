import { formatInstant } from "./instant.ts";
import { Temporal } from "temporal-polyfill";

/** What is typed into an input of date and time, as an instant of ISO 8601; a text that is none stays, to be refused by name. */
export function typedInstant(text: string, timeZone: string): string {
  const at = localInstant(text, timeZone);
  return at === null ? text : formatInstant(at);
}

/** Epoch milliseconds of a local date and time such as `2026-03-03T09:00` in a zone, `null` when it is none. */
export function localInstant(text: string, timeZone: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return null;
  try {
    return Temporal.PlainDateTime.from(text, { overflow: "reject" }).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return null;
  }
}

/** An instant as an input of date and time holds it, such as `2026-03-03T09:00` in the zone. */
export function localText(at: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.toString({ smallestUnit: "minute" });
}
