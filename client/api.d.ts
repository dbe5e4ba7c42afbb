// Written from openapi.json: the shapes as they travel. Not edited by hand.
import type { Hono } from "hono";
import type { BlankEnv } from "hono/types";

/** ISO 8601 in UTC, as in "2026-03-03T09:30:00Z". */
export type Instant = string;

/** One of the answers to what is sent. */
type Answer<Input, Output, Format extends string, Status extends number> = {
  input: Input;
  output: Output;
  outputFormat: Format;
  status: Status;
};
/** JSON by status. */
type Json<Input, Outputs> = {
  [Status in keyof Outputs & number]: Answer<Input, Outputs[Status], "json", Status>;
}[keyof Outputs & number];
type Refused<Input, Status extends number> = Status extends number ? Answer<Input, Problem, "json", Status> : never;
type Text<Input, Status extends number> = Answer<Input, string, "text", Status>;
type Nothing<Input, Status extends number> = Answer<Input, null, "body", Status>;

export type Absence = {
  from: Instant;
  until: Instant;
  /** Who decides meanwhile */
  substitute: string | null;
};

export type ActProof = {
  by: "rule";
} | {
  by: "key";
  key: string;
} | {
  by: "session";
} | {
  by: "link";
  generation: number;
  /** The person's address, masked; null when erased */
  sentTo: string | null;
  sentAt: Instant | null;
  sentBy: "mail" | "slack" | "teams";
  /** Since when their address is another one; links before went elsewhere */
  addressChangedAt: Instant | null;
  /** Through whom; null for a program */
  addressChangedBy: Person | null;
  /** Confirmed with a code mailed to their own address */
  byCode: boolean;
  /** Administrators could read the link on the console's inbox page */
  wasOnInbox: boolean;
  readOnInboxAt: Instant | null;
  /** What the form's nonce was bound to, beside link and generation */
  revisionHash: string | null;
};

export type Adoption = {
  key: string;
  asOf: Instant;
  /** Groups of fewer people are not shown */
  smallestGroup: number;
  /** null before the launch, and where no population is named */
  roster: RosterStanding | null;
  targets: TargetAdoption[];
};

export type AdoptionGroup = {
  group: string;
  counts: Counts | null;
  cases: Cases | null;
  /** Its rate over time, where this group or wave was asked for */
  curve: CellPoint[] | null;
  /** Kaplan–Meier median of days to the first habit, counting those not there yet */
  speed: Speed | null;
  /** Of judged people, those who use it in the periods looked at */
  utilization: ShareOfPeople | null;
  /** Of judged people who use it, those whose actions are good work often enough */
  proficiency: ShareOfPeople | null;
  verdict: Verdict | null;
  counted: number | null;
  judged: number | null;
};

export type AdoptionWave = {
  wave: string;
  name: string;
  launchedAt: Instant | null;
  counts: Counts | null;
  cases: Cases | null;
  /** Its rate over time, where this group or wave was asked for */
  curve: CellPoint[] | null;
  /** Kaplan–Meier median of days to the first habit, counting those not there yet */
  speed: Speed | null;
  /** Of judged people, those who use it in the periods looked at */
  utilization: ShareOfPeople | null;
  /** Of judged people who use it, those whose actions are good work often enough */
  proficiency: ShareOfPeople | null;
  verdict: Verdict | null;
  counted: number | null;
  judged: number | null;
};

export type Audit = {
  audit: string;
  target: string;
  standing: "open" | "finished" | "dropped";
  draws: "actions" | "people";
  from: Instant;
  /** The stretch that was drawn from ends before this instant */
  until: Instant;
  /** What there was to draw from */
  candidates: number;
  /** What was drawn */
  size: number;
  /** What the lot depended on: whoever has the same evidence draws the same with it */
  seed: string;
  reviewer: Person;
  drawnAt: Instant;
  finishedAt: Instant | null;
  /** Items that have a mark; what the marks are is told once all have one */
  marked: number;
  /** null until it is finished */
  found: AuditFound | null;
  /** The same by group, for who may see names */
  groups: ({
    group: string;
    /** Items that the share is of; what nobody could tell is not in it */
    n: number;
    meets: number | null;
    /** Items of which nobody could tell */
    unclear: number | null;
    /** null: too few to say, under 10 items */
    share: number | null;
    bound: "at_most" | "at_least" | null;
    /** Of the 95 % interval, by Wilson */
    low: number | null;
    high: number | null;
  })[];
};

export type AuditFound = {
  /** Items that the share is of; what nobody could tell is not in it */
  n: number;
  meets: number | null;
  /** Items of which nobody could tell */
  unclear: number | null;
  /** null: too few to say, under 10 items */
  share: number | null;
  bound: "at_most" | "at_least" | null;
  /** Of the 95 % interval, by Wilson */
  low: number | null;
  high: number | null;
};

export type AuditInFull = {
  audit: string;
  target: string;
  standing: "open" | "finished" | "dropped";
  draws: "actions" | "people";
  from: Instant;
  /** The stretch that was drawn from ends before this instant */
  until: Instant;
  /** What there was to draw from */
  candidates: number;
  /** What was drawn */
  size: number;
  /** What the lot depended on: whoever has the same evidence draws the same with it */
  seed: string;
  reviewer: Person;
  drawnAt: Instant;
  finishedAt: Instant | null;
  /** Items that have a mark; what the marks are is told once all have one */
  marked: number;
  /** null until it is finished */
  found: AuditFound | null;
  /** The same by group, for who may see names */
  groups: ({
    group: string;
    /** Items that the share is of; what nobody could tell is not in it */
    n: number;
    meets: number | null;
    /** Items of which nobody could tell */
    unclear: number | null;
    /** null: too few to say, under 10 items */
    share: number | null;
    bound: "at_most" | "at_least" | null;
    /** Of the 95 % interval, by Wilson */
    low: number | null;
    high: number | null;
  })[];
  /** What the same lot falls on among what is known today; late events make it another one */
  redrawn: {
    candidates: number;
    isSame: boolean;
  } | null;
  items: ({
    number: number;
    group: string;
    /** Where people were drawn */
    person: Person | null;
    /** Message id of the event, where actions were drawn */
    event: string | null;
    /** Told once it is finished */
    mark: "meets" | "fails" | "unclear" | null;
    note: string | null;
  })[];
};

export type Audits = {
  key: string;
  /** Newest first */
  audits: Audit[];
};

export type Ball = {
  party: "proposer" | "owner" | "stakeholders" | "builders" | "audience" | "nobody";
  people: Person[];
  teams: string[];
  since: Instant;
  dueAt: Instant | null;
};

export type Baseline = {
  takenAt: Instant;
  /** The last completed period end that the evidence reached */
  end: Instant;
  rate: number | null;
  counted: number;
  judged: number;
  /** The last period ends, oldest first */
  periods: ({
    end: Instant;
    rate: number | null;
    counted: number;
    judged: number;
  })[];
};

export type BehaviourPreview = {
  from: Instant;
  /** Where the evidence ends */
  until: Instant;
  /** Up to when there is evidence from the source; null: nothing has come, so nothing is known */
  evidenceUntil: Instant | null;
  /** Qualifying events of people on the list; null for fewer than five people */
  events: number | null;
  periods: ({
    end: Instant;
    /** null where fewer than five people would be told of */
    judged: number | null;
    active: number | null;
    habitual: number | null;
    /** Habitual of judged */
    rate: number | null;
  })[];
  /** At the last period end */
  groups: ({
    group: string;
    /** null where fewer than five people would be told of */
    judged: number | null;
    active: number | null;
    habitual: number | null;
    /** Habitual of judged */
    rate: number | null;
  })[];
};

export type Blindness = {
  source: string;
  reason: "no_events" | "stale";
  /** How far the data lies behind the instant asked about */
  ageDays: number | null;
};

export type Budgets = {
  asOf: Instant;
  items: ({
    key: string;
    title: string;
    stage: Stage;
    outcome: Outcome | null;
    team: string | null;
    sponsor: Person | null;
    budget: BudgetStanding;
    /** More is spent than was planned */
    isOver: boolean;
    /** No money is planned for adoption */
    isUnfunded: boolean;
  })[];
  /** Cursor of the next page */
  next: string | null;
  /** Of all changes, whatever page is asked for */
  totals: {
    currency: string;
    build: {
      planned: number;
      spent: number;
    };
    adoption: {
      planned: number;
      spent: number;
    };
  }[];
};

export type BudgetStanding = {
  currency: string;
  build: {
    planned: number | null;
    /** So far; null while nobody has told */
    spent: number | null;
  };
  adoption: {
    planned: number | null;
    /** So far; null while nobody has told */
    spent: number | null;
  };
};

export type CalendarAnswer = {
  due: Instant | null;
  elapsedSeconds: number | null;
};

export type CalendarEntries = {
  items: CalendarEntry[];
};

export type CalendarEntry = {
  /** Stays the same while the date moves */
  id: string;
  /** answer: the owner's at intake. decision: of people at a gate. judged: the last day of a target's window. training: a session of one. reinforcement: a task to help use back up. review: of a finished change */
  kind: "launch" | "training" | "freeze" | "answer" | "decision" | "judged" | "reinforcement" | "review";
  /** Key of the change; null for a freeze */
  change: string | null;
  /** Title of the change, or name of the freeze */
  title: string;
  /** The wave, training, gate, target or connection it is about, or why nothing launches */
  part: string;
  at: Instant;
  /** End of a freeze or training, not part of it; null: it is a moment */
  until: Instant | null;
  /** It happened already */
  done: boolean;
};

export type CalendarFeed = {
  id: string;
  name: string;
  team: string | null;
  createdAt: Instant;
};

export type CalendarFeedList = {
  items: CalendarFeed[];
};

export type Candidate = {
  id: string;
  /** gate: one that a template asks for then. person: somebody for a gate */
  kind: "gate" | "person";
  /** Name of the gate */
  gate: string;
  /** Of a gate each seat, null where nobody is known; of a person that one */
  people: ({
    person: Person | null;
    role: string;
  })[];
  because: string[];
};

export type Candidates = {
  needs: GateNeed[];
  items: Candidate[];
};

export type Cases = {
  /** Those whose time was used up in the periods looked at */
  due: number;
  onTime: number;
  late: number | null;
  unanswered: number | null;
  /** Asked and not due yet */
  pending: number;
};

export type CellPoint = {
  end: Instant;
  rate: number | null;
  bound: "at_most" | "at_least" | null;
  counted: number | null;
  judged: number | null;
  unknown: boolean;
};

export type Certificate = {
  key: string;
  title: string;
  stage: Stage;
  outcome: Outcome | null;
  tier: "light" | "standard" | "major";
  proposer: Person;
  owner: Person | null;
  sponsor: Person | null;
  issuedAt: Instant;
  /** What people were shown */
  revisions: CertifiedRevision[];
  course: CertifiedAct[];
  gates: CertifiedGate[];
  /** Fetches of links, by whatever fetched them: no acts of people */
  fetches: {
    request: string;
    generation: number;
    person: Person;
    fetches: number;
    firstAt: Instant;
    lastAt: Instant;
  }[];
  head: {
    seq: number;
    hash: string;
  };
  record: {
    rows: number;
    isWhole: boolean;
    problem: string | null;
    export: string;
    /** Checks the export with nothing running */
    command: string;
  };
};

export type CertifiedAct = {
  seq: number;
  at: Instant;
  hash: string;
  type: string;
  gate: string | null;
  request: string | null;
  person: Person | null;
  /** For whom, the person named first in front: “B for A” */
  onBehalfOf: Person[];
  to: Person | null;
  because: "asked" | "absent" | null;
  /** Of whoever acted, an IANA name */
  timeZone: string;
  choice: "approve" | "approve_with_condition" | "ask" | "concern" | "counter" | "decline" | "abstain" | "consented_by_silence" | null;
  /** The choice in words */
  said: string | null;
  text: {
    /** null when erased */
    body: string | null;
    isIntact: boolean;
    salt: string | null;
    /** SHA-256 of canonical {body, salt}, as it is on record */
    commitment: string;
  } | null;
  objection: {
    id: string;
    kind: "condition" | "concern";
    standing: "open" | "closed" | "overruled";
  } | null;
  asked: number | null;
  answers: "ask" | "counter" | null;
  shown: {
    revision: number;
    hash: string;
  } | null;
  revision: number | null;
  proof: ActProof;
};

export type CertifiedGate = {
  id: string;
  name: string;
  quorum: {
    mode: "all";
  } | {
    mode: "any";
  } | {
    mode: "at_least";
    count: number;
  } | {
    mode: "percent";
    percent: number;
  };
  silence: "block" | "escalate" | "consent";
  standing: "open" | "approved" | "declined" | "closed";
  requests: ({
    id: string;
    person: Person;
    onBehalfOf: Person[];
    role: string;
    required: boolean;
    veto: boolean;
    standing: "waiting" | "open" | "asking" | "decided" | "withdrawn";
    choice: "approve" | "approve_with_condition" | "ask" | "concern" | "counter" | "decline" | "abstain" | "consented_by_silence" | null;
    overruled: boolean;
    /** Asked in an earlier round only */
    isPast: boolean;
  })[];
  objections: ({
    id: string;
    kind: "condition" | "concern";
    request: string;
    raiser: Person;
    owner: Person;
    standing: "open" | "closed" | "overruled";
  })[];
  acts: CertifiedAct[];
};

export type CertifiedRevision = {
  number: number;
  /** SHA-256 of canonical {content, salt} */
  hash: string;
  isIntact: boolean;
  salt: string | null;
  /** What was shown, people as ids; null when erased */
  content?: object | null;
  /** The people the content names */
  people: Person[];
};

export type Champions = {
  key: string;
  /** Each counted once, however many groups they are in */
  people: number;
  /** null for who may not see names and does not run the change; each look is recorded */
  groups: {
    group: string;
    people: {
      id: string;
      name: string;
    }[];
  }[] | null;
};

export type Change = ChangeSummary & {
  proposer: Person;
  /** The idea it grew out of; null for most changes */
  grewOutOf: {
    change: string;
    /** Of the change it was said about */
    title: string | null;
    /** Of what was said; it leads to nobody */
    answer: string;
    /** null once it is taken back or erased, or may not be told */
    words: string | null;
  } | null;
  /** Changes that grew out of what was said about this one */
  ledTo: FollowUp[];
  template: string | null;
  revision: Revision;
  /** Number of its last event */
  seq: number;
  /** Hash of its last event, which covers all before */
  headHash: string;
  /** Paths of what a submission still needs */
  missing: string[];
  /** What is allowed and often regretted, such as no money for adoption */
  risks: {
    path: string;
    message: string;
  }[];
  /** What `content.tierAnswers` come to and why; null while nothing is answered. `tier` may be another one, with a reason */
  tierAdvice: {
    tier: "light" | "standard" | "major";
    reasons: string[];
  } | null;
  /** Parts whose edit asks everybody again while people are asked, or once they agreed; others are a notice */
  material: ("title" | "summary" | "brief" | "asks" | "tier" | "sponsor" | "owner" | "gates" | "audience" | "targets" | "budget" | "integrations" | "workItems" | "trainings")[];
  budget: BudgetStanding;
  /** What is to be looked at again after the launch, and when */
  reviews: Review[];
  content: ChangeContent;
  gates: Gate[];
  work: WorkItem[];
  buildAccepted: boolean;
  trainings: Training[];
  waves: Wave[];
  freezes: FreezeOfChange[];
  targets: TargetStanding[];
  reinforcements: Reinforcement[];
  /** What can be expected while it is a draft or waits in intake; null afterwards */
  outlook: Outlook | null;
  intake: {
    /** The owner proposes something else, and the proposer has the ball */
    countered: boolean;
    answer: IntakeAnswer | null;
  };
  /** Why it goes no further: withdrawn, on hold, returned to draft, or closed early */
  stopped: Stopped | null;
  closing: boolean;
  /** Messages that reached nobody and were not followed by one that did */
  undelivered: ({
    person: Person;
    /** What it asked for: send its link again once the address is right */
    request: string | null;
    at: Instant;
    reason: string;
    /** What to do, in a sentence */
    next: string;
  })[];
  /** What could not be done for several tries; empty when all is well */
  troubles: Trouble[];
  links: {
    self: string;
    page: string;
    signoffs: string;
    workItems: string;
    training: string;
    adoption: string;
    feedback: string;
    ideas: string;
    events: string;
    stream: string;
  };
};

