/**
 * Every mark of a chart is drawn in a colour that stands for one of these classes; the stylesheet, which knows light and
 * dark, gives the real one. The names are those of the design's stylesheet.
 */
export const inks = [
  "grid",
  "axis",
  "band-early",
  "band-unknown",
  "band-freeze",
  "band-text",
  "plate",
  "t-line",
  "t-text",
  "base-line",
  "base-text",
  "event-line",
  "event-text",
  "held",
  "curve",
  "curve gap",
  "pt",
  "pt last",
  "pt restated",
  "lost",
  "lost-text",
  "now-text",
  "now-sub",
] as const;

export type Ink = (typeof inks)[number];

const STAND_IN = "#0a0b";

export function ink(name: Ink): string {
  return STAND_IN + inks.indexOf(name).toString(16).padStart(2, "0");
}

/** The class a colour stands for, `null` for any other colour. */
export function inkOf(colour: string | undefined): Ink | null {
  if (colour?.startsWith(STAND_IN) !== true) return null;
  return inks[Number.parseInt(colour.slice(STAND_IN.length), 16)] ?? null;
}
