import { isOpenAt } from "../../domain/change/feedback.ts";
import { entryOf } from "../../domain/change/state.ts";
import type { ChangeState, FeedbackState } from "../../domain/change/state.ts";
import { Problem } from "../../domain/errors.ts";
import { postedText } from "../../lib/posted-text.ts";
import { hashOf } from "../../lib/secret.ts";
import { findChange } from "../../store/change/read.ts";
import { dropAnswer, findAnswer, saveAnswer } from "../../store/feedback/answers.ts";
import type { Answer } from "../../store/feedback/answers.ts";
import { grownOfPerson } from "../../store/feedback/follow-ups.ts";
import { findLink } from "../../store/signoff/links.ts";
import type { FoundLink, StoredLink } from "../../store/signoff/links.ts";
import { presentOf } from "../change/present.ts";
import type { App } from "../context.ts";
import { wordsMax } from "../signoff/form.ts";
import { freshLinkOf, standingOf } from "../signoff/mailed-links.ts";
import { makeNonce, readNonce } from "../signoff/nonce.ts";

/** Where a link to a round of feedback stands. */
export interface FeedbackLink {
  readonly link: FoundLink;
  readonly state: ChangeState;
  readonly title: string;
  /** The time of the change. */
  readonly present: number;
  readonly round: string;
  readonly asked: FeedbackState;
  /** `over`: answers are taken no more. `replaced`: a fresh link was mailed; `expired`: it worked until its end. */
  readonly is: "open" | "over" | "replaced" | "expired";
}

/** What a feedback link leads to, with what this person said so far. */
export interface FeedbackPage extends FeedbackLink {
  readonly answer: Answer | null;
  /** The change that their idea became. */
  readonly grown: string | null;
  /** For the form that is shown. */
  readonly nonce: string;
}

/** Reads a link. Changes nothing. `null`: it leads nowhere. */
export async function readFeedbackLink(app: App, token: string): Promise<FeedbackLink | null> {
  const link = await findLink(app.db, hashOf(token), "feedback");
  const row = link === null ? null : await findChange(app.db, link.change);
  if (link === null || row === null) return null;
  const round = link.subject.split("/")[0] ?? "";
  const asked = entryOf(row.state.feedback ?? {}, round);
  if (asked === undefined) return null;
  const present = presentOf(app, row);
  const standing = await standingOf(app, link, present);
  const takesAnswers = row.state.stage !== "closed" && isOpenAt(asked, present);
  const is = standing !== "open" ? standing : takesAnswers ? "open" : "over";
  return { link, state: row.state, title: row.title, present, round, asked, is };
}

/** Reads what a link's page shows. Changes nothing. `null`: it leads nowhere. */
export async function feedbackPage(app: App, token: string): Promise<FeedbackPage | null> {
  const found = await readFeedbackLink(app, token);
  if (found === null) return null;
  const { link, round, is } = found;
  const isVoid = is === "expired" || is === "replaced";
  const place = { change: link.change, round, person: link.person };
  const [answer, grown] = isVoid
    ? [null, null]
    : await Promise.all([findAnswer(app.db, place), grownOfPerson(app.db, place)]);
  const nonce = makeNonce(app.secret, isVoid ? freshLinkOf(link) : bindingOf(link), app.now());
  return { ...found, answer, grown, nonce };
}

/**
 * Keeps what somebody says, in place of what they said before; both left empty, what they said before is taken back.
 * @throws Problem when it cannot be taken; nothing is changed then
 */
export async function answerByLink(app: App, token: string, form: Answer & { readonly nonce: string }): Promise<void> {
  const { link, round } = await openLink(app, token, { nonce: form.nonce, bindingOf });
  const place = { change: link.change, round, person: link.person };
  const answer = { helps: postedText(form.helps), easier: postedText(form.easier) };
  if (answer.helps.length > wordsMax || answer.easier.length > wordsMax)
    throw new Problem("invalid", `At most ${wordsMax} characters are kept. Please shorten it.`, { why: "too_long" });
  if (answer.helps !== "" || answer.easier !== "") return saveAnswer(app.db, place, answer);
  if ((await findAnswer(app.db, place)) === null)
    throw new Problem("invalid", "Please answer one of the two questions.", { why: "answer_wanted" });
  await dropAnswer(app.db, place);
}

/** @throws Problem unless the link takes what is posted to it now */
async function openLink(
  app: App,
  token: string,
  { nonce, bindingOf: bound }: { readonly nonce: string; readonly bindingOf: typeof bindingOf },
): Promise<FeedbackLink> {
  const found = await readFeedbackLink(app, token);
  if (found === null) throw new Problem("not_found", "This link leads nowhere.");
  if (found.is === "over")
    throw new Problem("wrong_stage", "This round of feedback is over. Nothing was recorded.", { why: "feedback_over" });
  if (found.is !== "open")
    throw new Problem("superseded", "This link does not work any more. Nothing was recorded.", { why: "link_ended" });
  if (readNonce(app.secret, bound(found.link), nonce, app.now()).is !== "good")
    throw new Problem("superseded", "This page was open for too long. Please press the button once more.", {
      why: "page_expired",
    });
  return found;
}

function bindingOf({ change, subject, generation }: StoredLink) {
  return { purpose: "feedback", change, subject, generation, revision: "" };
}
