const formats = new Map<string, Intl.DateTimeFormat>();

/** The local calendar date in words: `1 August 2026`. */
export function longDate(instant: number, timeZone: string): string {
  return format(timeZone, "long", { day: "numeric", month: "long", year: "numeric" }).format(instant);
}

/** Day and month, for axes: `4 May`. */
export function shortDay(instant: number, timeZone: string): string {
  return format(timeZone, "day", { day: "numeric", month: "short" }).format(instant);
}

/** Month and year, for labels beside a point: `Aug 2022`. */
export function shortMonth(instant: number, timeZone: string): string {
  return format(timeZone, "month", { month: "short", year: "numeric" }).format(instant);
}

/** The local calendar date in figures, for tables: `2026-08-01`. */
export function isoDate(instant: number, timeZone: string): string {
  const parts = format(timeZone, "iso", { day: "2-digit", month: "2-digit", year: "numeric" }).formatToParts(instant);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

function format(timeZone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  formats.set(key, fresh);
  return fresh;
}
