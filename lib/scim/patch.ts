import { ScimMistake } from "./mistake.ts";
import { readPath } from "./path.ts";
import type { ScimPath } from "./path.ts";

/** One attribute that is to be set, added to or taken away. */
export interface ScimEdit {
  readonly op: "add" | "replace" | "remove";
  readonly path: ScimPath;
  /** `undefined`: none was sent. */
  readonly value: unknown;
}

/**
 * Reads a PATCH (RFC 7644, section 3.5.2) in the forms that are really sent: operations in any case, and without a path an
 * object whose names may be paths themselves. @throws ScimMistake
 */
export function readPatch(body: unknown): readonly ScimEdit[] {
  const operations = field(body, "operations");
  if (!Array.isArray(operations) || operations.length === 0)
    throw new ScimMistake("invalidSyntax", "A PATCH has a list of Operations.");
  return operations.flatMap((operation: unknown) => {
    const op = opOf(field(operation, "op"));
    const path = field(operation, "path");
    const value = field(operation, "value");
    if (typeof path === "string" && path.trim() !== "") return [{ op, path: readPath(path), value }];
    if (op === "remove") throw new ScimMistake("noTarget", "An operation that removes says by its path what.");
    return readAttributes(value, op);
  });
}

/** Every attribute of an object as something to be set. @throws ScimMistake */
export function readAttributes(resource: unknown, op: "add" | "replace" = "replace"): readonly ScimEdit[] {
  if (!isRecord(resource)) throw new ScimMistake("invalidSyntax", "A resource is a JSON object with its attributes.");
  return Object.entries(resource).flatMap(([name, value]) => {
    const path = pathOrNull(name);
    return path === null ? [] : [{ op, path, value }];
  });
}

/** A field of an object by its name in any case. */
export function field(value: unknown, name: string): unknown {
  if (!isRecord(value)) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Names of attributes that nobody here knows, such as those of other schemas, are none of ours. */
function pathOrNull(name: string): ScimPath | null {
  try {
    return readPath(name);
  } catch {
    return null;
  }
}

function opOf(value: unknown): ScimEdit["op"] {
  const op = typeof value === "string" ? value.toLowerCase() : "";
  if (op === "add" || op === "replace" || op === "remove") return op;
  throw new ScimMistake("invalidSyntax", "An operation is add, replace or remove.");
}
