import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { personCard } from "../../app/people/card.ts";
import type { DecisionForm, RefusedForm } from "../../app/signoff/decide.ts";
import type { SignPage, VoidLink } from "../../app/signoff/page.ts";
import { date } from "../kit/format.ts";
import type { Moment } from "../kit/moment.ts";
import type { ClosedWhy, Decider, Letter, OwnDecision, SignForm, SignModel, SignTrouble } from "../pages/sign.tsx";
import { ruleSentence, silenceSentence, targetSentence } from "../letters/wording.ts";

/** An attempt to decide, or just a look when there is no form. */
export interface SignAttempt {
  readonly token: string;
  readonly form?: DecisionForm;
  readonly problem?: RefusedForm;
  readonly requestId?: string;
}

export interface SignAnswer {
  readonly model: SignModel;
  readonly status: 200 | 404 | 409 | 410 | 422 | 503;
}

type Reached = Exclude<SignPage, { is: "unknown" }>;

/** What the page of a sign link shows, and the status that says the same to programs. */
export async function signModel(app: App, page: SignPage, attempt: SignAttempt): Promise<SignAnswer> {
  const utc: Moment = { now: app.now(), timeZone: "UTC", locale: "en-GB" };
  if (page.is === "unknown") return { model: { ...utc, state: "unknown" }, status: 404 };
  const { view, link } = page;
  if (!("request" in page)) return voided(page.is, page, utc);
  const card = await personCard(app, link.person);
  const moment: Moment = { now: view.present, timeZone: card?.timeZone ?? "UTC", locale: "en-GB" };
  const letter = letterOf(page, view, moment);
  if (letter === null) return voided("revised", page, utc);
  const decision = decisionOf(page, view);
  if (page.is === "closed" || page.is === "held") {
    const why = closedWhy(page, view, moment);
    return {
      model: { ...moment, state: "closed", letter, why, decision },
      status: attempt.form === undefined ? 200 : 409,
    };
  }
  const form = formOf(page, attempt);
  const trouble = troubleOf(attempt, view);
  const status = statusOf(attempt);
  if (decision === undefined) return { model: { ...moment, state: "open", letter, form, trouble }, status };
  return { model: { ...moment, state: "decided", letter, decision, form, trouble }, status };
}

function voided(kind: VoidLink, { view, link }: Reached, moment: Moment): SignAnswer {
  const asked = view.gates.flatMap((gate) => (gate.standing === "open" ? gate.requests : []));
  const isAskedNow = asked.some((request) => request.person.id === link.person && request.standing === "open");
  const owner = view.owner?.name ?? undefined;
  return {
    model: { ...moment, state: "void", kind, key: view.key, title: view.title, owner, isAskedNow },
    status: 410,
  };
}

function formOf(page: Extract<SignPage, { is: "open" }>, { token, form, problem }: SignAttempt): SignForm {
  const errors = [];
  if (problem?.why === "nothing_chosen")
    errors.push({ path: "decision", message: "Choose one of the answers; nothing is chosen for you." });
  if (problem?.why === "reason_missing")
    errors.push({ path: "reason", message: "Please say why, so that the proposal can be improved." });
  const decision = form?.decision ?? undefined;
  return { action: `/s/${token}`, nonce: page.nonce, decision, reason: form?.reason, errors };
}

function troubleOf({ problem, requestId }: SignAttempt, view: ChangeView): SignTrouble | undefined {
  switch (problem?.why) {
    case "nonce_expired":
      return { kind: "expired" };
    case "nonce_foreign":
      return { kind: "revised", revision: view.revision.number };
    case "not_recorded":
      return problem.unavailable
        ? { kind: "notRecorded", requestId: requestId ?? "", retryAfterSeconds: 5 }
        : { kind: "refused", message: problem.message };
    case undefined:
    case "nothing_chosen":
    case "reason_missing":
    case "not_open":
      return undefined;
  }
}

function statusOf({ problem }: SignAttempt): SignAnswer["status"] {
  switch (problem?.why) {
    case undefined:
      return 200;
    case "nothing_chosen":
    case "reason_missing":
      return 422;
    case "nonce_expired":
    case "nonce_foreign":
    case "not_open":
      return 409;
    case "not_recorded":
      return problem.unavailable ? 503 : 409;
  }
}

