import type { AdoptionView } from "../../../app/adoption/view.ts";
import type { ChangeView } from "../../../app/change/view.ts";
import { everybody } from "../../../domain/change/content.ts";
import { plural } from "../../kit/format.ts";
import type { Field } from "../../kit/field.ts";
import type { ReinforcementModel, WaveModel } from "../../pages/change.tsx";
import { actionForms } from "./action.ts";
import type { Desk, Offer } from "./action.ts";
import { launchedAs, nameOf } from "./names.ts";
import { lastEvent, textIn } from "./record.ts";
import type { ChangeRecord } from "./record.ts";
import { isMoving, nextWave } from "./stages.ts";

type WaveView = ChangeView["waves"][number];

/** Who launches together, and the button that launches them. */
export function waveModels(view: ChangeView, { roster }: AdoptionView, desk: Desk): WaveModel[] {
  const canLaunch = (view.stage === "readiness" || view.stage === "launch") && isMoving(view);
  const next = nextWave(view)?.id;
  return view.waves.map((wave) => ({
    id: wave.id,
    name: wave.id === everybody ? "All at once" : wave.name === "" ? `Wave ${wave.id}` : wave.name,
    groups: wave.groups,
    people: roster?.waves.find((each) => each.wave === wave.id)?.frozen ?? undefined,
    launchedAt: wave.launchedAt ?? undefined,
    scheduledFor: wave.scheduledFor ?? undefined,
    actions: actionForms(desk, [canLaunch && wave.launchedAt === null && launchOffer(view, wave, wave.id === next)]),
  }));
}

function launchOffer(view: ChangeView, wave: WaveView, isPrimary: boolean): Offer {
  return {
    verb: "launch",
    subject: wave.id,
    label: wave.scheduledFor === null ? `Launch ${launchedAs(wave)}` : "Change the launch",
    isPrimary,
    fields: [...(untrainedField(view) ?? frozenFields(view)), whenField],
    consequence:
      "From its launch on, who is eligible is fixed, and people who do nothing count. The days of grace are not judged.",
  };
}

/** Asked for beforehand only where a freeze is known that has not ended. */
function frozenFields({ freezes, present }: ChangeView): Field[] {
  const next = freezes.find((freeze) => freeze.until > present);
  if (next === undefined) return [];
  return [
    {
      kind: "long",
      rows: 2,
      name: "reason",
      label: `Why launch in the freeze ${next.name}?`,
      help: "Needed only if the launch falls into it. The reason stays on record.",
      isRequired: false,
    },
  ];
}

const whenField: Field = {
  kind: "datetime",
  name: "at",
  label: "Launch at",
  help: "In your time zone. Empty launches now.",
  isRequired: false,
};

/** Asked for beforehand where somebody is not trained, or nobody may know whether. */
function untrainedField({ trainings }: ChangeView): Field[] | null {
  if (trainings.length === 0) return null;
  const known = trainings.flatMap(({ assigned, completed }) =>
    assigned === null || completed === null ? [] : [assigned - completed],
  );
  const missing = Math.max(0, ...known);
  if (missing === 0 && known.length === trainings.length) return null;
  const who = missing === 0 ? "Some people may have" : plural(missing, "person has", "people have");
  return [
    {
      kind: "long",
      rows: 2,
      name: "reason",
      label: `${who} not completed the training. Why launch anyway?`,
      help: "The reason stays on record. Needed only if they are in this wave.",
      isRequired: false,
    },
  ];
}

/** Tasks that opened because a target that was met is lost. */
export function reinforcementModels(view: ChangeView, record: ChangeRecord, desk: Desk): ReinforcementModel[] {
  return view.reinforcements.map((task) => {
    const isIt = (data: Parameters<typeof textIn>[0]) => textIn(data, "reinforcement") === task.id;
    const done = task.standing === "done" ? lastEvent(record, "reinforcement.done", isIt) : undefined;
    const name = view.targets.find((target) => target.id === task.target)?.name ?? "the target";
    return {
      id: task.id,
      title: `Win back: ${name}`,
      owner: nameOf(task.owner),
      openedAt: lastEvent(record, "reinforcement.opened", isIt)?.at ?? view.stageSince,
      dueAt: task.dueAt,
      doneAt: done?.at,
      note: done?.text ?? undefined,
      again: task.reopened === 0 ? undefined : `Lost ${task.reopened + 1} times so far`,
      actions: actionForms(desk, [task.standing === "open" && view.outcome === null && doneOffer(task.id)]),
    };
  });
}

function doneOffer(reinforcement: string): Offer {
  return {
    verb: "reinforcement",
    subject: reinforcement,
    label: "Say what was done",
    isPrimary: true,
    fields: [{ kind: "long", rows: 3, name: "note", label: "What was done, and with whom?", isRequired: true }],
  };
}