export type ChangeContent = {
  title?: string;
  summary?: string;
  template?: string | null;
  tier?: "light" | "standard" | "major";
  tierAnswers?: {
    teams?: number | null;
    people?: number | null;
    systems?: number | null;
    definitions?: number | null;
    integrations?: number | null;
    reversible?: "easily" | "with_effort" | "hardly" | null;
  } | null;
  tierBecause?: string;
  team?: string | null;
  neededBy?: string | null;
  buildIn?: string | null;
  brief?: {
    why?: string;
    use?: string;
    audience?: string;
    decision?: string;
    cadence?: "daily" | "weekly" | "monthly" | "quarterly" | "once" | null;
    ifNothing?: string;
    processFirst?: string;
    rewardsAgainst?: string;
  };
  asks?: string[];
  sponsor?: string | {
    email: string;
    name?: string;
  } | null;
  owner?: string | {
    email: string;
    name?: string;
  } | null;
  gates?: ({
    id?: string;
    name?: string;
    quorum?: {
      mode: "all";
    } | {
      mode: "any";
    } | {
      mode: "at_least";
      count: number;
    } | {
      mode: "percent";
      percent: number;
    };
    stakeholders?: ({
      person?: string | {
        email: string;
        name?: string;
      } | null;
      role?: string;
      asks?: string[];
      required?: boolean;
      veto?: boolean;
      order?: number;
    })[];
    dueIn?: string;
    silence?: "block" | "escalate" | "consent";
    onlyIf?: {
      budgetAbove?: number | null;
      countries?: string[];
      tiers?: ("light" | "standard" | "major")[];
    };
    stepUp?: boolean;
  })[];
  population?: string | null;
  countries?: string[];
  waves?: {
    id?: string;
    name?: string;
    groups?: string[];
  }[];
  targets?: ({
    id?: string;
    name?: string;
    behaviour?: {
      event?: string;
      where?: ({
        property: string;
        is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
        value?: string | number | boolean;
      })[];
    };
    response?: {
      behaviour?: {
        event?: string;
        where?: ({
          property: string;
          is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
          value?: string | number | boolean;
        })[];
      };
      source?: string | null;
      key?: {
        by?: "property" | "person_and_object";
        property?: string;
      };
      within?: string;
      team?: string | null;
      groupBy?: string | null;
    } | null;
    quality?: {
      where?: ({
        property: string;
        is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
        value?: string | number | boolean;
      })[];
      share?: number;
    } | null;
    audit?: {
      draws?: "actions" | "people";
      size?: number | null;
      standard?: string;
    } | null;
    source?: string | null;
    groups?: string[];
    period?: "day" | "week" | "month" | null;
    k?: number | null;
    m?: number | null;
    w?: number | null;
    counts?: "habitual" | "active";
    threshold?: number | null;
    aim?: "at_most";
    graceDays?: number | null;
    windowDays?: number | null;
    sustainDays?: number | null;
    freshnessDays?: number | null;
    timeZone?: string;
    baseline?: {
      rate?: number | null;
      note?: string;
    } | null;
    owner?: string | {
      email: string;
      name?: string;
    } | null;
  })[];
  noTargetBecause?: string;
  metric?: {
    name?: string;
    kind?: "share" | "number";
    unit?: string;
    better?: "higher" | "lower" | null;
    period?: "day" | "week" | "month";
    source?: string;
    owner?: string | {
      email: string;
      name?: string;
    } | null;
  } | null;
  agreed?: {
    what: string;
    when?: Instant | null;
    tradeOff?: string;
  } | null;
  budget?: {
    currency?: string;
    build?: {
      planned?: number | null;
      actual?: number | null;
    };
    adoption?: {
      planned?: number | null;
      actual?: number | null;
    };
  };
  integrations?: ({
    connects?: string;
    owner?: string | {
      email: string;
      name?: string;
    } | null;
    whenItBreaks?: string;
    outOfHours?: string;
  })[];
  workItems?: ({
    id?: string;
    title?: string;
    url?: string | null;
  })[];
  trainings?: ({
    id?: string;
    name?: string;
    format?: "live" | "video" | "written" | "office_hours";
    about?: string;
    url?: string | null;
    groups?: string[];
    sessions?: ({
      id?: string;
      startsAt: Instant;
      minutes?: number;
      where?: string;
      places?: number | null;
    })[];
  })[];
  material?: ("title" | "summary" | "brief" | "asks" | "tier" | "sponsor" | "owner" | "gates" | "audience" | "targets" | "budget" | "integrations" | "workItems" | "trainings")[] | null;
  measureEveryDays?: number | null;
};

export type ChangePage = {
  items: ChangeSummary[];
  /** Cursor of the next page */
  next: string | null;
};

export type ChangeSummary = {
  key: string;
  title: string;
  stage: Stage;
  stageSince: Instant;
  heldSince: Instant | null;
  outcome: Outcome | null;
  tier: "light" | "standard" | "major";
  team: string | null;
  owner: Person | null;
  sponsor: Person | null;
  ball: Ball;
  createdAt: Instant;
  /** When its last event happened */
  lastAt: Instant;
};

export type ClosedNote = {
  recorded: Verdict;
  reads: Verdict;
};

export type Counts = {
  eligible: number;
  /** Too early to judge; in no other number but eligible and trained */
  maturing: number;
  judged: number;
  trained: number;
  tried: number;
  active: number;
  habitual: number;
  lapsed: number;
};

export type CreatedKey = Key & {
  /** The secret, shown this once */
  key: string;
};

export type CreatedSource = Source & {
  /** What clients send with; shown this once */
  writeKey: string;
};

export type CreatedSourceKey = SourceKey & {
  /** What clients send with; shown this once */
  writeKey: string;
};

export type CurvePoint = {
  end: Instant;
  counts: Counts;
  rate: number | null;
  /** Nothing trustworthy is known of this period end */
  unknown: boolean;
};

export type Digest = {
  from: Instant;
  until: Instant;
  /** Of all changes; otherwise of those you own or sponsor */
  seesAll: boolean;
  decide: {
    told: ({
      key: string;
      title: string;
      /** null: of another kind, which its page says */
      decision: "finish_proposal" | "answer_proposal" | "answer_counter_proposal" | "decide_at_gate" | "revise_or_withdraw" | "finish_work" | "accept_build" | "launch_first_wave" | "launch_next_wave" | "win_back" | "resume_or_withdraw" | "run_again_or_let_go" | null;
      /** null: yours */
      whose: Person | null;
      dueAt: Instant | null;
    })[];
    /** How many more there are */
    more: number;
  };
  stuck: {
    told: ({
      key: string;
      title: string;
      /** Empty: on those who build it */
      on: Person[];
      since: Instant;
      dueAt: Instant | null;
    })[];
    /** How many more there are */
    more: number;
  };
  moved: {
    told: {
      key: string;
      title: string;
      moves: Move[];
    }[];
    /** How many more there are */
    more: number;
  };
  used: {
    told: ({
      key: string;
      title: string;
      target: {
        name: string;
        verdict: Verdict | null;
        threshold: number;
        /** at_most: the share is to fall to the threshold, as in a retirement */
        aim: "at_most";
        /** null: unknown, too early, or of too few people */
        rate: number | null;
        counted: number;
        judged: number;
        asOf: Instant | null;
      };
    })[];
    /** How many more there are */
    more: number;
  };
};

export type DigestStanding = {
  /** by_part: all changes for whoever may read them, else those they own or sponsor */
  gets: "by_part" | "everything" | "nothing";
  stoppedAt: Instant | null;
  /** Whether one is sent when there is something to tell */
  isSent: boolean;
  seesAll: boolean;
};

export type DirectoryGroup = {
  id: string;
  /** As the directory calls it */
  displayName: string;
  /** How many the directory has in it */
  people: number;
  /** Where they count; null: nowhere until it is said */
  population: string | null;
  /** The group of that population in which they count */
  group: string;
};

export type DirectoryGroupList = {
  items: DirectoryGroup[];
};

export type Discrepancy = {
  id: string;
  target: string;
  /** Null for everybody */
  group: string | null;
  end: Instant;
  judged: number;
  /** By the source that decides */
  counted: number;
  secondCounted: number;
  owner: Person | null;
  openedAt: Instant;
  resolution: "first_mended" | "second_mended" | "explained" | null;
  explanation: string | null;
  resolvedAt: Instant | null;
};

export type Effect = {
  strength: "none";
  /** Why nothing is compared; too few are under 20 people or cases */
  reason: "no_baseline" | "too_few" | "too_early" | "unknown" | "withheld";
} | {
  strength: "before-after";
  /** Of shares: 0.1 is ten points */
  difference: number;
  /** Of the 95 % interval */
  low: number;
  high: number;
  all: {
    before: ShareAt;
    after: ShareAt;
  };
} | {
  strength: "staged";
  /** Of shares: 0.1 is ten points */
  difference: number;
  /** Of the 95 % interval */
  low: number;
  high: number;
  launched: WaveSide;
  waiting: WaveSide;
};

export type Erased = {
  /** The id goes on standing for somebody erased */
  person: string;
  at: Instant;
  /** Who erased them: `person:ID` or `key:ID` */
  actor: string;
  /** Sign-offs they were asked for and did not give: name somebody else in the proposal */
  unanswered: {
    change: string;
    request: string;
    gate: string;
  }[];
  /** Where the name or address stands in words of others, which are theirs. Told once, at most 200 */
  mentions: ({
    where: "proposal" | "words" | "work item" | "template" | "key" | "discrepancy" | "tool";
    /** The change, template, key or tool */
    of: string;
  })[];
};

export type Event = {
  seq: number;
  at: Instant;
  actor: EventActor;
  type: string;
  /** Ids and figures; names and texts are kept apart */
  data: Record<string, unknown>;
  /** The reason or note that belongs to it; null when none or erased */
  text: string | null;
  hash: string;
};

export type EventActor = {
  kind: "person" | "link" | "key" | "system";
  person: Person | null;
  /** The API key a program used */
  key: string | null;
};

export type EventPage = {
  items: Event[];
  /** Cursor of the next page */
  next: string | null;
};

export type EventProperties = {
  source: string;
  event: string;
  /** Events that were looked at, in no order that means anything */
  sampled: number;
  properties: ({
    /** A path, as deal.stage, to be used in a filter */
    property: string;
    /** Events of the sample that have it */
    events: number;
    kind: "text" | "number" | "yes_no" | "list" | "mixed";
    /** Most frequent values that at least five people had */
    values: {
      value: string;
      events: number;
    }[];
    distinct: number;
    /** Of numbers */
    range: {
      least: number;
      middle: number;
      most: number;
    } | null;
  })[];
};

export type Feedback = {
  key: string;
  /** Answers of fewer people are not shown */
  smallestGroup: number;
  /** Newest first */
  rounds: ({
    round: string;
    askedAt: Instant;
    /** Until when answers are taken */
    until: Instant;
    /** When it was ended before that */
    closedAt: Instant | null;
    isOpen: boolean;
    /** People */
    asked: number;
    /** People */
    answered: number;
    /** Nobody’s by name and in no order; null while they are too few */
    answers: {
      /** Of the answer; it leads to nobody */
      id: string;
      /** What helps, and what gets in the way; may be empty */
      helps: string;
      /** The one thing that would make it easier; may be empty */
      easier: string;
    }[] | null;
  })[];
};

export type FollowUp = {
  key: string;
  title: string;
  stage: Stage;
  outcome: Outcome | null;
};

export type Freeze = {
  id: string;
  name: string;
  reason: string;
  from: Instant;
  until: Instant;
  /** Whose changes wait. Empty: everybody's */
  teams: string[];
  createdAt: Instant;
  liftedAt: Instant | null;
  /** Launches that are still planned inside it, without a reason to */
  launches: HeldLaunch[];
};

export type FreezeList = {
  items: Freeze[];
};

export type FreezeOfChange = {
  id: string;
  name: string;
  from: Instant;
  until: Instant;
};

export type FreezePreview = {
  launches: HeldLaunch[];
};

export type Gate = {
  id: string;
  name: string;
  quorum: {
    mode: "all";
  } | {
    mode: "any";
  } | {
    mode: "at_least";
    count: number;
  } | {
    mode: "percent";
    percent: number;
  };
  /** not_needed: what the gate depends on is not true of this change */
  standing: "planned" | "not_needed" | "open" | "approved" | "declined" | "closed";
  /** Approvals that decide the gate */
  needed: number;
  approvals: number;
  openedAt: Instant | null;
  dueAt: Instant | null;
  overdue: boolean;
  reminders: number;
  silence: "block" | "escalate" | "consent";
  requests: SignoffRequest[];
  objections: Objection[];
};

export type GateNeed = {
  /** Id of the gate */
  gate: string;
  isNeeded: boolean;
  /** What of its conditions holds, or what does not */
  because: string;
};

export type GroupSuggestions = {
  key: string;
  groups: ({
    group: string;
    target: string;
    /** Where most of the group stand still: not trained, not tried, no habit yet, stopped */
    step: "train" | "try" | "habit" | "return";
    /** null once the group stands still there no more */
    numbers: {
      /** The period end */
      asOf: Instant;
      judged: number;
      /** null where it would point at people */
      counted: number | null;
      /** On that step; null where it would point at people */
      people: number | null;
    } | null;
    /** The latest message to the group's manager */
    suggestion: {
      id: string;
      manager: Person;
      madeAt: Instant;
      answer: "done" | "doing" | "not_right" | null;
      reason: string | null;
    } | null;
    /** Nobody who can be written to is known as its manager */
    isUnled: boolean;
  })[];
};

export type HeldLaunch = {
  change: string;
  title: string;
  wave: string;
  launchAt: Instant;
  /** The first instant after it at which nothing holds this launch */
  movesTo: Instant;
};

export type Ideas = {
  key: string;
  ideas: ({
    /** Of what was said; of feedback it leads to nobody */
    id: string;
    from: "feedback" | "manager";
    /** Whose manager said it; null for feedback */
    group: string | null;
    words: string;
    /** The change it became */
    grown: string | null;
  })[];
  /** Changes that grew out of ideas, also of those that are told no more */
  ledTo: FollowUp[];
};

export type IntakeAnswer = {
  said: "declined" | "countered";
  at: Instant;
  person: Person | null;
  /** The reason of a no, or what is proposed instead; null when its author is erased */
  what: string | null;
  tradeOff: string | null;
  when: Instant | null;
};

export type Inventory = {
  /** People are counted once a day, or when asked to; null before the first count is through */
  countedAt: Instant | null;
  /** A newer count is being made beside: ask again in a while */
  isCounting: boolean;
  tools: ({
    id: string;
    name: string;
    owner: string | null;
    costPerYear: number | null;
    currency: string | null;
    costPerPerson: number | null;
    /** False for a source of which nothing was told */
    isTold: boolean;
    belongs: {
      source: string;
      prefix: string;
    }[];
    /** Distinct people of the last 30 days; null where fewer than five would be told of */
    people: number | null;
    /** Distinct people of the 30 days before */
    before: number | null;
    /** By team as it is today */
    teams: ({
      team: string | null;
      /** Distinct people of the last 30 days; null where fewer than five would be told of */
      people: number | null;
      /** Distinct people of the 30 days before */
      before: number | null;
    })[];
    /** Unknown where the evidence is old or who acted is nobody known, never unused */
    trend: "unknown" | "unused" | "shrinking" | "new" | "steady" | "growing";
    /** Newest event of anybody */
    lastAt: Instant | null;
    /** Why nothing can be said */
    blindness: {
      source: string;
      reason: "no_events" | "stale";
      ageDays: number | null;
    } | null;
    /** Ids of the last 30 days that belong to nobody known */
    strangers: number;
    /** False where it is not in the last count, or was used since */
    isCounted: boolean;
    /** Its event that most people do */
    mainFeature: {
      source: string;
      event: string;
    } | null;
  })[];
  features: ({
    source: string;
    event: string;
    /** Distinct people of the last 30 days; null where fewer than five would be told of */
    people: number | null;
    /** Distinct people of the 30 days before */
    before: number | null;
    /** By team as it is today */
    teams: ({
      team: string | null;
      /** Distinct people of the last 30 days; null where fewer than five would be told of */
      people: number | null;
      /** Distinct people of the 30 days before */
      before: number | null;
    })[];
    /** Unknown where the evidence is old or who acted is nobody known, never unused */
    trend: "unknown" | "unused" | "shrinking" | "new" | "steady" | "growing";
    /** Newest event of anybody */
    lastAt: Instant | null;
    /** Why nothing can be said */
    blindness: {
      source: string;
      reason: "no_events" | "stale";
      ageDays: number | null;
    } | null;
    /** Ids of the last 30 days that belong to nobody known */
    strangers: number;
    /** False where it is not in the last count, or was used since */
    isCounted: boolean;
  })[];
};

