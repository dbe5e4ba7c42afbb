import type { AdoptionView } from "../../app/adoption/view.ts";
import type { ChangeView } from "../../app/change/view.ts";
import { formatInstant } from "../../lib/instant.ts";
import type { Paper, PaperEntry, PaperFact, PaperPart } from "../certificate/paper.ts";
import { heard, limitOfHearing, suggested } from "./reinforcement-parts.ts";
import type { Reinforced } from "./reinforcement-parts.ts";
import { bulletWords } from "../kit/bullet.tsx";
import { capital, date, money, plural, stamp } from "../kit/format.ts";
import type { Moment } from "../kit/moment.ts";
import { standingLook } from "../kit/status.tsx";
import type { ChangeModel, GateModel, TargetModel } from "../pages/change.tsx";

interface StoryParts {
  readonly model: ChangeModel;
  readonly view: ChangeView;
  readonly adoption: AdoptionView;
  readonly reinforced: Reinforced;
  readonly moment: Moment;
}

/**
 * A change on one page that anybody can read: what was wanted and why, who decided, what it cost, what came of it, and how far the
 * evidence goes. It says what the change's page says, so it never claims more.
 */
export function storyPaper(parts: StoryParts): Paper {
  const { model, view, reinforced, moment } = parts;
  const { content } = view;
  return {
    kind: "Story",
    key: model.key,
    title: model.title,
    about: [model.status.word ?? "", ...model.notices.slice(0, 1).map(({ title }) => title)]
      .filter((text) => text !== "")
      .map(sentence)
      .join(" "),
    warnings: [],
    facts: [
      ["Change", `${model.key}, ${model.tier.toLowerCase()}, revision ${model.revision}`],
      ["Owner", model.owner],
      ["Sponsor", model.sponsor],
      ["Proposed by", view.proposer.name ?? "somebody whose name is erased"],
      ...origin(view),
      ["As of", stamp(moment, moment.now)],
    ],
    parts: [
      part("why", "Why", { paragraphs: [content.brief.why || "Nobody has said why."], facts: answersOf(model) }),
      part("what", "What changes", {
        paragraphs: [content.summary || "Nothing is written yet."],
        facts: content.asks.map((ask): PaperFact => ["It asks", ask]),
      }),
      ...(model.gates.length === 0 ? [] : [decisions(model.gates, moment)]),
      ...costs(model),
      ...preparation(model, moment),
      ...model.targets.map((target) => result(target, moment)),
      ...business(model),
      ...aftermath(model, moment),
      ...suggested(reinforced, view, moment),
      ...heard(reinforced, view, moment),
      evidence(parts),
      next(model, moment),
    ],
  };
}

function origin({ grewOutOf }: ChangeView): readonly PaperFact[] {
  if (grewOutOf === null) return [];
  return [["Grew out of", [grewOutOf.change, grewOutOf.title ?? ""].filter((text) => text !== "").join(", ")]];
}

interface Filling {
  readonly facts?: readonly PaperFact[];
  readonly paragraphs?: readonly string[];
  readonly entries?: readonly PaperEntry[];
}

function part(id: string, title: string, { facts = [], paragraphs = [], entries = [] }: Filling): PaperPart {
  return { id, title, facts, paragraphs, entries };
}

