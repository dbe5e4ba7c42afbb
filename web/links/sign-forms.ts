import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import type { FieldError } from "../kit/field.ts";
import type { Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import type { DecisionForm, FormFault } from "../../app/signoff/form.ts";
import type { RefusedForm } from "../../app/signoff/decide.ts";
import { makeNonce } from "../../app/signoff/nonce.ts";
import { bindingOf } from "../../app/signoff/page.ts";
import type { SignPage } from "../../app/signoff/page.ts";
import type { CloseForm, CodeAsk, PassOnForm, SignForm } from "../pages/sign.tsx";
import type { GateView, RequestView } from "./sign-letter.ts";

/** What was posted and refused: it stays in its form, with what was wrong beside it. */
export interface Tried {
  readonly form?: DecisionForm | undefined;
  readonly problem?: RefusedForm | undefined;
}

export interface FormParts extends Tried {
  readonly reader: Reader;
  readonly app: App;
  readonly token: string;
  readonly page: Extract<SignPage, { is: "open" }>;
  readonly own: RequestView;
}

function faultIn(reader: Reader, { path, why }: FormFault): FieldError {
  return { path, message: wordsOf(reader).refusals.why[why] };
}

/** Each form has a nonce of its own: two forms of one page are two statements, one form sent twice is one. */
function posting({ app, token, page: { link, view } }: FormParts) {
  return { action: `/s/${token}`, nonce: makeNonce(app.secret, bindingOf(link, view), app.now()) };
}

/** The code that one of the page's forms asks for, where this gate wants more than a link. */
function codeAsk(
  { page, own, form, problem }: FormParts,
  isPosted: (decision: string | null) => boolean,
): CodeAsk | undefined {
  if (!wantsCode(page.view, own)) return undefined;
  if (form === undefined || !isPosted(form.decision)) return { isAsked: false };
  const isAsked = problem?.why === "code_wanted" || form.code !== "";
  return { isAsked, typed: problem?.why === "code_wanted" ? undefined : form.code };
}

/** Whether whoever decides here by link types a code as well. */
export function wantsCode(view: ChangeView, own: RequestView): boolean {
  return view.content.gates.find((each) => view.gates.some(isOf(each.id, own.id)))?.stepUp === true;
}

/** What somebody can say, and to whom. */
export function sayable(view: ChangeView, own: RequestView): Pick<SignForm, "owner" | "canAbstain" | "declineDecides"> {
  return {
    owner: view.owner?.name ?? null,
    canAbstain: !own.required,
    declineDecides: own.required || own.veto,
  };
}

const isOf = (gate: string, request: string) => (each: GateView) =>
  each.id === gate && each.requests.some(({ id }) => id === request);

export function decisionForm(parts: FormParts): SignForm {
  const { form, problem, own, page, reader } = parts;
  const choice = form?.decision ?? null;
  const isOfThis = choice !== "delegate" && problem?.why === "incomplete";
  const fault = isOfThis ? [faultIn(reader, problem.fault)] : [];
  const kept = choice === null || choice === "delegate" || choice === "close" ? undefined : choice;
  return {
    ...posting(parts),
    ...sayable(page.view, own),
    decision: kept,
    reason: choice === "delegate" ? undefined : form?.reason,
    condition: form?.condition,
    errors: fault,
    code: codeAsk(parts, (decision) => decision !== "delegate" && decision !== "close"),
  };
}

export function passOnForm(parts: FormParts): PassOnForm {
  const { form, problem, reader } = parts;
  const isOfThis = form?.decision === "delegate" && problem?.why === "incomplete";
  const fault = isOfThis ? faultIn(reader, problem.fault) : undefined;
  const typed = form?.decision === "delegate" ? { to: form.to, note: form.reason } : {};
  const errorOf = (path: string) => (fault?.path === path ? fault.message : undefined);
  return {
    ...posting(parts),
    ...typed,
    error: errorOf("to"),
    noteError: errorOf("reason"),
    code: codeAsk(parts, (decision) => decision === "delegate"),
  };
}

/** For what the reader raised themselves and is still open. */
export function closeForm(parts: FormParts, gate: GateView): CloseForm | undefined {
  const open = gate.objections.find(({ raiser, standing }) => standing === "open" && raiser.id === parts.own.person.id);
  return open === undefined
    ? undefined
    : {
        ...posting(parts),
        objection: open.id,
        kind: open.kind,
        code: codeAsk(parts, (decision) => decision === "close"),
      };
}
