import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Env } from "../../api/env.ts";
import type { NoticeModel } from "../kit/notice.tsx";

/**
 * What the last action did, said once on the next page. The cookie names a sentence of this list and holds no text of its
 * own, so that whoever can set a cookie still cannot put words on our pages.
 */
const sentences = {
  kept: ["The draft is kept.", "Nobody has been asked yet. You can come back to it at any time."],
  submitted: ["It was asked for.", "The owner has been told, and answers within the agreed time."],
  accepted: ["It was accepted.", "The people who decide are being written to."],
  countered: ["Your proposal was sent.", "The proposer can take it up in one step, or write theirs anew."],
  declined: ["It was declined.", "The proposer is told, with your reason."],
  returned: ["It is a draft again.", "Open requests were withdrawn. Nobody can decide until it is asked for again."],
  withdrawn: ["It was withdrawn.", "Open requests say so. The record stays."],
  held: ["It is on hold.", "Nothing is asked of anybody until it is resumed."],
  resumed: ["It goes on.", "Deadlines run again from now."],
  moved: ["The work item was moved.", ""],
  added: ["The work item was added.", ""],
  built: ["The build was accepted.", "People are invited to their training, if there is one."],
  launched: ["The wave was launched.", "Who is eligible is fixed from now on; joiners and leavers are dated."],
  scheduled: ["The launch is set.", "It happens at that instant, unless the change is put on hold before."],
  resent: ["A new link was sent.", "The old one does not work any more."],
  revoked: ["The link was made void.", "Send a new one when this person should decide after all."],
  nudged: [
    "They are reminded.",
    "The message goes out in their working time. You can remind them again a business day later.",
  ],
  handed: ["It was handed over.", "Both are told by mail. What people approved stands."],
  answered: ["Your answer was sent.", "It stands on their page. Their time runs again from now."],
  settled: ["It is closed.", "The record keeps what was raised, and that it was settled."],
  overruled: [
    "It was overruled, in your name.",
    "Whoever raised it is told, with your reason. Both stay on the record.",
  ],
  trained: ["The completions were recorded.", "They say who is ready. They never count as use."],
  reinforced: ["It was noted what was done.", "The next period shows whether it helped."],
  drawn: ["The sample was drawn.", "Whoever looks at it is being written to, with a link of their own."],
  resentAudit: ["Another link was mailed.", "The one before is void. Marks that were made stay."],
  undrawn: ["The sample was withdrawn.", "Its reviewer's link says so. Another one can be drawn."],
  feedbackAsked: [
    "People are being asked.",
    "Each gets two questions by a link of their own. Answers come without names.",
  ],
  grown: ["It is a draft of its own.", "Both changes name each other. Nobody is asked before you ask for it."],
  feedbackEnded: ["The round has ended.", "What was said stays. You can ask again at any time."],
  baseline: ["The time before is measured.", "What comes after the launch is compared with it."],
  metric: ["The values are kept.", "Corrected ones keep beside them what they were."],
  secondSource: ["The second source is held beside the first.", "It decides nothing; what differs becomes a task."],
  resolved: ["It is explained.", "A new one opens if the sources differ at a later period end."],
  closing: ["It is being closed.", "The verdicts of today are computed and kept."],
  reviewed: ["The review is on record.", "The next one is listed on its day."],
  spent: ["The amount is on record.", "It is what was spent so far, and can be told again when it has grown."],
  saved: ["It is a template now.", "People, addresses and amounts stayed behind. Read its texts before others use it."],
  edited: [
    "The edit is recorded.",
    "Where it touches what people sign they are asked again, with what changed; otherwise it is told to them.",
  ],
  source: ["The source was added.", "It is ready to receive events."],
  told: ["It is in the inventory.", "Its people were counted from the events that came."],
  team: ["Working time and intake are kept.", "Dates that are computed from now on use them."],
  thrownAway: ["It is thrown away.", "Nobody else ever saw it."],
  webhookEnabled: ["It is enabled.", "It is told of what comes from now on."],
  webhookDisabled: ["It is disabled.", "Nothing is sent there. What was open was given up, and can be sent again."],
  webhookRemoved: ["It is removed.", "It is told of nothing any more."],
  webhookResent: ["It is sent again.", "By the id it had, so a receiver that has it knows it."],
  keyRevoked: ["The key is revoked.", "The next request with it is refused."],
  permitted: ["It is kept.", "It holds from now on, also where they are signed in."],
  keyEnded: ["The key was ended.", "Within half a minute nothing more is taken with it."],
  people: ["The people were added.", ""],
  placed: ["It is kept where the group counts.", "Its people are there from now on; what was before stays."],
  frozen: [
    "The period is frozen.",
    "Launches planned inside it moved to its end. Whoever owns them sees it on the change.",
  ],
  lifted: ["The freeze was lifted.", "It holds nothing any more. Launches that it moved stay where they are."],
  digestStopped: ["You get no digest any more.", "You are still written to when a decision needs you."],
  digestKept: ["It is kept.", "It holds from next Monday on."],
  digestSent: ["You get the digest again.", "The next one comes on Monday, if there is something to tell."],
  feedEnded: ["The address was revoked.", "A program that still asks there finds nothing."],
  person: ["It is kept.", "What is sent from now on uses it."],
  away: ["Their absence is kept.", "Requests that come meanwhile go to whoever stands in."],
  back: ["They are back.", "Requests go to them again."],
  channel: ["The way to them is kept.", "Send a test message to see that it arrives."],
  tested: ["The test message was sent.", "Ask them whether they see it, and whether nobody else does."],
  late: ["It was taken in, and will be on record in a moment.", "It counts once, however often it is sent."],
} as const satisfies Record<string, readonly [title: string, text: string]>;
export type FlashName = keyof typeof sentences;

const cookie = "takehold_flash";
const options = { path: "/", httpOnly: true, sameSite: "Lax" } as const;
const lifeSeconds = 60;

export function setFlash(c: Context<Env>, name: FlashName): void {
  setCookie(c, cookie, name, { ...options, maxAge: lifeSeconds });
}

/** The sentence that waits to be said, which is then said. A page that brings itself up to date leaves it to the reader's. */
export function takeFlash(c: Context<Env>): NoticeModel | undefined {
  if (c.req.header("x-refresh") !== undefined) return undefined;
  const name = getCookie(c, cookie);
  if (name === undefined) return undefined;
  deleteCookie(c, cookie, options);
  if (!isFlash(name)) return undefined;
  const [title, text] = sentences[name];
  return { tone: name === "late" ? "plain" : "adopted", title, ...(text === "" ? {} : { text }) };
}

function isFlash(name: string): name is FlashName {
  return Object.hasOwn(sentences, name);
}
