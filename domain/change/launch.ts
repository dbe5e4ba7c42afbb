import { refuse } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Command } from "./command.ts";
import type { Task } from "./effect.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import { earliest } from "./feature.ts";
import type { Circumstances, Feature } from "./feature.ts";
import { entryOf } from "./state.ts";
import type { ChangeState, WaveState } from "./state.ts";

/** Readiness and launch by wave. A wave launches at once or at an instant that was set before. */

function launch(
  state: ChangeState,
  command: Extract<Command, { type: "launch" }>,
  { at }: Circumstances,
): readonly Fact[] | Refusal {
  if (state.stage !== "readiness" && state.stage !== "launch")
    return refuse("wrong_stage", `${state.key} is in ${state.stage}. Waves launch once the build is accepted.`);
  const wave = entryOf(state.waves, command.wave);
  if (wave === undefined) return refuse("not_found", `${state.key} has no wave ${command.wave}.`);
  if (state.heldSince !== null) return refuse("on_hold", `${state.key} is on hold. Resume it before launching.`);
  if (wave.launchedAt !== null) return [];
  if (command.untrained > 0 && command.override === null)
    return refuse(
      "incomplete",
      "People of this wave have not completed the training. Wait for them, or give a reason to launch anyway.",
      ["reason"],
    );
  const { wave: id, launchAt } = command;
  const said = saidOf(command);
  if (launchAt !== null && launchAt > at)
    return wave.scheduledFor === launchAt ? [] : [{ type: "wave.scheduled", wave: id, launchAt, ...said }];
  return [{ type: "wave.launched", wave: id, launchedAt: at, ...said }];
}

type Said = Pick<WaveState, "untrained" | "override" | "despite">;

/** What was said when the date was set; without a freeze nothing is said of one. */
function saidOf({ untrained, override, despite }: Said): Said {
  return { untrained, override, ...(despite === undefined ? {} : { despite }) };
}

const unplanned: WaveState = { scheduledFor: null, untrained: 0, override: null, launchedAt: null };

function withWave(state: ChangeState, id: string, wave: WaveState): Partial<ChangeState> {
  return state.waves[id] === undefined ? {} : { waves: { ...state.waves, [id]: wave } };
}

function evolve(state: ChangeState, { fact, at }: ChangeEvent): Partial<ChangeState> {
  switch (fact.type) {
    case "stage.entered":
      // What was planned is asked about again, so no date that was set before holds.
      if (fact.stage === "alignment") return { waves: {} };
      if (fact.stage !== "readiness") return {};
      return { waves: Object.fromEntries(state.plan.waves.map((id) => [id, unplanned])) };
    case "wave.scheduled":
      return withWave(state, fact.wave, { scheduledFor: fact.launchAt, ...saidOf(fact), launchedAt: null });
    case "wave.launched":
      return withWave(state, fact.wave, { scheduledFor: null, ...saidOf(fact), launchedAt: fact.launchedAt });
    // A date that passed on hold is void: people who were told to wait are not launched upon in the instant of the resumption.
    case "change.resumed":
      return {
        waves: Object.fromEntries(
          Object.entries(state.waves).map(([id, wave]) => [
            id,
            wave.scheduledFor !== null && wave.scheduledFor <= at ? { ...wave, scheduledFor: null } : wave,
          ]),
        ),
      };
    case "change.withdrawn":
      return { waves: {} };
    default:
      return {};
  }
}

function tasksOf(state: ChangeState, fact: Fact): readonly Task[] {
  const isTrained = fact.type === "stage.entered" && fact.stage === "readiness";
  const isOther = fact.type === "change.edited" && !fact.material && state.stage === "readiness";
  if (isTrained || isOther) return state.plan.trainings.length > 0 ? [{ do: "invite-to-training" }] : [];
  if (fact.type !== "wave.launched") return [];
  const launched = Object.values(state.waves).filter((wave) => wave.launchedAt !== null);
  return launched.length === 1 && state.plan.targets.length > 0 ? [{ do: "measure", closing: false }] : [];
}

const planned = (state: ChangeState) =>
  state.stage === "readiness" || state.stage === "launch" ? Object.entries(state.waves) : [];

export const launching: Feature = {
  decide: (state, command, circumstances) => (command.type === "launch" ? launch(state, command, circumstances) : null),
  evolve,
  nextDue: (state) => earliest(planned(state).map(([, wave]) => wave.scheduledFor)),
  onDue: (state, at) =>
    planned(state).flatMap(([id, wave]): readonly Fact[] =>
      wave.scheduledFor !== null && wave.scheduledFor <= at
        ? [{ type: "wave.launched", wave: id, launchedAt: wave.scheduledFor, ...saidOf(wave) }]
        : [],
    ),
  tasksOf,
};
