import { ballOf } from "../../domain/change/ball.ts";
import type { Ball } from "../../domain/change/ball.ts";
import { trainingGroups, waveIds } from "../../domain/change/content.ts";
import { sessionsOf } from "../../domain/change/session.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import { isOpenAt } from "../../domain/change/feedback.ts";
import { materialParts } from "../../domain/change/material.ts";
import { risks } from "../../domain/change/missing.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { tierAdviceOf } from "../../domain/change/tier.ts";
import { Problem } from "../../domain/errors.ts";
import { findReadings } from "../../store/adoption/readings.ts";
import type { StoredReading } from "../../store/adoption/readings.ts";
import { frozenCounts } from "../../store/adoption/roster.ts";
import { countTraining } from "../../store/adoption/training.ts";
import type { TrainingCount } from "../../store/adoption/training.ts";
import { findConversation } from "../../store/change/conversation.ts";
import { findDeadlines } from "../../store/change/deadlines.ts";
import type { Deadline } from "../../store/change/deadlines.ts";
import { findIntakeAnswer } from "../../store/change/intake-answer.ts";
import { findChange, findContent } from "../../store/change/read.ts";
import type { ChangeRow } from "../../store/change/read.ts";
import { findStop } from "../../store/change/stop.ts";
import type { Stop } from "../../store/change/stop.ts";
import { findTroubles } from "../../store/change/troubles.ts";
import type { Trouble } from "../../store/change/troubles.ts";
import { findWorkItems } from "../../store/change/write.ts";
import { followUpsOf } from "../../store/feedback/follow-ups.ts";
import { findUndelivered } from "../../store/message/returned.ts";
import { findCards } from "../../store/people/names.ts";
import type { PersonCard } from "../../store/people/names.ts";
import { currentReadings } from "../adoption/readings.ts";
import { isHeldBy } from "../../domain/calendar/freeze.ts";
import { teamIdCalled, teamNames } from "../../store/people/teams.ts";
import { findFreezes } from "../../store/calendar/freezes.ts";
import type { App } from "../context.ts";
import { originOf } from "../feedback/origin.ts";
import { undeliveredView } from "./undelivered-view.ts";
import { gateView } from "./gate-view.ts";
import { outlookOf } from "./outlook.ts";
import type { PersonName } from "./person-name.ts";
import { presentOf } from "./present.ts";
import { reviewsOfChange } from "./review.ts";
import { budgetOf, spentTexts } from "./spending.ts";
import { presentContent } from "./stored-input.ts";

/** Everything that pages, messages and the API show of one change. Instants are epoch milliseconds. */
export type ChangeView = Omit<FullChange, "trainings"> & {
  readonly trainings: readonly ShownTraining[];
};

/** @throws Problem `not_found` */
export async function changeView(app: Pick<App, "db" | "now">, key: string): Promise<ChangeView> {
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  return viewOf(app, row);
}

/** A training as it is shown; counts are `null` where they would point at people, or tell of others by subtraction. */
export type ShownTraining = Omit<FullChange["trainings"][number], keyof TrainingCount> & {
  readonly [count in keyof TrainingCount]: TrainingCount[count] | null;
};

/** The same with every number, for whoever may see names. */
export type FullChange = Awaited<ReturnType<typeof viewOf>>;

/** The same for a page behind a link: looking at one measures nothing anew, so it leaves no trace. @throws Problem `not_found` */
export async function changeViewAsKept(app: Pick<App, "db" | "now">, key: string): Promise<ChangeView> {
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  return viewOf(app, row, ({ db }) => findReadings(db, [key]));
}

