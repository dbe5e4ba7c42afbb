import { sql } from "kysely";
import type { Tx } from "../database.ts";
import type { ForgottenNames } from "./erasures.ts";

/**
 * Takes names out of the stored events, whoever acted. An address, and a name of several words, is found within longer texts;
 * another name or a user id only where it is the whole value, since it may be part of any text. Reads all raw events.
 */
export async function eraseFromEvents(tx: Tx, { name, email, userIds }: ForgottenNames): Promise<void> {
  const within = [email ?? "", /\s/.test(name) ? name : ""].filter((text) => text !== "").map(inJson);
  const whole = [name, ...userIds].map((text) => `"${inJson(text)}"`);
  // A pattern that finds nothing, where there is nothing to find.
  const [part, value] = [within.length === 0 ? "(?!)" : within.join("|"), whole.join("|")];
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`update usage_event set properties =
      regexp_replace(regexp_replace(properties::text, ${part}, 'erased', 'gi'), ${value}, '"erased"', 'gi')::jsonb
    where properties::text ~* ${`${part}|${value}`}`.execute(tx);
  const ids = [...new Set([name, ...(email === null ? [] : [email]), ...userIds])].map(escaped);
  const id = `(^|\\W)(${ids.join("|")})(\\W|$)`;
  // Many clients make the id of a message of the user's. Sent again it would be another message, of nobody.
  for (const table of ["usage_event", "response_mark", "usage_reject", "audit_item"])
    await sql`update ${sql.table(table)} set message_id = 'erased ' || gen_random_uuid() where message_id ~* ${id}`.execute(
      tx,
    );
}

/** Where a name or address still stands in words that others wrote. */
export interface Mention {
  readonly where: "proposal" | "words" | "work item" | "template" | "key" | "discrepancy" | "tool";
  /** The change, template, key or tool it stands in. */
  readonly of: string;
}

/** As much as somebody can look through. */
const mentionsMax = 200;

/** What others wrote about somebody is signed by them and is not ours to take away: it is told, so that people can see to it. */
export async function mentionsOf(tx: Tx, { name, email }: ForgottenNames): Promise<readonly Mention[]> {
  const words = [name, ...(email === null ? [] : [email])].map(escaped);
  const pattern = `(^|\\W)(${words.join("|")})(\\W|$)`;
  const { rows } = await sql<Mention>`
    select distinct "where", of from (
      select 'proposal' as "where", change as of, content::text as said from revision
      union all select 'words', change, body from text
      union all select 'work item', change, concat_ws(' ', title, url) from work_item
      union all select 'template', id, template::text from template
      union all select 'key', id::text, name from api_key
      union all select 'discrepancy', change, explanation from discrepancy
      union all select 'tool', id, concat_ws(' ', name, owner) from inventory_tool
    ) written where said ~* ${pattern} order by "where", of limit ${mentionsMax}`.execute(tx);
  return rows;
}

/** A text as a regular expression takes it literally. */
function escaped(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}\s]/gu, String.raw`\$&`);
}

function inJson(text: string): string {
  return escaped(JSON.stringify(text).slice(1, -1));
}