export type InventoryTool = {
  id: string;
  name: string;
  owner: string | null;
  costPerYear: number | null;
  currency: string | null;
  belongs: {
    source: string;
    prefix: string;
  }[];
};

export type Key = {
  id: string;
  /** The first characters of the secret */
  prefix: string;
  name: string;
  scopes: string[];
  /** The person the key acts for */
  person: string | null;
  createdAt: Instant;
  /** To the minute */
  lastUsedAt: Instant | null;
  revokedAt: Instant | null;
};

export type KeyList = {
  items: Key[];
};

export type KnownEnd = {
  rate: number | null;
  counted: number;
  judged: number;
  unknown: boolean;
};

export type Late = {
  key: string;
  late: true;
};

export type Look = {
  at: Instant;
  /** `person:ID` or `key:ID` */
  actor: string;
  /** Their name; null when they are erased */
  by: string | null;
  /** In a list of people, on their own, among the members of a population, in a sampled audit, or among those who may be asked about a change */
  place: "people" | "person" | "members" | "audit" | "champions";
  population: string | null;
};

export type LookPage = {
  items: Look[];
  /** Cursor of the next page */
  next: string | null;
};

export type MadeCalendarFeed = CalendarFeed & {
  /** A secret, told this once */
  url: string;
};

export type MadeFreeze = Freeze & {
  moved: HeldLaunch[];
  notMoved: (HeldLaunch & {
    because: string;
  })[];
};

export type MadeWebhook = {
  id: string;
  url: string;
  /** Types of events; empty: all */
  events: string[];
  /** gone: the address answered 410; null: events are sent there */
  disabled: "gone" | "by_hand" | null;
  disabledAt: Instant | null;
  /** Until when the secret before signs as well */
  previousUntil: Instant | null;
  createdAt: Instant;
  /** Shown this once: whsec_ and base64 */
  secret: string;
};

export type Member = {
  person: string;
  name: string;
  email: string | null;
  userIds: string[];
  group: string;
  joinedAt: Instant;
  leftAt: Instant | null;
};

export type MemberPage = {
  items: Member[];
  /** Cursor of the next page */
  next: string | null;
};

export type MembersWritten = {
  rows: number;
  peopleAdded: number;
};

export type MetricBrought = {
  added: number;
  corrected: number;
  unchanged: number;
  /** In the order in which they were sent */
  values: ({
    period: string;
    wave: string | null;
    outcome: "added" | "corrected" | "unchanged";
    now: MetricNumbers;
    /** What stood there before, which is kept beside; null also where it may not be told */
    was: {
      kind: "share";
      count: number;
      total: number;
    } | {
      kind: "number";
      value: number;
      /** What it is an average of */
      n: number | null;
      /** Standard deviation of what it is an average of */
      sd: number | null;
    } | null;
  })[];
};

export type MetricEffect = {
  strength: "none";
  /** Why nothing is compared; too few are under 3 periods before or after */
  reason: "no_values" | "no_baseline" | "too_early" | "too_few" | "withheld";
} | {
  strength: "before-after";
  /** After less before, in the unit of the metric; of a share 0.1 is ten points */
  difference: number;
  /** Of 95 %; null where no value differs from another */
  interval: {
    low: number;
    high: number;
  } | null;
  all: {
    before: MetricSpan;
    after: MetricSpan;
  };
} | {
  strength: "staged";
  /** After less before, in the unit of the metric; of a share 0.1 is ten points */
  difference: number;
  /** Of 95 %; null where no value differs from another */
  interval: {
    low: number;
    high: number;
  } | null;
  launched: MetricWaves;
  waiting: MetricWaves;
};

export type MetricNumbers = {
  kind: "share";
  count: number;
  total: number;
} | {
  kind: "number";
  value: number;
  /** What it is an average of */
  n: number | null;
  /** Standard deviation of what it is an average of */
  sd: number | null;
};

export type MetricReport = {
  key: string;
  metric: NamedMetric;
  /** By whose calendar periods begin and end */
  timeZone: string;
  /** Of fewer periods on a side nothing is claimed */
  fewestPeriods: number;
  launchedAt: Instant | null;
  effect: MetricEffect;
  /** Newest first */
  values: MetricValue[];
};

export type MetricSpan = {
  from: Instant;
  until: Instant;
  periods: number;
  /** Each period counts the same */
  mean: number;
  /** What the values are of, together; null where it is not known of all */
  n: number | null;
};

export type MetricValue = {
  period: string;
  from: Instant;
  until: Instant;
  /** null for everybody */
  wave: string | null;
  /** Where the period lies: between is while waves launch */
  when: "before" | "between" | "after";
  /** Of a period before the launch, brought in before it; nothing else is compared with */
  captured: boolean;
  /** Of fewer than five, or another wave of the period is; no number is told */
  withheld: boolean;
  /** The number itself; of a share in [0, 1]; null where it is withheld */
  value: number | null;
  numbers: {
    kind: "share";
    count: number;
    total: number;
  } | {
    kind: "number";
    value: number;
    /** What it is an average of */
    n: number | null;
    /** Standard deviation of what it is an average of */
    sd: number | null;
  } | null;
  recordedAt: Instant;
  /** No wave had launched when it was brought in */
  beforeLaunch: boolean;
  /** null: a program brought it */
  recordedBy: Person | null;
  /** What it was before it was corrected, newest first */
  earlier: MetricVersion[];
};

export type MetricVersion = {
  /** The number itself; of a share in [0, 1]; null where it is withheld */
  value: number | null;
  numbers: {
    kind: "share";
    count: number;
    total: number;
  } | {
    kind: "number";
    value: number;
    /** What it is an average of */
    n: number | null;
    /** Standard deviation of what it is an average of */
    sd: number | null;
  } | null;
  recordedAt: Instant;
  /** No wave had launched when it was brought in */
  beforeLaunch: boolean;
  /** null: a program brought it */
  recordedBy: Person | null;
};

export type MetricWaves = {
  waves: string[];
  before: MetricSpan;
  after: MetricSpan;
};

export type Move = {
  is: "proposed" | "accepted" | "countered" | "asked_again" | "built" | "held" | "resumed" | "handed_over";
} | {
  is: "approved" | "refused";
  gates: number;
} | {
  is: "launched";
  waves: number;
} | {
  is: "reached" | "fell" | "missed" | "blind";
  targets: number;
} | {
  is: "entered";
  stage: Stage;
} | {
  is: "ended";
  outcome: Outcome;
};

export type NamedMetric = {
  name?: string;
  kind?: "share" | "number";
  unit?: string;
  better?: "higher" | "lower" | null;
  period?: "day" | "week" | "month";
  source?: string;
  owner: Person | null;
};

export type Objection = {
  id: string;
  kind: "condition" | "concern";
  request: string;
  raiser: Person;
  owner: Person;
  standing: "open" | "closed" | "overruled";
  /** null when its author is erased */
  text: string | null;
  raisedAt: Instant;
  overruledBy: Person | null;
  overruledBecause: string | null;
};

export type Outcome = "adopted" | "adopted_in_part" | "lapsed" | "not_adopted" | "not_measurable" | "withdrawn" | "declined";

export type Outlook = {
  team: {
    id: string;
    name: string;
  } | null;
  capacity: {
    /** How many changes the team works on at once; null: it has not said */
    atOnce: number | null;
    /** From acceptance to launch */
    inWork: number;
  };
  /** In the queue, 1 is next */
  place: number;
  of: number;
  /** How many are before it for which reason: the needed-by date, then the tier, then the arrival */
  before: {
    needed_earlier: number;
    smaller: number;
    came_first: number;
  };
  /** Why it has this place, in a sentence */
  reason: string;
  /** By when intake answers */
  answerBy: Instant;
  /** When it is answered and a place is free */
  startAt: Instant;
  /** It waits for a place beyond its answer */
  isCrowded: boolean;
  /** The gate that takes longest: so many groups after another, each as long */
  deciding: {
    gate: string;
    groups: number;
    dueIn: string;
  } | null;
  buildIn: string;
  neededBy: string | null;
  /** The earliest honest date: when it can be launched at the earliest */
  earliestAt: Instant;
  /** Its day where the team works */
  earliestOn: string;
  zone: string;
  /** It is needed before the earliest honest date */
  isImpossible: boolean;
};

export type PeopleImportList = {
  items: ({
    id: string;
    at: Instant;
    people: number;
    added: number;
    changed: number;
    undoneAt: Instant | null;
  })[];
};

export type PeopleUndone = {
  removed: number;
  restored: number;
  /** Names of those who stay, because something was built on them since */
  kept: string[];
};

export type PeopleWritten = {
  /** In the list */
  people: number;
  added: number;
  changed: number;
  /** By which it can be undone within 30 days; null where nothing was changed, and of a preview */
  import: string | null;
  /** Everybody to whom something happened, or would */
  outcome: ({
    name: string;
    email: string | null;
    added: boolean;
    changes: ({
      field: "name" | "email" | "team" | "manager" | "timeZone" | "language" | "learnsBy" | "userIds";
      /** A manager is told by name */
      from: string | null;
      to: string | null;
    })[];
  })[];
};

export type Permission = {
  scopes: string[];
};

export type PermittedList = {
  items: ({
    person: string;
    name: string | null;
    email: string | null;
    scopes: string[];
    /** Name of whoever gave it; null: a program, or the command line */
    givenBy: string | null;
    givenAt: Instant;
    /** How often they are signed in just now */
    sessions: number;
  })[];
};

export type Person = {
  id: string;
  name: string | null;
};

export type PersonPage = {
  items: PersonRecord[];
  /** Cursor of the next page */
  next: string | null;
};

export type PersonRecord = {
  id: string;
  name: string;
  email: string | null;
  team: string | null;
  /** Id of a person */
  manager: string | null;
  timeZone: string | null;
  language: string | null;
  /** How they like to learn */
  learnsBy: "live" | "video" | "written" | "office_hours" | null;
  /** What other systems call the person */
  userIds: string[];
  channel: {
    kind: "mail" | "slack" | "slack_webhook" | "teams_webhook";
    /** Of a webhook; its whole address is not shown */
    host: string | null;
    /** Why the last message went by mail instead */
    failed: string | null;
  };
};

export type Population = {
  id: string;
  name: string;
  /** In it now */
  people: number;
  groups: {
    group: string;
    people: number;
  }[];
};

export type PopulationList = {
  items: Population[];
};

export type Portfolio = {
  items: PortfolioRow[];
  /** Cursor of the next page */
  next: string | null;
  asOf: Instant;
  /** How many there are of each status, whatever status is asked for */
  counts: {
    delivered: number;
    early: number;
    moving: number;
    adopted: number;
    ended: number;
  };
  /** What matters most of all that fits, whatever status is asked for */
  highlights: {
    /** Where most people are between here and what was signed */
    loss: PortfolioRow | null;
    /** What is late for longest, else what waits for longest */
    wait: PortfolioRow | null;
    /** Whose evidence has been silent for longest beyond its limit */
    blind: PortfolioRow | null;
    /** The first that keeps what was signed */
    good: PortfolioRow | null;
  };
};

export type PortfolioRow = {
  key: string;
  title: string;
  stage: Stage;
  stageSince: Instant;
  heldSince: Instant | null;
  outcome: Outcome | null;
  tier: "light" | "standard" | "major";
  team: string | null;
  owner: Person | null;
  ball: Ball;
  /** delivered: launched and not used, or nobody can tell. early: too early to judge. moving: not launched */
  status: "delivered" | "early" | "moving" | "adopted" | "ended";
  /** What is to be decided next; null: nothing */
  next: {
    decision: "finish_proposal" | "answer_proposal" | "answer_counter_proposal" | "decide_at_gate" | "revise_or_withdraw" | "finish_work" | "accept_build" | "launch_first_wave" | "launch_next_wave" | "win_back" | "resume_or_withdraw" | "run_again_or_let_go";
    /** Whose it is; empty while a team builds */
    people: Person[];
    dueAt: Instant | null;
  } | null;
  launchedAt: Instant | null;
  daysSinceLaunch: number | null;
  eligible: number | null;
  tried: number | null;
  lapsed: number | null;
  targets: number;
  target: {
    id: string;
    name: string;
    verdict: Verdict | null;
    reachedAt: Instant | null;
    threshold: number;
    /** at_most: the share is to fall to the threshold, as in a retirement */
    aim: "at_most";
    rate: number | null;
    counted: number;
    judged: number;
    gap: number | null;
    change: number | null;
    asOf: Instant | null;
    source: string | null;
    freshnessDays: number | null;
    /** How far the source's data reaches */
    watermark: Instant | null;
  } | null;
  reinforcement: {
    id: string;
    owner: Person;
    dueAt: Instant;
    overdue: boolean;
  } | null;
  /** It is running and no money is planned for adoption */
  isUnfunded: boolean;
};

export type Problem = {
  /** The page that explains the code */
  type: string;
  title: string;
  status: number;
  code: "unauthenticated" | "forbidden" | "not_found" | "invalid" | "incomplete" | "wrong_stage" | "on_hold" | "conflict" | "outdated" | "superseded" | "too_soon" | "unavailable" | "method_not_allowed" | "too_large" | "unsupported_media_type" | "internal";
  /** What happened and what to do */
  detail: string;
  requestId: string;
  /** The fields concerned */
  errors: {
    path: string;
    message: string;
  }[];
};

export type PullBegun = {
  pulling: true;
};

export type PullPreview = {
  rows: ({
    counts: true;
    user: string;
    event: string;
    at: Instant;
    id: string;
    properties: Record<string, unknown> | null;
  } | {
    counts: false;
    sentence: string;
    user: string | null;
    event: string | null;
  })[];
  /** There are more rows than are shown */
  more: boolean;
  /** What is allowed and still worth knowing */
  notes: string[];
};

export type PullState = {
  /** What is asked and how rows are read, without the secret */
  plan: {
    kind: "sql";
    /** Where the warehouse is and as whom it is read, without the password */
    server: string;
    /** One SELECT without a limit; it is asked for what is new, in order of the cursor */
    query: string;
    /** The column that grows: a time or a whole number; else the time's */
    cursor?: string | null;
    /** For times that are written without an offset */
    zone?: string;
    rows: {
      /** Who acted: a user id or an address, as on people's records */
      user: string;
      /** The name of the event */
      event?: string | null;
      /** Instead: one name for all rows */
      eventName?: string | null;
      /** When it happened */
      time: string;
      /** What tells one row from another, so that it counts once; else all that is read of the row does */
      id?: string | null;
      /** Name of each property, and where it is */
      properties?: Record<string, string>;
      /** An object whose members all become properties */
      allProperties?: string | null;
    };
  } | {
    kind: "http";
    /** `{since}` in it stands for the instant from which on rows are wanted */
    url: string;
    authentication?: {
      by: "none";
    } | {
      by: "bearer";
    } | {
      by: "basic";
      user: string;
    } | {
      by: "header";
      name: string;
    } | {
      by: "parameter";
      name: string;
    };
    /** Where the list of rows is in the body; empty: the body itself */
    list?: string;
    paging?: {
      by: "none";
    } | {
      by: "link";
    } | {
      by: "cursor";
      at: string;
      parameter: string;
    } | {
      by: "page";
      parameter: string;
      first?: number;
    } | {
      by: "offset";
      parameter: string;
    };
    /** What `{since}` is the first time; 90 days ago unless given */
    since?: Instant | null;
    /** For times that are written without an offset */
    zone?: string;
    rows: {
      /** Who acted: a user id or an address, as on people's records */
      user: string;
      /** The name of the event */
      event?: string | null;
      /** Instead: one name for all rows */
      eventName?: string | null;
      /** When it happened */
      time: string;
      /** What tells one row from another, so that it counts once; else all that is read of the row does */
      id?: string | null;
      /** Name of each property, and where it is */
      properties?: Record<string, string>;
      /** An object whose members all become properties */
      allProperties?: string | null;
    };
  } | {
    kind: "posthog";
    host: string;
    project: string;
    /** Names of the events wanted; none: all */
    events?: string[];
    /** Property of the person that tells who acted, as email; else the distinct id */
    person?: string | null;
    /** From when on events are wanted; 90 days ago unless given */
    since?: Instant | null;
  };
  everyMinutes: number;
  standing: "first" | "current" | "behind" | "failing" | "paused";
  paused: boolean;
  /** More was waiting when the last run ended; the next one goes on there */
  behind: boolean;
  lastRunAt: Instant | null;
  lastSuccessAt: Instant | null;
  /** In a row */
  failures: number;
  failingSince: Instant | null;
  /** Why the last run failed; no secret, no value of a row */
  lastError: string | null;
  /** The other side asked to be left alone until then */
  notBefore: Instant | null;
  /** False while Temporal could not be told of the last change */
  isScheduled: boolean;
};

