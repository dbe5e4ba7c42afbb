import { refuse } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Command, WorkState } from "./command.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import type { Feature } from "./feature.ts";
import { entryOf } from "./state.ts";
import type { ChangeState } from "./state.ts";

/** Work items and their acceptance against the brief. */

export function openWork(state: ChangeState): readonly string[] {
  return Object.entries(state.work).flatMap(([item, standing]) =>
    standing === "done" || standing === "dropped" ? [] : [item],
  );
}

function decide(state: ChangeState, command: Command): readonly Fact[] | Refusal | null {
  if (command.type !== "add-work-item" && command.type !== "set-work-item" && command.type !== "accept-build")
    return null;
  if (state.stage !== "build")
    return refuse("wrong_stage", `${state.key} is in ${state.stage}. Work items move while it is in build.`);
  if (state.heldSince !== null) return refuse("on_hold", `${state.key} is on hold. Resume it first.`);
  switch (command.type) {
    case "add-work-item":
      return entryOf(state.work, command.item) !== undefined ? [] : [{ type: "work.added", item: command.item }];
    case "set-work-item": {
      const from = entryOf(state.work, command.item);
      if (from === undefined) return refuse("not_found", `${state.key} has no work item ${command.item}.`);
      return from === command.state ? [] : [{ type: "work.moved", item: command.item, from, to: command.state }];
    }
    case "accept-build": {
      const open = openWork(state);
      if (open.length > 0)
        return refuse(
          "incomplete",
          `${open.length} work items are not done yet. Finish or drop them, then accept.`,
          open,
        );
      return [{ type: "build.accepted" }];
    }
  }
}

/** The work planned, as far as it is known by now, and what was added to it; `gone` is planned no more. */
function workOf(state: ChangeState, planned: readonly string[], gone: readonly string[] = []): ChangeState["work"] {
  const open = planned.map((item): [string, WorkState] => [item, "open"]);
  const known = Object.entries(state.work).filter(([item]) => !gone.includes(item));
  return Object.fromEntries([...open, ...known]);
}

function evolve(state: ChangeState, { fact }: ChangeEvent): Partial<ChangeState> {
  switch (fact.type) {
    case "stage.entered":
      if (fact.stage === "alignment") return { buildAccepted: false };
      return fact.stage === "build" ? { work: workOf(state, state.plan.workItems) } : {};
    case "change.edited": {
      if (state.stage !== "build" && Object.keys(state.work).length === 0) return {};
      const gone = state.plan.workItems.filter((item) => !fact.plan.workItems.includes(item));
      return { work: workOf(state, fact.plan.workItems, gone) };
    }
    case "work.added":
      return { work: { ...state.work, [fact.item]: "open" } };
    case "work.moved":
      return { work: { ...state.work, [fact.item]: fact.to } };
    case "build.accepted":
      return { buildAccepted: true };
    default:
      return {};
  }
}

export const build: Feature = { decide, evolve, nextDue: () => null, onDue: () => [], tasksOf: () => [] };