/** The same of a row that was read, or of one that is only imagined. */
export async function viewOf(
  app: Pick<App, "db" | "now">,
  row: ChangeRow,
  readingsOf: typeof currentReadings = currentReadings,
) {
  const { state } = row;
  const content = await contentOf(app, state);
  const [
    conversation,
    deadlines,
    items,
    frozen,
    readings,
    troubles,
    answer,
    stop,
    texts,
    lost,
    freezes,
    origin,
    ledTo,
  ] = await Promise.all([
    findConversation(app.db, row.key),
    findDeadlines(app.db, row.key),
    findWorkItems(app.db, row.key),
    frozenCounts(app.db, row.key),
    readingsOf(app, [row]),
    findTroubles(app.db, row.key),
    findIntakeAnswer(app.db, row.key),
    findStop(app.db, row.key),
    spentTexts(app, [state]),
    findUndelivered(app.db, row.key),
    freezesSince(app, row),
    originOf(app, state),
    followUpsOf(app.db, row.key),
  ]);
  const spoke = [...conversation, answer, stop, ...lost].flatMap((each) => each?.person ?? []);
  const cards = await findCards(app.db, [...peopleOf(state, content), ...spoke]);
  const person = personOf(cards);
  const teams = await teamNames(
    app.db,
    Object.values(state.requests).flatMap(({ team }) => team ?? []),
  );
  const hasManager = (id: string) => cards.get(id)?.hasManager === true;
  const present = presentOf(app, row);
  const reviews = await reviewsOfChange(app, row.key, Math.max(app.now(), row.lastAt));
  const trainings = await Promise.all(
    content.trainings.map(async (training) => ({
      ...training,
      sessions: sessionsOf(training),
      ...(await countTraining(app.db, {
        change: row.key,
        training: training.id,
        population: content.population,
        groups: trainingGroups(content, training.groups),
        at: present,
      })),
    })),
  );
  return {
    ...summaryOf(row, person, deadlines),
    outlook: await outlookOf(app, row, content, present),
    proposer: person(state.proposer),
    grewOutOf: origin,
    ledTo: ledTo.map(({ key, title, stage, outcome }) => ({ key, title, stage, outcome })),
    template: content.template,
    revision: state.revision,
    seq: state.seq,
    headHash: row.headHash,
    missing: state.plan.missing,
    risks: risks(content),
    material: materialParts(content),
    budget: budgetOf(content, state.spent, texts),
    reviews,
    tierAdvice: tierAdviceOf(content),
    content,
    present,
    gates: content.gates.map((gate) =>
      gateView(state, content, gate, { conversation, deadlines, person, hasManager, teams, present }),
    ),
    work: workView(state, content, items),
    buildAccepted: state.buildAccepted,
    trainings,
    waves: waveView(state, content, frozen),
    freezes,
    targets: targetView(state, content, readings, person),
    reinforcements: reinforcementView(state, person),
    feedback: feedbackOf(state, present),
    suggestions: Object.values(state.suggestions ?? {}),
    audits: state.audits ?? {},
    intake: {
      countered: state.intake.countered,
      answer: answer === null ? null : { ...answer, person: answer.person === null ? null : person(answer.person) },
    },
    stopped: stopView(state, stop, person),
    closing: state.closing,
    undelivered: undeliveredView(state, lost, person),
    troubles: troubles.flatMap((trouble) => troubleView(state, trouble, person)),
    person,
  };
}

/** Why it goes no further, as long as that holds. */
function stopView(state: ChangeState, stop: Stop | null, person: (id: string) => PersonName) {
  const holds = {
    withdrawn: state.outcome === "withdrawn",
    held: state.heldSince !== null,
    returned: state.stage === "draft",
    closing: state.closing,
  };
  if (stop === null || !holds[stop.how]) return null;
  return { ...stop, person: stop.person === null ? null : person(stop.person) };
}

function reinforcementView(state: ChangeState, person: (id: string) => PersonName) {
  return Object.entries(state.reinforcements).map(([id, task]) => ({
    id,
    ...task,
    owner: person(task.owner),
    reopened: task.reopened ?? 0,
  }));
}

/** The rounds of feedback by id, and whether answers are taken. */
function feedbackOf(state: ChangeState, present: number) {
  return Object.fromEntries(
    Object.entries(state.feedback ?? {}).map(([id, round]) => [
      id,
      { ...round, isOpen: state.stage !== "closed" && isOpenAt(round, present) },
    ]),
  );
}

/** The freezes since the proposal that hold this change. */
async function freezesSince(app: Pick<App, "db">, { createdAt, state }: ChangeRow) {
  const [freezes, team] = await Promise.all([
    findFreezes(app.db, { from: createdAt }),
    teamIdCalled(app.db, state.plan.team),
  ]);
  return freezes
    .filter((freeze) => isHeldBy(freeze, team))
    .map(({ id, name, from, until }) => ({ id, name, from, until }));
}

export function personOf(cards: ReadonlyMap<string, PersonCard>): (id: string) => PersonName {
  return (id) => ({ id, name: cards.get(id)?.name ?? null });
}

