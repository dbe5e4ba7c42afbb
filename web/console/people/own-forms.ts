import type { DigestStanding } from "../../../app/digest/choice.ts";
import type { AbsenceView } from "../../../app/people/absence.ts";
import type { PersonDesk } from "../../../app/people/person-desk.ts";
import type { FieldProblem } from "../../../domain/errors.ts";
import { typedInstant } from "../../../lib/local-instant.ts";
import type { ActionForm, Choice, Field } from "../../kit/field.ts";
import { deadline, zoneCity } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { FormBody } from "../form-body.ts";

/** A form of a person's page that was refused: what was typed stays, with what was wrong beside it. */
export interface Tried {
  readonly verb: PersonVerb;
  readonly form: FormBody;
  readonly errors: readonly FieldProblem[];
  readonly message: string;
}

export type PersonVerb = "edit" | "away" | "back" | "channel" | "test" | "digest";

interface Parts {
  readonly desk: PersonDesk;
  readonly absence: AbsenceView | null;
  readonly substitute: string | null;
  readonly hasBot: boolean;
  readonly digest: DigestStanding;
  readonly moment: Moment;
  readonly tried: Tried | undefined;
}

export const learning = {
  live: "live, with others",
  video: "by video, at their own time",
  written: "by reading",
  office_hours: "by asking in office hours",
} as const;

/** What whoever looks after people can do for one of them. */
export function personForms(parts: Parts): ActionForm[] {
  const { desk, absence } = parts;
  const { id, channel } = desk.person;
  const form = (verb: PersonVerb, label: string, inside?: Inside): ActionForm => ({
    label,
    action: `/people/${id}/${verb}`,
    isPrimary: false,
    verb: inside?.keep,
    fields: (inside?.fields ?? []).map((field) =>
      withTried(field, parts.tried?.verb === verb ? parts.tried : undefined),
    ),
    consequence: inside?.note,
  });
  return [
    form("edit", "Edit name and details", { fields: editFields(parts), keep: "Keep these details", note: editNote }),
    form("away", absence === null ? "Say when they are away" : "Change their absence", {
      fields: awayFields(parts),
      keep: "Keep this absence",
      note: awayNote,
    }),
    ...(absence === null ? [] : [form("back", "They are back")]),
    form("digest", "Choose what they get of the weekly digest", {
      fields: digestFields(parts),
      keep: "Keep this choice",
      note: digestNote,
    }),
    form("channel", "Choose where they are written to", {
      fields: channelFields(parts),
      keep: "Keep this address",
      note: channelNote,
    }),
    ...(channel.kind === "mail" ? [] : [form("test", "Send a test message")]),
  ];
}

/** What a form holds once it is opened. */
interface Inside {
  readonly fields: readonly Field[];
  readonly keep: string;
  readonly note: string;
}

const editNote = "Open requests keep their links; what is sent from now on uses this.";
const awayNote =
  "Requests that come meanwhile go to the substitute, and the record says for whom. Without one they wait, and their time runs.";
const channelNote =
  "A message carries a link that decides in their name, so it may go only where nobody else reads. What a program does not take goes by mail.";

const digestNote =
  "It is mailed on Mondays, when there is something to tell. They can stop it themselves, by the link at its end.";

function digestFields({ digest }: Parts): Field[] {
  return [
    {
      kind: "choice",
      name: "gets",
      label: "They get",
      value: digest.gets,
      options: [
        { value: "by_part", label: "what their part gives: all changes if they may read them, else their own" },
        { value: "everything", label: "all changes, also without signing in" },
        { value: "nothing", label: "nothing" },
      ],
    },
  ];
}

