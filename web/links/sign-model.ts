import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { seenBefore } from "../../app/signoff/seen-before.ts";
import { offerOf } from "../../app/signoff/own-page.ts";
import { writtenIn } from "../../app/signoff/form.ts";
import { makeNonce } from "../../app/signoff/nonce.ts";
import type { SignPage, VoidLink } from "../../app/signoff/page.ts";
import { renewalOf } from "../../app/signoff/renew.ts";
import type { NotRenewed } from "../../app/signoff/renew.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import type { LinkRefusal } from "../../domain/refusal.ts";
import type { Moment } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import { nameOf } from "../letters/part.ts";
import type { ClosedWhy, EndedLink, Letter, SignModel, SignTrouble } from "../pages/sign.tsx";
import { momentFor } from "./reader.ts";
import { calendarOffer } from "./sign-calendar.ts";
import { decisionOf } from "./sign-decision.ts";
import { codeStatus, codeTrouble } from "./sign-code.ts";
import { closeForm, decisionForm, passOnForm } from "./sign-forms.ts";
import type { FormParts, Tried } from "./sign-forms.ts";
import { letterOf, partOf } from "./sign-letter.ts";
import type { GateView, RequestView } from "./sign-letter.ts";

/** An attempt to decide, or just a look when there is no form. */
export interface SignAttempt extends Tried {
  readonly token: string;
  /** Languages of the browser. */
  readonly accepted: readonly string[];
  readonly requestId?: string;
  /** Why a fresh link was not sent. */
  readonly notRenewed?: NotRenewed | undefined;
}

export interface SignAnswer {
  readonly model: SignModel;
  readonly status: 200 | 404 | 409 | 410 | 422 | 429 | 503;
}

type Reached = Exclude<SignPage, { is: "unknown" }>;

/** What the page of a sign link shows, and the status that says the same to programs. */
export async function signModel(app: App, page: SignPage, attempt: SignAttempt): Promise<SignAnswer> {
  const { accepted } = attempt;
  const unsent = attempt.form === undefined ? undefined : writtenIn(attempt.form);
  if (page.is === "unknown")
    return { model: { ...(await momentFor(app, null, accepted)), state: "unknown", unsent }, status: 404 };
  const { view, link } = page;
  const moment = await momentFor(app, link.person, accepted, view.present);
  if (!("request" in page)) return voided(app, page.is, page, { attempt, moment });
  const part = partOf(view, link.subject);
  if (part === null) return voided(app, "revised", page, { attempt, moment });
  const before = await seenBefore(app, view, part.own.person.id);
  const { own, gate } = part;
  const isAsked = page.is !== "closed" && own.standing === "open";
  const letter = {
    ...letterOf(view, part, moment, before),
    calendar:
      own.standing === "waiting" ? undefined : calendarOffer(moment, attempt.token, isAsked, own.dueAt ?? undefined),
    moreWaiting: await moreWaiting(app, page, attempt.token),
  };
  const decision = decisionOf(moment, view, part);
  if (page.is === "closed" || page.is === "held") {
    const why = page.is === "held" ? onHold(view) : closedWhy(part.gate, view, moment);
    const status = attempt.form === undefined ? 200 : 409;
    return { model: { ...moment, state: "closed", letter, why, decision, unsent }, status };
  }
  if (own.standing === "waiting") {
    return { model: { ...moment, state: "waiting", letter, unsent }, status: attempt.form === undefined ? 200 : 409 };
  }
  const parts: FormParts = { app, page, own, reader: moment, ...attempt };
  const form = decisionForm(parts);
  const trouble = troubleOf(moment, attempt, view);
  const status = statusOf(attempt);
  if (decision === undefined) {
    return { model: { ...moment, state: "open", letter, form, passOn: passOnForm(parts), trouble }, status };
  }
  const passOn = own.standing === "asking" ? passOnForm(parts) : undefined;
  const close = closeForm(parts, gate);
  return { model: { ...moment, state: "decided", letter, decision, form, passOn, close, trouble }, status };
}

/** The number of other requests, and the form that has their list mailed; nothing else of them is told to whoever has this link. */
async function moreWaiting(app: App, { link }: Reached, token: string): Promise<Letter["moreWaiting"]> {
  const { others, nonce } = await offerOf(app, link);
  return others === 0 ? undefined : { count: others, action: `/s/${token}/list`, hidden: { nonce } };
}

