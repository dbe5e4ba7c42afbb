import type { Certificate } from "../../app/record/certificate.ts";
import { formatInstant } from "../../lib/instant.ts";
import { capital, plural, shortHash, stamp } from "../kit/format.ts";
import type { PaperEntry } from "./paper.ts";

type Act = Certificate["course"][number];
type Person = Certificate["proposer"];

export const named = ({ name }: Person): string => name ?? "somebody erased";

/** "Ben Carter for Anna Berg", once the request was passed on. */
export function forWhom(person: Person, onBehalfOf: readonly Person[]): string {
  const first = onBehalfOf[0];
  return first === undefined ? named(person) : `${named(person)} for ${named(first)}`;
}

/** One act of the record in words, in the time zone of whoever acted. */
export function entryOf(act: Act, asked: ReadonlyMap<string, Person>): PaperEntry {
  const moment = { now: act.at, timeZone: act.timeZone, locale: "en-GB" };
  return {
    when: stamp(moment, act.at),
    instant: formatInstant(act.at),
    what: capital(wordsOf(act, asked)),
    quote: act.text === null ? undefined : (act.text.body ?? "The words were erased with their author."),
    proof: [...proofOf(act), `Entry ${act.seq} of the record, hash ${shortHash(act.hash)}.`],
  };
}

function wordsOf(act: Act, asked: ReadonlyMap<string, Person>): string {
  const who = act.person === null ? byNobody(act) : forWhom(act.person, act.onBehalfOf);
  const about = act.request === null ? undefined : asked.get(act.request);
  const whose = about === undefined ? "somebody" : named(about);
  const what = act.objection?.kind ?? "condition";
  switch (act.type) {
    case "request.decided":
      return `${who} ${act.said ?? "decided"}`;
    case "request.consented-by-silence":
      return `${who} did not answer in time and ${act.said ?? "consented by silence"}. This is no act of theirs`;
    case "request.delegated":
      return act.because === "absent"
        ? `${who} is away: ${act.to === null ? "a substitute" : named(act.to)} decides for them`
        : `${who} passed it on to ${act.to === null ? "somebody" : named(act.to)}`;
    case "request.answered":
      return `${who} answered the ${act.answers === "counter" ? "proposal" : "question"} of ${whose}`;
    case "request.reissued":
      return `${who} had the link of ${whose} sent again; earlier ones are void`;
    case "request.revoked":
      return `${who} made the link of ${whose} void`;
    case "objection.raised":
      return `The ${what} of ${who} keeps the gate shut until it is closed or overruled`;
    case "objection.closed":
      return `${who} closed the ${what}`;
    case "objection.overruled":
      return `${who} overruled the ${what} of ${whose}`;
    default:
      return otherWords(act, who);
  }
}

function byNobody({ proof }: Act): string {
  return proof.by === "key" ? "a program" : "Takehold";
}

function otherWords(act: Act, who: string): string {
  const people = plural(act.asked ?? 0, "person", "people");
  const revision = `revision ${act.revision ?? 1}`;
  const words: Readonly<Record<string, string>> = {
    "change.created": `${who} wrote the proposal`,
    "change.edited": `${who} wrote ${revision}`,
    "change.submitted": `${who} asked for it, with ${revision}`,
    "change.accepted": `${who} accepted the proposal for sign-off`,
    "change.declined": `${who} declined the proposal`,
    "change.returned": `${who} returned it to draft`,
    "change.withdrawn": `${who} withdrew it`,
    "change.held": `${who} put it on hold`,
    "change.resumed": `${who} resumed it`,
    "change.closed": "the change was closed",
    "gate.opened": `the gate was opened with ${revision}, ${people} in it`,
    "gate.reopened": `the gate was opened again for ${revision}, ${people} in it; what was said of earlier text is stale`,
    "gate.group-opened": "the next group was asked",
    "gate.reminded": "those who had not answered were reminded",
    "gate.overdue": "the gate was overdue; the owner was told",
    "gate.escalated": "the gate still waited; the sponsor was told",
    "gate.approved": "by its rule the gate was approved",
    "gate.declined": "by its rule the gate was declined",
    "gate.closed": "the gate was closed without a decision",
  };
  return words[act.type] ?? act.type;
}

function proofOf(act: Act): string[] {
  const { proof } = act;
  const altered = act.text?.isIntact === false ? ["These words are not those that the record commits to."] : [];
  switch (proof.by) {
    case "rule":
      return altered;
    case "key":
      return [...altered, `By a program, with the API key ${proof.key}.`];
    case "session":
      return [...altered, "By somebody signed in to the console."];
    case "link": {
      const sent = proof.sentAt === null ? "" : `, sent ${formatInstant(proof.sentAt)}`;
      const by = { mail: "", slack: " in Slack", teams: " in Teams" }[proof.sentBy];
      const to = proof.sentTo === null ? " to an address that is erased" : ` to ${proof.sentTo}`;
      const hash = proof.revisionHash === null ? "" : ` with hash ${proof.revisionHash}`;
      return [
        ...altered,
        `By a form posted from their own link${proof.byCode ? " and a code mailed to their own address" : ""}, generation ${proof.generation}${sent}${by}${to}. Its nonce was bound to this link, its generation and the text shown${act.shown === null ? "" : `, revision ${act.shown.revision}`}${hash}.`,
        ...addressWords(proof),
        ...inboxWords(proof),
      ];
    }
  }
}

function addressWords({ addressChangedAt, addressChangedBy }: Extract<Act["proof"], { by: "link" }>): string[] {
  if (addressChangedAt === null) return [];
  const by = addressChangedBy === null ? "with an API key" : `by ${named(addressChangedBy)}`;
  return [
    `Their address was changed on ${formatInstant(addressChangedAt)} ${by}; the one named here is the present one.`,
  ];
}

function inboxWords(proof: Extract<Act["proof"], { by: "link" }>): string[] {
  if (!proof.wasOnInbox) return [];
  const read =
    proof.readOnInboxAt === null ? "" : ` The message was opened there on ${formatInstant(proof.readOnInboxAt)}.`;
  return [
    `Weaker proof: no mail server was set up, so this link${proof.byCode ? " and the code" : ""} could be read on the console's inbox page by administrators.${read}`,
  ];
}