/** A sentence, whether or not its end was written. */
function sentence(text: string): string {
  return /[.!?][”’"]?$/.test(text) ? text : `${text}.`;
}

function answersOf({ brief }: ChangeModel): readonly PaperFact[] {
  return brief.answers.slice(1).map(({ question, answer }) => [question, answer]);
}

function decisions(gates: readonly GateModel[], moment: Moment): PaperPart {
  const facts = gates
    .filter(({ standing }) => standing !== "not_needed")
    .flatMap((gate): PaperFact[] => [
      [gate.title, [capital(gate.standing.replace("_", " ")), gate.rule].map(sentence).join(" ")],
      ...gate.requests.map((request): PaperFact => {
        const on = request.decidedAt === undefined ? "" : `, ${date(moment, request.decidedAt)}`;
        const why = request.reason === undefined ? "" : `: “${request.reason}”`;
        const raised = (request.objections ?? []).map(({ state, text }) =>
          text === undefined ? state : `${state} “${text}”`,
        );
        return [request.who, [`${standingLook(request.standing).word}${on}${why}`, ...raised].map(sentence).join(" ")];
      }),
    ]);
  return part("decided", "Who decided", { facts });
}

function costs({ brief: { budget } }: ChangeModel): readonly PaperPart[] {
  if (budget === undefined) return [];
  const line = ({ planned, actual }: { planned: number; actual: number | null }) =>
    `${money(planned, budget.currency)} planned${actual === null ? "" : `, ${money(actual, budget.currency)} spent so far`}`;
  return [
    part("cost", "What it costs", {
      facts: [
        ["To build", line(budget.build)],
        ["To be adopted", line(budget.adoption)],
      ],
      paragraphs: budget.isUnfunded
        ? ["No money is planned for adoption, which is a risk: what nobody pays for seldom happens."]
        : [],
    }),
  ];
}

function preparation({ build, trainings, waves }: ChangeModel, moment: Moment): readonly PaperPart[] {
  const done = build?.items.filter(({ state }) => state === "done").length ?? 0;
  const facts: PaperFact[] = [
    ...(build === undefined || build.items.length === 0
      ? []
      : [["Built", `${done} of ${plural(build.items.length, "work item")} done`] as const]),
    ...trainings.flatMap(({ title, people }): PaperFact[] =>
      people === undefined ? [] : [[title, `${people.completed} of ${people.invited} completed it`]],
    ),
    ...waves.flatMap(({ name, people, launchedAt, scheduledFor }): PaperFact[] => {
      const of = people === undefined ? "" : `, ${plural(people, "person", "people")}`;
      if (launchedAt !== undefined) return [[name, `Launched ${date(moment, launchedAt)}${of}`]];
      return scheduledFor === undefined ? [] : [[name, `Launches ${date(moment, scheduledFor)}${of}`]];
    }),
  ];
  return facts.length === 0 ? [] : [part("ready", "How it was built and brought to people", { facts })];
}

function result(target: TargetModel, moment: Moment): PaperPart {
  const { headline, detail } = bulletWords(target.bullet, moment);
  const { verdict, three = [], cases } = target;
  return part(`target-${target.id}`, `What came of it: ${target.title}`, {
    facts: [
      ["Signed", target.rule],
      ["Now", `${headline}, ${detail}`],
      ["Verdict", verdict.detail === undefined ? verdict.word : `${verdict.word}, ${verdict.detail}`],
      ...three.map(({ term, value, detail: of }): PaperFact => [term, `${value}, ${of}`]),
      ...(cases === undefined ? [] : [["Cases", `${cases.onTime} of ${cases.due} on time`] as const]),
      ["Owner", target.owner],
    ],
    paragraphs: target.notices.map((notice) =>
      [notice.title, ...(typeof notice.text === "string" ? [notice.text] : [])].map(sentence).join(" "),
    ),
  });
}

/** What it did for the business, as far as that can be said. */
function business({ metric }: ChangeModel): readonly PaperPart[] {
  if (metric === undefined) return [];
  const facts = metric.facts.map(({ term, text }): PaperFact => [term, text]);
  const paragraphs = [metric.claim, "It is reported beside the targets, and decides nothing."];
  return [part("metric", `Beside it: ${metric.name}`, { facts, paragraphs })];
}

function aftermath({ reinforcements }: ChangeModel, moment: Moment): readonly PaperPart[] {
  if (reinforcements.length === 0) return [];
  const entries = reinforcements.map(({ title, owner, openedAt, doneAt, note, again }): PaperEntry => {
    const ended = doneAt === undefined ? `${owner} has it.` : `Done by ${owner}, ${date(moment, doneAt)}.`;
    return {
      when: date(moment, openedAt),
      instant: formatInstant(openedAt),
      what: [title, ...(again === undefined ? [] : [again])].map(sentence).join(" "),
      quote: note,
      proof: [ended],
    };
  });
  return [part("reinforced", "What was done when use fell", { entries })];
}

/** How far what is told can be relied on: nothing here is left to the reader to guess. */
function evidence({ model, adoption, reinforced }: StoryParts): PaperPart {
  const { targets } = model;
  const restated = targets.reduce((sum, { restatements = [] }) => sum + restatements.length, 0);
  const unknown = targets.reduce(
    (sum, { curve }) => sum + (curve?.points.filter((point) => point.isUnknown).length ?? 0),
    0,
  );
  const withheld = targets.some(({ groupsNote }) => groupsNote !== undefined);
  const isMeasured = adoption.targets.length > 0;
  const paragraphs = [
    ...(isMeasured ? [] : ["Nothing is measured before the launch, so nothing is claimed yet."]),
    ...targets.flatMap(({ claim, title }) => (claim === undefined || claim === "" ? [] : [`${title}: ${claim}`])),
    ...(unknown === 0 ? [] : [`Nothing trustworthy is known of ${plural(unknown, "period")}; that is no zero.`]),
    ...(restated === 0
      ? []
      : [`${plural(restated, "period end")} read otherwise than at first, because more became known.`]),
    ...(withheld ? [`Groups of fewer than ${adoption.smallestGroup} people are not told about by themselves.`] : []),
    ...(isMeasured
      ? ["Completing a training is never counted as use, and people without a single event are counted too."]
      : []),
    ...limitOfHearing(reinforced),
  ];
  return part("evidence", "How far this evidence goes", {
    paragraphs,
    facts: isMeasured ? targets.map(({ title, evidence: from }): PaperFact => [title, sentence(from)]) : [],
  });
}

function next({ standing, brief }: ChangeModel, moment: Moment): PaperPart {
  const { ball, next: step } = standing;
  return part("next", "What comes next", {
    facts: [
      ["Next", [step.what, ...(step.condition === undefined ? [] : [capital(step.condition)])].map(sentence).join(" ")],
      ["Has the ball", ball === null ? "Nobody: things run as planned" : `${ball.who}: ${ball.to}`],
      ...brief.reviews.map(({ what, owner, dueAt }): PaperFact => [
        `Review of ${what}`,
        `${owner}, ${date(moment, dueAt)}`,
      ]),
    ],
  });
}