export type QueueList = {
  items: TeamQueue[];
};

export type RecordedCompletions = {
  /** New ones */
  recorded: number;
  /** Recorded before; the first one stands */
  known: number;
};

export type Reinforcement = {
  id: string;
  target: string;
  owner: Person;
  dueAt: Instant;
  standing: "open" | "done";
  overdue: boolean;
  /** How often the target had fallen before, or fell again while this was open */
  reopened: number;
};

export type Reject = {
  id: string;
  receivedAt: Instant;
  reason: "not_json" | "protobuf" | "too_large" | "too_many" | "no_batch" | "not_a_cloudevent" | "not_an_object" | "unknown_type" | "no_user" | "no_event" | "no_previous_id" | "too_long" | "bad_text" | "bad_time" | "in_the_future" | "too_old" | "too_many_bytes" | "unstorable";
  sentence: string;
  messageId: string | null;
  /** Type, event and names of fields; no value */
  excerpt: Record<string, unknown>;
};

export type RejectPage = {
  items: Reject[];
  /** Cursor of the next page */
  next: string | null;
};

export type RemovedPull = {
  /** It has events, or a target draws on it, so it stays and is not pulled */
  sourceKept: boolean;
};

export type Restatement = {
  /** The period end that reads otherwise than before */
  end: Instant;
  asOf: Instant;
  computedAt: Instant;
  was: KnownEnd;
  now: KnownEnd;
  /** Events came late, the evidence reached this end at last, or another answer to who belongs to the people */
  because: "late_events" | "evidence" | "people";
  /** Events of the behaviour that came since the numbers before, of the time before this end */
  lateEvents: number;
};

export type ReturnedMail = {
  result: "failed" | "known" | "delayed" | "ignored" | "unknown" | "unreadable";
};

export type ReturnedMailCounts = {
  items: {
    result: string;
    reports: number;
    lastAt: Instant;
  }[];
};

export type Review = {
  change: string;
  title: string;
  /** `change`, or a connection of it as `integration/1` */
  subject: string;
  /** What the connection connects */
  connects: string | null;
  owner: Person | null;
  dueAt: Instant;
  /** When it was last looked at */
  keptAt: Instant | null;
  overdue: boolean;
};

export type Reviews = {
  items: Review[];
  /** Cursor of the next page */
  next: string | null;
};

export type Revision = {
  number: number;
  hash: string;
};

export type RosterGroup = {
  group: string;
  /** On the roster when it launched; it never changes */
  frozen: number | null;
  now: number | null;
  since: RosterMoves | null;
};

export type RosterMoves = {
  /** What they are of; for who may not see names the last time at which they point at nobody */
  at: Instant;
  /** On no roster, and in it now */
  joined: number;
  /** On the roster, and in no group of the population now */
  left: number;
  /** On the roster of another group, and in this one now */
  movedIn: number;
  /** On the roster of this group, and in another one now */
  movedOut: number;
};

export type RosterStanding = {
  /** What sizes are of: the instant asked about, or the last period end for who may not see names */
  at: Instant;
  all: {
    /** On the roster when it launched; it never changes */
    frozen: number | null;
    now: number | null;
    since: RosterMoves | null;
  };
  waves: RosterWave[];
};

export type RosterWave = {
  wave: string;
  name: string;
  launchedAt: Instant;
  /** On the roster when it launched; it never changes */
  frozen: number | null;
  now: number | null;
  since: RosterMoves | null;
  groups: RosterGroup[];
};

export type SecondSource = {
  source: string;
  behaviour: {
    event?: string;
    where?: ({
      property: string;
      is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
      value?: string | number | boolean;
    })[];
  };
  tolerance: number;
};

export type SeenList = {
  items: {
    source: string;
    event: string;
    count: number;
    firstAt: Instant;
    lastAt: Instant;
  }[];
};

export type ShareAt = {
  end: Instant;
  share: number | null;
  counted: number | null;
  /** n */
  people: number;
};

export type ShareOfPeople = {
  /** n: the people the share is of */
  people: number;
  counted: number;
  share: number | null;
  bound: "at_most" | "at_least" | null;
};

export type SignoffRequest = {
  id: string;
  gate: string;
  person: Person;
  /** A manager is known, who hears of it where silence is escalated */
  hasManager: boolean;
  team: string | null;
  role: string;
  /** Who passed it on, the person named first in front */
  onBehalfOf: Person[];
  required: boolean;
  veto: boolean;
  /** Groups of a gate are asked one after another, lowest first */
  order: number;
  /** waiting: others are asked first; asking: an answer is owed to this person */
  standing: "waiting" | "open" | "asking" | "decided" | "withdrawn";
  choice: "approve" | "approve_with_condition" | "ask" | "concern" | "counter" | "decline" | "abstain" | "consented_by_silence" | null;
  /** What was said of an earlier text, before it was changed in what matters */
  stale: "approve" | "approve_with_condition" | "ask" | "concern" | "counter" | "decline" | "abstain" | "consented_by_silence" | null;
  /** What this person said was overruled: their voice counts neither way */
  overruled: boolean;
  /** null when none was given or its author is erased */
  reason: string | null;
  decidedAt: Instant | null;
  /** In the working time of this person's team; null while nothing is asked of them */
  dueAt: Instant | null;
  /** Automatic reminders since their clock began */
  reminders: number;
  overdue: boolean;
  nudge: {
    /** Reminders sent by hand */
    count: number;
    /** From when on one is possible; null while nothing is asked of them */
    from: Instant | null;
  };
  /** expired: its person can have a fresh one mailed from its page */
  link: "live" | "revoked" | "expired";
  /** Until when the link works, or worked */
  linkUntil: Instant | null;
  /** Raised by every resend, revocation and delegation: older links are void */
  generation: number;
  /** What was said about this request, oldest first */
  thread: Statement[];
};

export type Signoffs = {
  gates: Gate[];
};

export type Source = {
  id: string;
  name: string;
  /** The first characters of the newest write key without an end; null when every key has one */
  keyPrefix: string | null;
  /** Instants are taken as they are given */
  historic: boolean;
  /** Event time up to which somebody vouches that nothing is missing */
  completeUntil: Instant | null;
  /** Event time of the newest accepted event of any kind */
  watermark: Instant | null;
  lastReceivedAt: Instant | null;
  accepted: number;
  /** Events whose message id had come before */
  duplicates: number;
  rejected: number;
  /** How long after they happened the events of the last 30 days came; history is not among them */
  lags: {
    withinMinute: number;
    withinHour: number;
    withinDay: number;
    withinWeek: number;
    later: number;
  };
  /** The newest reject */
  lastError: {
    at: Instant;
    reason: string;
    sentence: string;
  } | null;
  createdAt: Instant;
  /** How it is pulled; null for a source that events are sent to */
  pull: PullState | null;
};

export type SourceDetail = Source & {
  /** Users and devices who acted and are nobody known */
  strangers: number;
  /** What came, by day of receipt in UTC; 30 days at most, newest first */
  days: {
    day: string;
    accepted: number;
    duplicates: number;
    rejected: number;
  }[];
  keys: SourceKey[];
  /** When it is pulled next */
  nextPullAt: Instant | null;
};

export type SourceKey = {
  id: string;
  name: string;
  /** Its first characters */
  prefix: string;
  createdAt: Instant;
  /** Exact to half a minute */
  lastUsedAt: Instant | null;
  /** From then on it is no key any more */
  endsAt: Instant | null;
  /** Deliveries that came with it after its end; nothing of them was stored */
  refused: number;
  refusedAt: Instant | null;
};

export type SourceKeyList = {
  items: SourceKey[];
};

export type SourceList = {
  items: Source[];
  /** Deliveries with a key that no source has; nothing of them was stored */
  unknownKeys: {
    requests: number;
    lastAt: Instant | null;
  };
};

export type Sources = {
  key: string;
  targets: ({
    target: string;
    decides: string | null;
    second: SecondSource;
    /** By period end and group, newest first */
    periods: ({
      /** Null for everybody */
      group: string | null;
      end: Instant;
      judged: number;
      /** By the source that decides */
      counted: number;
      secondCounted: number;
      difference: number | null;
      isAbove: boolean;
    })[];
  })[];
  /** Open ones first */
  discrepancies: Discrepancy[];
};

export type Speed = {
  medianDays: number | null;
  /** n; for who may not see names at least so many, since who left is in it too */
  people: number;
  reached: number | null;
};

export type Stage = "draft" | "intake" | "alignment" | "build" | "readiness" | "launch" | "adoption" | "closed";

export type Statement = {
  at: Instant;
  said: "approve" | "approve_with_condition" | "ask" | "concern" | "counter" | "decline" | "abstain" | "consented_by_silence" | "answered" | "passed_on" | "closed" | "overruled";
  by: Person | null;
  /** null when none was given or its author is erased */
  text: string | null;
};

export type Stopped = {
  how: "withdrawn" | "held" | "returned" | "closing";
  at: Instant;
  /** Who did it; null for a program of nobody's */
  person: Person | null;
  /** Null where none is given, and once its author is erased */
  reason: string | null;
};

export type Story = {
  key: string;
  title: string;
  /** Where it stands, in a sentence or two */
  about: string;
  asOf: Instant;
  facts: {
    term: string;
    text: string;
  }[];
  parts: ({
    id: string;
    title: string;
    paragraphs: string[];
    facts: {
      term: string;
      text: string;
    }[];
    entries: ({
      instant: string;
      what: string;
      quote: string | null;
      notes: string[];
    })[];
  })[];
};

export type TargetAdoption = {
  target: string;
  name: string;
  owner: Person | null;
  source: string | null;
  /** How far the source's data reaches */
  watermark: Instant | null;
  /** A habit of people, or a service level between teams */
  kind: "habit" | "response";
  behaviour: {
    event?: string;
    where?: ({
      property: string;
      is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
      value?: string | number | boolean;
    })[];
  };
  /** What answers, for a service level; the behaviour is what asks */
  response: {
    behaviour?: {
      event?: string;
      where?: ({
        property: string;
        is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
        value?: string | number | boolean;
      })[];
    };
    source?: string | null;
    key?: {
      by?: "property" | "person_and_object";
      property?: string;
    };
    within?: string;
    team?: string | null;
    groupBy?: string | null;
  } | null;
  cases: Cases | null;
  /** What of somebody's actions is good work */
  quality: {
    where?: ({
      property: string;
      is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
      value?: string | number | boolean;
    })[];
    share?: number;
  } | null;
  /** That a sample is drawn and looked at, as it was signed */
  audit: {
    draws?: "actions" | "people";
    size?: number | null;
    standard?: string;
  } | null;
  /** What was drawn and what was found, newest first */
  audits: Audit[];
  habit: {
    period: "day" | "week" | "month";
    k: number;
    m: number;
    w: number;
  };
  countsAs: "habitual" | "active";
  threshold: number;
  /** at_most: the share is to fall to the threshold, as in a retirement */
  aim: "at_most";
  graceDays: number;
  windowDays: number;
  sustainDays: number;
  freshnessDays: number;
  timeZone: string;
  /** As the proposal says; nobody measured it here */
  baselineRate: number | null;
  /** Measured here before the launch */
  baseline: Baseline | null;
  effect: Effect;
  /** A second source held beside the one that decides, and since which period end they differ by more than they may */
  second: {
    source: string;
    openSince: Instant | null;
  } | null;
  /** The verdict of record */
  isFinal: boolean;
  /** Late data tells otherwise; the outcome stays as it is */
  closedNote: ClosedNote | null;
  /** Newest first */
  restatements: Restatement[];
  /** What counts are of: the instant asked about, or the last period end for who may not see names */
  at: Instant;
  /** Too few people to be told about: zeros stand in place of their numbers */
  withheld: boolean;
  counts: Counts;
  verdict: Verdict;
  /** Why the verdict is unknown */
  blindness: Blindness | null;
  rate: number | null;
  /** The rate is a bound: who may not see names is told shares up to 5 % and from 95 % only as such */
  bound: "at_most" | "at_least" | null;
  counted: number;
  judged: number;
  /** Threshold less rate: positive when short */
  gap: number | null;
  /** Change of the rate since the period end before; null under 20 people or cases */
  change: number | null;
  reachedAt: Instant | null;
  heldSince: Instant | null;
  fellAt: Instant | null;
  /** The period end that all figures are of */
  lastEnd: Instant | null;
  windowEndsAt: Instant | null;
  daysLeft: number | null;
  /** Kaplan–Meier median of days to the first habit, counting those not there yet */
  speed: Speed | null;
  /** Of judged people, those who use it in the periods looked at */
  utilization: ShareOfPeople | null;
  /** Of judged people who use it, those whose actions are good work often enough */
  proficiency: ShareOfPeople | null;
  groups: AdoptionGroup[];
  waves: AdoptionWave[];
  curve: CurvePoint[];
};

export type TargetStanding = {
  id: string;
  name: string;
  owner: Person | null;
  /** As it is written; a draft may hold any number */
  threshold: number | null;
  /** at_most: the share is to fall to the threshold, as in a retirement */
  aim: "at_most";
  /** null before the first measurement */
  verdict: Verdict | null;
  isFinal: boolean;
  asOf: Instant | null;
  /** null when nobody is judged, or nothing trustworthy is known */
  rate: number | null;
  counted: number;
  judged: number;
  reachedAt: Instant | null;
  fellAt: Instant | null;
};

export type Team = {
  id: string;
  name: string;
  calendar: {
    zone: string;
    hours?: {
      mon?: [string, string][];
      tue?: [string, string][];
      wed?: [string, string][];
      thu?: [string, string][];
      fri?: [string, string][];
      sat?: [string, string][];
      sun?: [string, string][];
    };
    closed?: string[];
    holidays?: {
      country: string;
      region?: string;
    };
  } | null;
  intake: {
    /** Within which time a proposal is answered; null is 2 days */
    answerIn?: string | null;
    /** How many changes it works on at once, from acceptance to launch; null: not said, so nobody waits for a place */
    atOnce?: number | null;
    /** How long it usually builds; null is 3, 10 or 30 days for a light, standard or major change */
    buildIn?: string | null;
  };
};

export type TeamList = {
  items: Team[];
};

export type TeamQueue = {
  team: {
    id: string;
    name: string;
  };
  intake: {
    answerIn: string | null;
    atOnce: number | null;
    buildIn: string | null;
  };
  zone: string;
  inWork: {
    key: string;
    title: string;
    freeAt: Instant;
  }[];
  waiting: ({
    key: string;
    title: string;
    tier: "light" | "standard" | "major";
    arrivedAt: Instant;
    outlook: Outlook;
  })[];
};

export type TeamWaiting = {
  asOf: Instant;
  /** Teams first, those of the most working time before others */
  rows: ({
    /** others: smaller teams and people without one, together. unnamed: nobody was named. nobody: the change waited for time to pass */
    holder: "team" | "others" | "unnamed" | "nobody";
    team: {
      id: string;
      name: string;
    } | null;
    changes: number;
    /** How often the ball came to them */
    turns: number;
    /** Of these, not over */
    open: number;
    /** Working time, by the calendar of whoever had the ball */
    totalSeconds: number;
    /** Within which time so many of all turns end, those that are not over counted for as long as they have lasted; null: fewer than five turns */
    lengths: {
      /** Seconds of working time; null: fewer turns than that have ended yet */
      half: number | null;
      /** Seconds of working time; null: fewer turns than that have ended yet */
      threeQuarters: number | null;
      /** Seconds of working time; null: fewer turns than that have ended yet */
      nineTenths: number | null;
    } | null;
    /** Turns with a deadline that are over, or past it */
    due: number;
    inTime: number;
    /** Of `due`, those in time; null: fewer than five */
    share: number | null;
    /** What lies with them longest now, whenever it came to them */
    longest: {
      change: string;
      title: string;
      since: Instant;
      /** Working time, by the calendar of whoever had the ball */
      seconds: number;
      isLate: boolean;
    } | null;
  })[];
  /** Turns of fewer people than `least` together are left out */
  isWithheld: boolean;
  /** People that a row is of at least */
  least: number;
};

