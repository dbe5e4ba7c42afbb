import { entryOf } from "../../../domain/change/state.ts";
import { auditItems, findAudit } from "../../../store/adoption/audits.ts";
import type { StoredAudit } from "../../../store/adoption/audits.ts";
import { newestLink } from "../../../store/signoff/links.ts";
import type { ChangeView } from "../../change/view.ts";
import type { App } from "../../context.ts";

export interface AskedAudit extends StoredAudit {
  /** Items that have no mark yet. */
  readonly unmarked: number;
  /** Of the link that was made last. */
  readonly generation: number;
}

/** What a reviewer is asked to look at; `null` when it is finished, or withdrawn. */
export async function askedAudit(
  app: Pick<App, "db">,
  { key, audits }: Pick<ChangeView, "key" | "audits">,
  audit: string,
): Promise<AskedAudit | null> {
  if (entryOf(audits, audit)?.standing !== "open") return null;
  const found = await findAudit(app.db, { change: key, audit });
  if (found === null) return null;
  const items = await auditItems(app.db, { change: key, audit });
  const newest = await newestLink(app.db, { kind: "audit", change: key, subject: audit });
  return { ...found, unmarked: items.filter(({ mark }) => mark === null).length, generation: newest?.generation ?? 1 };
}
