import { entryOf } from "../../../domain/change/state.ts";
import { findAudit } from "../../../store/adoption/audits.ts";
import type { StoredAudit } from "../../../store/adoption/audits.ts";
import type { ChangeView } from "../../change/view.ts";
import type { App } from "../../context.ts";

/** What a reviewer is asked to look at; `null` when it is finished, or withdrawn. */
export async function askedAudit(
  app: Pick<App, "db">,
  { key, audits }: Pick<ChangeView, "key" | "audits">,
  audit: string,
): Promise<StoredAudit | null> {
  return entryOf(audits, audit)?.standing === "open" ? findAudit(app.db, { change: key, audit }) : null;
}
