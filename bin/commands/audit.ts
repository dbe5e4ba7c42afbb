import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { Command } from "commander";
import { InvalidInput } from "../../lib/invalid-input.ts";

const exportRoute = "/api/v1/changes/KEY/events/export";

/** Adds `audit verify`: checks an exported record without any service. Exits with 1 when a row is not as it was recorded. */
export function auditCommands(program: Command): void {
  program
    .command("audit")
    .description("check exported records of changes")
    .command("verify")
    .description("say whether a record is whole, or which row is the first that is not")
    .argument("<file>", "the export as JSON; - reads standard input")
    .option("--anchor <file>", "heads kept elsewhere: an anchor file, or a message from Takehold saved as text")
    .option("--json", "print JSON")
    .action(async (file: string, { json, anchor }: { json?: boolean; anchor?: string }, command: Command) => {
      try {
        const { change, verification, anchors } = await verify(file, anchor);
        const held = anchors === null ? "" : ` It holds what was anchored: ${anchors} of ${anchors} heads.`;
        if (json === true)
          console.log(JSON.stringify({ change, ...verification, ...(anchors === null ? {} : { anchors }) }));
        else if (verification.ok)
          console.log(
            `The record of ${change} is whole: ${verification.rows} rows, up to ${verification.head}.${held}`,
          );
        else console.log(`The record of ${change} is not as it was recorded. ${verification.why}`);
        if (!verification.ok) process.exitCode = 1;
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        command.error(error.message, { exitCode: 2 });
      }
    });
}

/** `anchors`: how many anchored heads the record was held against; `null` without an anchor file. */
async function verify(file: string, anchorFile: string | undefined) {
  const { change, record, verification } = await readExport(file);
  if (anchorFile === undefined) return { change, verification, anchors: null };
  const { anchorsIn, verifyAnchored } = await import("../../app/record/anchored.ts");
  const anchors = anchorsIn(await read(anchorFile)).filter((each) => each.change === change);
  if (anchors.length === 0)
    throw new InvalidInput(`${anchorFile} holds no head of ${change}: nothing can be held against it.`);
  const isChecked = record !== null && verification.ok;
  return { change, verification: isChecked ? verifyAnchored(record, anchors) : verification, anchors: anchors.length };
}

/** `record`: the export, `null` when a row of it cannot be read. */
async function readExport(file: string) {
  const { RecordExport, verifyRecord } = await import("../../app/record/verify.ts");
  const content = parseJson(file === "-" ? await text(process.stdin) : await read(file), file);
  const parsed = RecordExport.safeParse(content);
  if (parsed.success)
    return { change: parsed.data.change, record: parsed.data, verification: verifyRecord(parsed.data) };
  const [issue] = parsed.error.issues;
  const [list, place, ...rest] = issue?.path ?? [];
  const before = rowsBefore(content, place);
  const whole = list === "events" && typeof place === "number" ? RecordExport.safeParse(before) : parsed;
  if (!whole.success || typeof place !== "number") {
    const where = issue === undefined || issue.path.length === 0 ? "" : ` (${issue.path.join(".")}: ${issue.message})`;
    throw new InvalidInput(`${file} is no exported record${where}. Export it with GET ${exportRoute}.`);
  }
  // A row that cannot even be read was edited; one before it may have been as well.
  const earlier = verifyRecord(whole.data);
  const seq = place + 1;
  const why = `Row ${seq} was edited: ${rest.join(".") || "it"} is not what was recorded.`;
  const isEarlier = !earlier.ok && earlier.seq < seq;
  return {
    change: whole.data.change,
    record: null,
    verification: isEarlier ? earlier : { ok: false as const, seq, why },
  };
}

/** The record up to a row. */
function rowsBefore(content: unknown, place: PropertyKey | undefined): unknown {
  if (typeof content !== "object" || content === null || !("events" in content)) return content;
  return Array.isArray(content.events) && typeof place === "number"
    ? { ...content, events: content.events.slice(0, place) }
    : content;
}

async function read(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw new InvalidInput(`${file} cannot be read: check the path.`);
  });
}

function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new InvalidInput(`${file} is not JSON.`);
  }
}
