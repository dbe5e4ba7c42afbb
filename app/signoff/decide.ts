import { z } from "zod";
import type { TextRef } from "../../domain/change/command.ts";
import { Problem } from "../../domain/errors.ts";
import { findTexts } from "../../store/change/write.ts";
import { keepText } from "../change/orders.ts";
import type { App } from "../context.ts";
import { readNonce } from "./nonce.ts";
import { bindingOf, readSignLink, signPage } from "./page.ts";
import type { Asked, SignPage } from "./page.ts";

/** The fields of the sign form. */
export const DecisionForm = z.object({
  nonce: z.string().max(400).default(""),
  decision: z.enum(["approve", "decline"]).nullable().catch(null),
  reason: z
    .string()
    .max(4_000)
    .default("")
    .transform((reason) => reason.trim()),
});
export type DecisionForm = z.infer<typeof DecisionForm>;

/** How a posted decision ended. Whatever is not recorded shows the page again with the input kept. */
export type Decided =
  | { readonly is: "recorded"; readonly late: boolean }
  | { readonly is: "refused"; readonly page: SignPage; readonly form: DecisionForm; readonly problem: RefusedForm };

export type RefusedForm =
  | { readonly why: "nothing_chosen" | "reason_missing" | "nonce_expired" | "nonce_foreign" | "not_open" }
  | { readonly why: "not_recorded"; readonly message: string; readonly unavailable: boolean };

/** Records the decision of the person whom a link belongs to. */
export async function decideByLink(app: App, token: string, form: DecisionForm): Promise<Decided> {
  const found = await readSignLink(app, token);
  // The page is read only for those who see it again.
  const refused = async (problem: RefusedForm): Promise<Decided> => {
    return { is: "refused", page: await signPage(app, token), form, problem };
  };
  if (found.is !== "open") return refused({ why: "not_open" });
  const { link, state, request } = found;
  const nonce = readNonce(app.secret, bindingOf(link, state), form.nonce, app.now());
  if (nonce.is !== "good") return refused({ why: nonce.is === "expired" ? "nonce_expired" : "nonce_foreign" });
  if (form.decision === null) return refused({ why: "nothing_chosen" });
  if (form.decision === "decline" && form.reason === "") return refused({ why: "reason_missing" });
  try {
    const reason = form.reason === "" ? null : await reasonFor(app, found, form.reason);
    const sent = await app.changes.send(link.change, {
      id: nonce.random,
      actor: { kind: "link", person: link.person },
      command: {
        type: "decide",
        request: request.id,
        generation: link.generation,
        choice: form.decision,
        reason,
        shownHash: state.revision.hash,
      },
    });
    return { is: "recorded", late: sent.late };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return refused({ why: "not_recorded", message: error.message, unavailable: error.code === "unavailable" });
  }
}

/** The reason that stands, where it is given again word for word, so that the same said twice is one statement. */
async function reasonFor(app: App, { link, request }: Asked, body: string): Promise<TextRef> {
  const standing = request.reason;
  const said = standing === null ? undefined : (await findTexts(app.db, [standing.id])).get(standing.id);
  return standing !== null && said === body ? standing : keepText(app, link.change, body, link.person);
}
