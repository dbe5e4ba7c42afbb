import { Problem } from "../../domain/errors.ts";
import { hashOf } from "../../lib/secret.ts";
import { findCompletions, saveCompletions } from "../../store/adoption/training.ts";
import { findChange } from "../../store/change/read.ts";
import { findLink } from "../../store/signoff/links.ts";
import type { StoredLink } from "../../store/signoff/links.ts";
import { presentOf } from "../change/present.ts";
import { changeViewAsKept } from "../change/view.ts";
import type { ChangeView } from "../change/view.ts";
import type { App } from "../context.ts";
import { makeNonce, readNonce } from "../signoff/nonce.ts";
import { freshLinkOf, standingOf } from "../signoff/mailed-links.ts";

type Training = ChangeView["trainings"][number];

/** What a training link leads to. */
export type TrainingLinkPage =
  | { readonly is: "unknown" }
  | {
      /** `replaced`: a fresh link was mailed; `expired`: it worked until `until`. */
      readonly is: "open" | "done" | "closed" | "replaced" | "expired";
      readonly link: StoredLink;
      readonly until: number | null;
      readonly view: ChangeView;
      readonly training: Training;
      readonly person: string;
      readonly doneAt: number | null;
      readonly nonce: string;
    };

/** Reads a training link. Changes nothing. */
export async function trainingPage(app: App, token: string): Promise<TrainingLinkPage> {
  const link = await findLink(app.db, hashOf(token), "training");
  if (link === null) return { is: "unknown" };
  const view = await changeViewAsKept(app, link.change);
  const id = link.subject.split("/")[0];
  const training = view.trainings.find((each) => each.id === id);
  if (training === undefined) return { is: "unknown" };
  const done = (await findCompletions(app.db, link.change)).find(
    (each) => each.training === id && each.person === link.person,
  );
  const standing = await standingOf(app, link, view.present);
  const is = done !== undefined ? "done" : view.outcome !== null ? "closed" : standing;
  const nonce = makeNonce(app.secret, is === "open" ? bindingOf(link) : freshLinkOf(link), app.now());
  return { is, view, training, link, person: link.person, until: link.expiresAt, doneAt: done?.at ?? null, nonce };
}

/** Records the completion of the person whom a link belongs to. @throws Problem when the form cannot be taken */
export async function completeByLink(app: App, token: string, nonce: string): Promise<void> {
  const page = await trainingPage(app, token);
  const link = await findLink(app.db, hashOf(token), "training");
  if (page.is === "unknown" || link === null) throw new Problem("not_found", "This link leads nowhere.");
  if (page.is === "done") return;
  if (page.is === "closed")
    throw new Problem("wrong_stage", "This change has ended. Nothing is asked of you any more.", {
      why: "change_closed",
    });
  if (page.is !== "open")
    throw new Problem("superseded", "This link does not work any more. Nothing was recorded.", { why: "link_ended" });
  if (readNonce(app.secret, bindingOf(link), nonce, app.now()).is !== "good")
    throw new Problem("superseded", "This page was open for too long. Please press the button once more.", {
      why: "page_expired",
    });
  const row = await findChange(app.db, link.change);
  const at = row === null ? app.now() : presentOf(app, row);
  await saveCompletions(app.db, link.change, page.training.id, "link", [{ person: link.person, at }]);
}

function bindingOf({ change, subject, generation }: StoredLink) {
  return { purpose: "trained", change, subject, generation, revision: "" };
}
