import { refuse } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Command } from "./command.ts";
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

function evolve(state: ChangeState, { fact }: ChangeEvent): Partial<ChangeState> {
  switch (fact.type) {
    case "stage.entered":
      if (fact.stage !== "build") return {};
      return { work: Object.fromEntries(state.plan.workItems.map((item) => [item, "open"])) };
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
