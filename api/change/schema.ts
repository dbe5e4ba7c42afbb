import { z } from "@hono/zod-openapi";
import { ChangeContent, MaterialPart, Quorum, TrainingFormat } from "../../domain/change/schema.ts";
import { signoffChoices } from "../../domain/change/command.ts";
import { stages } from "../../domain/change/state.ts";
import { maybeOutlook } from "./outlook-schema.ts";
import { Aim, Instant, orNull, Person, Share } from "../shapes.ts";
import { Budget, Review } from "./aftercare-schema.ts";

/** The public shape of a change. Use cases return the output side of these schemas, in which instants are numbers. */

export const Stage = z.enum(stages).openapi("Stage");
export const Tier = z.enum(["light", "standard", "major"]);
export const Verdict = z.enum(["open", "met", "missed", "inconclusive", "unknown"]).openapi("Verdict");

export const Outcome = z
  .enum(["adopted", "adopted_in_part", "lapsed", "not_adopted", "not_measurable", "withdrawn", "declined"])
  .openapi("Outcome");

export const Ball = z
  .object({
    party: z.enum(["proposer", "owner", "stakeholders", "builders", "audience", "nobody"]),
    people: z.array(Person),
    teams: z.array(z.string()),
    since: Instant,
    dueAt: orNull(Instant),
  })
  .openapi("Ball", { description: "Who has to act next, since when, and by when. nobody: it waits for time to pass." });

export const Revision = z.object({ number: z.int(), hash: z.string() }).openapi("Revision");

export const Statement = z
  .object({
    at: Instant,
    said: z.enum([...signoffChoices, "consented_by_silence", "answered", "passed_on", "closed", "overruled"]),
    by: orNull(Person),
    text: z.string().nullable().describe("null when none was given or its author is erased"),
  })
  .openapi("Statement");

export const SignoffRequest = z
  .object({
    id: z.string(),
    gate: z.string(),
    person: Person,
    hasManager: z.boolean().describe("A manager is known, who hears of it where silence is escalated"),
    team: z.string().nullable(),
    role: z.string(),
    onBehalfOf: z.array(Person).describe("Who passed it on, the person named first in front"),
    required: z.boolean(),
    veto: z.boolean(),
    order: z.int().describe("Groups of a gate are asked one after another, lowest first"),
    standing: z
      .enum(["waiting", "open", "asking", "decided", "withdrawn"])
      .describe("waiting: others are asked first; asking: an answer is owed to this person"),
    choice: z.enum([...signoffChoices, "consented_by_silence"]).nullable(),
    stale: z
      .enum([...signoffChoices, "consented_by_silence"])
      .nullable()
      .describe("What was said of an earlier text, before it was changed in what matters"),
    overruled: z.boolean().describe("What this person said was overruled: their voice counts neither way"),
    reason: z.string().nullable().describe("null when none was given or its author is erased"),
    decidedAt: orNull(Instant),
    dueAt: orNull(Instant).describe("In the working time of this person's team; null while nothing is asked of them"),
    reminders: z.int().describe("Automatic reminders since their clock began"),
    overdue: z.boolean(),
    nudge: z.object({
      count: z.int().describe("Reminders sent by hand"),
      from: orNull(Instant).describe("From when on one is possible; null while nothing is asked of them"),
    }),
    link: z
      .enum(["live", "revoked", "expired"])
      .describe("expired: its person can have a fresh one mailed from its page"),
    linkUntil: orNull(Instant).describe("Until when the link works, or worked"),
    generation: z.int().describe("Raised by every resend, revocation and delegation: older links are void"),
    thread: z.array(Statement).describe("What was said about this request, oldest first"),
  })
  .openapi("SignoffRequest");

export const Objection = z
  .object({
    id: z.string(),
    kind: z.enum(["condition", "concern"]),
    request: z.string(),
    raiser: Person,
    owner: Person,
    standing: z.enum(["open", "closed", "overruled"]),
    text: z.string().nullable().describe("null when its author is erased"),
    raisedAt: Instant,
    overruledBy: orNull(Person),
    overruledBecause: z.string().nullable(),
  })
  .openapi("Objection", { description: "A condition or concern. While one is open its gate stays shut." });

