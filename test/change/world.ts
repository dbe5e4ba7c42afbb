import { stuckSteps } from "../../domain/adoption/stuck.ts";
import type { Settled } from "../../domain/change/book.ts";
import type { InternalCommand } from "../../domain/change/command.ts";
import type { Effect } from "../../domain/change/effect.ts";
import type { Instant } from "../../domain/change/plan.ts";
import type { TargetReading, Verdict } from "../../domain/change/reading.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { Chance } from "./chance.ts";
import { crowd, proposer } from "./plans.ts";

/** The world as a change's activities meet it: mail that fails, calendars, usage that rises and falls. */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const suggestEveryMs = 14 * DAY_MS;
const verdicts: readonly Verdict[] = ["open", "open", "met", "met", "missed", "inconclusive", "unknown"];

function reading(state: ChangeState, target: string, at: Instant, chance: Chance, willing: boolean): TargetReading {
  const verdict = chance.pick(verdicts);
  const before = state.targets[target];
  const reachedAt = before?.reachedAt ?? (verdict === "met" ? at : null);
  const fell = reachedAt !== null && chance.oneIn(2);
  return {
    target,
    verdict,
    rate: chance.oneIn(5) ? null : chance.below(101) / 100,
    counted: chance.below(20),
    judged: chance.below(40),
    reachedAt,
    fellAt: fell ? at - chance.below(20) * DAY_MS : (before?.fellAt ?? null),
    reinforceBy: at + 14 * DAY_MS,
    waves: [chance.pick(verdicts)],
    final: willing || chance.oneIn(25),
  };
}

function measured(state: ChangeState, at: Instant, chance: Chance, willing: boolean): InternalCommand {
  const readings = Object.keys(state.targets).map((target) => reading(state, target, at, chance, willing));
  return { type: "measured", asOf: at, readings: chance.shuffle(readings) };
}

/** Groups that stand still, among them one named twice and one of a target that is not there. */
function stuck(state: ChangeState, chance: Chance): InternalCommand[] {
  const groups = Array.from({ length: chance.below(4) }, () => ({
    group: chance.pick(["Sales", "Service", "__proto__", "constructor"]),
    target: chance.oneIn(8) ? "A9" : chance.pick([...Object.keys(state.targets), "A9"]),
    step: chance.pick(stuckSteps),
    manager: chance.pick(crowd),
  }));
  return [{ type: "groups-stuck", groups, everyMs: suggestEveryMs }];
}

/** What doing one task brings to light, as seen from the state the activity could know. */
function findings(
  effect: Effect,
  state: ChangeState,
  at: Instant,
  chance: Chance,
  willing: boolean,
): InternalCommand[] {
  const { task } = effect;
  switch (task.do) {
    case "set-intake-deadline":
      return [{ type: "intake-deadline", dueAt: at + (1 + chance.below(100)) * HOUR_MS }];
    case "set-gate-deadlines": {
      const { gate, requests } = task;
      const remindAt = Array.from({ length: chance.below(4) }, () => at + chance.below(200) * HOUR_MS);
      const dueAt = at + chance.below(240) * HOUR_MS;
      const escalateAt = dueAt + chance.below(90) * HOUR_MS;
      const linkUntil = escalateAt + 30 * DAY_MS;
      return [{ type: "gate-deadlines", gate, requests, remindAt, dueAt, escalateAt, linkUntil }];
    }
    case "mail-request": {
      if (willing || !chance.oneIn(8)) return [];
      const { request, generation } = task;
      return [{ type: "absent", request, generation, substitute: chance.pick([...crowd, proposer]), team: null }];
    }
    case "measure":
      return [measured(state, at, chance, willing), ...(willing ? [] : stuck(state, chance))];
    default:
      if (willing || !chance.oneIn(5) || !("to" in task)) return [];
      return [{ type: "delivery-failed", message: `M-${effect.id}`, person: task.to }];
  }
}

/** How a task ends. A willing world fails at nothing and gives every target its last verdict. */
export function endOf(effect: Effect, state: ChangeState, at: Instant, chance: Chance, willing: boolean): Settled {
  if (!willing && chance.oneIn(6)) return { id: effect.id, againAt: at + (1 + chance.below(90)) * 60_000, found: [] };
  const found = findings(effect, state, at, chance, willing);
  const again = effect.task.do === "measure" && !effect.task.closing && !willing;
  return { id: effect.id, againAt: again ? at + (1 + chance.below(28)) * DAY_MS : null, found };
}