/** A change as lists show it. */
export function summaryOf(
  row: ChangeRow,
  person: (id: string) => PersonName,
  deadlines: ReadonlyMap<string, Deadline> = new Map(),
) {
  const { state } = row;
  return {
    key: row.key,
    title: row.title,
    stage: state.stage,
    stageSince: state.stageSince,
    heldSince: state.heldSince,
    outcome: state.outcome,
    tier: state.plan.tier,
    team: state.plan.team,
    owner: state.plan.owner === null ? null : person(state.plan.owner),
    sponsor: state.plan.sponsor === null ? null : person(state.plan.sponsor),
    ball: ballView(ballOf(state), person, state, deadlines),
    createdAt: row.createdAt,
    lastAt: row.lastAt,
  };
}

function ballView(
  ball: Ball,
  person: (id: string) => PersonName,
  state: ChangeState,
  deadlines: ReadonlyMap<string, Deadline>,
) {
  const dueAt = ball.dueAt ?? (state.stage === "intake" ? (deadlines.get("intake")?.dueAt ?? null) : null);
  return { ...ball, people: ball.people.map(person), dueAt };
}

async function contentOf(app: Pick<App, "db">, state: ChangeState): Promise<StoredContent> {
  const content = await findContent(app.db, state.key, state.revision.number, state.revision.hash);
  if (content === null) throw new Error(`the content of ${state.key}, revision ${state.revision.number}, is gone`);
  return presentContent(content, state);
}

function peopleOf(state: ChangeState, content: StoredContent): readonly string[] {
  return [
    state.proposer,
    state.plan.owner ?? "",
    state.plan.sponsor ?? "",
    ...content.gates.flatMap((gate) => gate.stakeholders.map((stakeholder) => stakeholder.person ?? "")),
    ...Object.values(state.requests).flatMap((request) => [request.person, ...request.behalf]),
    ...content.targets.map((target) => target.owner ?? ""),
    content.metric?.owner ?? "",
    ...content.integrations.map((integration) => integration.owner ?? ""),
    ...Object.values(state.reinforcements).map((task) => task.owner),
    ...Object.values(state.audits ?? {}).map((audit) => audit.reviewer),
    ...Object.values(state.suggestions ?? {}).map((each) => each.manager),
  ];
}

/** What could not be done yet, for whom, since when and why. A closed change measures no more. */
function troubleView(state: ChangeState, { task, ...trouble }: Trouble, person: (id: string) => PersonName) {
  if (state.stage === "closed" && task.do === "measure") return [];
  const to = "to" in task ? task.to : "request" in task ? (state.requests[task.request]?.person ?? null) : null;
  return [{ ...trouble, what: task.do, person: to === null ? null : person(to) }];
}

function workView(state: ChangeState, content: StoredContent, added: Awaited<ReturnType<typeof findWorkItems>>) {
  const planned = content.workItems.map((item) => ({ item: item.id, title: item.title, url: item.url }));
  const isSigned = (item: string) => planned.some((each) => each.item === item);
  return [...planned, ...added.filter(({ item }) => !isSigned(item))].flatMap(({ item, title, url }) => {
    const known = state.work[item];
    const isPlanned = isSigned(item);
    return known === undefined && !isPlanned ? [] : [{ id: item, title, url, state: known ?? ("open" as const) }];
  });
}

function waveView(state: ChangeState, content: StoredContent, frozen: Readonly<Record<string, number>>) {
  return waveIds(content).map((id) => {
    const wave = content.waves.find((each) => each.id === id);
    const { scheduledFor = null, launchedAt = null } = state.waves[id] ?? {};
    const eligible = launchedAt === null ? null : (frozen[id] ?? 0);
    return {
      id,
      name: wave?.name ?? "Everybody",
      groups: [...(wave?.groups ?? [])],
      scheduledFor,
      launchedAt,
      eligible,
    };
  });
}

function targetView(
  state: ChangeState,
  content: StoredContent,
  readings: readonly StoredReading[],
  person: (id: string) => PersonName,
) {
  return content.targets.map((target) => {
    const reading = readings.find((each) => each.target === target.id);
    const standing = state.targets[target.id];
    return {
      id: target.id,
      name: target.name,
      owner: target.owner === null ? null : person(target.owner),
      threshold: target.threshold,
      aim: target.aim ?? null,
      verdict: standing?.concluded?.verdict ?? reading?.verdict.verdict ?? null,
      isFinal: (standing?.concluded ?? null) !== null,
      asOf: reading?.asOf ?? null,
      rate: reading?.verdict.rate ?? null,
      counted: reading?.verdict.counted ?? 0,
      judged: reading?.verdict.judged ?? 0,
      reachedAt: standing?.reachedAt ?? null,
      fellAt: standing?.fellAt ?? null,
      reading: reading ?? null,
    };
  });
}
