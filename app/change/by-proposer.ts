import type { PublicCommand } from "../../domain/change/command.ts";
import { Problem } from "../../domain/errors.ts";
import type { LinkRefusal } from "../../domain/refusal.ts";
import { hashOf } from "../../lib/secret.ts";
import { findLink } from "../../store/signoff/links.ts";
import type { StoredLink } from "../../store/signoff/links.ts";
import type { App } from "../context.ts";
import { makeNonce, readNonce } from "../signoff/nonce.ts";
import { freshLinkOf, standingOf } from "../signoff/mailed-links.ts";
import { takeUp } from "./counter.ts";
import { keepText } from "./orders.ts";
import { changeViewAsKept } from "./view.ts";
import type { ChangeView } from "./view.ts";

/** The page of whoever proposed a change, who needs no account: what to expect, what was answered, and their own answer to it. */

export interface ProposalPage {
  /** `replaced`: a fresh link was mailed; `expired`: it worked until `until`. */
  readonly is: "open" | "replaced" | "expired";
  readonly until: number | null;
  readonly view: ChangeView;
  readonly person: string;
  /** For the form that takes up what is proposed instead, or that has a fresh link mailed; `null` when there is no form. */
  readonly nonce: string | null;
}

/** Reads the link. Changes nothing. `null`: it leads nowhere. */
export async function proposalPage(app: App, token: string): Promise<ProposalPage | null> {
  const link = await findLink(app.db, hashOf(token), "proposal");
  if (link === null) return null;
  const view = await changeViewAsKept(app, link.change);
  if (view.proposer.id !== link.person) return null;
  const is = await standingOf(app, link, view.present);
  const binding = is !== "open" ? freshLinkOf(link) : isAnswerable(view) ? bindingOf(link, view) : null;
  const nonce = binding === null ? null : makeNonce(app.secret, binding, app.now());
  return { is, until: link.expiresAt, view, person: link.person, nonce };
}

export type ProposerAnswer = { readonly is: "take-up" } | { readonly is: "withdraw"; readonly reason: string };

/** How a form ended. Whatever is not recorded shows the page again. */
export type ProposerEnd =
  | { readonly is: "recorded" }
  /** `void`: the link does not work any more, which its page tells; `past`: it was answered, or went on, meanwhile. */
  | { readonly is: "refused"; readonly why: "void" | "expired" | "foreign" | "past" | "needs_reason" | "too_long" }
  | {
      readonly is: "refused";
      readonly why: "not_recorded";
      readonly message: string;
      readonly refusal: LinkRefusal | null;
      readonly unavailable: boolean;
    };

const reasonMax = 4_000;

/** Takes up what was proposed instead, in one step, or withdraws the proposal with a reason. @throws Problem `not_found` */
export async function answerByProposer(
  app: App,
  token: string,
  form: { readonly nonce: string; readonly answer: ProposerAnswer },
): Promise<ProposerEnd> {
  const link = await findLink(app.db, hashOf(token), "proposal");
  if (link === null) throw new Problem("not_found", "This link leads nowhere.");
  const view = await changeViewAsKept(app, link.change);
  if ((await standingOf(app, link, view.present)) !== "open") return { is: "refused", why: "void" };
  const nonce = readNonce(app.secret, bindingOf(link, view), form.nonce, app.now());
  if (nonce.is !== "good") return { is: "refused", why: nonce.is };
  const { answer } = form;
  if (!isAnswerable(view)) return { is: "refused", why: "past" };
  if (answer.is === "withdraw" && answer.reason === "") return { is: "refused", why: "needs_reason" };
  if (answer.is === "withdraw" && answer.reason.length > reasonMax) return { is: "refused", why: "too_long" };
  try {
    const command = await commandOf(app, link, answer);
    const actor = { kind: "link", person: link.person } as const;
    await app.changes.send(link.change, { id: nonce.random, actor, command });
    return { is: "recorded" };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { message, why: refusal, code } = error;
    return { is: "refused", why: "not_recorded", message, refusal, unavailable: code === "unavailable" };
  }
}

async function commandOf(app: App, link: StoredLink, answer: ProposerAnswer): Promise<PublicCommand> {
  if (answer.is === "take-up") return takeUp(app, link.change);
  return { type: "withdraw", reason: await keepText(app, link.change, answer.reason, link.person), tells: true };
}

function isAnswerable({ stage, intake, heldSince }: ChangeView): boolean {
  return stage === "intake" && intake.countered && heldSince === null;
}

function bindingOf({ change, subject, generation }: StoredLink, { revision }: ChangeView) {
  return { purpose: "proposal", change, subject, generation, revision: revision.hash };
}
