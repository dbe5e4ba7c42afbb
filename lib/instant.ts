import { Temporal } from "temporal-polyfill";

const PLAIN_UTC = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
const DATE_ONLY = /^\d{4}-\d\d-\d\d$/;

/**
 * Epoch milliseconds of an ISO 8601 instant with its offset; a date alone is midnight in `timeZone`. `null` when the
 * text is neither. Finer parts than a millisecond are dropped.
 */
export function parseInstant(text: string, timeZone: string): number | null {
  const plain = PLAIN_UTC.exec(text);
  if (plain !== null) {
    const instant = Date.parse(text);
    // The platform reads 30 February as 2 March.
    return new Date(instant).getUTCDate() === Number(plain[3]) ? instant : null;
  }
  try {
    if (DATE_ONLY.test(text)) return Temporal.PlainDate.from(text).toZonedDateTime({ timeZone }).epochMilliseconds;
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return null;
  }
}

/** ISO 8601 in UTC, without a fraction where there is none: `2022-08-01T00:00:00Z`. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString().replace(".000Z", "Z");
}
