import { isProperties } from "./behaviour.ts";
import type { Properties } from "./behaviour.ts";

/** What of an event a summary looks at. */
export interface SampledEvent {
  /** Who acted, as any text that tells people apart. */
  readonly identity: string;
  readonly properties: Properties | null;
}

/** A property as it was seen in a sample of events. `property` is a path such as `deal.stage`. */
export interface PropertySummary {
  readonly property: string;
  /** Events of the sample that have it. */
  readonly events: number;
  readonly kind: "text" | "number" | "yes_no" | "list" | "mixed";
  /** The most frequent values that at least three people had, most frequent first. */
  readonly values: readonly { readonly value: string; readonly events: number }[];
  /** Values there are, told or not. */
  readonly distinct: number;
  /** Of numbers. */
  readonly range: { readonly least: number; readonly middle: number; readonly most: number } | null;
}

const propertiesMax = 100;
const valuesMax = 8;
const textMax = 80;
/** A value that fewer people had could point at them. */
const peopleMin = 3;

type Kind = PropertySummary["kind"];

interface Seen {
  events: number;
  readonly kinds: Set<Kind>;
  readonly numbers: number[];
  readonly values: Map<string, { events: number; readonly identities: Set<string> }>;
}

/** Sums up which properties a sample of events has and what they hold, most frequent first; objects one level deep. */
export function summariseProperties(sample: Iterable<SampledEvent>): readonly PropertySummary[] {
  const seen = new Map<string, Seen>();
  for (const { identity, properties } of sample)
    for (const [property, value] of flat(properties)) note(seen, property, value, identity);
  return [...seen]
    .map(([property, one]) => summaryOf(property, one))
    .toSorted((a, b) => b.events - a.events || (a.property < b.property ? -1 : 1))
    .slice(0, propertiesMax);
}

function* flat(properties: Properties | null): Generator<[property: string, value: unknown]> {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (isProperties(value)) for (const [inner, each] of Object.entries(value)) yield [`${name}.${inner}`, each];
    else yield [name, value];
  }
}

function note(seen: Map<string, Seen>, property: string, value: unknown, identity: string): void {
  const kind = kindOf(value);
  if (kind === null) return;
  const one: Seen = seen.get(property) ?? { events: 0, kinds: new Set<Kind>(), numbers: [], values: new Map() };
  seen.set(property, one);
  one.events += 1;
  one.kinds.add(kind);
  if (typeof value === "number") one.numbers.push(value);
  const texts = Array.isArray(value) ? value.flatMap((each: unknown) => textOf(each) ?? []) : [textOf(value) ?? ""];
  for (const text of new Set(texts)) {
    const known = one.values.get(text) ?? { events: 0, identities: new Set<string>() };
    one.values.set(text, known);
    known.events += 1;
    if (known.identities.size < peopleMin) known.identities.add(identity);
  }
}

function kindOf(value: unknown): Kind | null {
  if (Array.isArray(value)) return "list";
  switch (typeof value) {
    case "string":
      return value === "" ? null : "text";
    case "number":
      return "number";
    case "boolean":
      return "yes_no";
    default:
      return null;
  }
}

function textOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

function summaryOf(property: string, { events, kinds, numbers, values }: Seen): PropertySummary {
  const [kind] = kinds;
  const shown = [...values]
    .filter(([value, { identities }]) => identities.size >= peopleMin && value.length <= textMax)
    .map(([value, one]) => ({ value, events: one.events }))
    .toSorted((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1));
  return {
    property,
    events,
    kind: kinds.size === 1 && kind !== undefined ? kind : "mixed",
    values: shown.slice(0, valuesMax),
    distinct: values.size,
    range: kinds.size === 1 && kind === "number" ? rangeOf(numbers) : null,
  };
}

function rangeOf(numbers: readonly number[]): PropertySummary["range"] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { least: at(0), middle: at(0.5), most: at(1) };
}
