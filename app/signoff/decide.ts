import type { PublicCommand, TextRef } from "../../domain/change/command.ts";
import { Problem } from "../../domain/errors.ts";
import type { LinkRefusal } from "../../domain/refusal.ts";
import { findTexts } from "../../store/change/write.ts";
import { findCards } from "../../store/people/names.ts";
import { keepText } from "../change/orders.ts";
import { whoProposes } from "../change/separation.ts";
import { resolvePeople } from "../people/resolve.ts";
import type { App } from "../context.ts";
import { faultOf, writtenIn } from "./form.ts";
import type { DecisionForm, FormFault } from "./form.ts";
import type { Letters } from "../message/post.ts";
import { giveBackCode } from "../../store/signoff/step-up-codes.ts";
import { readNonce } from "./nonce.ts";
import { bindingOf, readSignLink, signPage } from "./page.ts";
import type { Asked, SignPage } from "./page.ts";
import { checkCode, wantsCode } from "./step-up.ts";
import type { CodeAsked } from "./step-up.ts";

/** How a posted form ended. Whatever is not recorded shows the page again with the input kept. */
export type Decided =
  | { readonly is: "recorded"; readonly late: boolean }
  | { readonly is: "refused"; readonly page: SignPage; readonly form: DecisionForm; readonly problem: RefusedForm };

export type RefusedForm =
  | { readonly why: "incomplete"; readonly fault: FormFault }
  | { readonly why: "nonce_expired" | "nonce_foreign" | "not_open" }
  /** A code was mailed, or the one that was typed does not do. */
  | { readonly why: "code_wanted"; readonly asked: CodeAsked }
  | {
      readonly why: "not_recorded";
      readonly message: string;
      readonly refusal: LinkRefusal | null;
      readonly unavailable: boolean;
    };

/** Records what the person whom a link belongs to decides: their own part, or who decides it for them. */
export async function decideByLink(app: App, letters: Letters, token: string, form: DecisionForm): Promise<Decided> {
  const found = await readSignLink(app, token);
  // The page is read only for those who see it again.
  const refused = async (problem: RefusedForm): Promise<Decided> => {
    return { is: "refused", page: await signPage(app, token), form, problem };
  };
  if (found.is !== "open") return refused({ why: "not_open" });
  const { link, state } = found;
  const nonce = readNonce(app.secret, bindingOf(link, state), form.nonce, app.now());
  if (nonce.is !== "good") return refused({ why: nonce.is === "expired" ? "nonce_expired" : "nonce_foreign" });
  const fault = faultOf(form);
  if (fault !== null && !form.another) return refused({ why: "incomplete", fault });
  const checked = wantsCode(state, found.request.gate, form) ? await checkCode(app, letters, found, form) : null;
  if (checked?.is === "asked") return refused({ why: "code_wanted", asked: checked.asked });
  if (fault !== null) return refused({ why: "incomplete", fault });
  try {
    const command = await commandOf(app, found, form, checked === null ? {} : { byCode: true });
    const sent = await app.changes.send(link.change, {
      id: nonce.random,
      actor: { kind: "link", person: link.person },
      command,
    });
    return { is: "recorded", late: sent.late };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Nothing was recorded with it, so that nobody has to ask for another one.
    if (checked !== null && error.code !== "unavailable") await giveBackCode(app.db, checked.code);
    if (error.errors.some(({ path }) => path === "to"))
      return refused({ why: "incomplete", fault: addressFault(error) });
    const { message, why: refusal } = error;
    return refused({ why: "not_recorded", message, refusal, unavailable: error.code === "unavailable" });
  }
}

function addressFault({ errors, message, why }: Problem): FormFault {
  return { path: "to", why: why ?? "address_unknown", message: errors[0]?.message ?? message };
}

async function commandOf(
  app: App,
  asked: Asked,
  form: DecisionForm,
  proof: { readonly byCode?: true },
): Promise<PublicCommand> {
  const { link, state, request } = asked;
  const { generation } = link;
  const body = writtenIn(form);
  const reason = body === "" ? null : await reasonFor(app, asked, body);
  switch (form.decision) {
    case null:
      throw new Error("a form without a decision is not sent");
    case "close":
      return { type: "close-objection", objection: form.objection, ...proof };
    case "delegate": {
      const to = (await resolvePeople(app, [{ path: "to", ref: form.to }])).get("to") ?? "";
      if ((await whoProposes(app, state, [to])).size > 0) throw ofTheProposer("to");
      const team = (await findCards(app.db, [to])).get(to)?.team ?? null;
      return { type: "delegate", request: request.id, generation, to, team, reason, ...proof };
    }
    default: {
      // The core knows the proposer by id; a link that ends up in their mailbox is theirs all the same.
      if ((await whoProposes(app, state, [link.person])).size > 0) throw ofTheProposer();
      const { hash: shownHash } = state.revision;
      return { type: "decide", request: request.id, generation, choice: form.decision, reason, shownHash, ...proof };
    }
  }
}

function ofTheProposer(path?: "to"): Problem {
  const message = "The person who proposed a change cannot decide about it, under any address.";
  return path === undefined
    ? new Problem("forbidden", message, { why: "own_proposal" })
    : new Problem("forbidden", message, {
        why: "to_proposer",
        errors: [{ path, message: `${message} Name somebody else.` }],
      });
}

/** The reason that stands, where it is given again word for word, so that the same said twice is one statement. */
async function reasonFor(app: App, { link, request }: Asked, body: string): Promise<TextRef> {
  const standing = request.reason;
  const said = standing === null ? undefined : (await findTexts(app.db, [standing.id])).get(standing.id);
  return standing !== null && said === body ? standing : keepText(app, link.change, body, link.person);
}
