import type { Behaviour, Predicate } from "../change/schema.ts";

export type Properties = Readonly<Record<string, unknown>>;

/** An object with named values, as JSON has them. */
export function isProperties(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What of an event a behaviour looks at. */
export interface Occurrence {
  readonly event: string;
  readonly properties: Properties | null;
}

/** Whether an event is qualifying: its name is the behaviour's and every predicate holds. */
export function matches(behaviour: Behaviour, { event, properties }: Occurrence): boolean {
  return event === behaviour.event && behaviour.where.every((predicate) => holds(predicate, properties));
}

/**
 * Values are compared as text, and `at_least`/`at_most` as numbers, so that a CSV cell `5` and a JSON `5` are the same.
 * `a.b` is the property of that name, else `b` within `a`. A property that is missing is equal to nothing.
 */
function holds({ property, is, value }: Predicate, properties: Properties | null): boolean {
  const actual = read(properties, property);
  switch (is) {
    case "exists":
      return actual !== undefined && actual !== null && actual !== "";
    case "equals":
      return value !== undefined && textOf(actual) === String(value);
    case "not_equals":
      return value !== undefined && textOf(actual) !== String(value);
    case "at_least":
      return numberOf(actual) >= numberOf(value);
    case "at_most":
      return numberOf(actual) <= numberOf(value);
    case "contains":
      return value !== undefined && contains(actual, String(value));
  }
}

function read(properties: Properties | null, path: string): unknown {
  if (properties === null) return undefined;
  if (Object.hasOwn(properties, path)) return properties[path];
  let found: unknown = properties;
  for (const step of path.split(".")) {
    if (!isProperties(found) || !Object.hasOwn(found, step)) return undefined;
    found = found[step];
  }
  return found;
}

/** The value of a property as text, however it was sent. */
export function propertyText(properties: Properties | null, path: string): string | undefined {
  return textOf(read(properties, path));
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

/** `NaN` where there is no number, which no comparison lets through. */
function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  return typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
}

function contains(actual: unknown, wanted: string): boolean {
  if (Array.isArray(actual)) return actual.some((item) => textOf(item) === wanted);
  return typeof actual === "string" && actual.includes(wanted);
}
