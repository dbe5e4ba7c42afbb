import { entryOf } from "../../../domain/change/state.ts";
import { Problem } from "../../../domain/errors.ts";
import { findChange } from "../../../store/change/read.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import { presentOf } from "../../change/present.ts";
import type { App } from "../../context.ts";
import type { Letters } from "../../message/post.ts";
import { mailNextLink } from "../../signoff/mail-fresh-link.ts";

const refusals = {
  just_sent: [
    "conflict",
    "A link was sent within the last minute. Look whether it has arrived before you send another one.",
  ],
  too_many: ["conflict", "Ten links were sent within a day. Ask the reviewer whether their address is right."],
  unavailable: [
    "unavailable",
    "The mail server does not take it now. Try again in a few minutes; the old link still works.",
  ],
  refused: [
    "conflict",
    "The mail server refuses the reviewer's address. Correct it on their page, then send it again.",
  ],
  no_address: ["conflict", "There is no address to write to. Give the reviewer one on their page, then send it again."],
} as const;

/**
 * Mails the reviewer of a sample another link; the one they had is void once it was sent, and their marks stay.
 * @throws Problem `not_found`, `conflict` when there is nothing to look at any more or none could be sent
 */
export async function resendAudit(
  app: App,
  letters: Letters,
  caller: Caller,
  { key, audit }: { readonly key: string; readonly audit: string },
): Promise<void> {
  requireScope(caller, "changes:write");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const known = entryOf(row.state.audits ?? {}, audit);
  if (known === undefined) throw new Problem("not_found", `${key} has no audit ${audit}.`);
  if (known.standing !== "open" || row.state.stage === "closed")
    throw new Problem("conflict", "This sample is not with its reviewer any more: nothing is asked of them.");
  const link = { kind: "audit", change: key, subject: audit, person: known.reviewer } as const;
  const sent = await mailNextLink(app, letters, link, presentOf(app, row));
  if (sent === "sent") return;
  const [code, message] = refusals[sent];
  throw new Problem(code, message);
}
