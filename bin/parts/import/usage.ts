import { createHash } from "node:crypto";
import type { CsvRow } from "../../../lib/csv-rows.ts";
import { InvalidInput } from "../../../lib/invalid-input.ts";
import { parseInstant } from "../../../lib/instant.ts";
import { rowsOf } from "./rows.ts";
import type { Service } from "./service.ts";

const required = ["user_id", "timestamp", "event"] as const;
const optional = ["message_id"] as const;
type Column = (typeof required)[number] | (typeof optional)[number];

const alsoCalled = {
  user_id: ["user", "person"],
  timestamp: ["time", "at", "occurred at", "date"],
  event: ["event name", "action"],
  message_id: ["id", "event id", "uuid"],
} as const;

const batchRows = 1_000;
const batchCharacters = 400_000;
const linesKept = 3;

export interface UsageSummary {
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  /** By sentence, with the first lines it was said of. */
  readonly reasons: Map<string, { n: number; readonly lines: number[] }>;
}

interface Waiting {
  readonly line: number;
  readonly event: Readonly<Record<string, unknown>>;
}

/**
 * Streams a file of events to a source; memory does not grow with the file. Columns it does not know become properties.
 * Sent again, after a break for instance, what was stored counts once.
 */
export async function importUsageFile(
  service: Service,
  file: string,
  { source, timeZone, progress }: { source: string; timeZone: string; progress: (summary: UsageSummary) => void },
): Promise<UsageSummary> {
  const summary: UsageSummary = { rows: 0, accepted: 0, duplicates: 0, rejected: 0, reasons: new Map() };
  const repeats = new Map<string, number>();
  let waiting: Waiting[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await send(service, source, waiting, summary);
    waiting = [];
    characters = 0;
    progress(summary);
  };
  for await (const row of rowsOf({ file, required, optional, alsoCalled })) {
    const event = eventIn(row, timeZone, repeats);
    const length = JSON.stringify(event).length;
    if (waiting.length === batchRows || characters + length > batchCharacters) await flush();
    waiting.push({ line: row.line, event });
    characters += length;
    summary.rows += 1;
  }
  await flush();
  if (summary.rows === 0) throw new InvalidInput(`${file} has no row below its first line.`);
  return summary;
}

function eventIn(row: CsvRow<Column>, timeZone: string, repeats: Map<string, number>) {
  const cell = row.cell("timestamp");
  const at = parseInstant(cell, timeZone);
  const properties = row.others();
  const event = {
    type: "track",
    userId: row.cell("user_id"),
    timestamp: at === null ? cell : new Date(at).toISOString(),
    event: row.cell("event"),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
  return { ...event, messageId: row.cell("message_id") || contentId(event, repeats) };
}

/** Rows without an id are known by what they hold; of equal ones the second is another one than the first. */
function contentId(event: object, repeats: Map<string, number>): string {
  const hash = createHash("sha256").update(JSON.stringify(event)).digest("base64url").slice(0, 24);
  const nth = (repeats.get(hash) ?? 0) + 1;
  repeats.set(hash, nth);
  return `row:${hash}:${nth}`;
}

async function send(
  service: Service,
  source: string,
  waiting: readonly Waiting[],
  summary: UsageSummary,
): Promise<void> {
  const events = waiting.map(({ event }) => event);
  const answer = await service.post(`/sources/${encodeURIComponent(source)}/import`, { events });
  if (answer.refused !== null) {
    const missing =
      answer.status === 404 ? `There is no source "${source}". Make it first, or correct --source.` : null;
    throw new InvalidInput(missing ?? answer.refused.detail);
  }
  const { accepted, duplicates, rejected } = answer.json;
  summary.accepted += Number(accepted);
  summary.duplicates += Number(duplicates);
  for (const refusal of Array.isArray(rejected) ? rejected : []) note(summary, waiting, refusal);
}

function note(summary: UsageSummary, waiting: readonly Waiting[], refusal: { index: number; sentence: string }): void {
  summary.rejected += 1;
  const reason = summary.reasons.get(refusal.sentence) ?? { n: 0, lines: [] };
  reason.n += 1;
  const line = waiting[refusal.index]?.line;
  if (line !== undefined && reason.lines.length < linesKept) reason.lines.push(line);
  summary.reasons.set(refusal.sentence, reason);
}
