import type { ChangeView } from "../../../app/change/view.ts";
import { plural } from "../../kit/format.ts";
import type { IconName } from "../../kit/shapes.ts";
import { saidWords } from "../../letters/wording.ts";
import { nameOf } from "./names.ts";
import { textIn } from "./record.ts";
import type { RecordedEvent } from "./record.ts";

/** Events of gates, requests and objections in words. */

export type Words = [IconName, string];

export function gateWords(name: string, gate: string, { data }: RecordedEvent): Words {
  const requests = Array.isArray(data["requests"]) ? data["requests"].length : 0;
  const people = plural(requests, "person", "people");
  const words: Record<string, Words> = {
    opened: ["mail", `Gate ${gate} opened, ${people} in it`],
    reopened: ["refresh", `Gate ${gate} opened again for the new text, ${people} in it`],
    "group-opened": ["mail", `Gate ${gate}: the next group was asked, ${people}`],
    "deadlines-set": ["clock", `Gate ${gate} has its deadline`],
    reminded: ["bell", `${people} reminded at ${gate}`],
    overdue: ["alert", `Gate ${gate} is overdue, ${people} not decided; the owner was told`],
    escalated: ["alert", `Gate ${gate} still waits for ${people}; the sponsor was told`],
    approved: ["check", `Gate ${gate} approved`],
    declined: ["close", `Gate ${gate} declined`],
    closed: ["close", `Gate ${gate} closed without a decision`],
  };
  return words[name] ?? ["info", `gate.${name}`];
}

interface Place {
  /** Who acted. */
  readonly who: string;
  readonly gate: string;
}

export function requestWords(name: string, place: Place, { data }: RecordedEvent, view: ChangeView): Words {
  const { who, gate } = place;
  const person = (field: string) => nameOf(view.person(textIn(data, field)));
  switch (name) {
    case "decided":
      return decidedWords(person("person"), gate, data);
    case "consented-by-silence":
      return ["clock", `${person("person")} did not answer in time, which counts as consent by silence at ${gate}`];
    case "delegated":
      return textIn(data, "because") === "absent"
        ? ["hand", `${person("from")} is away, so ${person("to")} decides at ${gate}`]
        : ["hand", `${person("from")} passed ${gate} on to ${person("to")}`];
    case "answered":
      return ["pen", `${who} answered ${whose(view, data)} at ${gate}`];
    case "nudged":
      return ["bell", `${who} reminded ${person("person")} of ${gate}`];
    case "revoked":
      return ["lock", `${who} made the link of ${whose(view, data)} void`];
    case "reissued":
      return ["mail", `${who} sent the link of ${whose(view, data)} again`];
    default:
      return ["info", `request.${name}`];
  }
}

const icons: Readonly<Record<string, IconName>> = {
  approve: "check",
  approve_with_condition: "check",
  ask: "info",
  counter: "pen",
  concern: "alert",
  decline: "close",
  abstain: "flat",
};

function decidedWords(person: string, gate: string, data: RecordedEvent["data"]): Words {
  const choice = textIn(data, "choice");
  const icon = icons[choice] ?? "info";
  const did = isSaid(choice) ? saidWords[choice] : choice;
  if (data["replaces"] === choice) return [icon, `${person}, who ${did} at ${gate}, said it in other words`];
  const changed = typeof data["replaces"] === "string" ? "spoke again and " : "";
  return [icon, `${person} ${changed}${did} at ${gate}`];
}

function isSaid(choice: string): choice is keyof typeof saidWords {
  return Object.hasOwn(saidWords, choice);
}

function whose(view: ChangeView, data: RecordedEvent["data"]): string {
  const requests = view.gates.flatMap((each) => each.requests);
  const request = requests.find((each) => each.id === textIn(data, "request"));
  return request === undefined ? "somebody" : nameOf(request.person);
}

export function objectionWords(name: string, { who, gate }: Place, { data }: RecordedEvent, view: ChangeView): Words {
  const known = view.gates.flatMap((each) => each.objections).find((each) => each.id === textIn(data, "objection"));
  const kind = known?.kind ?? (textIn(data, "kind") === "concern" ? "concern" : "condition");
  const raiser = known === undefined ? "somebody" : nameOf(known.raiser);
  const words: Record<string, Words> = {
    raised: ["alert", `The ${kind} of ${raiser} keeps ${gate} shut`],
    closed: ["check", `The ${kind} of ${raiser} at ${gate} was closed`],
    overruled: [
      "hand",
      `${known?.overruledBy == null ? who : nameOf(known.overruledBy)} overruled the ${kind} of ${raiser} at ${gate}`,
    ],
  };
  return words[name] ?? ["info", `objection.${name}`];
}