export type Template = {
  id: string;
  name: string;
  about: string;
  hints?: Record<string, string>;
  content: {
    title?: string;
    summary?: string;
    tier?: "light" | "standard" | "major";
    brief?: {
      why?: string;
      use?: string;
      audience?: string;
      decision?: string;
      cadence?: "daily" | "weekly" | "monthly" | "quarterly" | "once" | null;
      ifNothing?: string;
      processFirst?: string;
      rewardsAgainst?: string;
    };
    asks?: string[];
    gates?: ({
      id?: string;
      name?: string;
      quorum?: {
        mode: "all";
      } | {
        mode: "any";
      } | {
        mode: "at_least";
        count: number;
      } | {
        mode: "percent";
        percent: number;
      };
      stakeholders?: ({
        person?: string | {
          email: string;
          name?: string;
        } | null;
        role?: string;
        asks?: string[];
        required?: boolean;
        veto?: boolean;
        order?: number;
      })[];
      dueIn?: string;
      silence?: "block" | "escalate" | "consent";
      onlyIf?: {
        budgetAbove?: number | null;
        countries?: string[];
        tiers?: ("light" | "standard" | "major")[];
      };
      stepUp?: boolean;
    })[];
    waves?: {
      id?: string;
      name?: string;
      groups?: string[];
    }[];
    targets?: ({
      id?: string;
      name?: string;
      behaviour?: {
        event?: string;
        where?: ({
          property: string;
          is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
          value?: string | number | boolean;
        })[];
      };
      response?: {
        behaviour?: {
          event?: string;
          where?: ({
            property: string;
            is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
            value?: string | number | boolean;
          })[];
        };
        source?: string | null;
        key?: {
          by?: "property" | "person_and_object";
          property?: string;
        };
        within?: string;
        team?: string | null;
        groupBy?: string | null;
      } | null;
      quality?: {
        where?: ({
          property: string;
          is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
          value?: string | number | boolean;
        })[];
        share?: number;
      } | null;
      audit?: {
        draws?: "actions" | "people";
        size?: number | null;
        standard?: string;
      } | null;
      source?: string | null;
      groups?: string[];
      period?: "day" | "week" | "month" | null;
      k?: number | null;
      m?: number | null;
      w?: number | null;
      counts?: "habitual" | "active";
      threshold?: number | null;
      aim?: "at_most";
      graceDays?: number | null;
      windowDays?: number | null;
      sustainDays?: number | null;
      freshnessDays?: number | null;
      timeZone?: string;
      baseline?: {
        rate?: number | null;
        note?: string;
      } | null;
      owner?: string | {
        email: string;
        name?: string;
      } | null;
    })[];
    noTargetBecause?: string;
    metric?: {
      name?: string;
      kind?: "share" | "number";
      unit?: string;
      better?: "higher" | "lower" | null;
      period?: "day" | "week" | "month";
      source?: string;
      owner?: string | {
        email: string;
        name?: string;
      } | null;
    } | null;
    budget?: {
      currency?: string;
      build?: {
        planned?: number | null;
        actual?: number | null;
      };
      adoption?: {
        planned?: number | null;
        actual?: number | null;
      };
    };
    integrations?: ({
      connects?: string;
      owner?: string | {
        email: string;
        name?: string;
      } | null;
      whenItBreaks?: string;
      outOfHours?: string;
    })[];
    workItems?: ({
      id?: string;
      title?: string;
      url?: string | null;
    })[];
    trainings?: ({
      id?: string;
      name?: string;
      format?: "live" | "video" | "written" | "office_hours";
      about?: string;
      url?: string | null;
      groups?: string[];
      sessions?: ({
        id?: string;
        startsAt: Instant;
        minutes?: number;
        where?: string;
        places?: number | null;
      })[];
    })[];
    material?: ("title" | "summary" | "brief" | "asks" | "tier" | "sponsor" | "owner" | "gates" | "audience" | "targets" | "budget" | "integrations" | "workItems" | "trainings")[] | null;
    measureEveryDays?: number | null;
  };
};

export type TemplateList = {
  items: Template[];
};

export type Training = {
  id: string;
  name: string;
  format: "live" | "video" | "written" | "office_hours";
  about: string;
  url: string | null;
  /** Empty: everybody in the audience */
  groups: string[];
  /** When it takes place, in order; empty: whenever people like */
  sessions: TrainingSession[];
  /** People it is for; for who may not see names at the last period end, and null for a part of the audience and where it would point at people */
  assigned: number | null;
  /** How many of them completed it; told as assigned is */
  completed: number | null;
};

export type Trainings = {
  items: Training[];
};

export type TrainingSession = {
  id: string;
  startsAt: Instant;
  endsAt: Instant;
  /** A room, or an address to join by */
  where: string;
  /** How many can take part; null: not limited */
  places: number | null;
};

export type Trouble = {
  what: "set-intake-deadline" | "set-gate-deadlines" | "mail-intake" | "mail-request" | "mail-reminder" | "mail-nudge" | "mail-received" | "mail-hand-over" | "mail-stopped" | "mail-resumed" | "mail-escalation" | "mail-gate-result" | "mail-intake-result" | "invite-to-training" | "ask-for-feedback" | "mail-suggestion" | "mail-reinforcement" | "mail-audit" | "mail-outcome" | "mail-breach" | "mail-link-ending" | "mail-links-ended" | "mail-statement" | "mail-answer" | "mail-counter" | "mail-notice" | "mail-overruled" | "measure";
  /** To whom it was to be sent */
  person: Person | null;
  /** Tries that failed in a row */
  failures: number;
  since: Instant;
  /** When it is tried again */
  nextAt: Instant;
  reason: string;
};

export type UsageImported = {
  accepted: number;
  duplicates: number;
  rejected: {
    index: number;
    reason: string;
    sentence: string;
  }[];
};

export type Verdict = "open" | "met" | "missed" | "inconclusive" | "unknown";

export type Waiting = {
  since: Instant;
  until: Instant;
  /** The sum of the parts, and of the spans */
  totalSeconds: number;
  /** The longest first */
  parts: ({
    /** The team of whoever had the ball, else their name */
    who: string;
    party: "proposer" | "owner" | "stakeholders" | "builders" | "audience" | "nobody";
    stage: Stage;
    held: boolean;
    /** Working time, by the calendar of whoever had the ball */
    seconds: number;
    /** Of these, after the deadline */
    overSeconds: number;
    sla: string | null;
  })[];
  /** In order and without a gap; of several who are asked at once it is the time of the first who has not answered */
  spans: ({
    /** The team of whoever had the ball, else their name */
    who: string;
    party: "proposer" | "owner" | "stakeholders" | "builders" | "audience" | "nobody";
    stage: Stage;
    held: boolean;
    /** Working time, by the calendar of whoever had the ball */
    seconds: number;
    /** Of these, after the deadline */
    overSeconds: number;
    from: Instant;
    until: Instant;
    gate: string | null;
    dueAt: Instant | null;
  })[];
};

export type Wave = {
  id: string;
  name: string;
  groups: string[];
  scheduledFor: Instant | null;
  launchedAt: Instant | null;
  /** People on the roster frozen at its launch; null for who may not see names, whom the adoption tells what it may */
  eligible: number | null;
};

export type WaveSide = {
  waves: string[];
  before: ShareAt;
  after: ShareAt;
};

export type Webhook = {
  id: string;
  url: string;
  /** Types of events; empty: all */
  events: string[];
  /** gone: the address answered 410; null: events are sent there */
  disabled: "gone" | "by_hand" | null;
  disabledAt: Instant | null;
  /** Until when the secret before signs as well */
  previousUntil: Instant | null;
  createdAt: Instant;
};

export type WebhookDelivery = {
  /** The receiver sees it as webhook-id, with msg_ before it */
  id: string;
  change: string;
  seq: number;
  type: string;
  createdAt: Instant;
  attempts: number;
  /** When it is tried next; null: it is over */
  nextAt: Instant | null;
  deliveredAt: Instant | null;
  /** When it was given up */
  deadAt: Instant | null;
  /** What the address answered last */
  status: number | null;
  error: string | null;
};

export type WebhookDeliveryPage = {
  items: WebhookDelivery[];
  /** Cursor of the next page */
  next: string | null;
};

export type WebhookList = {
  items: Webhook[];
};

export type WorkItem = {
  id: string;
  title: string;
  url: string | null;
  state: "open" | "doing" | "done" | "dropped";
};

export type WorkItems = {
  items: WorkItem[];
  accepted: boolean;
};

