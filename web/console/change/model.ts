import type { AdoptionView } from "../../../app/adoption/view.ts";
import type { WaitingTime } from "../../../app/change/waiting-time.ts";
import type { GroupSuggestion } from "../../../app/adoption/suggestions.ts";
import type { ChangeView } from "../../../app/change/view.ts";
import type { MetricView } from "../../../app/metric/view.ts";
import type { ChampionsView } from "../../../app/feedback/champions.ts";
import type { Idea } from "../../../app/feedback/ideas.ts";
import type { FeedbackView } from "../../../app/feedback/view.ts";
import { capital, date, deadline, plural } from "../../kit/format.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import { outlookSentences } from "../../letters/outlook.ts";
import type { ChangeModel } from "../../pages/change.tsx";
import { changeStatus } from "../status.ts";
import type { Measured } from "../status.ts";
import type { Desk } from "./action.ts";
import { briefModel } from "./brief.ts";
import { championsModel } from "./champions.ts";
import { buildModel, trainingModels } from "./build.ts";
import { feedbackModel } from "./feedback.ts";
import { gateModels } from "./gates.ts";
import { historyModel } from "./history.ts";
import { lifeline } from "./lifeline.ts";
import { metricModel } from "../metric/words.ts";
import { nameOf } from "./names.ts";
import { changeActions } from "./offers.ts";
import { lastEvent } from "./record.ts";
import type { ChangeRecord } from "./record.ts";
import { rosterModel } from "./roster.ts";
import { firstLaunch } from "./stages.ts";
import { standingModel } from "./standing.ts";
import { suggestionModels } from "./suggestions.ts";
import { targetModels } from "./targets.ts";
import { waitingModel } from "./waiting.ts";
import { reinforcementModels, waveModels } from "./waves.ts";

export interface ChangeParts {
  readonly frame: ConsoleFrame;
  readonly view: ChangeView;
  readonly adoption: AdoptionView;
  readonly record: ChangeRecord;
  readonly desk: Desk;
  readonly showAll: boolean;
  /** `null` where it is not asked for. */
  readonly feedback: FeedbackView | null;
  readonly suggestions: readonly GroupSuggestion[];
  /** `null` where none is named. */
  readonly metric: MetricView | null;
  readonly ideas: readonly Idea[];
  /** `null` where it is not asked for: each look at names is recorded. */
  readonly champions: ChampionsView | null;
  /** Whose turn every hour was; `null` where it is not asked for. */
  readonly waiting: WaitingTime | null;
}

/** Everything the page of one change shows. */
export function changeModel({
  frame,
  view,
  adoption,
  record,
  desk,
  showAll,
  feedback,
  suggestions,
  metric,
  ideas,
  champions,
  waiting,
}: ChangeParts): ChangeModel {
  return {
    frame,
    key: view.key,
    title: view.title === "" ? "Not named yet" : view.title,
    status: changeStatus({ ...view, launchedAt: firstLaunch(view), measured: furthest(adoption) }),
    tier: capital(view.tier),
    revision: view.revision.number,
    owner: nameOf(view.owner),
    sponsor: nameOf(view.sponsor),
    standing: standingModel(view, frame),
    lifeline: lifeline(view, record, frame),
    notices: noticesOf(view, record, frame),
    actions: changeActions(view, desk),
    gates: gateModels({ view, record, moment: frame, desk }),
    build: buildModel(view, record, desk),
    trainings: trainingModels(view, desk, frame),
    waves: waveModels(view, adoption, desk),
    roster: rosterModel(adoption, frame),
    targets: targetModels(view, adoption, { moment: frame, desk }),
    metric: metric === null ? undefined : metricModel(metric),
    reinforcements: reinforcementModels(view, record, desk),
    suggestions: suggestionModels(view, { groups: suggestions, ideas }, { moment: frame, desk }),
    feedback: feedback === null ? undefined : feedbackModel(view, { ...feedback, ideas }, { moment: frame, desk }),
    champions: championsModel(view, champions),
    waiting: waiting === null ? undefined : waitingModel(waiting, frame),
    history: historyModel(view, record, showAll),
    brief: briefModel(view, desk),
    // A page that shows what was typed and refused is nobody's to replace, and a closed change does not change.
    live:
      desk.attempt === undefined && view.outcome === null
        ? { stream: `/api/v1/changes/${view.key}/stream`, seq: view.seq }
        : undefined,
    jsonHref: `/api/v1/changes/${view.key}`,
  };
}

/** The target that is furthest from what was signed; one that cannot be known counts as far away. */
function furthest({ targets }: AdoptionView): Measured | null {
  return targets.toSorted((a, b) => (b.gap ?? 1) - (a.gap ?? 1))[0] ?? null;
}

function noticesOf(view: ChangeView, record: ChangeRecord, frame: ConsoleFrame): NoticeModel[] {
  return [
    held(view, record, frame),
    ended(view, record),
    ...outlookNotices(view, frame),
    missing(view),
    review(view),
    ...undelivered(view, frame),
    ...troubles(view, frame),
  ].flatMap((notice) => notice ?? []);
}

function held(view: ChangeView, record: ChangeRecord, frame: ConsoleFrame): NoticeModel | null {
  if (view.heldSince === null) return null;
  const why = lastEvent(record, "change.held")?.text;
  const text =
    why == null ? "Deadlines stand still until it is resumed." : `“${why}” Deadlines stand still until it is resumed.`;
  return { tone: "plain", title: `On hold since ${date(frame, view.heldSince)}.`, text };
}