export const Gate = z
  .object({
    id: z.string(),
    name: z.string(),
    quorum: Quorum,
    standing: z
      .enum(["planned", "not_needed", "open", "approved", "declined", "closed"])
      .describe("not_needed: what the gate depends on is not true of this change"),
    needed: z.int().describe("Approvals that decide the gate"),
    approvals: z.int(),
    openedAt: orNull(Instant),
    dueAt: orNull(Instant),
    overdue: z.boolean(),
    reminders: z.int(),
    silence: z.enum(["block", "escalate", "consent"]),
    requests: z.array(SignoffRequest),
    objections: z.array(Objection),
  })
  .openapi("Gate");

export const WorkItem = z
  .object({
    id: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    state: z.enum(["open", "doing", "done", "dropped"]),
  })
  .openapi("WorkItem");

const TrainingSession = z
  .object({
    id: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    where: z.string().describe("A room, or an address to join by"),
    places: z.int().nullable().describe("How many can take part; null: not limited"),
  })
  .openapi("TrainingSession");

export const Training = z
  .object({
    id: z.string(),
    name: z.string(),
    format: TrainingFormat,
    about: z.string(),
    url: z.string().nullable(),
    groups: z.array(z.string()).describe("Empty: everybody in the audience"),
    sessions: z.array(TrainingSession).describe("When it takes place, in order; empty: whenever people like"),
    assigned: z
      .int()
      .nullable()
      .describe(
        "People it is for; for who may not see names at the last period end, and null for a part of the audience and where it would point at people",
      ),
    completed: z.int().nullable().describe("How many of them completed it; told as assigned is"),
  })
  .openapi("Training", { description: "Completion never counts as adoption." });

export const Wave = z
  .object({
    id: z.string(),
    name: z.string(),
    groups: z.array(z.string()),
    scheduledFor: orNull(Instant),
    launchedAt: orNull(Instant),
    eligible: z
      .int()
      .nullable()
      .describe(
        "People on the roster frozen at its launch; null for who may not see names, whom the adoption tells what it may",
      ),
  })
  .openapi("Wave");

export const FreezeOfChange = z
  .object({ id: z.string(), name: z.string(), from: Instant, until: Instant })
  .openapi("FreezeOfChange", { description: "A period since the proposal in which this change does not launch." });

export const TargetStanding = z
  .object({
    id: z.string(),
    name: z.string(),
    owner: orNull(Person),
    threshold: z.number().nullable().describe("As it is written; a draft may hold any number"),
    aim: Aim,
    verdict: orNull(Verdict).describe("null before the first measurement"),
    isFinal: z.boolean(),
    asOf: orNull(Instant),
    rate: Share.nullable().describe("null when nobody is judged, or nothing trustworthy is known"),
    counted: z.int(),
    judged: z.int(),
    reachedAt: orNull(Instant),
    fellAt: orNull(Instant),
  })
  .openapi("TargetStanding");

export const Reinforcement = z
  .object({
    id: z.string(),
    target: z.string(),
    owner: Person,
    dueAt: Instant,
    standing: z.enum(["open", "done"]),
    overdue: z.boolean(),
    reopened: z.int().describe("How often the target had fallen before, or fell again while this was open"),
  })
  .openapi("Reinforcement");

export const Trouble = z
  .object({
    what: z.enum([
      "set-intake-deadline",
      "set-gate-deadlines",
      "mail-intake",
      "mail-request",
      "mail-reminder",
      "mail-nudge",
      "mail-received",
      "mail-hand-over",
      "mail-stopped",
      "mail-resumed",
      "mail-escalation",
      "mail-gate-result",
      "mail-intake-result",
      "invite-to-training",
      "ask-for-feedback",
      "mail-suggestion",
      "mail-reinforcement",
      "mail-audit",
      "mail-outcome",
      "mail-breach",
      "mail-link-ending",
      "mail-links-ended",
      "mail-statement",
      "mail-answer",
      "mail-counter",
      "mail-notice",
      "mail-overruled",
      "measure",
    ]),
    person: orNull(Person).describe("To whom it was to be sent"),
    failures: z.int().describe("Tries that failed in a row"),
    since: Instant,
    nextAt: Instant.describe("When it is tried again"),
    reason: z.string(),
  })
  .openapi("Trouble", { description: "What the change could not do yet, and goes on trying." });

