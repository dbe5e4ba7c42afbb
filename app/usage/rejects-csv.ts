import { stringify } from "csv-stringify/sync";
import { formatInstant } from "../../lib/instant.ts";
import { rejectsKeptMax } from "../../store/usage/rejects.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { readRejects } from "./read-sources.ts";

const columns = ["received_at", "reason", "what_to_do", "event", "message_id", "fields"];

/**
 * All rejects of a source that are kept, newest first, as a file for a spreadsheet. Senders choose names of events and ids, so a cell
 * that a spreadsheet would take for a formula is made text. @throws Problem `not_found`
 */
export async function rejectsCsv(app: Pick<App, "db" | "now">, caller: Caller, id: string): Promise<string> {
  const rejects = await readRejects(app, caller, id, { limit: rejectsKeptMax, before: null });
  const rows = rejects.map(({ receivedAt, reason, sentence, messageId, excerpt }) => {
    const { event, fields } = excerpt;
    return [
      formatInstant(receivedAt),
      reason,
      sentence,
      typeof event === "string" ? event : "",
      messageId ?? "",
      Array.isArray(fields) ? fields.join(" ") : "",
    ];
  });
  return stringify([columns, ...rows], { escape_formulas: true, bom: true });
}