const endings = {
  adopted: ["adopted", "It took hold.", "Every target was met and held for as long as was signed."],
  adopted_in_part: ["risk", "It took hold in part.", "Some targets or waves met what was signed, others did not."],
  lapsed: ["lapsed", "It was used, and then no longer.", "A target was met and lost again before it had held."],
  not_adopted: ["lapsed", "It was delivered, and is not used.", "No target was ever met."],
  not_measurable: ["unknown", "Nobody can tell whether it is used.", "There was no trustworthy data to judge it by."],
  withdrawn: ["plain", "It was withdrawn.", ""],
  declined: ["plain", "It was declined.", ""],
} as const satisfies Record<string, readonly [NoticeModel["tone"], title: string, text: string]>;

function ended({ outcome }: ChangeView, record: ChangeRecord): NoticeModel | null {
  if (outcome === null) return null;
  const [tone, title, text] = endings[outcome];
  const why = lastEvent(record, `change.${outcome}`)?.text ?? lastEvent(record, "closing.asked")?.text;
  const words = [text, ...(why == null ? [] : [`“${why}”`])].filter((part) => part !== "").join(" ");
  return { tone, title, text: words === "" ? undefined : words };
}

function missing(view: ChangeView): NoticeModel | null {
  if (view.stage !== "draft" || view.missing.length === 0) return null;
  const count = view.missing.length;
  return {
    tone: "plain",
    title: `${plural(count, "part")} ${count === 1 ? "is" : "are"} still missing before it can be asked for.`,
    link: { label: "See what is missing, and fill it in", href: `/changes/${view.key}/edit?missing=yes` },
  };
}

function review({ key, stage }: ChangeView): NoticeModel | null {
  if (stage !== "draft" && stage !== "intake") return null;
  return {
    tone: "plain",
    title: "See it as those who decide will see it.",
    link: { label: "Review their pages and messages", href: `/changes/${key}/review` },
  };
}

/** What can be expected, before anybody promises it. A draft says so once it could be asked for, or names a day. */
export function outlookNotices(view: ChangeView, frame: ConsoleFrame): NoticeModel[] {
  const { outlook } = view;
  if (outlook === null || view.outcome !== null) return [];
  if (view.stage === "draft" && view.missing.length > 0 && outlook.neededBy === null) return [];
  const { place, capacity, earliest, impossible } = outlookSentences(frame, outlook);
  const queue = outlook.team === null ? [] : [view.stage === "draft" ? `Asked for now: ${place}` : place, capacity];
  if (impossible === undefined) return [{ tone: "plain", title: earliest, text: queue.join(" ") || undefined }];
  const hint = "Ask for less, name a later day, or settle another order with the team.";
  return [{ tone: "risk", title: impossible, text: [earliest, ...queue, hint].join(" ") }];
}

const undone = {
  "set-intake-deadline": "The deadline of the intake could not be set",
  "set-gate-deadlines": "The deadlines of a gate could not be set",
  "mail-intake": "The proposal could not be sent",
  "mail-request": "The request could not be sent",
  "mail-reminder": "The reminder could not be sent",
  "mail-nudge": "The reminder sent by hand could not be sent",
  "mail-received": "The word that the proposal arrived could not be sent",
  "mail-hand-over": "The word that the change was handed over could not be sent",
  "mail-stopped": "The word that it goes no further could not be sent",
  "mail-resumed": "The word that it goes on could not be sent",
  "mail-breach": "The word to a manager that somebody is late could not be sent",
  "mail-link-ending": "The word that a link is about to end could not be sent",
  "mail-links-ended": "The word that links have ended could not be sent",
  "mail-escalation": "The word that a gate is late could not be sent",
  "mail-statement": "What somebody said at a gate could not be sent",
  "mail-notice": "The word that the text was changed could not be sent",
  "mail-counter": "What is proposed instead could not be sent",
  "mail-answer": "The answer to a question could not be sent",
  "mail-overruled": "The word that something was overruled could not be sent",
  "mail-gate-result": "The result of a gate could not be sent",
  "mail-intake-result": "The answer to the proposal could not be sent",
  "invite-to-training": "Invitations to the training could not be sent",
  "ask-for-feedback": "Requests for feedback could not be sent",
  "mail-suggestion": "What could be done for a group could not be sent",
  "mail-reinforcement": "The reinforcement task could not be sent",
  "mail-audit": "The link to an audit could not be sent",
  "mail-outcome": "The outcome could not be sent",
  measure: "The targets could not be measured",
} as const satisfies Record<ChangeView["troubles"][number]["what"], string>;

/** What goes on being tried: nobody else would know that it has not been done. */
function troubles(view: ChangeView, frame: ConsoleFrame): NoticeModel[] {
  return view.troubles.map(({ what, person, since, failures, nextAt, reason }) => ({
    tone: "risk",
    title: `${undone[what]}${person === null ? "" : ` to ${nameOf(person)}`} since ${deadline(frame, since)}.`,
    text: `${reason} It failed ${failures} times and is tried again, next on ${deadline(frame, nextAt)}.`,
  }));
}

/** Who was not reached: nobody else would know that they wait for nothing. */
function undelivered(view: ChangeView, frame: ConsoleFrame): NoticeModel[] {
  return view.undelivered.map(({ person, at, reason, next }) => ({
    tone: "risk",
    title: `Not delivered to ${nameOf(person)} on ${deadline(frame, at)}.`,
    text: `${reason} ${next}`,
    link: { label: `See the address of ${nameOf(person)}`, href: `/people/${person.id}` },
  }));
}
