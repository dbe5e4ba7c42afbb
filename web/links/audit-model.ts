import { countsOf, openItem } from "../../app/adoption/audit/by-link.ts";
import type { AuditLinkPage, OpenItem, ReadAudit } from "../../app/adoption/audit/by-link.ts";
import type { App } from "../../app/context.ts";
import { personCard } from "../../app/people/card.ts";
import type { MailedLink } from "../../app/signoff/mail-fresh-link.ts";
import type { Problem } from "../../domain/errors.ts";
import type { Moment } from "../kit/moment.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { wordsOf } from "../language/choose.ts";
import type { AuditItemModel, AuditPageModel, AuditSample } from "../pages/audit.tsx";
import { notMailed } from "./mailed.ts";
import { momentFor } from "./reader.ts";

/** A visit of a reviewer's link, and what of it was not taken. */
export interface Tried {
  readonly token: string;
  /** Languages of the browser. */
  readonly accepted: readonly string[];
  /** The item that is looked at; one that is none stands for the first without a mark. */
  readonly item: number;
  readonly problem?: Problem | undefined;
  /** As it was posted and refused. */
  readonly form?: Readonly<Record<string, string>> | undefined;
  /** Why a fresh link was not mailed. */
  readonly mailed?: Exclude<MailedLink, "sent"> | undefined;
}

export async function auditModel(app: App, page: AuditLinkPage, tried: Tried): Promise<AuditPageModel> {
  if (page.is === "unknown") return { ...(await momentFor(app, null, tried.accepted)), state: "unknown" };
  const { link, view, items, state } = page;
  const moment = await momentFor(app, link.person, tried.accepted, view.present);
  const sample = await sampleOf(app, page, moment);
  const trouble = troubleOf(moment, tried);
  if (page.is === "expired" || page.is === "replaced") {
    const form = { action: `/a/${tried.token}/fresh`, nonce: page.nonce };
    const until = page.is === "expired" ? (page.until ?? undefined) : undefined;
    return { ...moment, state: "void", sample, until, form, trouble };
  }
  if (page.is === "finished")
    return { ...moment, state: "finished", sample, found: state.found ?? countsOf(items), trouble };
  if (page.is !== "open") return { ...moment, state: page.is, sample };
  const asked = items.find(({ number }) => number === tried.item);
  const number = (asked ?? items.find(({ mark }) => mark === null))?.number;
  const open = number === undefined ? null : await openItem(app, page, number);
  return {
    ...moment,
    state: "open",
    sample,
    form: { action: `/a/${tried.token}`, nonce: page.nonce },
    item: open === null ? undefined : itemModel(open, tried),
    marks: items.map(({ number: each, mark }) => ({ number: each, mark })),
    trouble,
  };
}

async function sampleOf(app: App, { view, audit, until, link }: ReadAudit, moment: Moment): Promise<AuditSample> {
  const card = await personCard(app, link.person);
  const { size, candidates, draws, standard, from, until: end } = audit;
  return {
    key: view.key,
    changeTitle: view.title,
    forWhom: card?.name ?? wordsOf(moment).ownPage.page.you,
    target: view.content.targets.find((each) => each.id === audit.target)?.name ?? view.title,
    linkUntil: until ?? undefined,
    size,
    candidates,
    draws,
    standard,
    from,
    until: end,
  };
}

/** What was typed stays in the form that was refused. */
function itemModel({ number, group, name, mark, note, work }: OpenItem, { form, problem }: Tried): AuditItemModel {
  const isTried = problem !== undefined && form?.["item"] === String(number);
  const typed = isTried ? form : undefined;
  const choice = typed?.["mark"];
  return {
    number,
    group,
    name,
    work,
    mark: choice === "meets" || choice === "fails" || choice === "unclear" ? choice : (mark ?? undefined),
    note: typed?.["note"] ?? note ?? undefined,
  };
}

function troubleOf(moment: Moment, { problem, mailed }: Tried): NoticeModel | undefined {
  if (mailed !== undefined) return notMailed(moment, mailed);
  if (problem === undefined) return undefined;
  const { refusals } = wordsOf(moment);
  const title = problem.why === null ? refusals.other(problem.message) : refusals.why[problem.why];
  return { tone: "risk", title, isAlert: true };
}
