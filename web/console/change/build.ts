import type { ChangeView } from "../../../app/change/view.ts";
import type { Field } from "../../kit/field.ts";
import { plural } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import { sessionTime } from "../../letters/session-words.ts";
import type { BuildModel, TrainingModel } from "../../pages/change.tsx";
import { actionForms } from "./action.ts";
import type { Desk, Offer } from "./action.ts";
import { nameOf } from "./names.ts";
import { lastEvent } from "./record.ts";
import type { ChangeRecord } from "./record.ts";
import { hasReached, isMoving } from "./stages.ts";

type Item = ChangeView["work"][number];

/** Work items and their acceptance; absent before the build when nothing is planned. */
export function buildModel(view: ChangeView, record: ChangeRecord, desk: Desk): BuildModel | undefined {
  if (!hasReached(view, "build") && view.work.length === 0) return undefined;
  const isBuilding = view.stage === "build" && isMoving(view);
  const accepted = lastEvent(record, "build.accepted");
  const open = view.work.filter(({ state }) => state === "open" || state === "doing").length;
  const accept: Offer = {
    verb: "accept-build",
    label: "Accept the build",
    isPrimary: true,
    blockedBy: open === 0 ? undefined : "Opens when every work item is done or dropped.",
  };
  const add: Offer = { verb: "add-work-item", label: "Add a work item", fields: itemFields };
  return {
    items: view.work.map((item) => ({
      id: item.id,
      title: item.title,
      state: item.state,
      href: item.url ?? undefined,
      actions: actionForms(desk, isBuilding ? itemOffers(item) : []),
    })),
    acceptance: {
      acceptedAt: view.buildAccepted ? accepted?.at : undefined,
      by: view.buildAccepted && accepted?.actor.person != null ? nameOf(accepted.actor.person) : undefined,
      note: acceptanceNote(view),
    },
    actions: actionForms(desk, isBuilding ? [accept, add] : []),
  };
}

const itemFields: readonly Field[] = [
  { kind: "text", name: "title", label: "What has to be built", isRequired: true },
  { kind: "text", name: "url", label: "Link to it in your tracker", isRequired: false },
];

function acceptanceNote(view: ChangeView): string {
  if (view.buildAccepted) return "";
  if (!hasReached(view, "build")) return "Work begins when every gate is approved.";
  return `${nameOf(view.proposer)} accepts it against the brief.`;
}

function itemOffers({ id, state }: Item): readonly Offer[] {
  const to = (next: Item["state"], label: string): Offer => ({
    verb: "work-item",
    subject: id,
    label,
    hidden: { state: next },
  });
  switch (state) {
    case "open":
      return [to("done", "Mark as done"), to("doing", "Mark as in work"), to("dropped", "Drop it")];
    case "doing":
      return [to("done", "Mark as done"), to("dropped", "Drop it")];
    case "done":
    case "dropped":
      return [to("open", "Open it again")];
  }
}

const formats = { live: "Live", video: "Video", written: "Written", office_hours: "Office hours" } as const;

/** Trainings with how many people are through. */
export function trainingModels(view: ChangeView, desk: Desk, moment: Moment): TrainingModel[] {
  const canRecord = hasReached(view, "readiness") && view.outcome === null;
  return view.trainings.map((training) => ({
    id: training.id,
    title: training.name,
    format: formats[training.format],
    audience: training.groups.length > 0 ? training.groups.join(", ") : undefined,
    sessions: training.sessions.map((each) => ({
      line: [sessionTime(moment, each), each.where, each.places === null ? "" : plural(each.places, "place")]
        .filter((part) => part !== "")
        .join(", "),
      isOver: each.endsAt <= view.present,
    })),
    people: peopleOf(training),
    actions: actionForms(desk, canRecord ? [completionOffer(training.id)] : []),
  }));
}

function peopleOf({ assigned, completed }: ChangeView["trainings"][number]): TrainingModel["people"] {
  return assigned === null || completed === null ? undefined : { invited: assigned, completed };
}

function completionOffer(training: string): Offer {
  return {
    verb: "training",
    subject: training,
    label: "Record completions",
    fields: [
      {
        kind: "long",
        rows: 4,
        name: "people",
        label: "Who has completed it?",
        help: "One e-mail address a line, as from a list of attendance. People can also say so themselves, by their link.",
        isRequired: true,
      },
    ],
  };
}
