/**
 * The value at a place of parsed JSON; `undefined` where there is none. A place is a JSON pointer (RFC 6901) as `/actor/email`,
 * or a path as `actor.email`, `$.items[0].id`; empty, it is the whole.
 */
export function valueAt(json: unknown, place: string): unknown {
  let found = json;
  for (const step of stepsOf(place)) {
    if (Array.isArray(found)) found = /^\d+$/.test(step) ? (found as unknown[])[Number(step)] : undefined;
    else if (isObject(found) && Object.hasOwn(found, step)) found = found[step];
    else return undefined;
  }
  return found;
}

function stepsOf(place: string): readonly string[] {
  if (place === "" || place === "$") return [];
  if (place.startsWith("/"))
    return place
      .slice(1)
      .split("/")
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return place
    .replace(/^\$\.?/, "")
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter((step) => step !== "");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
