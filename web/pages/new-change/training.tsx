import { zoneCity } from "../../kit/format.ts";
import { AddAnother, AskAll, RowOf } from "./inputs.tsx";
import type { Question } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";

const what = (at: string): Question[] => [
  { kind: "text", path: `${at}.name`, label: "What it is called" },
  {
    kind: "choice",
    path: `${at}.format`,
    label: "How people learn",
    options: [
      { value: "live", label: "Live" },
      { value: "video", label: "Video" },
      { value: "written", label: "Written" },
      { value: "office_hours", label: "Office hours" },
    ],
  },
];

const more = (at: string): Question[] => [
  { kind: "long", rows: 2, path: `${at}.about`, label: "What it is about", isRequired: false },
  { kind: "text", path: `${at}.url`, label: "Where it is", isRequired: false },
];

const when = (at: string, city: string): Question[] => [
  { kind: "datetime", path: `${at}.startsAt`, label: `Begins, time in ${city}` },
  { kind: "number", path: `${at}.minutes`, label: "Takes", min: 1, max: 1_440, step: 1, unit: "minutes" },
];

const where = (at: string): Question[] => [
  {
    kind: "text",
    path: `${at}.where`,
    label: "Where",
    help: "A room, or the address to join by. Whoever is invited sees it, a shared calendar does not.",
    example: "Room 4.12",
    isRequired: false,
  },
  {
    kind: "number",
    path: `${at}.places`,
    label: "Places",
    help: "Empty when there are enough.",
    min: 1,
    step: 1,
    isRequired: false,
  },
];

/** A training, and the dates on which it takes place where it has any. */
export const Training = ({ model, index }: { model: NewChangeModel; index: number }) => {
  const at = `trainings.${index}`;
  const training = model.form.trainings[index];
  const city = zoneCity({ ...model.frame, timeZone: model.form.timeZone });
  return (
    <RowOf path={at} title={`Training ${index + 1}`} id={training?.id}>
      <div class="pair">
        <AskAll model={model} questions={what(at)} />
      </div>
      <AskAll model={model} questions={more(at)} />
      {(training?.sessions ?? []).map((session, place) => (
        <RowOf path={`${at}.sessions.${place}`} title={`Date ${place + 1}`} id={session.id}>
          <div class="pair">
            <AskAll model={model} questions={when(`${at}.sessions.${place}`, city)} />
          </div>
          <div class="pair">
            <AskAll model={model} questions={where(`${at}.sessions.${place}`)} />
          </div>
        </RowOf>
      ))}
      <AddAnother list={`${at}.sessions`} label="Add a date" />
    </RowOf>
  );
};