type Input1 = { query?: { "limit"?: number; "cursor"?: string; "stage"?: "draft" | "intake" | "alignment" | "build" | "readiness" | "launch" | "adoption" | "closed"; "team"?: string; "owner"?: string; "q"?: string } };
type Input2 = { header?: { "idempotency-key"?: string }; json: {
  title?: string;
  summary?: string;
  template?: string | null;
  tier?: "light" | "standard" | "major";
  tierAnswers?: {
    teams?: number | null;
    people?: number | null;
    systems?: number | null;
    definitions?: number | null;
    integrations?: number | null;
    reversible?: "easily" | "with_effort" | "hardly" | null;
  } | null;
  tierBecause?: string;
  team?: string | null;
  neededBy?: string | null;
  buildIn?: string | null;
  brief?: {
    why?: string;
    use?: string;
    audience?: string;
    decision?: string;
    cadence?: "daily" | "weekly" | "monthly" | "quarterly" | "once" | null;
    ifNothing?: string;
    processFirst?: string;
    rewardsAgainst?: string;
  };
  asks?: string[];
  sponsor?: string | {
    email: string;
    name?: string;
  } | null;
  owner?: string | {
    email: string;
    name?: string;
  } | null;
  gates?: ({
    id?: string;
    name?: string;
    quorum?: {
      mode: "all";
    } | {
      mode: "any";
    } | {
      mode: "at_least";
      count: number;
    } | {
      mode: "percent";
      percent: number;
    };
    stakeholders?: ({
      person?: string | {
        email: string;
        name?: string;
      } | null;
      role?: string;
      asks?: string[];
      required?: boolean;
      veto?: boolean;
      order?: number;
    })[];
    dueIn?: string;
    silence?: "block" | "escalate" | "consent";
    onlyIf?: {
      budgetAbove?: number | null;
      countries?: string[];
      tiers?: ("light" | "standard" | "major")[];
    };
    stepUp?: boolean;
  })[];
  population?: string | null;
  countries?: string[];
  waves?: {
    id?: string;
    name?: string;
    groups?: string[];
  }[];
  targets?: ({
    id?: string;
    name?: string;
    behaviour?: {
      event?: string;
      where?: ({
        property: string;
        is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
        value?: string | number | boolean;
      })[];
    };
    response?: {
      behaviour?: {
        event?: string;
        where?: ({
          property: string;
          is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
          value?: string | number | boolean;
        })[];
      };
      source?: string | null;
      key?: {
        by?: "property" | "person_and_object";
        property?: string;
      };
      within?: string;
      team?: string | null;
      groupBy?: string | null;
    } | null;
    quality?: {
      where?: ({
        property: string;
        is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
        value?: string | number | boolean;
      })[];
      share?: number;
    } | null;
    audit?: {
      draws?: "actions" | "people";
      size?: number | null;
      standard?: string;
    } | null;
    source?: string | null;
    groups?: string[];
    period?: "day" | "week" | "month" | null;
    k?: number | null;
    m?: number | null;
    w?: number | null;
    counts?: "habitual" | "active";
    threshold?: number | null;
    aim?: "at_most";
    graceDays?: number | null;
    windowDays?: number | null;
    sustainDays?: number | null;
    freshnessDays?: number | null;
    timeZone?: string;
    baseline?: {
      rate?: number | null;
      note?: string;
    } | null;
    owner?: string | {
      email: string;
      name?: string;
    } | null;
  })[];
  noTargetBecause?: string;
  metric?: {
    name?: string;
    kind?: "share" | "number";
    unit?: string;
    better?: "higher" | "lower" | null;
    period?: "day" | "week" | "month";
    source?: string;
    owner?: string | {
      email: string;
      name?: string;
    } | null;
  } | null;
  agreed?: {
    what: string;
    when?: Instant | null;
    tradeOff?: string;
  } | null;
  budget?: {
    currency?: string;
    build?: {
      planned?: number | null;
      actual?: number | null;
    };
    adoption?: {
      planned?: number | null;
      actual?: number | null;
    };
  };
  integrations?: ({
    connects?: string;
    owner?: string | {
      email: string;
      name?: string;
    } | null;
    whenItBreaks?: string;
    outOfHours?: string;
  })[];
  workItems?: ({
    id?: string;
    title?: string;
    url?: string | null;
  })[];
  trainings?: ({
    id?: string;
    name?: string;
    format?: "live" | "video" | "written" | "office_hours";
    about?: string;
    url?: string | null;
    groups?: string[];
    sessions?: ({
      id?: string;
      startsAt: Instant;
      minutes?: number;
      where?: string;
      places?: number | null;
    })[];
  })[];
  material?: ("title" | "summary" | "brief" | "asks" | "tier" | "sponsor" | "owner" | "gates" | "audience" | "targets" | "budget" | "integrations" | "workItems" | "trainings")[] | null;
  measureEveryDays?: number | null;
  proposer?: string | {
    email: string;
    name?: string;
  } | null;
  submit?: boolean;
} };
type Input3 = { param: { "key": string } };
type Input4 = { param: { "key": string }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: {
  title?: string;
  summary?: string;
  template?: string | null;
  tier?: "light" | "standard" | "major";
  tierAnswers?: {
    teams?: number | null;
    people?: number | null;
    systems?: number | null;
    definitions?: number | null;
    integrations?: number | null;
    reversible?: "easily" | "with_effort" | "hardly" | null;
  } | null;
  tierBecause?: string;
  team?: string | null;
  neededBy?: string | null;
  buildIn?: string | null;
  brief?: {
    why?: string;
    use?: string;
    audience?: string;
    decision?: string;
    cadence?: "daily" | "weekly" | "monthly" | "quarterly" | "once" | null;
    ifNothing?: string;
    processFirst?: string;
    rewardsAgainst?: string;
  };
  asks?: string[];
  sponsor?: string | {
    email: string;
    name?: string;
  } | null;
  owner?: string | {
    email: string;
    name?: string;
  } | null;
  gates?: ({
    id?: string;
    name?: string;
    quorum?: {
      mode: "all";
    } | {
      mode: "any";
    } | {
      mode: "at_least";
      count: number;
    } | {
      mode: "percent";
      percent: number;
    };
    stakeholders?: ({
      person?: string | {
        email: string;
        name?: string;
      } | null;
      role?: string;
      asks?: string[];
      required?: boolean;
      veto?: boolean;
      order?: number;
    })[];
    dueIn?: string;
    silence?: "block" | "escalate" | "consent";
    onlyIf?: {
      budgetAbove?: number | null;
      countries?: string[];
      tiers?: ("light" | "standard" | "major")[];
    };
    stepUp?: boolean;
  })[];
  population?: string | null;
  countries?: string[];
  waves?: {
    id?: string;
    name?: string;
    groups?: string[];
  }[];
  targets?: ({
    id?: string;
    name?: string;
    behaviour?: {
      event?: string;
      where?: ({
        property: string;
        is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
        value?: string | number | boolean;
      })[];
    };
    response?: {
      behaviour?: {
        event?: string;
        where?: ({
          property: string;
          is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
          value?: string | number | boolean;
        })[];
      };
      source?: string | null;
      key?: {
        by?: "property" | "person_and_object";
        property?: string;
      };
      within?: string;
      team?: string | null;
      groupBy?: string | null;
    } | null;
    quality?: {
      where?: ({
        property: string;
        is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
        value?: string | number | boolean;
      })[];
      share?: number;
    } | null;
    audit?: {
      draws?: "actions" | "people";
      size?: number | null;
      standard?: string;
    } | null;
    source?: string | null;
    groups?: string[];
    period?: "day" | "week" | "month" | null;
    k?: number | null;
    m?: number | null;
    w?: number | null;
    counts?: "habitual" | "active";
    threshold?: number | null;
    aim?: "at_most";
    graceDays?: number | null;
    windowDays?: number | null;
    sustainDays?: number | null;
    freshnessDays?: number | null;
    timeZone?: string;
    baseline?: {
      rate?: number | null;
      note?: string;
    } | null;
    owner?: string | {
      email: string;
      name?: string;
    } | null;
  })[];
  noTargetBecause?: string;
  metric?: {
    name?: string;
    kind?: "share" | "number";
    unit?: string;
    better?: "higher" | "lower" | null;
    period?: "day" | "week" | "month";
    source?: string;
    owner?: string | {
      email: string;
      name?: string;
    } | null;
  } | null;
  agreed?: {
    what: string;
    when?: Instant | null;
    tradeOff?: string;
  } | null;
  budget?: {
    currency?: string;
    build?: {
      planned?: number | null;
      actual?: number | null;
    };
    adoption?: {
      planned?: number | null;
      actual?: number | null;
    };
  };
  integrations?: ({
    connects?: string;
    owner?: string | {
      email: string;
      name?: string;
    } | null;
    whenItBreaks?: string;
    outOfHours?: string;
  })[];
  workItems?: ({
    id?: string;
    title?: string;
    url?: string | null;
  })[];
  trainings?: ({
    id?: string;
    name?: string;
    format?: "live" | "video" | "written" | "office_hours";
    about?: string;
    url?: string | null;
    groups?: string[];
    sessions?: ({
      id?: string;
      startsAt: Instant;
      minutes?: number;
      where?: string;
      places?: number | null;
    })[];
  })[];
  material?: ("title" | "summary" | "brief" | "asks" | "tier" | "sponsor" | "owner" | "gates" | "audience" | "targets" | "budget" | "integrations" | "workItems" | "trainings")[] | null;
  measureEveryDays?: number | null;
} };
type Input5 = { param: { "key": string }; header?: { "idempotency-key"?: string } };
type Input6 = { param: { "key": string }; header?: { "idempotency-key"?: string }; json: {
  what: string;
  when?: Instant | null;
  tradeOff: string;
} };
type Input7 = { param: { "key": string }; header?: { "idempotency-key"?: string } };
type Input8 = { param: { "key": string }; header?: { "idempotency-key"?: string } };
type Input9 = { param: { "key": string }; header?: { "idempotency-key"?: string } };
type Input10 = { param: { "key": string }; header?: { "idempotency-key"?: string } };
type Input11 = { param: { "key": string }; header?: { "idempotency-key"?: string } };
type Input12 = { param: { "key": string }; header?: { "idempotency-key"?: string }; json: {
  reason: string;
} };
type Input13 = { param: { "key": string }; header?: { "idempotency-key"?: string }; json: {
  reason: string;
} };
type Input14 = { param: { "key": string }; header?: { "idempotency-key"?: string }; json: {
  reason: string;
} };
type Input15 = { param: { "key": string }; header?: { "idempotency-key"?: string }; json: {
  reason: string;
} };
type Input16 = { param: { "key": string }; header?: { "idempotency-key"?: string }; json: {
  role: "owner" | "sponsor";
  to: string | {
    email: string;
    name?: string;
  };
  reason?: string;
} };
type Input17 = { query?: { "team"?: string } };
type Input18 = { param: { "key": string }; header?: { "idempotency-key"?: string }; json: {
  subject?: string;
  next?: Instant | null;
  owner?: string | {
    email: string;
    name?: string;
  } | null;
  note?: string;
} };
type Input19 = { query?: { "limit"?: number; "cursor"?: string; "due"?: "overdue" | "soon" | "all" } };
type Input20 = { param: { "key": string }; header?: { "idempotency-key"?: string }; json: {
  part: "build" | "adoption";
  spent: number;
  note?: string;
} };
type Input21 = {  };
type Input22 = { json: Template };
type Input23 = { param: { "id": string } };
type Input24 = { param: { "key": string }; json: {
  id: string;
  name: string;
  about: string;
} };
type Input25 = { param: { "key": string } };
type Input26 = { param: { "key": string; "id": string }; header?: { "idempotency-key"?: string } };
type Input27 = { param: { "key": string; "id": string }; header?: { "idempotency-key"?: string } };
type Input28 = { param: { "key": string; "id": string }; header?: { "idempotency-key"?: string } };
type Input29 = { param: { "key": string; "id": string }; header?: { "idempotency-key"?: string }; json: {
  text: string;
} };
type Input30 = { param: { "key": string; "id": string }; header?: { "idempotency-key"?: string } };
type Input31 = { param: { "key": string; "id": string }; header?: { "idempotency-key"?: string }; json: {
  reason: string;
  by?: string;
} };
type Input32 = { param: { "key": string; "id": string }; header?: { "idempotency-key"?: string } };
type Input33 = { param: { "key": string; "id": string }; header?: { "idempotency-key"?: string }; json: {
  reason: string;
  by?: string;
} };
type Input34 = { param: { "key": string; "id": string }; header?: { "idempotency-key"?: string }; json: {
  reason: string;
  by?: string;
} };
type Input35 = { param: { "key": string } };
type Input36 = { param: { "key": string }; header?: { "idempotency-key"?: string }; json: {
  id?: string;
  title: string;
  url?: string | null;
} };
type Input37 = { param: { "key": string; "item": string }; header?: { "idempotency-key"?: string }; json: {
  state: "open" | "doing" | "done" | "dropped";
} };
type Input38 = { param: { "key": string } };
type Input39 = { param: { "key": string } };
type Input40 = { param: { "key": string } };
type Input41 = { param: { "key": string; "training": string }; json?: {
  completions: ({
    person: string | {
      email: string;
      name?: string;
    };
    at?: Instant;
  })[];
} };
type Input42 = { param: { "key": string; "wave": string }; header?: { "idempotency-key"?: string }; json?: {
  at?: Instant | null;
  reason?: string;
} };
type Input43 = { query?: { "past"?: "true" | "false" } };
type Input44 = { header?: { "idempotency-key"?: string }; json: {
  name: string;
  reason: string;
  from: Instant;
  until: Instant;
  teams?: string[];
} };
type Input45 = { json: {
  name: string;
  reason: string;
  from: Instant;
  until: Instant;
  teams?: string[];
} };
type Input46 = { param: { "id": string } };
type Input47 = { param: { "id": string } };
type Input48 = { param: { "id": string } };
type Input49 = { query?: { "from"?: Instant; "until"?: Instant; "team"?: string } };
type Input50 = {  };
type Input51 = { json: {
  name: string;
  team?: string | null;
} };
type Input52 = { param: { "id": string } };
type Input53 = { param: { "key": string }; query?: { "asOf"?: Instant; "group"?: string; "wave"?: string; "period"?: "day" | "week" | "month" } };
type Input54 = { param: { "key": string }; query?: { "asOf"?: Instant; "group"?: string; "wave"?: string; "period"?: "day" | "week" | "month" } };
type Input55 = { param: { "key": string; "target": string } };
type Input56 = { param: { "key": string; "id": string }; header?: { "idempotency-key"?: string }; json: {
  note: string;
} };
type Input57 = { param: { "key": string } };
type Input58 = { param: { "key": string } };
type Input59 = { param: { "key": string }; json: {
  values: ({
    period: string;
    wave?: string | null;
    count?: number;
    total?: number;
    value?: number;
    n?: number | null;
    sd?: number | null;
  })[];
} };
type Input60 = { param: { "key": string } };
type Input61 = { param: { "key": string; "audit": string } };
type Input62 = { param: { "key": string; "target": string }; header?: { "idempotency-key"?: string }; json: {
  reviewer: string | {
    email: string;
    name?: string;
  };
  from?: Instant | null;
  until?: Instant | null;
  seed?: string;
} };
type Input63 = { param: { "key": string; "audit": string }; header?: { "idempotency-key"?: string }; json: {
  reason: string;
} };
type Input64 = { param: { "key": string } };
type Input65 = { param: { "key": string; "target": string }; json: {
  source: string;
  behaviour?: {
    event?: string;
    where?: ({
      property: string;
      is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
      value?: string | number | boolean;
    })[];
  } | null;
  tolerance?: number;
} };
type Input66 = { param: { "key": string; "id": string }; json: {
  resolution: "first_mended" | "second_mended" | "explained";
  explanation: string;
} };
type Input67 = { param: { "key": string } };
type Input68 = { param: { "key": string }; header?: { "idempotency-key"?: string }; json?: {
  until?: Instant | null;
  sample?: number | null;
} };
type Input69 = { param: { "key": string; "round": string }; header?: { "idempotency-key"?: string } };
type Input70 = { param: { "key": string } };
type Input71 = { param: { "key": string; "idea": string }; header?: { "idempotency-key"?: string }; json?: {
  proposer?: string | {
    email: string;
    name?: string;
  } | null;
} };
type Input72 = { param: { "key": string } };
type Input73 = { param: { "key": string } };
type Input74 = { param: { "key": string }; query?: { "limit"?: number; "cursor"?: string; "after"?: number } };
type Input75 = { param: { "key": string } };
type Input76 = { param: { "key": string }; query?: { "format"?: "json" | "html" | "pdf" } };
type Input77 = { param: { "key": string }; query?: { "format"?: "json" | "markdown" | "pdf" } };
type Input78 = { param: { "key": string }; header?: { "last-event-id"?: string } };
type Input79 = { query?: { "status"?: "delivered" | "early" | "moving" | "adopted" | "ended"; "stage"?: "draft" | "intake" | "alignment" | "build" | "readiness" | "launch" | "adoption" | "closed"; "team"?: string; "owner"?: string; "q"?: string; "limit"?: number; "cursor"?: string } };
type Input80 = { query?: { "status"?: "delivered" | "early" | "moving" | "adopted" | "ended"; "stage"?: "draft" | "intake" | "alignment" | "build" | "readiness" | "launch" | "adoption" | "closed"; "team"?: string; "owner"?: string; "q"?: string } };
type Input81 = { query?: { "period"?: "month" | "quarter" | "year"; "tier"?: "light" | "standard" | "major"; "stage"?: "draft" | "intake" | "alignment" | "build" | "readiness" | "launch" | "adoption" } };
type Input82 = { query?: { "period"?: "month" | "quarter" | "year"; "tier"?: "light" | "standard" | "major"; "stage"?: "draft" | "intake" | "alignment" | "build" | "readiness" | "launch" | "adoption" } };
type Input83 = { query?: { "limit"?: number; "cursor"?: string } };
type Input84 = {  };
type Input85 = { param: { "id": string } };
type Input86 = { param: { "id": string }; json: {
  gets: "by_part" | "everything" | "nothing";
} };
type Input87 = { query?: { "preview"?: "true" | "false" }; json: {
  people: ({
    name?: string;
    email?: string | null;
    team?: string | null;
    manager?: string | {
      email: string;
      name?: string;
    } | null;
    timeZone?: string | null;
    language?: string | null;
    /** How they like to learn */
    learnsBy?: "live" | "video" | "written" | "office_hours" | null;
    /** What other systems call the person */
    userIds?: string[];
    /** Where they are written to; mail unless it is set, and mail whenever it fails */
    channel?: {
      kind: "mail";
    } | {
      kind: "slack";
    } | {
      kind: "slack_webhook" | "teams_webhook";
      /** Kept sealed, never shown again */
      address: string;
      readBy: "this_person_only";
    };
  })[];
} };
type Input88 = {  };
type Input89 = { param: { "id": string } };
type Input90 = { param: { "id": string } };
type Input91 = { param: { "id": string }; json: {
  from: Instant;
  until: Instant;
  substitute?: string | {
    email: string;
    name?: string;
  } | null;
} };
type Input92 = { param: { "id": string } };
type Input93 = { param: { "id": string } };
type Input94 = { param: { "id": string }; json: {
  name?: string;
  email?: string | null;
  team?: string | null;
  manager?: string | {
    email: string;
    name?: string;
  } | null;
  timeZone?: string | null;
  language?: string | null;
  /** How they like to learn */
  learnsBy?: "live" | "video" | "written" | "office_hours" | null;
  /** What other systems call the person */
  userIds?: string[];
  /** Where they are written to; mail unless it is set, and mail whenever it fails */
  channel?: {
    kind: "mail";
  } | {
    kind: "slack";
  } | {
    kind: "slack_webhook" | "teams_webhook";
    /** Kept sealed, never shown again */
    address: string;
    readBy: "this_person_only";
  };
} };
type Input95 = { param: { "id": string } };
type Input96 = { param: { "id": string }; query?: { "limit"?: number; "cursor"?: string } };
type Input97 = { query?: { "limit"?: number; "cursor"?: string; "search"?: string; "team"?: string } };
type Input98 = { json: {
  name?: string;
  email?: string | null;
  team?: string | null;
  manager?: string | {
    email: string;
    name?: string;
  } | null;
  timeZone?: string | null;
  language?: string | null;
  /** How they like to learn */
  learnsBy?: "live" | "video" | "written" | "office_hours" | null;
  /** What other systems call the person */
  userIds?: string[];
  /** Where they are written to; mail unless it is set, and mail whenever it fails */
  channel?: {
    kind: "mail";
  } | {
    kind: "slack";
  } | {
    kind: "slack_webhook" | "teams_webhook";
    /** Kept sealed, never shown again */
    address: string;
    readBy: "this_person_only";
  };
} };
type Input99 = { param: { "id": string } };
type Input100 = { param: { "id": string }; json: {
  name: string;
  /** Working time; null is Monday to Friday 09:00 to 17:00 UTC */
  calendar?: {
    zone: string;
    hours?: {
      mon?: [string, string][];
      tue?: [string, string][];
      wed?: [string, string][];
      thu?: [string, string][];
      fri?: [string, string][];
      sat?: [string, string][];
      sun?: [string, string][];
    };
    closed?: string[];
    holidays?: {
      country: string;
      region?: string;
    };
  } | null;
  /** Left out, it stays as it is */
  intake?: {
    /** Within which time a proposal is answered; null is 2 days */
    answerIn?: string | null;
    /** How many changes it works on at once, from acceptance to launch; null: not said, so nobody waits for a place */
    atOnce?: number | null;
    /** How long it usually builds; null is 3, 10 or 30 days for a light, standard or major change */
    buildIn?: string | null;
  };
} };
type Input101 = { param: { "id": string } };
type Input102 = { param: { "id": string }; json: {
  zone: string;
  hours?: {
    mon?: [string, string][];
    tue?: [string, string][];
    wed?: [string, string][];
    thu?: [string, string][];
    fri?: [string, string][];
    sat?: [string, string][];
    sun?: [string, string][];
  };
  closed?: string[];
  holidays?: {
    country: string;
    region?: string;
  };
} };
type Input103 = { param: { "id": string }; json: {
  /** Within which time a proposal is answered; null is 2 days */
  answerIn?: string | null;
  /** How many changes it works on at once, from acceptance to launch; null: not said, so nobody waits for a place */
  atOnce?: number | null;
  /** How long it usually builds; null is 3, 10 or 30 days for a light, standard or major change */
  buildIn?: string | null;
} };
type Input104 = {  };
type Input105 = { json: {
  name: string;
  /** Working time; null is Monday to Friday 09:00 to 17:00 UTC */
  calendar?: {
    zone: string;
    hours?: {
      mon?: [string, string][];
      tue?: [string, string][];
      wed?: [string, string][];
      thu?: [string, string][];
      fri?: [string, string][];
      sat?: [string, string][];
      sun?: [string, string][];
    };
    closed?: string[];
    holidays?: {
      country: string;
      region?: string;
    };
  } | null;
  /** Left out, it stays as it is */
  intake?: {
    /** Within which time a proposal is answered; null is 2 days */
    answerIn?: string | null;
    /** How many changes it works on at once, from acceptance to launch; null: not said, so nobody waits for a place */
    atOnce?: number | null;
    /** How long it usually builds; null is 3, 10 or 30 days for a light, standard or major change */
    buildIn?: string | null;
  };
  id: string;
} };
type Input106 = {  };
type Input107 = { json: {
  id: string;
  name?: string;
} };
type Input108 = { param: { "id": string }; query?: { "limit"?: number; "cursor"?: string; "at"?: Instant; "group"?: string } };
type Input109 = { param: { "id": string }; json: {
  members: ({
    person?: string | {
      email: string;
      name?: string;
    };
    userId?: string;
    name?: string;
    leftAt?: Instant | null;
    group?: string;
    joinedAt?: Instant;
  })[];
} };
type Input110 = { param: { "id": string }; json: {
  members: ({
    person?: string | {
      email: string;
      name?: string;
    };
    userId?: string;
    name?: string;
    leftAt?: Instant | null;
    group: string;
    joinedAt: Instant;
  })[];
} };
type Input111 = {  };
type Input112 = { param: { "id": string }; json: {
  population: string | null;
  group: string;
} };
type Input113 = {  };
type Input114 = { json: {
  /** Events are sent to it */
  kind?: "push";
  id: string;
  name?: string;
  /** Instants are taken as they are given: no correction of clock skew, no limit to the future */
  historic?: boolean;
} | {
  kind: "sql";
  /** One SELECT without a limit; it is asked for what is new, in order of the cursor */
  query: string;
  /** The column that grows: a time or a whole number; else the time's */
  cursor?: string | null;
  /** For times that are written without an offset */
  zone?: string;
  rows: {
    /** Who acted: a user id or an address, as on people's records */
    user: string;
    /** The name of the event */
    event?: string | null;
    /** Instead: one name for all rows */
    eventName?: string | null;
    /** When it happened */
    time: string;
    /** What tells one row from another, so that it counts once; else all that is read of the row does */
    id?: string | null;
    /** Name of each property, and where it is */
    properties?: Record<string, string>;
    /** An object whose members all become properties */
    allProperties?: string | null;
  };
  id: string;
  name?: string;
  /** How often it is pulled */
  everyMinutes?: number;
  paused?: boolean;
  /** The password, token or key. Stored encrypted, never shown again */
  secret?: string;
  /** As postgres://role@host:5432/database, the password in it or apart as secret */
  connection: string;
} | {
  kind: "http";
  /** `{since}` in it stands for the instant from which on rows are wanted */
  url: string;
  authentication?: {
    by: "none";
  } | {
    by: "bearer";
  } | {
    by: "basic";
    user: string;
  } | {
    by: "header";
    name: string;
  } | {
    by: "parameter";
    name: string;
  };
  /** Where the list of rows is in the body; empty: the body itself */
  list?: string;
  paging?: {
    by: "none";
  } | {
    by: "link";
  } | {
    by: "cursor";
    at: string;
    parameter: string;
  } | {
    by: "page";
    parameter: string;
    first?: number;
  } | {
    by: "offset";
    parameter: string;
  };
  /** What `{since}` is the first time; 90 days ago unless given */
  since?: Instant | null;
  /** For times that are written without an offset */
  zone?: string;
  rows: {
    /** Who acted: a user id or an address, as on people's records */
    user: string;
    /** The name of the event */
    event?: string | null;
    /** Instead: one name for all rows */
    eventName?: string | null;
    /** When it happened */
    time: string;
    /** What tells one row from another, so that it counts once; else all that is read of the row does */
    id?: string | null;
    /** Name of each property, and where it is */
    properties?: Record<string, string>;
    /** An object whose members all become properties */
    allProperties?: string | null;
  };
  id: string;
  name?: string;
  /** How often it is pulled */
  everyMinutes?: number;
  paused?: boolean;
  /** The password, token or key. Stored encrypted, never shown again */
  secret?: string;
} | {
  kind: "posthog";
  host: string;
  project: string;
  /** Names of the events wanted; none: all */
  events?: string[];
  /** Property of the person that tells who acted, as email; else the distinct id */
  person?: string | null;
  /** From when on events are wanted; 90 days ago unless given */
  since?: Instant | null;
  id: string;
  name?: string;
  /** How often it is pulled */
  everyMinutes?: number;
  paused?: boolean;
  /** The password, token or key. Stored encrypted, never shown again */
  secret?: string;
} };
type Input115 = { json: {
  kind: "sql";
  /** One SELECT without a limit; it is asked for what is new, in order of the cursor */
  query: string;
  /** The column that grows: a time or a whole number; else the time's */
  cursor?: string | null;
  /** For times that are written without an offset */
  zone?: string;
  rows: {
    /** Who acted: a user id or an address, as on people's records */
    user: string;
    /** The name of the event */
    event?: string | null;
    /** Instead: one name for all rows */
    eventName?: string | null;
    /** When it happened */
    time: string;
    /** What tells one row from another, so that it counts once; else all that is read of the row does */
    id?: string | null;
    /** Name of each property, and where it is */
    properties?: Record<string, string>;
    /** An object whose members all become properties */
    allProperties?: string | null;
  };
  id: string;
  name?: string;
  /** How often it is pulled */
  everyMinutes?: number;
  paused?: boolean;
  /** The password, token or key. Stored encrypted, never shown again */
  secret?: string;
  /** As postgres://role@host:5432/database, the password in it or apart as secret */
  connection: string;
} | {
  kind: "http";
  /** `{since}` in it stands for the instant from which on rows are wanted */
  url: string;
  authentication?: {
    by: "none";
  } | {
    by: "bearer";
  } | {
    by: "basic";
    user: string;
  } | {
    by: "header";
    name: string;
  } | {
    by: "parameter";
    name: string;
  };
  /** Where the list of rows is in the body; empty: the body itself */
  list?: string;
  paging?: {
    by: "none";
  } | {
    by: "link";
  } | {
    by: "cursor";
    at: string;
    parameter: string;
  } | {
    by: "page";
    parameter: string;
    first?: number;
  } | {
    by: "offset";
    parameter: string;
  };
  /** What `{since}` is the first time; 90 days ago unless given */
  since?: Instant | null;
  /** For times that are written without an offset */
  zone?: string;
  rows: {
    /** Who acted: a user id or an address, as on people's records */
    user: string;
    /** The name of the event */
    event?: string | null;
    /** Instead: one name for all rows */
    eventName?: string | null;
    /** When it happened */
    time: string;
    /** What tells one row from another, so that it counts once; else all that is read of the row does */
    id?: string | null;
    /** Name of each property, and where it is */
    properties?: Record<string, string>;
    /** An object whose members all become properties */
    allProperties?: string | null;
  };
  id: string;
  name?: string;
  /** How often it is pulled */
  everyMinutes?: number;
  paused?: boolean;
  /** The password, token or key. Stored encrypted, never shown again */
  secret?: string;
} | {
  kind: "posthog";
  host: string;
  project: string;
  /** Names of the events wanted; none: all */
  events?: string[];
  /** Property of the person that tells who acted, as email; else the distinct id */
  person?: string | null;
  /** From when on events are wanted; 90 days ago unless given */
  since?: Instant | null;
  id: string;
  name?: string;
  /** How often it is pulled */
  everyMinutes?: number;
  paused?: boolean;
  /** The password, token or key. Stored encrypted, never shown again */
  secret?: string;
} };
type Input116 = { param: { "id": string } };
type Input117 = { param: { "id": string }; json: {
  name?: string;
  everyMinutes?: number;
  paused?: boolean;
  /** Left out, the stored one stays */
  secret?: string;
  /** Ask for everything again; what came before counts once */
  fromStart?: boolean;
} & Record<string, unknown> };
type Input118 = { param: { "id": string } };
type Input119 = { param: { "id": string }; json: {
  name?: string;
  everyMinutes?: number;
  paused?: boolean;
  /** Left out, the stored one stays */
  secret?: string;
  /** Ask for everything again; what came before counts once */
  fromStart?: boolean;
} & Record<string, unknown> };
type Input120 = { param: { "id": string } };
type Input121 = { param: { "id": string }; json: {
  /** Event time up to which nothing is missing; null takes it back */
  until: Instant | null;
} };
type Input122 = { param: { "id": string }; query?: { "limit"?: number; "cursor"?: string; "reason"?: string } };
type Input123 = { param: { "id": string } };
type Input124 = { param: { "id": string }; json: {
  /** Messages in Segment's form; their instants are taken as given */
  events: Record<string, unknown>[];
} };
type Input125 = { query?: { "source"?: string } };
type Input126 = { query: { "source": string; "event": string } };
type Input127 = { json: {
  source: string;
  behaviour: {
    event?: string;
    where?: ({
      property: string;
      is?: "equals" | "not_equals" | "at_least" | "at_most" | "exists" | "contains";
      value?: string | number | boolean;
    })[];
  };
  population: string;
  groups?: string[];
  habit: {
    period: "day" | "week" | "month";
    k: number;
    m: number;
    w: number;
  };
  timeZone?: string;
  periods?: number;
} };
type Input128 = {  };
type Input129 = {  };
type Input130 = {  };
type Input131 = { param: { "id": string }; json: {
  name: string;
  /** Who looks after it, in words */
  owner?: string | null;
  costPerYear?: number | null;
  currency?: string | null;
  belongs?: {
    source: string;
    /** How names of its events begin; empty for all of them */
    prefix?: string;
  }[];
} };
type Input132 = { param: { "id": string } };
type Input133 = { param: { "id": string } };
type Input134 = { param: { "id": string }; json: {
  /** What sends with it, to tell keys apart */
  name?: string;
  /** The key it takes the place of */
  replaces?: string | null;
  /** For so long the replaced key still works, until every client has the new one */
  overlapHours?: number;
} };
type Input135 = { param: { "id": string; "key": string } };
type Input136 = { json: {
  calendar?: {
    zone: string;
    hours?: {
      mon?: [string, string][];
      tue?: [string, string][];
      wed?: [string, string][];
      thu?: [string, string][];
      fri?: [string, string][];
      sat?: [string, string][];
      sun?: [string, string][];
    };
    closed?: string[];
    holidays?: {
      country: string;
      region?: string;
    };
  };
  from: string;
  in?: string;
  elapsedTo?: string;
} };
type Input137 = {  };
type Input138 = { json: {
  url: string;
  events?: string[];
} };
type Input139 = { param: { "id": string } };
type Input140 = { param: { "id": string }; json: {
  url?: string;
  events?: string[];
  enabled?: boolean;
} };
type Input141 = { param: { "id": string } };
type Input142 = { param: { "id": string } };
type Input143 = { param: { "id": string }; query?: { "limit"?: number; "cursor"?: string } };
type Input144 = { param: { "id": string; "delivery": string } };
type Input145 = {  };
type Input146 = { json: {
  name: string;
  scopes: ("changes:read" | "changes:write" | "budgets:read" | "budgets:write" | "people:read" | "people:write" | "usage:read" | "usage:write" | "bounces:write" | "scim:write" | "changes:overrule" | "admin")[];
  person?: string | null;
} };
type Input147 = {  };
type Input148 = { param: { "id": string }; json: {
  scopes: ("changes:read" | "changes:write" | "budgets:read" | "budgets:write" | "people:read" | "people:write" | "usage:read" | "usage:write" | "bounces:write" | "scim:write" | "changes:overrule" | "admin")[];
} };
type Input149 = { param: { "id": string } };
type Input150 = {  };
type Input151 = {  };

