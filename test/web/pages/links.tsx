import { AuditPage } from "../../../web/pages/audit.tsx";
import { DigestStopPage } from "../../../web/pages/digest-stop.tsx";
import { FeedbackPage } from "../../../web/pages/feedback.tsx";
import { OwnPage } from "../../../web/pages/own-page.tsx";
import { ProposalPage } from "../../../web/pages/proposal.tsx";
import { SignPage } from "../../../web/pages/sign.tsx";
import { SuggestionPage } from "../../../web/pages/suggestion.tsx";
import { TrainingPage } from "../../../web/pages/training.tsx";
import * as fixtures from "../fixtures.ts";
import { states } from "./shown.tsx";
import type { Shown } from "./shown.tsx";

/** Pages that people are sent to by link, in every state of the link. */
export const linkPages: readonly Shown[] = [
  ...states("sign", SignPage, fixtures.signStates),
  ...states("training", TrainingPage, fixtures.trainings),
  ...states("audit", AuditPage, fixtures.audits),
  ...states("feedback", FeedbackPage, fixtures.feedbackPages),
  ...states("suggestion", SuggestionPage, fixtures.suggestionPages),
  ...states("own page", OwnPage, fixtures.ownPages),
  ...states("proposal", ProposalPage, fixtures.proposals),
  ...states("digest stop", DigestStopPage, fixtures.digestStops),
];

/** Some of them in German, whose words are longer. */
export const germanLinkPages: readonly Shown[] = [
  ...states("sign in German", SignPage, {
    "without a condition": inGerman(fixtures.signStates["without a condition"]),
    "passed on without an address": inGerman(fixtures.signStates["passed on without an address"]),
    "own concern": inGerman(fixtures.signStates["own concern"]),
  }),
  ...states("training in German", TrainingPage, { open: inGerman(fixtures.trainings["open"]) }),
  ...states("audit in German", AuditPage, { "of people": inGerman(fixtures.audits["of people"]) }),
  ...states("suggestion in German", SuggestionPage, { open: inGerman(fixtures.suggestionPages["open"]) }),
  ...states("feedback in German", FeedbackPage, { recorded: inGerman(fixtures.feedbackPages["recorded"]) }),
  ...states("own page in German", OwnPage, { open: inGerman(fixtures.ownPage) }),
  ...states("proposal in German", ProposalPage, { countered: inGerman(fixtures.proposals["countered"]) }),
];

function inGerman<Model extends object>(model: Model | undefined): Model {
  if (model === undefined) throw new Error("This state is not among the fixtures any more.");
  return { ...model, locale: "de-DE" };
}