function voided(
  app: App,
  kind: VoidLink,
  { view, link }: Reached,
  { attempt, moment }: { readonly attempt: SignAttempt; readonly moment: Moment },
): SignAnswer {
  const { key, title } = view;
  const own = partOf(view, link.subject)?.own;
  const asked = view.gates.flatMap((gate) => (gate.standing === "open" ? gate.requests : []));
  const isAskedNow = asked.some((request) => request.person.id === link.person && request.standing === "open");
  const owner = view.owner?.name ?? undefined;
  const holder = kind === "passed_on" ? holderOf(moment, own) : undefined;
  const ended = kind === "expired" ? endedOf(app, link, own, attempt, moment) : undefined;
  const unsent = attempt.form === undefined ? undefined : writtenIn(attempt.form);
  return {
    model: { ...moment, state: "void", kind, key, title, owner, isAskedNow, holder, ended, unsent },
    status: attempt.notRenewed === undefined ? 410 : 409,
  };
}

function renewalTrouble(why: NotRenewed, moment: Moment): NoticeModel {
  const { noneSent, pageTooOld, pressAgain } = wordsOf(moment).linkEnd;
  return why.is === "refused"
    ? {
        tone: "risk",
        isAlert: true,
        title: noneSent,
        text: refusalText(moment, { refusal: why.problem.why, message: why.problem.message }),
      }
    : { tone: "risk", isAlert: true, title: pageTooOld, text: pressAgain };
}

/** Until when the link worked, and the form that has a fresh one mailed. */
function endedOf(
  app: App,
  link: Reached["link"],
  own: RequestView | undefined,
  { token, notRenewed }: SignAttempt,
  moment: Moment,
): EndedLink {
  return {
    until: own?.linkUntil ?? undefined,
    isDecided: own?.standing === "decided",
    action: `/s/${token}/fresh`,
    nonce: makeNonce(app.secret, renewalOf(link), app.now()),
    trouble: notRenewed === undefined ? undefined : renewalTrouble(notRenewed, moment),
  };
}

function holderOf(reader: Moment, own: RequestView | undefined): string | undefined {
  return own === undefined ? undefined : nameOf(reader, own.person);
}

function troubleOf(reader: Moment, { problem, requestId }: SignAttempt, view: ChangeView): SignTrouble | undefined {
  switch (problem?.why) {
    case "nonce_expired":
      return { kind: "expired" };
    case "nonce_foreign":
      return { kind: "revised", revision: view.revision.number };
    case "not_recorded":
      return problem.unavailable
        ? { kind: "notRecorded", requestId: requestId ?? "", retryAfterSeconds: 5 }
        : { kind: "refused", message: refusalText(reader, problem) };
    case "code_wanted":
      return codeTrouble(reader, problem.asked);
    case undefined:
    case "incomplete":
    case "not_open":
      return undefined;
  }
}

function refusalText(reader: Moment, { refusal, message }: { refusal: LinkRefusal | null; message: string }): string {
  const { why, other } = wordsOf(reader).refusals;
  return refusal === null ? other(message) : why[refusal];
}

function statusOf({ problem }: SignAttempt): SignAnswer["status"] {
  switch (problem?.why) {
    case undefined:
      return 200;
    case "incomplete":
      return 422;
    case "code_wanted":
      return codeStatus(problem.asked);
    case "nonce_expired":
    case "nonce_foreign":
    case "not_open":
      return 409;
    case "not_recorded":
      return problem.unavailable ? 503 : 409;
  }
}

function onHold(view: ChangeView): ClosedWhy {
  return { kind: "onHold", at: view.heldSince ?? view.lastAt };
}

function closedWhy(gate: GateView, view: ChangeView, moment: Moment): ClosedWhy {
  const words = wordsOf(moment).decision.closed;
  if (view.outcome === "withdrawn" || view.outcome === "declined")
    return { kind: "changeEnded", at: view.stageSince, sentence: words[view.outcome] };
  if (gate.standing === "approved" || gate.standing === "declined") {
    return { kind: "gateDecided", at: decidedAt(gate), outcome: gate.standing, sentence: words.noMore };
  }
  const isReworked = view.outcome === null && gate.standing === "closed";
  return { kind: "gateWithdrawn", at: view.stageSince, sentence: isReworked ? words.reworked : undefined };
}

/** The last thing that was said decided it: a decision, consent by silence, or a concern closed or overruled. */
function decidedAt({ requests, openedAt }: GateView): number {
  return Math.max(openedAt ?? 0, ...requests.flatMap(({ thread }) => thread.map((each) => each.at)));
}
