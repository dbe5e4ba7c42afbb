import { isOpenAt } from "../../domain/change/feedback.ts";
import { entryOf } from "../../domain/change/state.ts";
import type { ChangeState, FeedbackState } from "../../domain/change/state.ts";
import { Problem } from "../../domain/errors.ts";
import { postedText } from "../../lib/posted-text.ts";
import { hashOf } from "../../lib/secret.ts";
import { findChange } from "../../store/change/read.ts";
import type { ChangeRow } from "../../store/change/read.ts";
import { within } from "../../store/database.ts";
import { dropAnswer, findAnswer, saveAnswer } from "../../store/feedback/answers.ts";
import type { Answer } from "../../store/feedback/answers.ts";
import { dropConsent, hasConsented, keepConsent } from "../../store/feedback/champions.ts";
import { grownOfPerson } from "../../store/feedback/follow-ups.ts";
import { findLink } from "../../store/signoff/links.ts";
import type { FoundLink, StoredLink } from "../../store/signoff/links.ts";
import { presentOf } from "../change/present.ts";
import type { App } from "../context.ts";
import { wordsMax } from "../signoff/form.ts";
import { freshLinkOf, standingOf } from "../signoff/mailed-links.ts";
import { makeNonce, readNonce } from "../signoff/nonce.ts";
import { colleaguesToAsk } from "./champions.ts";

/** Where a link to a round of feedback stands. */
export interface FeedbackLink {
  readonly link: FoundLink;
  readonly state: ChangeState;
  readonly title: string;
  readonly row: ChangeRow;
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
  /** Whether colleagues may ask this person, as they said themselves. */
  readonly mayBeAsked: boolean;
  /** Names of colleagues who may be asked. */
  readonly colleagues: readonly string[];
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
  return { link, state: row.state, title: row.title, row, present, round, asked, is };
}

/** Reads what a link's page shows. Changes nothing. `null`: it leads nowhere. */
export async function feedbackPage(app: App, token: string): Promise<FeedbackPage | null> {
  const found = await readFeedbackLink(app, token);
  if (found === null) return null;
  const { link, round, is } = found;
  const isVoid = is === "expired" || is === "replaced";
  const place = { change: link.change, round, person: link.person };
  const [answer, grown, mayBeAsked, colleagues] = isVoid
    ? [null, null, false, []]
    : await Promise.all([
        findAnswer(app.db, place),
        grownOfPerson(app.db, place),
        hasConsented(app.db, place),
        colleaguesToAsk(app, found.row, link.person),
      ]);
  const nonce = makeNonce(app.secret, isVoid ? freshLinkOf(link) : bindingOf(link), app.now());
  return { ...found, answer, grown, mayBeAsked, colleagues, nonce };
}

/** The form of the page. `mayBeAsked`: the box is ticked that says so; nothing else is consent. */
export type FeedbackForm = Answer & { readonly nonce: string; readonly mayBeAsked: boolean };

/**
 * Keeps what somebody says, in place of what they said before; both left empty, what they said before is taken back. The box beside it
 * is their consent to be asked by colleagues, and unticked takes that back.
 * @throws Problem when it cannot be taken; nothing is changed then
 */
export async function answerByLink(app: App, token: string, form: FeedbackForm): Promise<void> {
  const { link, round } = await openLink(app, token, form.nonce, ["open"]);
  const place = { change: link.change, round, person: link.person };
  const answer = { helps: postedText(form.helps), easier: postedText(form.easier) };
  if (answer.helps.length > wordsMax || answer.easier.length > wordsMax)
    throw new Problem("invalid", `At most ${wordsMax} characters are kept. Please shorten it.`, { why: "too_long" });
  const isSilent = answer.helps === "" && answer.easier === "";
  const [before, hadConsented] = await Promise.all([findAnswer(app.db, place), hasConsented(app.db, place)]);
  if (isSilent && before === null && form.mayBeAsked === hadConsented)
    throw new Problem("invalid", "Please answer one of the two questions.", { why: "answer_wanted" });
  await within(app.db, async (tx) => {
    if (isSilent) await dropAnswer(tx, place);
    else await saveAnswer(tx, place, answer);
    if (form.mayBeAsked) await keepConsent(tx, place, app.now());
    else await dropConsent(tx, place);
  });
}

/** Takes somebody's consent back, also once the round is over or the change has ended. @throws Problem when the link does not work */
export async function takeConsentBack(app: App, token: string, nonce: string): Promise<void> {
  const { link } = await openLink(app, token, nonce, ["open", "over"]);
  await dropConsent(app.db, { change: link.change, person: link.person });
}

/** @throws Problem unless the link takes what is posted to it now */
async function openLink(
  app: App,
  token: string,
  nonce: string,
  taking: readonly FeedbackLink["is"][],
): Promise<FeedbackLink> {
  const found = await readFeedbackLink(app, token);
  if (found === null) throw new Problem("not_found", "This link leads nowhere.");
  if (found.is === "over" && !taking.includes("over"))
    throw new Problem("wrong_stage", "This round of feedback is over. Nothing was recorded.", { why: "feedback_over" });
  if (!taking.includes(found.is))
    throw new Problem("superseded", "This link does not work any more. Nothing was recorded.", { why: "link_ended" });
  if (readNonce(app.secret, bindingOf(found.link), nonce, app.now()).is !== "good")
    throw new Problem("superseded", "This page was open for too long. Please press the button once more.", {
      why: "page_expired",
    });
  return found;
}

function bindingOf({ change, subject, generation }: StoredLink) {
  return { purpose: "feedback", change, subject, generation, revision: "" };
}
