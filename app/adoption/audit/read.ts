import { Problem } from "../../../domain/errors.ts";
import { draw } from "../../../lib/draw.ts";
import { auditItems, findAudit } from "../../../store/adoption/audits.ts";
import { findChange, findContent } from "../../../store/change/read.ts";
import { findCards } from "../../../store/people/names.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import { presentOf } from "../../change/present.ts";
import { personOf } from "../../change/view.ts";
import type { App } from "../../context.ts";
import { recordLook } from "../../people/looks.ts";
import { candidatesOf, lotOf } from "./candidates.ts";
import { auditsOf } from "./results.ts";
import type { AuditView } from "./results.ts";

type Deps = Pick<App, "db" | "now">;

/** Every draw of a change, newest first. @throws Problem `not_found` */
export async function listAuditsOf(app: Deps, caller: Caller, key: string): Promise<readonly AuditView[]> {
  requireScope(caller, "changes:read");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  return auditsOf(app.db, row.state, { caller, target: null, at: presentOf(app, row) });
}

/**
 * One draw with its items, and whether the same lot falls on them today. Marks and notes are told once it is finished, so that nobody
 * looks over the reviewer's shoulder. @throws Problem `not_found`
 */
export async function readAudit(
  app: Deps,
  caller: Caller,
  { key, audit: id }: { readonly key: string; readonly audit: string },
) {
  requireScope(caller, "people:read");
  const view = (await listAuditsOf(app, caller, key)).find(({ audit }) => audit === id);
  const items = await auditItems(app.db, { change: key, audit: id });
  if (view === undefined) throw new Problem("not_found", `${key} has no audit ${id}.`);
  const isPeople = view.draws === "people";
  const people = isPeople ? items.map(({ person }) => person) : [];
  const person = personOf(await findCards(app.db, people));
  await recordLook(app, caller, { place: "audit" }, people);
  const isTold = view.standing === "finished";
  return {
    ...view,
    redrawn: await redrawn(app, key, id),
    items: items.map((item) => ({
      number: item.number,
      group: item.group,
      person: isPeople ? person(item.person) : null,
      event: item.messageId,
      mark: isTold ? item.mark : null,
      note: isTold ? item.note : null,
    })),
  };
}

/** What the same lot falls on among what is known today. Late events and corrected lists make it another one; `null`: nothing to draw from. */
async function redrawn(
  app: Deps,
  key: string,
  id: string,
): Promise<{ readonly candidates: number; readonly isSame: boolean } | null> {
  const row = await findChange(app.db, key);
  const content = row && (await findContent(app.db, key, row.state.revision.number, row.state.revision.hash));
  const audit = await findAudit(app.db, { change: key, audit: id });
  const target = content?.targets.find((each) => each.id === audit?.target);
  if (row === null || content === null || audit === null || target === undefined) return null;
  const candidates = await candidatesOf(app.db, { state: row.state, content, target }, audit);
  const ids = new Set(candidates.map((each) => each.id));
  const again = draw([...ids], audit.size, audit.seed);
  const items = await auditItems(app.db, { change: key, audit: id });
  return { candidates: ids.size, isSame: again.join("\n") === items.map(lotOf).join("\n") };
}
