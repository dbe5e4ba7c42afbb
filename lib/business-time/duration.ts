import { BusinessTimeError } from "./error.ts";

/** Working time to add: hours may have fractions, days are whole. */
export type BusinessDuration = { hours: number } | { days: number };

const maxHours = 100_000;
const maxDays = 20_000;

/** Reads "2 days", "1 day" or "12.5 hours". Throws {@link BusinessTimeError} on field `in`. */
export function parseBusinessDuration(text: string): BusinessDuration {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(h|hours?|d|days?)\s*$/i.exec(text);
  const amount = Number(match?.[1]);
  const unit = match?.[2];
  if (unit === undefined) {
    throw new BusinessTimeError("in", `"${text}" is no working time: write "2 days" or "12.5 hours"`);
  }
  return checkDuration(unit.toLowerCase().startsWith("d") ? { days: amount } : { hours: amount });
}

/** The same duration, or {@link BusinessTimeError} when it is negative, a fraction of a day or too long to be meant. */
export function checkDuration(duration: BusinessDuration): BusinessDuration {
  const [amount, limit, unit] =
    "days" in duration ? [duration.days, maxDays, "days"] : [duration.hours, maxHours, "hours"];
  if (!(amount >= 0 && amount <= limit)) {
    throw new BusinessTimeError("in", `${amount} ${unit} is out of range: give 0 to ${limit}`);
  }
  if ("days" in duration && !Number.isInteger(amount)) {
    throw new BusinessTimeError("in", `${amount} days: days are whole, use hours for parts of a day`);
  }
  return duration;
}
