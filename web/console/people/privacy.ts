import type { Erased } from "../../../app/people/erase.ts";
import type { NamedLook } from "../../../app/people/looks.ts";
import type { PersonDesk } from "../../../app/people/person-desk.ts";
import type { ActionForm } from "../../kit/field.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";
import type { MessageModel } from "../../pages/message.tsx";
import type { LookLine } from "../../pages/person-privacy.tsx";

/** The form that erases a person, with what it does; it says why where it cannot be done yet. */
export function eraseForm({ person, standsFor, unanswered }: PersonDesk): ActionForm {
  const asked = [...new Set(unanswered.map(({ change }) => change))];
  const stands = standsFor.map(({ key, role }) => `${key} (${role})`).join(", ");
  return {
    label: "Erase this person",
    action: `/people/${person.id}/erase`,
    isPrimary: false,
    isDanger: true,
    verb: `Erase ${person.name} for good`,
    ...(stands === "" ? {} : { blockedBy: `First hand over what they stand for: ${stands}.` }),
    fields: [
      {
        kind: "check",
        name: "sure",
        label: "I am sure",
        help: "It cannot be undone. Backups taken before still hold them.",
        isRequired: true,
      },
    ],
    consequence: [
      "Removed are name, address, user ids, absences, chat and links, the keys and sessions that act for them, and the reasons and answers they wrote.",
      "What they decided stays as of somebody erased, the record still checks, and no number changes.",
      asked.length === 0
        ? ""
        : `They have not decided about ${asked.join(", ")}: that will wait until somebody else is named in the proposal.`,
    ]
      .filter((sentence) => sentence !== "")
      .join(" "),
  };
}

/** What is said once somebody is erased: what is left to be done by people. */
export function erasedMessage(erased: Erased, frame: ConsoleFrame): MessageModel {
  const { unanswered, mentions } = erased;
  const asked = [...new Set(unanswered.map(({ change }) => change))];
  const places = new Map<string, string[]>();
  for (const { where, of } of mentions) places.set(where, [...(places.get(where) ?? []), of]);
  const said = [...places].map(([where, of]) => `${wheres[where] ?? where} (${of.join(", ")})`);
  return {
    frame,
    title: "This person is erased",
    text: [
      "Nothing that is shown, exported or sent from now on names them. What they decided stays, as of somebody erased.",
      ...(asked.length === 0
        ? []
        : [
            `They were asked about ${asked.join(", ")} and had not decided. Edit the proposal there and name somebody else.`,
          ]),
      ...(mentions.length === 0
        ? []
        : [
            `Others wrote their name or address in ${said.join("; ")}. Those words are their authors', and signed by people: see to them there. This is told only now.`,
          ]),
    ],
    links: [
      ...asked.slice(0, 5).map((key) => ({ label: `Go to ${key}`, href: `/changes/${key}` })),
      { label: "Go to people", href: "/people" },
    ],
  };
}

const wheres: Readonly<Record<string, string>> = {
  proposal: "proposals",
  words: "reasons and answers",
  "work item": "work items",
  discrepancy: "explanations of discrepancies",
  tool: "tools of the inventory",
  template: "templates",
  key: "names of keys",
};

const places = {
  people: "in a list of people",
  person: "on this page or by its address",
  audit: "in a sampled audit",
  champions: "among those whom colleagues may ask about a change",
} as const;

export function lookLines(looks: readonly NamedLook[]): LookLine[] {
  return looks.map(({ at, by, place, population }) => ({
    at,
    who: by ?? "Somebody erased",
    where: place === "members" ? `among the members of ${population ?? "a population"}` : places[place],
  }));
}
