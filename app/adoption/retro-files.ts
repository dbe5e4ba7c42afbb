import { InvalidInput } from "../../lib/invalid-input.ts";
import type { TableRow } from "../../lib/csv-table.ts";
import { eventRoles, findColumns, rosterRoles } from "./retro-columns.ts";
import type { EventRole, FoundColumns, RosterRole } from "./retro-columns.ts";
import { RetroEvidence } from "./retro-evidence.ts";
import { CellReader, openSampled, readAs } from "./retro-table.ts";
import type { NamedFile, ReadFile, ReadingRules, SampledTable } from "./retro-table.ts";
import type { DayOrder } from "../../lib/written-moment.ts";

/** What is asked of two files, and how they are to be read where guessing would go wrong. */
export interface RetroReading {
  /** The event that shows use; `null`: the only one there is, or every row of a file that names none. */
  readonly behaviour: string | null;
  readonly launchedAt: number;
  readonly asOf: readonly number[];
  readonly timeZone: string;
  /** `null`: told by the dates themselves. */
  readonly dayOrder: DayOrder | null;
  /** Columns by role, for those that are not called as usual. */
  readonly eventColumns: Readonly<Partial<Record<EventRole, string>>>;
  readonly rosterColumns: Readonly<Partial<Record<RosterRole, string>>>;
  readonly words: ReadingWords;
  /** Told of how far it is, now and then. */
  readonly progress?: (at: { readonly file: string; readonly rows: number }) => void;
}

/** How what guessing could not find out is given where the files came from, for messages. */
export interface ReadingWords {
  /** Ends "Choose one". */
  readonly event: string;
  readonly dayOrder: string;
  readonly column: (file: "events" | "roster", role: string) => string;
}

export interface RetroFilesRead {
  readonly evidence: RetroEvidence;
  readonly files: readonly ReadFile[];
}

/** Rows between two words about how far it is. */
const PROGRESS_ROWS = 20_000;
/** The only group of people of whom no team is told. */
const nobodysTeam = "no team";

/**
 * Reads what people did and who could have done it, row by row, from files as other programs export them: columns are found by
 * their usual names or by what they hold. Without a roster people are those who act.
 * @throws InvalidInput naming file, line and column, or the events there are when `behaviour` is not among them.
 */
export async function readRetroFiles(
  files: { readonly roster: NamedFile | null; readonly events: NamedFile },
  reading: RetroReading,
): Promise<RetroFilesRead> {
  const read: ReadFile[] = [];
  const behaviour = reading.behaviour ?? (await onlyEvent(files.events, reading));
  const evidence = new RetroEvidence(behaviour, reading.asOf, { hasRoster: files.roster !== null });
  if (files.roster !== null) read.push(await readRoster(files.roster, evidence, reading));
  else
    evidence.addNote(
      "No list of members was given: people count from their first event until 90 days after their last, and who never did anything is left out, so the true rate is lower.",
    );
  read.push(await readEvents(files.events, evidence, reading));
  evidence.settle();
  return { evidence, files: read };
}

async function readRoster(file: NamedFile, evidence: RetroEvidence, reading: RetroReading): Promise<ReadFile> {
  const opened = await openSampled(file, "user_id,team,joined_at,left_at");
  const columns = columnsOf(opened, rosterRoles, reading.rosterColumns, (role) => reading.words.column("roster", role));
  const reader = new CellReader<RosterRole>(opened, columns, ["joined", "left"], rulesOf(reading));
  let rows = 0;
  let undated = 0;
  for await (const row of opened.rows) {
    rows += 1;
    if (rows % PROGRESS_ROWS === 0) reading.progress?.({ file: file.name, rows });
    const userId = reader.filled(row, "user");
    const group = reader.text(row, "team") || nobodysTeam;
    if (group === "*") throw reader.wrong(row, "team", '"*" stands for everybody. Give the team another name.');
    const isDated = reader.text(row, "joined") !== "";
    if (!isDated) undated += 1;
    const joinedAt = isDated ? reader.instant(row, "joined") : reading.launchedAt;
    const leftAt = reader.text(row, "left") === "" ? null : reader.instant(row, "left");
    if (leftAt === null || leftAt >= joinedAt) evidence.addMembership(userId, { group, wave: null, joinedAt, leftAt });
    // Who left before the launch and has no date of joining was never eligible.
    else if (isDated) throw reader.wrong(row, "left", leftBefore(reader, row));
  }
  if (rows === 0) throw new InvalidInput(`${file.name} has no row below its first line. Nobody would be measured.`);
  if (undated > 0) {
    const who = undated === rows ? "people are there" : `${undated.toLocaleString("en")} of its people are there`;
    evidence.addNote(`${file.name} does not say since when ${who}: they count from the launch on.`);
  }
  return readAs(opened, columns, reader, rows);
}

function leftBefore(reader: CellReader<RosterRole>, row: TableRow): string {
  return `${reader.text(row, "left")} is before the date of joining, ${reader.text(row, "joined")}. Correct one of the two.`;
}

