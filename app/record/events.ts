import type { Actor } from "../../domain/change/command.ts";
import { Problem } from "../../domain/errors.ts";
import { listEvents } from "../../store/change/events.ts";
import type { EventRow } from "../../store/change/events.ts";
import { findChange } from "../../store/change/read.ts";
import { findTexts } from "../../store/change/write.ts";
import { findCards } from "../../store/people/names.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { personOf } from "../change/view.ts";
import type { App } from "../context.ts";

/** A page of a change's events, oldest first, with names and texts as they are still readable. */
export async function changeEvents(
  app: App,
  caller: Caller,
  key: string,
  { after, limit }: { after: number; limit: number },
) {
  requireScope(caller, "changes:read");
  if ((await findChange(app.db, key)) === null) throw new Problem("not_found", `There is no change ${key}.`);
  const rows = await listEvents(app.db, key, after, limit + 1);
  const page = rows.slice(0, limit);
  return { items: await toldEvents(app, page), next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null };
}

/** Rows of a record with names and texts as they are still readable. */
export async function toldEvents(app: Pick<App, "db">, rows: readonly EventRow[]) {
  const texts = await findTexts(
    app.db,
    rows.flatMap((row) => textIdOf(row) ?? []),
  );
  const cards = await findCards(
    app.db,
    rows.flatMap((row) => personIn(row.actor) ?? []),
  );
  const person = personOf(cards);
  return rows.map((row) => {
    const textId = textIdOf(row);
    const actorId = personIn(row.actor);
    return {
      seq: row.seq,
      at: row.at,
      actor: {
        kind: row.actor.kind,
        person: actorId === null ? null : person(actorId),
        key: row.actor.kind === "key" ? row.actor.key : null,
      },
      type: row.type,
      data: row.data,
      text: textId === null ? null : (texts.get(textId) ?? null),
      hash: row.hash,
    };
  });
}

function personIn(actor: Actor): string | null {
  return actor.kind === "system" ? null : actor.person;
}

/** The id of the reason or note that an event commits to. */
function textIdOf({ data }: EventRow): string | null {
  for (const name of ["reason", "note", "override", "text", "what"]) {
    const ref = data[name];
    if (typeof ref === "object" && ref !== null && "id" in ref && typeof ref.id === "string") return ref.id;
  }
  return null;
}
