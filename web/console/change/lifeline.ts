import type { ChangeView } from "../../../app/change/view.ts";
import { stages } from "../../../domain/change/state.ts";
import { date, plural } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { LifeStep } from "../../kit/stage.tsx";
import { stageName } from "../status.ts";
import type { ChangeRecord } from "./record.ts";
import { textIn } from "./record.ts";
import { firstLaunch } from "./stages.ts";

type Stage = ChangeView["stage"];

/** The eight steps of a change's life with what is worth knowing of each. */
export function lifeline(view: ChangeView, record: ChangeRecord, moment: Moment): LifeStep[] {
  const left = whenLeft(record);
  const now = stages.indexOf(view.stage);
  const isCut = view.outcome === "withdrawn" || view.outcome === "declined";
  return stages.map((stage, index): LifeStep => {
    const step = { stage: stageName(stage) };
    if (index === now) return { ...step, state: "now", note: presentNote(view, moment) };
    if (index > now) return { ...step, state: "todo", note: comingNote(view, stage) };
    const at = left.get(stage);
    if (isCut && at === undefined) return { ...step, state: "skipped", note: "" };
    return { ...step, state: "done", note: at === undefined ? "" : doneNote(view, stage, date(moment, at)) };
  });
}

/** When each stage was left last. A stage that was never entered is absent. */
function whenLeft({ events }: ChangeRecord): ReadonlyMap<Stage, number> {
  const left = new Map<Stage, number>();
  let present: Stage = "draft";
  for (const event of events) {
    const next = stageAfter(event.type, textIn(event.data, "to"), textIn(event.data, "stage"));
    if (next === null || next === present) continue;
    left.set(present, event.at);
    present = next;
  }
  return left;
}

function stageAfter(type: string, to: string, entered: string): Stage | null {
  switch (type) {
    case "change.submitted":
      return to === "alignment" ? "alignment" : "intake";
    case "change.accepted":
      return "alignment";
    case "change.returned":
      return "draft";
    case "change.declined":
    case "change.withdrawn":
    case "change.closed":
      return "closed";
    case "stage.entered":
      return stages.find((stage) => stage === entered) ?? null;
    default:
      return null;
  }
}

function presentNote(view: ChangeView, moment: Moment): string {
  if (view.outcome !== null) return date(moment, view.stageSince);
  return `since ${date(moment, view.heldSince ?? view.stageSince)}`;
}

function comingNote({ content, targets }: ChangeView, stage: Stage): string {
  switch (stage) {
    case "alignment":
      return plural(content.gates.length, "gate");
    case "build":
      return content.workItems.length === 0 ? "" : plural(content.workItems.length, "work item");
    case "readiness":
      return content.trainings.length === 0 ? "no training" : plural(content.trainings.length, "training");
    case "launch":
      return content.waves.length > 1 ? plural(content.waves.length, "wave") : "all at once";
    case "adoption":
      return targets.length === 0 ? "nothing to measure" : plural(targets.length, "target");
    case "draft":
    case "intake":
    case "closed":
      return "";
  }
}

function doneNote(view: ChangeView, stage: Stage, when: string): string {
  switch (stage) {
    case "intake":
      return `accepted ${when}`;
    case "alignment":
      return `signed ${when}`;
    case "readiness":
      return trainedNote(view) ?? when;
    case "launch": {
      const first = firstLaunch(view);
      return first === null ? when : `${plural(view.waves.length, "wave")}, ${when}`;
    }
    case "draft":
    case "build":
    case "adoption":
    case "closed":
      return when;
  }
}

function trainedNote({ trainings }: ChangeView): string | null {
  const [first] = trainings;
  return first?.completed == null ? null : `${first.completed} of ${first.assigned} trained`;
}
