import { inertText } from "../../lib/inert-text.ts";
import { slackMessage } from "../chat/slack.ts";
import { teamsCard } from "../chat/teams.ts";
import { wordsOf } from "../language/choose.ts";
import { markup } from "../kit/markup.ts";
import { intakeParts, intakeResultParts } from "./intake.ts";
import { outcomeParts, reinforcementParts, trainingParts } from "./adoption.ts";
import { MailDocument } from "./html.tsx";
import type { MailModel, RenderedMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { channelTestParts } from "./channel-test.ts";
import { digestParts, digestPictures } from "./digest.ts";
import { ownPageParts } from "./own-page.ts";
import { inertParts, oneLine } from "./parts.ts";
import { escalationParts, gateResultParts, noteParts, reminderParts, requestParts } from "./signoff.ts";
import { stepUpParts } from "./step-up.ts";
import { textOf } from "./text.ts";

export type * from "./model.ts";

/** A message as subject, text and HTML. The subject is one line; every value is escaped in the HTML. */
export function renderMail(model: MailModel): RenderedMail {
  const parts = inertParts(anchored(partsOf(model), model));
  const reference = referenceOf(model);
  const { locale } = model;
  return {
    language: locale,
    subject: oneLine(parts.subject),
    text: textOf(parts, inertText(reference), locale),
    html: markup(<MailDocument parts={parts} reference={reference} locale={locale} />),
    chat: { slack: () => slackMessage(parts), teams: () => teamsCard(parts) },
    pictures: model.kind === "digest" ? digestPictures(model) : [],
  };
}

/** What it is about, in a word. */
function referenceOf(model: MailModel): string {
  const { digest, mail, ownPage } = wordsOf(model);
  switch (model.kind) {
    case "ownPage":
    case "channelTest":
      return ownPage.mail.reference;
    case "digest":
      return digest.mail.reference;
    default:
      return mail.frame.reference(model.key, model.revision);
  }
}

const anchoring: ReadonlySet<MailModel["kind"]> = new Set(["request", "gateResult", "outcome"]);

/** Messages that people keep name the head of the record, in a form that `takehold audit verify --anchor` reads. */
function anchored(parts: MailParts, model: MailModel): MailParts {
  if (!("record" in model) || model.record === undefined || !anchoring.has(model.kind)) return parts;
  const { key, record } = model;
  const head = wordsOf(model).mail.frame.record(`${key}: seq ${record.seq}, hash ${record.hash}`);
  return { ...parts, footnotes: [...parts.footnotes.slice(0, -1), head, ...parts.footnotes.slice(-1)] };
}

function partsOf(model: MailModel): MailParts {
  switch (model.kind) {
    case "request":
      return requestParts(model);
    case "reminder":
      return reminderParts(model);
    case "escalation":
      return escalationParts(model);
    case "gateResult":
      return gateResultParts(model);
    case "note":
      return noteParts(model);
    case "intake":
      return intakeParts(model);
    case "intakeResult":
      return intakeResultParts(model);
    case "training":
      return trainingParts(model);
    case "reinforcement":
      return reinforcementParts(model);
    case "outcome":
      return outcomeParts(model);
    case "ownPage":
      return ownPageParts(model);
    case "channelTest":
      return channelTestParts(model);
    case "digest":
      return digestParts(model);
    case "stepUp":
      return stepUpParts(model);
  }
}