export type Routes = {
  "/api/v1/changes": {
    $get: Json<Input1, { 200: ChangePage }> | Refused<Input1, 400 | 401 | 403>;
    $post: Json<Input2, { 201: Change; 202: Late }> | Refused<Input2, 400 | 401 | 403 | 409 | 422 | 503>;
  };
  "/api/v1/changes/:key": {
    $get: Json<Input3, { 200: Change }> | Refused<Input3, 401 | 403 | 404>;
    $patch: Json<Input4, { 200: Change; 202: Late }> | Refused<Input4, 400 | 401 | 403 | 404 | 409 | 412 | 422 | 503>;
  };
  "/api/v1/changes/:key/submit": {
    $post: Json<Input5, { 200: Change; 202: Late }> | Refused<Input5, 400 | 401 | 403 | 404 | 409 | 422 | 503>;
  };
  "/api/v1/changes/:key/counter": {
    $post: Json<Input6, { 200: Change; 202: Late }> | Refused<Input6, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/accept-counter": {
    $post: Json<Input7, { 200: Change; 202: Late }> | Refused<Input7, 400 | 401 | 403 | 404 | 409 | 412 | 422 | 503>;
  };
  "/api/v1/changes/:key/accept": {
    $post: Json<Input8, { 200: Change; 202: Late }> | Refused<Input8, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/revise": {
    $post: Json<Input9, { 200: Change; 202: Late }> | Refused<Input9, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/resume": {
    $post: Json<Input10, { 200: Change; 202: Late }> | Refused<Input10, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/accept-build": {
    $post: Json<Input11, { 200: Change; 202: Late }> | Refused<Input11, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/decline": {
    $post: Json<Input12, { 200: Change; 202: Late }> | Refused<Input12, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/withdraw": {
    $post: Json<Input13, { 200: Change; 202: Late }> | Refused<Input13, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/hold": {
    $post: Json<Input14, { 200: Change; 202: Late }> | Refused<Input14, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/close": {
    $post: Json<Input15, { 200: Change; 202: Late }> | Refused<Input15, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/hand-over": {
    $post: Json<Input16, { 200: Change; 202: Late }> | Refused<Input16, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/intake": {
    $get: Json<Input17, { 200: QueueList }> | Refused<Input17, 400 | 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/reviews": {
    $post: Json<Input18, { 200: Change; 202: Late }> | Refused<Input18, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/reviews": {
    $get: Json<Input19, { 200: Reviews }> | Refused<Input19, 400 | 401 | 403>;
  };
  "/api/v1/changes/:key/spending": {
    $post: Json<Input20, { 200: BudgetStanding; 202: Late }> | Refused<Input20, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/templates": {
    $get: Json<Input21, { 200: TemplateList }> | Refused<Input21, 401 | 403>;
    $post: Json<Input22, { 201: Template }> | Refused<Input22, 400 | 401 | 403 | 409>;
  };
  "/api/v1/templates/:id": {
    $get: Json<Input23, { 200: Template }> | Refused<Input23, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/save-as-template": {
    $post: Json<Input24, { 201: Template }> | Refused<Input24, 400 | 401 | 403 | 404 | 409>;
  };
  "/api/v1/changes/:key/signoffs": {
    $get: Json<Input25, { 200: Signoffs }> | Refused<Input25, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/signoffs/:id/resend": {
    $post: Json<Input26, { 200: Change; 202: Late }> | Refused<Input26, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/signoffs/:id/revoke": {
    $post: Json<Input27, { 200: Change; 202: Late }> | Refused<Input27, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/signoffs/:id/nudge": {
    $post: Json<Input28, { 200: Change; 202: Late }> | Refused<Input28, 400 | 401 | 403 | 404 | 409 | 429 | 503>;
  };
  "/api/v1/changes/:key/questions/:id/answer": {
    $post: Json<Input29, { 200: Change; 202: Late }> | Refused<Input29, 400 | 401 | 403 | 404 | 409 | 422 | 503>;
  };
  "/api/v1/changes/:key/conditions/:id/close": {
    $post: Json<Input30, { 200: Change; 202: Late }> | Refused<Input30, 400 | 401 | 403 | 404 | 409 | 422 | 503>;
  };
  "/api/v1/changes/:key/conditions/:id/overrule": {
    $post: Json<Input31, { 200: Change; 202: Late }> | Refused<Input31, 400 | 401 | 403 | 404 | 409 | 422 | 503>;
  };
  "/api/v1/changes/:key/concerns/:id/close": {
    $post: Json<Input32, { 200: Change; 202: Late }> | Refused<Input32, 400 | 401 | 403 | 404 | 409 | 422 | 503>;
  };
  "/api/v1/changes/:key/concerns/:id/overrule": {
    $post: Json<Input33, { 200: Change; 202: Late }> | Refused<Input33, 400 | 401 | 403 | 404 | 409 | 422 | 503>;
  };
  "/api/v1/changes/:key/signoffs/:id/overrule": {
    $post: Json<Input34, { 200: Change; 202: Late }> | Refused<Input34, 400 | 401 | 403 | 404 | 409 | 422 | 503>;
  };
  "/api/v1/changes/:key/work-items": {
    $get: Json<Input35, { 200: WorkItems }> | Refused<Input35, 401 | 403 | 404>;
    $post: Json<Input36, { 201: Change; 202: Late }> | Refused<Input36, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/work-items/:item": {
    $patch: Json<Input37, { 200: Change; 202: Late }> | Refused<Input37, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/waiting": {
    $get: Json<Input38, { 200: Waiting }> | Refused<Input38, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/candidates": {
    $get: Json<Input39, { 200: Candidates }> | Refused<Input39, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/training": {
    $get: Json<Input40, { 200: Trainings }> | Refused<Input40, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/training/:training/completions": {
    $post: Json<Input41, { 200: RecordedCompletions }> | Refused<Input41, 400 | 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/waves/:wave/launch": {
    $post: Json<Input42, { 200: Change; 202: Late }> | Refused<Input42, 400 | 401 | 403 | 404 | 409 | 422 | 503>;
  };
  "/api/v1/freezes": {
    $get: Json<Input43, { 200: FreezeList }> | Refused<Input43, 400 | 401 | 403>;
    $post: Json<Input44, { 201: MadeFreeze }> | Refused<Input44, 400 | 401 | 403 | 503>;
  };
  "/api/v1/freezes/preview": {
    $post: Json<Input45, { 200: FreezePreview }> | Refused<Input45, 400 | 401 | 403>;
  };
  "/api/v1/freezes/:id": {
    $get: Json<Input46, { 200: Freeze }> | Refused<Input46, 400 | 401 | 403 | 404>;
    $delete: Nothing<Input47, 204> | Refused<Input47, 400 | 401 | 403 | 404>;
  };
  "/api/v1/freezes/:id/hold": {
    $post: Json<Input48, { 200: MadeFreeze }> | Refused<Input48, 400 | 401 | 403 | 404>;
  };
  "/api/v1/calendar": {
    $get: Json<Input49, { 200: CalendarEntries }> | Refused<Input49, 400 | 401 | 403>;
  };
  "/api/v1/calendar/feeds": {
    $get: Json<Input50, { 200: CalendarFeedList }> | Refused<Input50, 401 | 403>;
    $post: Json<Input51, { 201: MadeCalendarFeed }> | Refused<Input51, 400 | 401 | 403 | 409>;
  };
  "/api/v1/calendar/feeds/:id": {
    $delete: Nothing<Input52, 204> | Refused<Input52, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/adoption": {
    $get: Json<Input53, { 200: Adoption }> | Refused<Input53, 400 | 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/adoption.csv": {
    $get: Text<Input54, 200> | Refused<Input54, 400 | 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/targets/:target/baseline": {
    $post: Json<Input55, { 200: Baseline }> | Refused<Input55, 401 | 403 | 404 | 409 | 422>;
  };
  "/api/v1/changes/:key/reinforcements/:id/done": {
    $post: Json<Input56, { 200: Change; 202: Late }> | Refused<Input56, 400 | 401 | 403 | 404 | 503>;
  };
  "/api/v1/changes/:key/metric": {
    $get: Json<Input57, { 200: MetricReport }> | Refused<Input57, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/metric.csv": {
    $get: Text<Input58, 200> | Refused<Input58, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/metric/values": {
    $post: Json<Input59, { 200: MetricBrought }> | Refused<Input59, 400 | 401 | 403 | 404 | 409>;
  };
  "/api/v1/changes/:key/audits": {
    $get: Json<Input60, { 200: Audits }> | Refused<Input60, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/audits/:audit": {
    $get: Json<Input61, { 200: AuditInFull }> | Refused<Input61, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/targets/:target/audits": {
    $post: Json<Input62, { 201: AuditInFull; 202: Late }> | Refused<Input62, 400 | 401 | 403 | 404 | 409 | 422 | 503>;
  };
  "/api/v1/changes/:key/audits/:audit/drop": {
    $post: Json<Input63, { 200: Change; 202: Late }> | Refused<Input63, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/sources": {
    $get: Json<Input64, { 200: Sources }> | Refused<Input64, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/targets/:target/second-source": {
    $put: Json<Input65, { 200: SecondSource }> | Refused<Input65, 400 | 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/discrepancies/:id/resolve": {
    $post: Json<Input66, { 200: Discrepancy }> | Refused<Input66, 400 | 401 | 403 | 404 | 409>;
  };
  "/api/v1/changes/:key/feedback": {
    $get: Json<Input67, { 200: Feedback }> | Refused<Input67, 401 | 403 | 404>;
    $post: Json<Input68, { 200: Change; 202: Late }> | Refused<Input68, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/feedback/:round/close": {
    $post: Json<Input69, { 200: Change; 202: Late }> | Refused<Input69, 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/ideas": {
    $get: Json<Input70, { 200: Ideas }> | Refused<Input70, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/ideas/:idea/change": {
    $post: Json<Input71, { 201: Change; 202: Late }> | Refused<Input71, 400 | 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/changes/:key/champions": {
    $get: Json<Input72, { 200: Champions }> | Refused<Input72, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/suggestions": {
    $get: Json<Input73, { 200: GroupSuggestions }> | Refused<Input73, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/events": {
    $get: Json<Input74, { 200: EventPage }> | Refused<Input74, 400 | 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/events/export": {
    $get: Json<Input75, { 200: {
      change: string;
      head: {
        seq: number;
        hash: string;
      };
      events: {
        change: string;
        seq: number;
        at: string;
        actor: Record<string, unknown>;
        type: string;
        data: Record<string, unknown>;
        previousHash: string;
        hash: string;
      }[];
      exportedAt?: string;
    } }> | Refused<Input75, 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/certificate": {
    $get: Json<Input76, { 200: Certificate }> | Refused<Input76, 400 | 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/story": {
    $get: Json<Input77, { 200: Story }> | Refused<Input77, 400 | 401 | 403 | 404>;
  };
  "/api/v1/changes/:key/stream": {
    $get: Text<Input78, 200> | Nothing<Input78, 204> | Refused<Input78, 400 | 401 | 403 | 404>;
  };
  "/api/v1/portfolio": {
    $get: Json<Input79, { 200: Portfolio }> | Refused<Input79, 400 | 401 | 403>;
  };
  "/api/v1/portfolio.csv": {
    $get: Text<Input80, 200> | Refused<Input80, 400 | 401 | 403>;
  };
  "/api/v1/waiting": {
    $get: Json<Input81, { 200: TeamWaiting }> | Refused<Input81, 400 | 401 | 403>;
  };
  "/api/v1/waiting.csv": {
    $get: Text<Input82, 200> | Refused<Input82, 400 | 401 | 403>;
  };
  "/api/v1/budgets": {
    $get: Json<Input83, { 200: Budgets }> | Refused<Input83, 400 | 401 | 403>;
  };
  "/api/v1/digest/preview": {
    $get: Json<Input84, { 200: Digest }> | Refused<Input84, 401 | 403>;
  };
  "/api/v1/people/:id/digest": {
    $get: Json<Input85, { 200: DigestStanding }> | Refused<Input85, 401 | 403 | 404>;
    $put: Json<Input86, { 200: DigestStanding }> | Refused<Input86, 400 | 401 | 403 | 404>;
  };
  "/api/v1/people/import": {
    $post: Json<Input87, { 200: PeopleWritten }> | Refused<Input87, 400 | 401 | 403 | 503>;
  };
  "/api/v1/people/imports": {
    $get: Json<Input88, { 200: PeopleImportList }> | Refused<Input88, 401 | 403>;
  };
  "/api/v1/people/imports/:id/undo": {
    $post: Json<Input89, { 200: PeopleUndone }> | Refused<Input89, 401 | 403 | 404>;
  };
  "/api/v1/people/:id/absence": {
    $get: Json<Input90, { 200: Absence }> | Refused<Input90, 401 | 403 | 404>;
    $put: Json<Input91, { 200: Absence }> | Refused<Input91, 400 | 401 | 403 | 404>;
    $delete: Nothing<Input92, 204> | Refused<Input92, 401 | 403 | 404>;
  };
  "/api/v1/people/:id": {
    $get: Json<Input93, { 200: PersonRecord }> | Refused<Input93, 401 | 403 | 404>;
    $patch: Json<Input94, { 200: PersonRecord }> | Refused<Input94, 400 | 401 | 403 | 404 | 409>;
    $delete: Json<Input95, { 200: Erased }> | Refused<Input95, 401 | 403 | 404 | 409>;
  };
  "/api/v1/people/:id/looks": {
    $get: Json<Input96, { 200: LookPage }> | Refused<Input96, 400 | 401 | 403 | 404>;
  };
  "/api/v1/people": {
    $get: Json<Input97, { 200: PersonPage }> | Refused<Input97, 400 | 401 | 403>;
    $post: Json<Input98, { 201: PersonRecord }> | Refused<Input98, 400 | 401 | 403 | 409>;
  };
  "/api/v1/teams/:id": {
    $get: Json<Input99, { 200: Team }> | Refused<Input99, 400 | 401 | 403 | 404>;
    $put: Json<Input100, { 200: Team }> | Refused<Input100, 400 | 401 | 403 | 404>;
  };
  "/api/v1/teams/:id/calendar": {
    $get: Json<Input101, { 200: {
      zone: string;
      hours?: {
        mon?: [string, string][];
        tue?: [string, string][];
        wed?: [string, string][];
        thu?: [string, string][];
        fri?: [string, string][];
        sat?: [string, string][];
        sun?: [string, string][];
      };
      closed?: string[];
      holidays?: {
        country: string;
        region?: string;
      };
    } }> | Refused<Input101, 400 | 401 | 403 | 404>;
    $put: Json<Input102, { 200: {
      zone: string;
      hours?: {
        mon?: [string, string][];
        tue?: [string, string][];
        wed?: [string, string][];
        thu?: [string, string][];
        fri?: [string, string][];
        sat?: [string, string][];
        sun?: [string, string][];
      };
      closed?: string[];
      holidays?: {
        country: string;
        region?: string;
      };
    } }> | Refused<Input102, 400 | 401 | 403 | 404>;
  };
  "/api/v1/teams/:id/intake": {
    $put: Json<Input103, { 200: Team }> | Refused<Input103, 400 | 401 | 403 | 404>;
  };
  "/api/v1/teams": {
    $get: Json<Input104, { 200: TeamList }> | Refused<Input104, 401 | 403>;
    $post: Json<Input105, { 201: Team }> | Refused<Input105, 400 | 401 | 403 | 409>;
  };
  "/api/v1/populations": {
    $get: Json<Input106, { 200: PopulationList }> | Refused<Input106, 401 | 403>;
    $post: Json<Input107, { 201: Population }> | Refused<Input107, 400 | 401 | 403 | 409>;
  };
  "/api/v1/populations/:id/members": {
    $get: Json<Input108, { 200: MemberPage }> | Refused<Input108, 400 | 401 | 403 | 404>;
    $post: Json<Input109, { 200: MembersWritten }> | Refused<Input109, 400 | 401 | 403 | 404 | 503>;
    $put: Json<Input110, { 200: MembersWritten }> | Refused<Input110, 400 | 401 | 403 | 404 | 503>;
  };
  "/api/v1/directory/groups": {
    $get: Json<Input111, { 200: DirectoryGroupList }> | Refused<Input111, 401 | 403>;
  };
  "/api/v1/directory/groups/:id": {
    $put: Json<Input112, { 200: DirectoryGroup }> | Refused<Input112, 400 | 401 | 403 | 404>;
  };
  "/api/v1/sources": {
    $get: Json<Input113, { 200: SourceList }> | Refused<Input113, 401 | 403>;
    $post: Json<Input114, { 201: CreatedSource | SourceDetail }> | Refused<Input114, 400 | 401 | 403 | 409>;
  };
  "/api/v1/sources/preview": {
    $post: Json<Input115, { 200: PullPreview }> | Refused<Input115, 400 | 401 | 403>;
  };
  "/api/v1/sources/:id": {
    $get: Json<Input116, { 200: SourceDetail }> | Refused<Input116, 401 | 403 | 404>;
    $patch: Json<Input117, { 200: SourceDetail }> | Refused<Input117, 400 | 401 | 403 | 404 | 409 | 412>;
    $delete: Json<Input118, { 200: RemovedPull }> | Refused<Input118, 401 | 403 | 404 | 409>;
  };
  "/api/v1/sources/:id/preview": {
    $post: Json<Input119, { 200: PullPreview }> | Refused<Input119, 400 | 401 | 403 | 404 | 409>;
  };
  "/api/v1/sources/:id/pull": {
    $post: Json<Input120, { 202: PullBegun }> | Refused<Input120, 401 | 403 | 404 | 409 | 503>;
  };
  "/api/v1/sources/:id/complete-until": {
    $post: Json<Input121, { 200: SourceDetail }> | Refused<Input121, 400 | 401 | 403 | 404>;
  };
  "/api/v1/sources/:id/rejects": {
    $get: Json<Input122, { 200: RejectPage }> | Refused<Input122, 400 | 401 | 403 | 404>;
  };
  "/api/v1/sources/:id/rejects.csv": {
    $get: Text<Input123, 200> | Refused<Input123, 401 | 403 | 404>;
  };
  "/api/v1/sources/:id/import": {
    $post: Json<Input124, { 200: UsageImported }> | Refused<Input124, 400 | 401 | 403 | 404 | 503>;
  };
  "/api/v1/behaviours/seen": {
    $get: Json<Input125, { 200: SeenList }> | Refused<Input125, 400 | 401 | 403>;
  };
  "/api/v1/behaviours/properties": {
    $get: Json<Input126, { 200: EventProperties }> | Refused<Input126, 400 | 401 | 403 | 404>;
  };
  "/api/v1/behaviours/preview": {
    $post: Json<Input127, { 200: BehaviourPreview }> | Refused<Input127, 400 | 401 | 403 | 404>;
  };
  "/api/v1/inventory": {
    $get: Json<Input128, { 200: Inventory }> | Refused<Input128, 401 | 403>;
  };
  "/api/v1/inventory.csv": {
    $get: Text<Input129, 200> | Refused<Input129, 401 | 403>;
  };
  "/api/v1/inventory/count": {
    $post: Json<Input130, { 200: Inventory }> | Refused<Input130, 401 | 403>;
  };
  "/api/v1/inventory/:id": {
    $put: Json<Input131, { 200: InventoryTool }> | Refused<Input131, 400 | 401 | 403>;
    $delete: Nothing<Input132, 204> | Refused<Input132, 401 | 403 | 404>;
  };
  "/api/v1/sources/:id/keys": {
    $get: Json<Input133, { 200: SourceKeyList }> | Refused<Input133, 401 | 403 | 404>;
    $post: Json<Input134, { 201: CreatedSourceKey }> | Refused<Input134, 400 | 401 | 403 | 404 | 409>;
  };
  "/api/v1/sources/:id/keys/:key": {
    $delete: Json<Input135, { 200: SourceKey }> | Refused<Input135, 401 | 403 | 404>;
  };
  "/api/v1/calendars/preview": {
    $post: Json<Input136, { 200: CalendarAnswer }> | Refused<Input136, 400 | 401 | 403>;
  };
  "/api/v1/webhooks": {
    $get: Json<Input137, { 200: WebhookList }> | Refused<Input137, 401 | 403>;
    $post: Json<Input138, { 201: MadeWebhook }> | Refused<Input138, 400 | 401 | 403 | 409>;
  };
  "/api/v1/webhooks/:id": {
    $get: Json<Input139, { 200: Webhook }> | Refused<Input139, 401 | 403 | 404>;
    $patch: Json<Input140, { 200: Webhook }> | Refused<Input140, 400 | 401 | 403 | 404>;
    $delete: Nothing<Input141, 204> | Refused<Input141, 401 | 403 | 404>;
  };
  "/api/v1/webhooks/:id/rotate": {
    $post: Json<Input142, { 200: MadeWebhook }> | Refused<Input142, 401 | 403 | 404>;
  };
  "/api/v1/webhooks/:id/deliveries": {
    $get: Json<Input143, { 200: WebhookDeliveryPage }> | Refused<Input143, 400 | 401 | 403 | 404>;
  };
  "/api/v1/webhooks/:id/deliveries/:delivery/resend": {
    $post: Json<Input144, { 200: WebhookDelivery }> | Refused<Input144, 401 | 403 | 404 | 409>;
  };
  "/api/v1/keys": {
    $get: Json<Input145, { 200: KeyList }> | Refused<Input145, 401 | 403>;
    $post: Json<Input146, { 201: CreatedKey }> | Refused<Input146, 400 | 401 | 403>;
  };
  "/api/v1/permissions": {
    $get: Json<Input147, { 200: PermittedList }> | Refused<Input147, 401 | 403>;
  };
  "/api/v1/people/:id/permissions": {
    $put: Json<Input148, { 200: Permission }> | Refused<Input148, 400 | 401 | 403 | 404 | 409>;
  };
  "/api/v1/keys/:id": {
    $delete: Json<Input149, { 200: Key }> | Refused<Input149, 401 | 403 | 404>;
  };
  "/api/v1/bounces": {
    $get: Json<Input150, { 200: ReturnedMailCounts }> | Refused<Input150, 401 | 403>;
    $post: Json<Input151, { 200: ReturnedMail }> | Refused<Input151, 401 | 403 | 503>;
  };
};

export type Api = Hono<BlankEnv, Routes>;
