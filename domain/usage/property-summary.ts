import { smallestGroup } from "../adoption/privacy.ts";
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
  /** The most frequent values that at least five people had, most frequent first. */
  readonly values: readonly { readonly value: string; readonly events: number }[];
  /** Values there are, told or not. */
  readonly distinct: number;
  /** Of numbers: at least five people come down to `least` and as many up to `most`; `null` where they are fewer. */
  readonly range: { readonly least: number; readonly middle: number; readonly most: number } | null;
}

const propertiesMax = 100;
const valuesMax = 8;
const textMax = 80;

type Kind = PropertySummary["kind"];

interface Seen {
  events: number;
  readonly kinds: Set<Kind>;
  readonly numbers: number[];
  /** Each one's least and most. */
  readonly reach: Map<string, { least: number; most: number }>;
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
  const one: Seen = seen.get(property) ?? {
    events: 0,
    kinds: new Set<Kind>(),
    numbers: [],
    reach: new Map(),
    values: new Map(),
  };
  seen.set(property, one);
  one.events += 1;
  one.kinds.add(kind);
  if (typeof value === "number") {
    one.numbers.push(value);
    const known = one.reach.get(identity) ?? { least: value, most: value };
    one.reach.set(identity, { least: Math.min(known.least, value), most: Math.max(known.most, value) });
  }
  const texts = Array.isArray(value) ? value.flatMap((each: unknown) => textOf(each) ?? []) : [textOf(value) ?? ""];
  for (const text of new Set(texts)) {
    const known = one.values.get(text) ?? { events: 0, identities: new Set<string>() };
    one.values.set(text, known);
    known.events += 1;
    if (known.identities.size < smallestGroup) known.identities.add(identity);
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

function summaryOf(property: string, { events, kinds, numbers, reach, values }: Seen): PropertySummary {
  const [kind] = kinds;
  const shown = [...values]
    .filter(([value, { identities }]) => identities.size >= smallestGroup && value.length <= textMax)
    .map(([value, one]) => ({ value, events: one.events }))
    .toSorted((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1));
  return {
    property,
    events,
    kind: kinds.size === 1 && kind !== undefined ? kind : "mixed",
    values: shown.slice(0, valuesMax),
    distinct: values.size,
    range: kinds.size === 1 && kind === "number" ? rangeOf(numbers, [...reach.values()]) : null,
  };
}

function rangeOf(
  numbers: readonly number[],
  reach: readonly { readonly least: number; readonly most: number }[],
): PropertySummary["range"] {
  // A number that fewer people had could point at them.
  const least = reach.map((each) => each.least).toSorted((a, b) => a - b)[smallestGroup - 1];
  const most = reach.map((each) => each.most).toSorted((a, b) => b - a)[smallestGroup - 1];
  const middle = numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
  if (least === undefined || most === undefined || middle === undefined) return null;
  // Of few people both ends cross.
  return least > most ? null : { least, middle: Math.min(Math.max(middle, least), most), most };
}
