import { z } from "zod";
import { signoffChoices } from "../../domain/change/command.ts";
import type { SignoffChoice } from "../../domain/change/command.ts";
import type { LinkRefusal } from "../../domain/refusal.ts";
import { postedText } from "../../lib/posted-text.ts";

/** As many characters of what somebody writes are kept, as everywhere. */
export const wordsMax = 4_000;
const addressMax = 254;

/** Never refused here: whoever wrote too much sees it again, with what to do. */
const words = z.string().default("").transform(postedText);
const short = (max: number) =>
  z
    .string()
    .default("")
    .transform((text) => text.slice(0, max));

/**
 * The fields of the sign form. Beside the choices a person can pass the request on (`delegate`, to the address in `to`) and close
 * a condition or concern of their own (`close`, named in `objection`).
 */
export const DecisionForm = z.object({
  nonce: short(400),
  decision: z
    .enum([...signoffChoices, "delegate", "close"])
    .nullable()
    .catch(null),
  reason: words,
  condition: words,
  to: words,
  objection: short(40),
  /** Typed from a message, perhaps in groups. */
  code: short(40).transform((text) => text.replaceAll(/[\s-]/g, "")),
  /** The button that has another code mailed. */
  another: short(10).transform((text) => text !== ""),
});
export type DecisionForm = z.infer<typeof DecisionForm>;

/** What has to be written beside a choice, and in which field; a condition has one of its own. */
const wordsWanted = {
  approve_with_condition: {
    path: "condition",
    why: "condition_wanted",
    message: "Please name the condition, so that somebody can see to it.",
  },
  ask: { path: "reason", why: "question_wanted", message: "Please write what you need to know first." },
  concern: { path: "reason", why: "concern_wanted", message: "Please name your concern, so that it can be settled." },
  counter: { path: "reason", why: "proposal_wanted", message: "Please say what you propose instead." },
  decline: { path: "reason", why: "reason_wanted", message: "Please say why, so that the proposal can be improved." },
} as const satisfies Partial<Record<SignoffChoice, FormFault>>;

/** What is missing or wrong in a form. */
export type FaultWhy =
  | LinkRefusal
  | "choice_wanted"
  | "condition_wanted"
  | "question_wanted"
  | "concern_wanted"
  | "proposal_wanted"
  | "reason_wanted"
  | "address_wanted"
  | "address_unknown";

/** A field that keeps a form from being recorded. */
export interface FormFault {
  readonly path: "decision" | "reason" | "condition" | "to";
  /** By this the page says it in the language of whoever reads it; the message is English. */
  readonly why: FaultWhy;
  readonly message: string;
}

/** What a person wrote beside their choice, in either field or both: no word is lost. */
export function writtenIn({ decision, reason, condition }: DecisionForm): string {
  const written = decision === "approve_with_condition" ? [condition, reason] : [reason, condition];
  return written.filter((text) => text !== "").join("\n\n");
}

function lengthFault(form: DecisionForm): FormFault | null {
  const path = (["reason", "condition"] as const).find((name) => form[name].length > wordsMax);
  if (path === undefined) return null;
  return { path, why: "too_long", message: `At most ${wordsMax} characters are kept. Please shorten it.` };
}

function addressFault(to: string): FormFault | null {
  if (to === "")
    return { path: "to", why: "address_wanted", message: "Please give the address of the person to ask instead." };
  if (to.length <= addressMax) return null;
  return { path: "to", why: "address_unknown", message: "Nobody is known by this. Please give an e-mail address." };
}

/** What is missing or too much in a form, `null` when it can be sent. */
export function faultOf(form: DecisionForm): FormFault | null {
  const { decision } = form;
  const tooLong = lengthFault(form);
  if (tooLong !== null) return tooLong;
  if (decision === null)
    return { path: "decision", why: "choice_wanted", message: "Choose one of the answers; nothing is chosen for you." };
  if (decision === "delegate") return addressFault(form.to);
  if (decision === "close" || decision === "approve" || decision === "abstain") return null;
  return writtenIn(form) === "" ? wordsWanted[decision] : null;
}
