import { refuse } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Command } from "./command.ts";
import type { Task } from "./effect.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import { earliest } from "./feature.ts";
import type { Feature } from "./feature.ts";
import type { Instant } from "./plan.ts";
import type { TargetReading } from "./reading.ts";
import { entryOf } from "./state.ts";
import type { ChangeState, ReinforcementState, TargetState } from "./state.ts";

/** Verdicts as they are measured, reinforcement when a met target falls, and the early end. */

function openReinforcement(state: ChangeState, target: string): boolean {
  return Object.values(state.reinforcements).some((each) => each.target === target && each.standing === "open");
}

/** Facts of one target's reading. A reading that says nothing new leaves no fact. */
function targetFacts(state: ChangeState, target: TargetState, reading: TargetReading, asOf: Instant): readonly Fact[] {
  const { target: id, verdict, rate, counted, judged, reachedAt } = reading;
  const figures = { target: id, asOf, rate, counted, judged, reachedAt };
  const last = reading.final || state.closing;
  const facts: Fact[] = [];
  if (target.verdict !== verdict || target.reachedAt !== reachedAt)
    facts.push({ type: "target.verdict-changed", ...figures, from: target.verdict, to: verdict });
  if (reading.fellAt !== null && reading.fellAt > (target.fellAt ?? -Infinity)) {
    facts.push({ type: "target.fell", target: id, fellAt: reading.fellAt });
    if (!openReinforcement(state, id) && !last)
      facts.push({
        type: "reinforcement.opened",
        reinforcement: `F${state.seq}-${id}`,
        target: id,
        owner: target.owner,
        dueAt: reading.reinforceBy,
      });
  }
  if (last) facts.push({ type: "target.concluded", ...figures, verdict, waves: reading.waves });
  return facts;
}

function measured(state: ChangeState, command: Extract<Command, { type: "measured" }>): readonly Fact[] {
  if (state.stage === "closed") return [];
  return command.readings.flatMap((reading) => {
    const target = state.targets[reading.target];
    return target === undefined || target.concluded !== null ? [] : targetFacts(state, target, reading, command.asOf);
  });
}

function decide(state: ChangeState, command: Command): readonly Fact[] | Refusal | null {
  switch (command.type) {
    case "measured":
      return measured(state, command);
    case "reinforcement-done": {
      const reinforcement = entryOf(state.reinforcements, command.reinforcement);
      if (reinforcement === undefined)
        return refuse("not_found", `${state.key} has no reinforcement task ${command.reinforcement}.`);
      if (reinforcement.standing === "done") return [];
      return [{ type: "reinforcement.done", reinforcement: command.reinforcement, note: command.note }];
    }
    case "close":
      if (state.stage !== "launch" && state.stage !== "adoption")
        return refuse("wrong_stage", `${state.key} is in ${state.stage}. Before the launch, withdraw it instead.`);
      return state.closing ? [] : [{ type: "closing.asked", reason: command.reason }];
    default:
      return null;
  }
}

function withTarget(state: ChangeState, id: string, part: Partial<TargetState>): Partial<ChangeState> {
  const target = state.targets[id];
  return target === undefined ? {} : { targets: { ...state.targets, [id]: { ...target, ...part } } };
}

function withReinforcement(state: ChangeState, id: string, part: Partial<ReinforcementState>): Partial<ChangeState> {
  const task = state.reinforcements[id];
  return task === undefined ? {} : { reinforcements: { ...state.reinforcements, [id]: { ...task, ...part } } };
}

function evolve(state: ChangeState, { fact }: ChangeEvent): Partial<ChangeState> {
  switch (fact.type) {
    case "stage.entered": {
      if (fact.stage !== "readiness") return {};
      const unmeasured = { verdict: null, reachedAt: null, fellAt: null, concluded: null };
      return { targets: Object.fromEntries(state.plan.targets.map(({ id, owner }) => [id, { owner, ...unmeasured }])) };
    }
    case "target.verdict-changed":
      return withTarget(state, fact.target, { verdict: fact.to, reachedAt: fact.reachedAt });
    case "target.fell": {
      const open = Object.entries(state.reinforcements).find(
        ([, task]) => task.target === fact.target && task.standing === "open",
      );
      return {
        ...withTarget(state, fact.target, { fellAt: fact.fellAt }),
        ...(open === undefined ? {} : withReinforcement(state, open[0], { reopened: (open[1].reopened ?? 0) + 1 })),
      };
    }
    case "target.concluded": {
      const { verdict, reachedAt, judged, waves } = fact;
      return withTarget(state, fact.target, { concluded: { verdict, reachedAt, judged, waves } });
    }
    case "reinforcement.opened": {
      const { target, owner, dueAt } = fact;
      const before = Object.values(state.reinforcements).findLast((task) => task.target === target);
      const again = before === undefined ? {} : { reopened: (before.reopened ?? 0) + 1 };
      const task: ReinforcementState = { target, owner, dueAt, standing: "open", overdue: false, ...again };
      return { reinforcements: { ...state.reinforcements, [fact.reinforcement]: task } };
    }
    case "reinforcement.done":
      return withReinforcement(state, fact.reinforcement, { standing: "done" });
    case "reinforcement.overdue":
      return withReinforcement(state, fact.reinforcement, { overdue: true });
    case "closing.asked":
      return { closing: true };
    default:
      return {};
  }
}

function overdueTasks(state: ChangeState): readonly (readonly [string, ReinforcementState])[] {
  if (state.stage === "closed") return [];
  return Object.entries(state.reinforcements).filter(([, task]) => task.standing === "open" && !task.overdue);
}

function tasksOf(state: ChangeState, fact: Fact): readonly Task[] {
  switch (fact.type) {
    case "reinforcement.opened":
      return [{ do: "mail-reinforcement", reinforcement: fact.reinforcement, to: fact.owner }];
    case "reinforcement.overdue": {
      const to = state.plan.sponsor;
      return to === null ? [] : [{ do: "mail-reinforcement", reinforcement: fact.reinforcement, to }];
    }
    case "closing.asked":
      return state.plan.targets.length > 0 ? [{ do: "measure", closing: true }] : [];
    case "change.closed":
      return [...new Set([state.plan.sponsor, state.plan.owner, state.proposer])].flatMap((to): readonly Task[] =>
        to === null ? [] : [{ do: "mail-outcome", to }],
      );
    default:
      return [];
  }
}

export const adoption: Feature = {
  decide,
  evolve,
  nextDue: (state) => earliest(overdueTasks(state).map(([, task]) => task.dueAt)),
  onDue: (state, at) =>
    overdueTasks(state).flatMap(([id, { dueAt }]): readonly Fact[] =>
      dueAt <= at ? [{ type: "reinforcement.overdue", reinforcement: id, dueAt }] : [],
    ),
  tasksOf,
};