/** A change in a list. */
export const ChangeSummary = z
  .object({
    key: z.string(),
    title: z.string(),
    stage: Stage,
    stageSince: Instant,
    heldSince: orNull(Instant),
    outcome: orNull(Outcome),
    tier: Tier,
    team: z.string().nullable(),
    owner: orNull(Person),
    sponsor: orNull(Person),
    ball: Ball,
    createdAt: Instant,
    lastAt: Instant.describe("When its last event happened"),
  })
  .openapi("ChangeSummary");

export const IntakeAnswer = z
  .object({
    said: z.enum(["declined", "countered"]),
    at: Instant,
    person: orNull(Person),
    what: z
      .string()
      .nullable()
      .describe("The reason of a no, or what is proposed instead; null when its author is erased"),
    tradeOff: z.string().nullable(),
    when: orNull(Instant),
  })
  .openapi("IntakeAnswer");

export const Stopped = z
  .object({
    how: z.enum(["withdrawn", "held", "returned", "closing"]),
    at: Instant,
    person: orNull(Person).describe("Who did it; null for a program of nobody's"),
    reason: z.string().nullable().describe("Null where none is given, and once its author is erased"),
  })
  .openapi("Stopped");

export const LedTo = z
  .object({ key: z.string(), title: z.string(), stage: Stage, outcome: orNull(Outcome) })
  .openapi("FollowUp", { description: "A change that grew out of what was said about another one." });

/** Everything there is to know about one change. */
export const Change = ChangeSummary.extend({
  proposer: Person,
  grewOutOf: orNull(
    z.object({
      change: z.string(),
      title: z.string().nullable().describe("Of the change it was said about"),
      answer: z.string().describe("Of what was said; it leads to nobody"),
      words: z.string().nullable().describe("null once it is taken back or erased, or may not be told"),
    }),
  ).describe("The idea it grew out of; null for most changes"),
  ledTo: z.array(LedTo).describe("Changes that grew out of what was said about this one"),
  template: z.string().nullable(),
  revision: Revision,
  seq: z.int().describe("Number of its last event"),
  headHash: z.string().describe("Hash of its last event, which covers all before"),
  missing: z.array(z.string()).describe("Paths of what a submission still needs"),
  risks: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .describe("What is allowed and often regretted, such as no money for adoption"),
  tierAdvice: orNull(z.object({ tier: Tier, reasons: z.array(z.string()) })).describe(
    "What `content.tierAnswers` come to and why; null while nothing is answered. `tier` may be another one, with a reason",
  ),
  material: z
    .array(MaterialPart)
    .describe("Parts whose edit asks everybody again while people are asked, or once they agreed; others are a notice"),
  budget: Budget.describe("Planned, and spent so far"),
  reviews: z.array(Review).describe("What is to be looked at again after the launch, and when"),
  content: z.strictObject(ChangeContent.shape).openapi("ChangeContent"),
  gates: z.array(Gate),
  work: z.array(WorkItem),
  buildAccepted: z.boolean(),
  trainings: z.array(Training),
  waves: z.array(Wave),
  freezes: z.array(FreezeOfChange),
  targets: z.array(TargetStanding),
  reinforcements: z.array(Reinforcement),
  outlook: maybeOutlook.describe("What can be expected while it is a draft or waits in intake; null afterwards"),
  intake: z.object({
    countered: z.boolean().describe("The owner proposes something else, and the proposer has the ball"),
    answer: orNull(IntakeAnswer),
  }),
  stopped: orNull(Stopped).describe("Why it goes no further: withdrawn, on hold, returned to draft, or closed early"),
  closing: z.boolean(),
  undelivered: z
    .array(
      z.object({
        person: Person,
        request: z.string().nullable().describe("What it asked for: send its link again once the address is right"),
        at: Instant,
        reason: z.string(),
        next: z.string().describe("What to do, in a sentence"),
      }),
    )
    .describe("Messages that reached nobody and were not followed by one that did"),
  troubles: z.array(Trouble).describe("What could not be done for several tries; empty when all is well"),
  links: z.object({
    self: z.string(),
    page: z.string(),
    signoffs: z.string(),
    workItems: z.string(),
    training: z.string(),
    adoption: z.string(),
    feedback: z.string(),
    ideas: z.string(),
    events: z.string(),
    stream: z.string(),
  }),
}).openapi("Change");
export type Change = z.infer<typeof Change>;
