import type { Actor, TextRef } from "../../domain/change/command.ts";
import type { Fact } from "../../domain/change/event.ts";
import { canonicalHash } from "../../lib/hash-chain.ts";
import type { AddressChange } from "../../store/people/addresses.ts";
import type { PersonCard } from "../../store/people/names.ts";
import type { SaltedText, SentLink } from "../../store/record/evidence.ts";
import type { PersonName } from "../change/person-name.ts";
import { saidWords } from "../signoff/said-words.ts";
import type { ReadRecord, RecordedAct } from "./acts.ts";
import { maskedAddress } from "./masked-address.ts";

/** What one act of a record is shown with: people, words, and how it is proved. */
export interface ActParts {
  readonly record: ReadRecord;
  readonly texts: ReadonlyMap<string, SaltedText>;
  readonly sent: readonly SentLink[];
  readonly cards: ReadonlyMap<string, PersonCard>;
  readonly readdressed: readonly AddressChange[];
  readonly person: (id: string) => PersonName;
}

export function actView(act: RecordedAct, parts: ActParts) {
  const { seq, at, hash, fact, request, actor, revision } = act;
  const { person, cards } = parts;
  const who = whoOf(fact, actor);
  return {
    seq,
    at,
    hash,
    type: fact.type,
    gate: "gate" in fact ? fact.gate : null,
    request: "request" in fact ? fact.request : null,
    /** In whose name it stands; `null`: nobody's, as what a gate's rule brings about. */
    person: who === null ? null : person(who),
    /** For whom that person decides, the one named first in front. */
    onBehalfOf: isOwnPart(fact) ? (request?.behalf ?? []).map(person) : [],
    to: fact.type === "request.delegated" ? person(fact.to) : null,
    because: fact.type === "request.delegated" ? fact.because : null,
    /** Where that person's clock is read, an IANA name. */
    timeZone: (who === null ? null : cards.get(who)?.timeZone) ?? "UTC",
    choice: choiceOf(fact),
    said: saidOf(fact),
    text: textOf(fact, parts.texts),
    objection: objectionOf(fact, parts.record),
    asked: fact.type === "gate.opened" || fact.type === "gate.reopened" ? fact.requests.length : null,
    answers: fact.type === "request.answered" ? fact.to : null,
    shown: fact.type === "request.decided" ? { revision, hash: fact.shownHash } : null,
    revision: "revision" in fact ? fact.revision.number : null,
    proof: proofOf(act, parts),
  };
}

/** Who is meant by "who did it": the person who spoke, decided or overruled. */
function whoOf(fact: Fact, actor: Actor): string | null {
  switch (fact.type) {
    case "request.decided":
    case "request.consented-by-silence":
      return fact.person;
    case "request.delegated":
      return fact.from;
    case "objection.raised":
      return fact.raiser;
    case "objection.closed":
    case "objection.overruled":
      return fact.by;
    default:
      return actor.kind === "system" ? null : actor.person;
  }
}

function isOwnPart({ type }: Fact): boolean {
  return type === "request.decided" || type === "request.consented-by-silence" || type === "request.delegated";
}

function choiceOf(fact: Fact) {
  if (fact.type === "request.consented-by-silence") return "consented_by_silence" as const;
  return fact.type === "request.decided" ? fact.choice : null;
}

function saidOf(fact: Fact): string | null {
  const choice = choiceOf(fact);
  return choice === null ? null : saidWords[choice];
}

/** The words that belong to a fact. `isIntact`: they are still those that the record commits to. */
function textOf(fact: Fact, texts: ActParts["texts"]) {
  // A condition's words are those of the decision before it.
  if (fact.type === "objection.raised") return null;
  const ref: TextRef | null = "reason" in fact ? fact.reason : "text" in fact ? fact.text : null;
  if (ref === null) return null;
  const kept = texts.get(ref.id);
  if (kept === undefined) return { body: null, isIntact: true, salt: null, commitment: ref.commitment };
  const { body, salt } = kept;
  return { body, isIntact: canonicalHash({ salt, body }) === ref.commitment, salt, commitment: ref.commitment };
}

function objectionOf(fact: Fact, { objections }: ReadRecord) {
  if (!("objection" in fact)) return null;
  const known = objections.get(fact.objection);
  return {
    id: fact.objection,
    kind: known?.kind ?? ("condition" as const),
    standing: known?.standing ?? ("open" as const),
  };
}

const sentBy = { smtp: "mail", inbox: "mail", slack: "slack", teams: "teams" } as const;

/** How it is known who did this. */
function proofOf(
  { actor, fact, request, at, revision }: RecordedAct,
  { sent, cards, record, readdressed, person }: ActParts,
) {
  switch (actor.kind) {
    case "system":
      return { by: "rule" as const };
    case "key":
      return { by: "key" as const, key: actor.key };
    case "person":
      return { by: "session" as const };
    case "link": {
      const id = "request" in fact ? fact.request : "";
      const generation = request?.generation ?? 1;
      const message = sent.findLast(
        (each) =>
          each.request === id && each.generation === generation && each.person === actor.person && each.sentAt <= at,
      );
      const email = cards.get(actor.person)?.email ?? null;
      const onInbox = sent.filter(
        (each) => each.request === id && each.generation === generation && each.via === "inbox" && each.sentAt <= at,
      );
      const readAt = onInbox.flatMap((each) => each.shownAt ?? [])[0] ?? null;
      const moved = readdressed.findLast((each) => each.person === actor.person);
      const mover = moved?.actor.startsWith("person:") === true ? moved.actor.slice("person:".length) : null;
      return {
        by: "link" as const,
        /** Their address is another one than at first: since when, and through whom; a link may have reached somebody else. */
        addressChangedAt: moved?.at ?? null,
        addressChangedBy: mover === null ? null : person(mover),
        generation,
        /** Confirmed with a code mailed to their own address. */
        byCode: "byCode" in fact && (fact.byCode ?? false),
        sentTo: email === null ? null : maskedAddress(email),
        sentAt: message?.sentAt ?? null,
        sentBy: sentBy[message?.via ?? "smtp"],
        /** The link was on the console's inbox page, where administrators can read it. */
        wasOnInbox: onInbox.length > 0,
        readOnInboxAt: readAt,
        /** The form's nonce was made for this link, generation and revision. */
        revisionHash: fact.type === "request.decided" ? fact.shownHash : (record.shown.get(revision) ?? null),
      };
    }
  }
}