function editFields({ desk: { person, manager } }: Parts): Field[] {
  return [
    { kind: "text", name: "name", label: "Name", value: person.name, isRequired: true },
    { kind: "email", name: "email", label: "Address", value: person.email ?? "", isRequired: false },
    { kind: "text", name: "team", label: "Team, by its id", value: person.team ?? "", isRequired: false },
    { kind: "text", name: "manager", label: "Manager, by address", value: manager?.email ?? "", isRequired: false },
    {
      kind: "text",
      name: "timeZone",
      label: "Time zone",
      value: person.timeZone ?? "",
      example: "Europe/Berlin",
      isRequired: false,
    },
    {
      kind: "text",
      name: "language",
      label: "Language",
      value: person.language ?? "",
      example: "de",
      isRequired: false,
    },
    {
      kind: "choice",
      name: "learnsBy",
      label: "How they like to learn",
      value: person.learnsBy ?? "",
      options: learningChoices,
    },
  ];
}

const learningChoices: readonly Choice[] = [
  { value: "", label: "not said" },
  ...Object.entries(learning).map(([value, label]) => ({ value, label })),
];

function awayFields({ absence, substitute, moment }: Parts): Field[] {
  const city = zoneCity(moment);
  return [
    {
      kind: "datetime",
      name: "from",
      label: `From, time in ${city}`,
      value: localOf(absence?.from, moment),
      isRequired: true,
    },
    {
      kind: "datetime",
      name: "until",
      label: `Until, time in ${city}`,
      value: localOf(absence?.until, moment),
      isRequired: true,
    },
    {
      kind: "email",
      name: "substitute",
      label: "Who decides meanwhile, by address",
      value: substitute ?? "",
      isRequired: false,
    },
  ];
}

function localOf(at: number | undefined, { timeZone }: Moment): string {
  if (at === undefined) return "";
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at);
  return parts.replace(" ", "T");
}

function channelFields({ desk: { person }, hasBot }: Parts): Field[] {
  return [
    {
      kind: "choice",
      name: "kind",
      label: "Messages go",
      value: person.channel.kind,
      options: [
        { value: "mail", label: "by mail" },
        ...(hasBot ? [{ value: "slack", label: "in Slack, by the bot" }] : []),
        { value: "slack_webhook", label: "in Slack, by a webhook of their own" },
        { value: "teams_webhook", label: "in Microsoft Teams, by a workflow of their own" },
      ],
    },
    {
      kind: "secret",
      name: "address",
      label: "Address of the webhook",
      help: "Only for a webhook. It is kept sealed and never shown again.",
      isRequired: false,
    },
    { kind: "check", name: "alone", label: `Nobody but ${person.name} reads where it posts` },
  ];
}

function withTried(field: Field, tried: Tried | undefined): Field {
  if (tried === undefined) return field;
  const error = tried.errors.find(({ path }) => nameOf(path) === field.name)?.message;
  return { ...field, value: tried.form.text(field.name), error };
}

/** The input that a field of the API is typed in. */
function nameOf(path: string): string {
  const name = path.replace(/^channel\./, "");
  return name === "readBy" ? "alone" : name === "channel" ? "kind" : name;
}

/** An edit as the API takes it: what is emptied is known no more. */
export function editInput(form: FormBody): object {
  const orNull = (name: string) => (form.text(name) === "" ? null : form.text(name));
  const names = ["email", "team", "manager", "timeZone", "language", "learnsBy"];
  return { name: form.text("name"), ...Object.fromEntries(names.map((name) => [name, orNull(name)])) };
}

export function channelInput(form: FormBody): object {
  const kind = form.text("kind");
  if (kind === "mail" || kind === "slack") return { kind };
  return {
    kind,
    address: form.text("address"),
    ...(form.text("alone") === "yes" ? { readBy: "this_person_only" } : {}),
  };
}

/** An absence as the API takes it. */
export function awayInput(form: FormBody, timeZone: string): object {
  const instant = (name: string) => typedInstant(form.text(name), timeZone);
  const substitute = form.text("substitute");
  return { from: instant("from"), until: instant("until"), substitute: substitute === "" ? null : substitute };
}

/** "until Friday 3 July, 17:00; Lena Legal decides meanwhile". */
export function absenceText(absence: AbsenceView, substitute: string | null, moment: Moment): string {
  const span = `from ${deadline(moment, absence.from)} until ${deadline(moment, absence.until)}`;
  return substitute === null ? `${span}; nobody stands in` : `${span}; ${substitute} decides meanwhile`;
}