async function readEvents(file: NamedFile, evidence: RetroEvidence, reading: RetroReading): Promise<ReadFile> {
  const opened = await openSampled(file, "message_id,user_id,timestamp,event");
  const columns = eventColumnsOf(opened, reading);
  const reader = new CellReader<EventRole>(opened, columns, ["time"], rulesOf(reading));
  let rows = 0;
  let identified = true;
  const silent = new SilentRows();
  for await (const row of opened.rows) {
    rows += 1;
    if (rows % PROGRESS_ROWS === 0) reading.progress?.({ file: file.name, rows });
    const messageId = reader.text(row, "id");
    const userId = reader.text(row, "user");
    const name = columns.event === undefined ? evidence.behaviour : reader.text(row, "event");
    // Exports hold rows of what was never done, or by nobody: a task without its day, a record without its owner.
    if (userId === "" || name === "" || reader.text(row, "time") === "") {
      silent.push(row);
      continue;
    }
    if (messageId === "") identified = false;
    const group = columns.team === undefined ? nobodysTeam : reader.text(row, "team");
    evidence.addEvent({ messageId, userId, at: reader.instant(row, "time"), name, group });
  }
  if (rows === 0)
    throw new InvalidInput(`${file.name} has no row below its first line, so there is nothing to measure.`);
  silent.refuseAll(rows, reader);
  refuseUnknown(file.name, evidence, reading);
  silent.tell(file.name, evidence);
  if (columns.event === undefined) evidence.addNote(`${file.name} names no events, so every row of it counts.`);
  if (!identified) evidence.addNote("Rows without a message_id all count: repeated ones cannot be told apart.");
  return readAs(opened, columns, reader, rows);
}

/** Rows of events that do not say who, when or what. They count for nothing, and that is said. */
class SilentRows {
  #first: TableRow | null = null;
  #count = 0;

  push(row: TableRow): void {
    this.#first ??= row;
    this.#count += 1;
  }

  /** @throws InvalidInput when no row says it, for then a column was mistaken */
  refuseAll(rows: number, reader: CellReader<EventRole>): void {
    if (this.#first === null || this.#count < rows) return;
    for (const role of ["user", "time", "event"] as const) reader.filled(this.#first, role);
  }

  tell(file: string, evidence: RetroEvidence): void {
    if (this.#first === null) return;
    const rows = this.#count === 1 ? "1 row" : `${this.#count.toLocaleString("en")} rows`;
    evidence.addNote(
      `${rows} of ${file} did not say who, when or what, and did not count; the first is in line ${this.#first.line}.`,
    );
  }
}

function refuseUnknown(file: string, evidence: RetroEvidence, { words }: RetroReading): void {
  const names = evidence.eventNames();
  if (names.some(({ name }) => name === evidence.behaviour)) return;
  throw new InvalidInput(
    `${file} has no event "${evidence.behaviour}". It has ${listed(names)}. Choose one${words.event}.`,
  );
}

/** The only event of a file, or a name for all its rows when it names none. @throws InvalidInput when there are several */
async function onlyEvent(file: NamedFile, reading: RetroReading): Promise<string> {
  const opened = await openSampled(file, "message_id,user_id,timestamp,event");
  const index = eventColumnsOf(opened, reading).event?.index;
  if (index === undefined) return `a row of ${file.name}`;
  const rows = new Map<string, number>();
  for await (const { cells } of opened.rows) rows.set(cells[index] ?? "", (rows.get(cells[index] ?? "") ?? 0) + 1);
  const names = [...rows].map(([name, n]) => ({ name, rows: n })).toSorted((a, b) => b.rows - a.rows);
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return only.name;
  if (only === undefined)
    throw new InvalidInput(`${file.name} has no row below its first line, so there is nothing to measure.`);
  throw new InvalidInput(
    `Which event of ${file.name} shows use? It has ${listed(names)}. Choose one${reading.words.event}.`,
  );
}

function listed(names: readonly { readonly name: string; readonly rows: number }[]): string {
  const shown = names.slice(0, 10).map(({ name, rows }) => `${name} (${rows.toLocaleString("en")})`);
  return `${shown.join(", ")}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ""}`;
}

function eventColumnsOf(opened: SampledTable, reading: RetroReading): FoundColumns<EventRole> {
  const columns = columnsOf(opened, eventRoles, reading.eventColumns, (role) => reading.words.column("events", role));
  if (columns.event !== undefined || reading.behaviour === null) return columns;
  const { file, header } = opened.table;
  throw new InvalidInput(
    `${file}, line 1: no column tells what was done. Found: ${header.join(", ")}. ` +
      `Say which it is: ${reading.words.column("events", "event")}. Or name no event, and every row counts.`,
  );
}

function columnsOf<Role extends string>(
  { table, sample }: SampledTable,
  roles: Parameters<typeof findColumns<Role>>[1],
  given: Readonly<Partial<Record<Role, string>>>,
  option: (role: string) => string,
): FoundColumns<Role> {
  return findColumns({ file: table.file, header: table.header, sample }, roles, given, option);
}

function rulesOf({ timeZone, dayOrder, words }: RetroReading): ReadingRules {
  return { timeZone, dayOrder, orderOption: words.dayOrder };
}
