import { z } from "zod";
import { Problem } from "../../../domain/errors.ts";
import { canonicalHash } from "../../../lib/hash-chain.ts";
import { auditItems, markItem, sealAudit } from "../../../store/adoption/audits.ts";
import type { App } from "../../context.ts";
import { parse } from "../../parse.ts";
import { readNonce } from "../../signoff/nonce.ts";
import { auditPage, bindingOf, countsOf } from "./by-link.ts";
import type { AuditLinkPage, ReadAudit } from "./by-link.ts";

/** What a reviewer does by their link: marks one item after another, and says that they are through. */

const Marked = z.object({
  item: z.coerce.number().int(),
  mark: z.enum(["meets", "fails", "unclear"]),
  note: z.string().trim().max(1_000).default(""),
});

/** Keeps what they made of one item. Marked again, the newer counts. @throws Problem when the form cannot be taken */
export async function markByLink(app: App, token: string, form: Readonly<Record<string, string>>): Promise<void> {
  const page = opened(app, await auditPage(app, token), form["nonce"] ?? "");
  if (!["meets", "fails", "unclear"].includes(form["mark"] ?? ""))
    throw new Problem("invalid", "Choose one of the three.", { why: "mark_wanted" });
  const { item, mark, note } = parse(Marked, form);
  const place = { change: page.link.change, audit: page.link.subject, number: item };
  const isKept = await markItem(app.db, place, { mark, note: note === "" ? null : note, at: app.now() });
  if (!isKept) throw finished();
}

/** Closes the audit: what was found goes on the record, once. @throws Problem while an item has no mark */
export async function finishByLink(app: App, token: string, form: Readonly<Record<string, string>>): Promise<void> {
  const before = await auditPage(app, token);
  if (before.is === "finished") return;
  const page = opened(app, before, form["nonce"] ?? "");
  const { change, subject: audit, person } = page.link;
  if ((await sealAudit(app.db, { change, audit }, app.now())) > 0)
    throw new Problem("incomplete", "Some items have no mark yet.", { why: "audit_unmarked" });
  const items = await auditItems(app.db, { change, audit });
  const marks = items.map(({ number, mark }) => [number, mark]);
  const result = { ...countsOf(items), commitment: canonicalHash({ salt: page.audit.salt, marks }) };
  const command = { type: "finish-audit", audit, result } as const;
  // One end, however often it is pressed.
  await app.changes.send(change, { id: `finish ${audit}`, actor: { kind: "link", person }, command });
}

/** The page of a link that works, with a form that is its own. @throws Problem */
function opened(app: App, page: AuditLinkPage, nonce: string): ReadAudit {
  if (page.is === "unknown") throw new Problem("not_found", "This link leads nowhere.");
  if (page.is === "finished") throw finished();
  if (page.is === "dropped") throw new Problem("superseded", "This audit was withdrawn.", { why: "audit_withdrawn" });
  if (page.is === "closed") throw new Problem("wrong_stage", "This change has ended.", { why: "change_closed" });
  if (page.is !== "open") throw new Problem("superseded", "This link does not work any more.", { why: "link_ended" });
  if (readNonce(app.secret, bindingOf(page.link), nonce, app.now()).is !== "good")
    throw new Problem("superseded", "This page was open for too long.", { why: "page_expired" });
  return page;
}

function finished(): Problem {
  return new Problem("superseded", "This audit is finished. What was found is recorded.", { why: "audit_finished" });
}
