import { audit } from "./audit.ts";
import { calendar } from "./calendar.ts";
import { calendarFeed } from "./calendar-feed.ts";
import { channelTest } from "./channel-test.ts";
import { content } from "./content.ts";
import { decision } from "./decision.ts";
import { digest } from "./digest.ts";
import { failure } from "./failure.ts";
import { feedback } from "./feedback.ts";
import { format } from "./format.ts";
import { gate } from "./gate.ts";
import { linkEnd } from "./link-end.ts";
import { bundle } from "./bundle.ts";
import { intake } from "./intake.ts";
import { links } from "./links.ts";
import { mail } from "./mail.ts";
import { news } from "./news.ts";
import { notes } from "./notes.ts";
import { ownPage } from "./own-page.ts";
import { page } from "./page.ts";
import { proposal } from "./proposal.ts";
import { refusals } from "./refusals.ts";
import { sign } from "./sign.ts";
import { stepUp } from "./step-up.ts";
import { suggestion } from "./suggestion.ts";
import { training } from "./training.ts";
import { whole } from "./whole.ts";

/** English: the language that every other one is translated from. What it says, all of them say. */
export const en = {
  /** Where the reader's language is known and their region is not, dates and numbers are written as here. */
  locale: "en-GB",
  direction: "ltr" as "ltr" | "rtl",
  audit,
  calendar,
  calendarFeed,
  channelTest,
  content,
  decision,
  digest,
  failure,
  feedback,
  format,
  gate,
  linkEnd,
  intake,
  bundle,
  links,
  mail,
  news,
  notes,
  ownPage,
  page,
  proposal,
  refusals,
  sign,
  stepUp,
  suggestion,
  training,
  whole,
};
