import type { Readable } from "node:stream";
import { csvRows } from "../../lib/csv-rows.ts";
import { parseInstant } from "../../lib/instant.ts";
import { InvalidInput } from "../../lib/invalid-input.ts";
import { RetroEvidence } from "./retro-evidence.ts";

/** Where to read a file from, and what to call it. It is opened when its turn comes. */
export interface NamedFile {
  readonly name: string;
  readonly open: () => Readable;
}

/**
 * Reads a roster (`user_id,team,joined_at,left_at`) and events (`message_id,user_id,timestamp,event`) row by row.
 * `left_at` and `message_id` may be missing. A date alone is midnight in `timeZone`.
 * @throws InvalidInput naming file, line and column, or the events there are when `behaviour` is not among them.
 */
export async function readRetroFiles(
  files: { roster: NamedFile; events: NamedFile },
  question: { behaviour: string; asOf: readonly number[]; timeZone: string },
): Promise<RetroEvidence> {
  const evidence = new RetroEvidence(question.behaviour, question.asOf);
  await readRoster(files.roster, evidence, question.timeZone);
  await readEvents(files.events, evidence, question.timeZone);
  const names = evidence.eventNames();
  if (names.length > 0 && !names.some(({ name }) => name === question.behaviour)) {
    const listed = names.slice(0, 10).map(({ name, rows }) => `${name} (${rows.toLocaleString("en")})`);
    throw new InvalidInput(
      `${files.events.name} has no event "${question.behaviour}". It has ${listed.join(", ")}` +
        `${names.length > listed.length ? ` and ${names.length - listed.length} more` : ""}. Choose one with --event.`,
    );
  }
  return evidence;
}

async function readRoster(file: NamedFile, evidence: RetroEvidence, timeZone: string): Promise<void> {
  const shape = { file: file.name, required: ["user_id", "team", "joined_at"], optional: ["left_at"] } as const;
  let people = 0;
  for await (const row of csvRows(file.open(), shape)) {
    const where = { file: file.name, line: row.line };
    const userId = filled(where, "user_id", row.cell("user_id"));
    const group = filled(where, "team", row.cell("team"));
    if (group === "*") throw wrong(where, "team", '"*" stands for everybody. Give the team another name.');
    const [joined, left] = [row.cell("joined_at"), row.cell("left_at")];
    const joinedAt = instant(where, "joined_at", joined, timeZone);
    const leftAt = left === "" ? null : instant(where, "left_at", left, timeZone);
    if (leftAt !== null && leftAt < joinedAt) {
      throw wrong(where, "left_at", `${left} is before joined_at, ${joined}. Correct one of the two.`);
    }
    evidence.addMembership(userId, { group, wave: null, joinedAt, leftAt });
    people += 1;
  }
  if (people === 0) throw new InvalidInput(`${file.name} has no row below its first line. Nobody would be measured.`);
}

async function readEvents(file: NamedFile, evidence: RetroEvidence, timeZone: string): Promise<void> {
  const shape = { file: file.name, required: ["user_id", "timestamp", "event"], optional: ["message_id"] } as const;
  let identified = true;
  let rows = 0;
  for await (const row of csvRows(file.open(), shape)) {
    const where = { file: file.name, line: row.line };
    const messageId = row.cell("message_id");
    if (messageId === "") identified = false;
    evidence.addEvent({
      messageId,
      userId: filled(where, "user_id", row.cell("user_id")),
      at: instant(where, "timestamp", row.cell("timestamp"), timeZone),
      name: filled(where, "event", row.cell("event")),
    });
    rows += 1;
  }
  if (rows === 0)
    throw new InvalidInput(`${file.name} has no row below its first line, so there is nothing to measure.`);
  if (!identified) evidence.addNote("Rows without a message_id all count: repeated ones cannot be told apart.");
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function filled(where: Place, column: string, cell: string): string {
  if (cell === "") throw wrong(where, column, "the cell is empty. Fill it in, or remove the row.");
  return cell;
}

function instant(where: Place, column: string, cell: string, timeZone: string): number {
  const at = parseInstant(filled(where, column, cell), timeZone);
  if (at === null) {
    throw wrong(
      where,
      column,
      `"${cell}" is no instant. Write it with its offset, as 2026-01-31T09:00:00Z, or as a date.`,
    );
  }
  return at;
}

function wrong({ file, line }: Place, column: string, what: string): InvalidInput {
  return new InvalidInput(`${file}, line ${line}, column ${column}: ${what}`);
}