function gateOf(page: Reached, view: ChangeView) {
  const id = "request" in page ? page.request?.gate : undefined;
  return view.gates.find((gate) => gate.id === id);
}

function letterOf(page: Reached, view: ChangeView, moment: Moment): Letter | null {
  const gate = gateOf(page, view);
  const content = view.content.gates.find((each) => each.id === gate?.id);
  const stakeholder = content?.stakeholders.find((each) => each.person === page.link.person);
  if (gate === undefined) return null;
  const me = view.person(page.link.person).name ?? "you";
  const owner = view.owner?.name ?? "the owner";
  const sponsor = view.sponsor?.name ?? undefined;
  return {
    key: view.key,
    revision: view.revision.number,
    gate: gate.name,
    title: view.title,
    forWhom: stakeholder?.role === "" || stakeholder === undefined ? me : `${me}, ${stakeholder.role}`,
    askedBy: owner,
    onBehalfOf: sponsor === owner ? undefined : sponsor,
    askedAt: gate.openedAt ?? view.stageSince,
    dueAt: gate.dueAt ?? undefined,
    what: view.content.summary,
    why: view.content.brief.why,
    asks: [...view.content.asks, ...(stakeholder?.asks ?? [])],
    targets: view.content.targets.map(targetSentence),
    silence: silenceSentence(view, gate, moment),
    rule: ruleSentence(gate),
    others: gate.requests.map((request): Decider => {
      const who = request.person.id === page.link.person ? "You" : nameOf(request);
      return {
        who,
        standing: standingOf(request.choice, request.standing),
        at: request.decidedAt ?? undefined,
        reason: request.reason ?? undefined,
      };
    }),
    hash: view.revision.hash,
  };
}

type GateRequest = ChangeView["gates"][number]["requests"][number];

function nameOf({ role, person }: GateRequest): string {
  const name = person.name ?? "Somebody erased";
  return role === "" ? name : `${role} (${name})`;
}

function standingOf(choice: GateRequest["choice"], standing: GateRequest["standing"]): Decider["standing"] {
  if (choice !== null) return choice === "approve" ? "approved" : "declined";
  return standing === "withdrawn" ? "withdrawn" : "waiting";
}

function decisionOf(page: Reached, view: ChangeView): OwnDecision | undefined {
  const request = gateOf(page, view)?.requests.find((each) => each.person.id === page.link.person);
  if (request?.choice == null) return undefined;
  return {
    decision: request.choice,
    at: request.decidedAt ?? view.stageSince,
    revision: view.revision.number,
    reason: request.reason ?? undefined,
    next: nextOf(page, view),
  };
}

function nextOf(page: Reached, view: ChangeView): string | undefined {
  const gate = gateOf(page, view);
  if (gate?.standing !== "open") return undefined;
  const left = gate.requests.filter((request) => request.standing === "open").length;
  return left === 0 ? undefined : `${left === 1 ? "One more person decides" : `${left} more people decide`}.`;
}

function closedWhy(page: Extract<SignPage, { is: "closed" | "held" }>, view: ChangeView, moment: Moment): ClosedWhy {
  const gate = gateOf(page, view);
  if (page.is === "held") return { kind: "onHold", at: view.heldSince ?? view.lastAt };
  if (view.outcome === "withdrawn" || view.outcome === "declined")
    return {
      kind: "changeEnded",
      at: view.stageSince,
      sentence: `The change was ${view.outcome}. Nothing is asked of you any more.`,
    };
  if (gate?.standing === "approved" || gate?.standing === "declined") {
    const at = Math.max(...gate.requests.map((request) => request.decidedAt ?? 0));
    const sentence = `This gate was ${gate.standing} on ${date(moment, at)}. No further decision is needed or recorded.`;
    return { kind: "gateDecided", at, outcome: gate.standing, sentence };
  }
  const isReworked = view.outcome === null && gate?.standing === "closed";
  const sentence = "The proposal went back to be reworked. You get a new link when it is asked again.";
  return { kind: "gateWithdrawn", at: view.stageSince, sentence: isReworked ? sentence : undefined };
}
