import type { AuditCounts } from "../../../domain/adoption/audit.ts";
import type { AuditState } from "../../../domain/change/state.ts";
import { entryOf } from "../../../domain/change/state.ts";
import { hashOf } from "../../../lib/secret.ts";
import { auditItems, eventsOfItems, findAudit } from "../../../store/adoption/audits.ts";
import type { AuditItem, StoredAudit } from "../../../store/adoption/audits.ts";
import { findCards } from "../../../store/people/names.ts";
import { findLink } from "../../../store/signoff/links.ts";
import type { StoredLink } from "../../../store/signoff/links.ts";
import { changeViewAsKept } from "../../change/view.ts";
import type { ChangeView } from "../../change/view.ts";
import type { App } from "../../context.ts";
import { freshLinkOf, standingOf } from "../../signoff/mailed-links.ts";
import { makeNonce } from "../../signoff/nonce.ts";
import type { NonceBinding } from "../../signoff/nonce.ts";
import { recentWork } from "./work.ts";
import type { SeenWork } from "./work.ts";

/** The item that a reviewer looks at. `person` is told where people were drawn, `null` once erased; actions are looked at without. */
export interface OpenItem extends AuditItem {
  readonly name: string | null;
  /** What was done: the action drawn, or the person's latest. Empty where it is not kept any more. */
  readonly work: readonly SeenWork[];
}

/** What a reviewer's link leads to. */
export type AuditLinkPage =
  | { readonly is: "unknown" }
  | {
      readonly is: "open" | "finished" | "dropped" | "closed" | "replaced" | "expired";
      readonly link: StoredLink;
      readonly until: number | null;
      readonly view: ChangeView;
      readonly audit: StoredAudit;
      readonly state: AuditState;
      readonly items: readonly AuditItem[];
      readonly nonce: string;
    };

export type ReadAudit = Exclude<AuditLinkPage, { is: "unknown" }>;

/** Reads a reviewer's link. Changes nothing. */
export async function auditPage(app: App, token: string): Promise<AuditLinkPage> {
  const link = await findLink(app.db, hashOf(token), "audit");
  if (link === null) return { is: "unknown" };
  const view = await changeViewAsKept(app, link.change);
  const state = entryOf(view.audits, link.subject);
  const audit = await findAudit(app.db, { change: link.change, audit: link.subject });
  if (state === undefined || audit === null) return { is: "unknown" };
  const items = await auditItems(app.db, { change: link.change, audit: link.subject });
  const is = await standsAs(app, { link, view, state });
  const binding = is === "open" || is === "finished" ? bindingOf(link) : freshLinkOf(link);
  return {
    is,
    link,
    until: link.expiresAt,
    view,
    audit,
    state,
    items,
    nonce: makeNonce(app.secret, binding, app.now()),
  };
}

type Found = NonNullable<Awaited<ReturnType<typeof findLink>>>;

async function standsAs(
  app: App,
  { link, view, state }: { readonly link: Found; readonly view: ChangeView; readonly state: AuditState },
): Promise<ReadAudit["is"]> {
  if (state.standing !== "open") return state.standing;
  return view.outcome === null ? standingOf(app, link, view.present) : "closed";
}

/** What the nonce of a reviewer's forms is bound to. */
export function bindingOf({ change, subject, generation }: StoredLink): NonceBinding {
  return { purpose: "audit", change, subject, generation, revision: "" };
}

/** One item with everything that is shown of it; `null` where there is none of this number. */
export async function openItem(app: App, { audit, view, items }: ReadAudit, number: number): Promise<OpenItem | null> {
  const item = items.find((each) => each.number === number);
  if (item === undefined) return null;
  if (audit.draws === "actions") {
    const work = (await eventsOfItems(app.db, [item])).map((each) => ({ ...each, properties: each.properties ?? {} }));
    return { ...item, name: null, work };
  }
  const target = view.content.targets.find((each) => each.id === audit.target);
  const name = (await findCards(app.db, [item.person])).get(item.person)?.name ?? null;
  return { ...item, name, work: target === undefined ? [] : await recentWork(app.db, target, item.person, audit) };
}

/** How many of an audit's items are marked as what. */
export function countsOf(items: readonly Pick<AuditItem, "mark">[]): AuditCounts {
  const count = (mark: AuditItem["mark"]) => items.filter((each) => each.mark === mark).length;
  return { meets: count("meets"), fails: count("fails"), unclear: count("unclear") };
}
