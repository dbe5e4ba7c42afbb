import type { PlacedEntry } from "../../../lib/csv-rows.ts";
import { InvalidInput } from "../../../lib/invalid-input.ts";
import { mistakeAt, mistaken } from "./rows.ts";
import type { Service } from "./service.ts";

const entriesMax = 500;

/** Where a list goes, and what the columns of its fields are called. */
export interface Sending {
  readonly file: string;
  readonly path: string;
  /** Name of the list in the body. */
  readonly list: "people" | "members";
  /** Columns by field, for the mistakes that only the service can find. */
  readonly columns: Readonly<Record<string, string>>;
}

/**
 * Sends entries a few hundred at a time and sums up the numbers of the answers. What was sent before a mistake stays; sent
 * again it changes nothing.
 * @throws InvalidInput naming line and column of what the service refused
 */
export async function sendEntries(
  service: Service,
  sending: Sending,
  entries: readonly PlacedEntry<unknown>[],
): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (let start = 0; start < entries.length; start += entriesMax) {
    const part = entries.slice(start, start + entriesMax);
    const answer = await service.post(sending.path, { [sending.list]: part.map(({ entry }) => entry) });
    if (answer.refused !== null) throw refusal(sending, part, answer.refused);
    for (const [name, n] of Object.entries(answer.json)) if (typeof n === "number") sums[name] = (sums[name] ?? 0) + n;
  }
  return sums;
}

function refusal(
  { file, list, columns }: Sending,
  part: readonly PlacedEntry<unknown>[],
  refused: { detail: string; errors: readonly { path: string; message: string }[] },
): InvalidInput {
  const mistakes = refused.errors.map(({ path, message }) => {
    const [, index, field = ""] = new RegExp(`^${list}\\.(\\d+)(?:\\.(\\w+))?`).exec(path) ?? [];
    const line = index === undefined ? undefined : part[Number(index)]?.line;
    return line === undefined ? `${file}: ${message}` : mistakeAt(file, line, columns[field] ?? "", message);
  });
  return mistakes.length > 0 ? mistaken(mistakes) : new InvalidInput(`${file}: ${refused.detail}`);
}
