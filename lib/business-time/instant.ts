import { Temporal } from "temporal-polyfill";
import { BusinessTimeError } from "./error.ts";

const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2300, 0, 1);

/** Epoch milliseconds of an ISO 8601 instant with offset, or of epoch milliseconds. Errors name `field`. */
export function readInstant(field: string, value: string | number): number {
  const instant = typeof value === "number" ? value : fromText(field, value);
  if (!(instant >= earliest && instant < latest)) {
    throw new BusinessTimeError(field, "is out of range: give an instant between the years 1900 and 2300");
  }
  return instant;
}

function fromText(field: string, text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new BusinessTimeError(field, `"${text}" is no instant: write it with its offset, as 2026-12-24T15:30:00Z`);
  }
}

/** ISO 8601 in UTC, without fractions where there are none. */
export function writeInstant(instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toString();
}
