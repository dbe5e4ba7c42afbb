import type { Choice, FieldKind } from "../../kit/field.ts";
import type { Question } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";

/** Id of the list of events that came. */
export const seenEventsId = "seen-events";

/** What is asked of one target, in groups that stand together on the page. */

export const behaviour = (at: string): Question[] => [
  {
    kind: "text",
    path: `${at}.name`,
    label: "What do people do when they use it?",
    help: "Something that can be seen in a system, not an opinion.",
    example: "A rep records the first contact on a qualified lead",
  },
];

export const evidence = (at: string, model: NewChangeModel): Question[] => [
  {
    kind: "text",
    offers: seenEventsId,
    path: `${at}.behaviour.event`,
    label: "Name of the event",
    help: "Exactly as the source sends it. Those that came are offered as you type.",
    example: "first_contact_recorded",
  },
  {
    ...chosenFrom(model.sources, "Please choose"),
    path: `${at}.source`,
    label: "Where it comes from",
    help: "The usage source that sends it.",
  },
  {
    kind: "long",
    rows: 2,
    path: `${at}.behaviour.where`,
    label: "Only where",
    help: "A filter on the event's properties a line: is, is not, at least, at most, contains, exists. Empty counts all.",
    example: "deal.stage is qualified",
    isRequired: false,
  },
];

/** A choice where there is something to choose from, else the id as text. */
export function chosenFrom(choices: readonly Choice[] | undefined, first: string): FieldKind {
  if (choices === undefined || choices.length === 0) return { kind: "text" };
  return { kind: "choice", options: [{ value: "", label: first }, ...choices] };
}

export const habit = (at: string): Question[] => [
  { kind: "number", path: `${at}.k`, label: "Actions in a period", min: 1, step: 1 },
  { kind: "number", path: `${at}.m`, label: "In at least", min: 1, step: 1, unit: "periods" },
  { kind: "number", path: `${at}.w`, label: "Of the last", min: 1, step: 1, unit: "periods" },
];

export const kind = (at: string): Question => ({
  kind: "choice",
  path: `${at}.kind`,
  label: "What is promised?",
  help: "A habit is about people, an answer in time about cases, such as every qualified lead.",
  options: [
    { value: "habit", label: "People do it regularly" },
    { value: "response", label: "One team answers another in time" },
  ],
});

export const period = (at: string): Question => ({
  kind: "choice",
  path: `${at}.period`,
  label: "Counted by",
  help: "The rate is looked at when one of these ends.",
  options: [
    { value: "day", label: "Day" },
    { value: "week", label: "Week" },
    { value: "month", label: "Month" },
  ],
});

export const answer = (at: string, model: NewChangeModel): Question[] => [
  {
    kind: "text",
    offers: seenEventsId,
    path: `${at}.response.event`,
    label: "Event that answers it",
    help: "The event above is what asks.",
    example: "lead_contacted",
  },
  { kind: "text", path: `${at}.response.within`, label: "Owed within", help: "Working time.", example: "4 hours" },
  {
    kind: "text",
    path: `${at}.response.property`,
    label: "Matched by the property",
    help: "Both events carry it.",
    example: "lead_id",
  },
  {
    kind: "choice",
    path: `${at}.response.by`,
    label: "Who may answer",
    options: [
      { value: "property", label: "Anybody" },
      { value: "person_and_object", label: "Who was asked, nobody else" },
    ],
  },
  {
    kind: "text",
    path: `${at}.response.team`,
    label: "Whose working hours",
    help: "Id of the team that answers. Empty: Monday to Friday, 9 to 17.",
    isRequired: false,
  },
  {
    ...chosenFrom(model.sources, "The same source"),
    path: `${at}.response.source`,
    label: "Answers come from",
    isRequired: false,
  },
  {
    kind: "text",
    path: `${at}.response.groupBy`,
    label: "Property with the group that owes it",
    help: "Without it, the group of whoever asked or answered.",
    isRequired: false,
  },
  {
    kind: "number",
    path: `${at}.response.w`,
    label: "Rate over the last",
    help: "Of the periods chosen beside it.",
    min: 1,
    step: 1,
    unit: "periods",
  },
];

export const promise = (at: string): Question[] => [
  {
    kind: "choice",
    path: `${at}.aim`,
    label: "Where it should get to",
    help: "When something is retired, use falls: at most this share is still active.",
    options: [
      { value: "", label: "At least the share below" },
      { value: "at_most", label: "At most the share below, for a retirement" },
    ],
  },
  {
    kind: "number",
    path: `${at}.threshold`,
    label: "Share of people, or of cases",
    help: "Most teams start between 60% and 80%.",
    min: 0,
    max: 100,
    step: "any",
    unit: "%",
  },
  {
    kind: "choice",
    path: `${at}.counts`,
    label: "Who counts: those who",
    options: [
      { value: "habitual", label: "Keep the habit" },
      { value: "active", label: "Are active" },
    ],
  },
  {
    kind: "number",
    path: `${at}.graceDays`,
    label: "Grace after launch",
    help: "Nobody is judged before.",
    min: 0,
    step: 1,
    unit: "days",
  },
  {
    kind: "number",
    path: `${at}.sustainDays`,
    label: "Held for",
    help: "Reached once is not adopted.",
    min: 0,
    step: 1,
    unit: "days",
  },
  {
    kind: "number",
    path: `${at}.windowDays`,
    label: "Window after launch",
    help: "Longer than grace, habit and holding together.",
    min: 1,
    step: 1,
    unit: "days",
  },
  {
    kind: "number",
    path: `${at}.freshnessDays`,
    label: "Evidence at most",
    help: "Older evidence makes the rate unknown, never zero.",
    min: 0,
    step: "any",
    unit: "days old",
  },
];

export const rest = (at: string): Question[] => [
  {
    kind: "number",
    path: `${at}.baseline.rate`,
    label: "Rate today",
    help: "Before launch, if it is known.",
    min: 0,
    max: 100,
    step: "any",
    unit: "%",
    isRequired: false,
  },
  {
    kind: "text",
    path: `${at}.baseline.note`,
    label: "What is known of today",
    example: "13 of 58 in April, from the CRM",
  },
  { kind: "text", path: `${at}.timeZone`, label: "Time zone of the periods", example: "Europe/Berlin" },
];
