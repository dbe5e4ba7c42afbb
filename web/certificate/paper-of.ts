import type { Certificate } from "../../app/record/certificate.ts";
import { formatInstant } from "../../lib/instant.ts";
import { capital, money, number, plural, stamp } from "../kit/format.ts";
import { english } from "../kit/moment.ts";
import { quorumRule } from "../kit/quorum.ts";
import { metricSentence, saidWords, targetSentence } from "../letters/wording.ts";
import { entryOf, forWhom, named } from "./act-words.ts";
import type { Paper, PaperFact, PaperPart } from "./paper.ts";

type Gate = Certificate["gates"][number];
type Revision = Certificate["revisions"][number];

const utc = (now: number) => ({ now, timeZone: "UTC", ...english });

/** Puts a certificate into words. */
export function paperOf(certificate: Certificate): Paper {
  const { key, title, record, head, issuedAt, revisions } = certificate;
  const altered = revisions.filter((each) => !each.isIntact);
  return {
    kind: "Certificate",
    key,
    title: title === "" ? "Not named yet" : title,
    about: `Certificate of the decisions about ${key}, as they are on record on ${stamp(utc(issuedAt), issuedAt)}.`,
    warnings: [
      ...(record.isWhole ? [] : [`The record was altered. ${record.problem ?? ""}`.trim()]),
      ...altered.map((each) => `What was shown as revision ${each.number} is erased, or not what was signed any more.`),
    ],
    facts: [
      ["Change", `${key}, ${certificate.tier}`],
      ["Stage", certificate.outcome === null ? certificate.stage : certificate.outcome.replaceAll("_", " ")],
      ["Proposed by", named(certificate.proposer)],
      ["Owner", certificate.owner === null ? "nobody" : named(certificate.owner)],
      ["Sponsor", certificate.sponsor === null ? "nobody" : named(certificate.sponsor)],
      ["Record", `${plural(record.rows, "entry", "entries")}, ${record.isWhole ? "whole" : "altered"}`],
      ["Head of the record", `seq ${head.seq}, hash ${head.hash}`],
    ],
    parts: [
      ...revisions.map(revisionPart),
      ...certificate.gates.map(gatePart),
      coursePart(certificate),
      fetchPart(certificate),
      checkPart(certificate),
    ],
  };
}

function revisionPart({ number: revision, hash, isIntact, content, people }: Revision): PaperPart {
  const id = `revision-${revision}`;
  const title = `What was shown: revision ${revision}`;
  const hashed: PaperFact = ["Hash", hash];
  if (content === null) return { id, title, facts: [hashed], paragraphs: ["The content is erased."], entries: [] };
  const who = (person: string | null) => {
    const found = people.find((each) => each.id === person);
    return found === undefined ? "nobody" : named(found);
  };
  const { build, adoption, currency } = content.budget;
  const sum = (amount: number | null) => (amount === null ? "none named" : money(amount, currency));
  return {
    id,
    title,
    facts: [
      ["Title", content.title],
      ["Why", content.brief.why],
      ...content.asks.map((ask): PaperFact => ["Asks", ask]),
      ...content.targets.map((target): PaperFact => ["Target", targetSentence(english, target)]),
      ...(content.noTargetBecause === "" ? [] : [["No target because", content.noTargetBecause] as const]),
      ...(content.metric == null ? [] : [["Business metric", metricSentence(english, content.metric)] as const]),
      ["Owner", who(content.owner)],
      ["Sponsor", who(content.sponsor)],
      ["Budget", `build ${sum(build.planned)}, adoption ${sum(adoption.planned)}`],
      hashed,
      ["Checked", isIntact ? "What is stored has this hash." : "What is stored has another hash."],
    ],
    paragraphs: [content.summary],
    entries: [],
  };
}

const silences = {
  block: "never counts as an answer",
  escalate: "never counts as an answer; it is escalated",
  consent: "counts as consent by silence, which is no approval",
} as const satisfies Record<Gate["silence"], string>;

function gatePart(gate: Gate): PaperPart {
  const asked = new Map(gate.requests.map((request) => [request.id, request.person]));
  return {
    id: `gate-${gate.id}`,
    title: `Gate ${gate.name}`,
    facts: [
      ["Standing", gate.standing],
      ["Rule", quorumRule(english, gate.quorum, gate.requests.filter((request) => !request.isPast).length)],
      ["Silence", silences[gate.silence]],
      ...gate.requests.map((request): PaperFact => [
        roleOf(request),
        `${forWhom(request.person, request.onBehalfOf)}: ${standingOf(request)}`,
      ]),
      ...gate.objections.map((each): PaperFact => [
        capital(each.kind),
        `of ${named(each.raiser)}, ${each.standing}; seen to by ${named(each.owner)}`,
      ]),
    ],
    paragraphs: [],
    entries: gate.acts.map((act) => entryOf(act, asked)),
  };
}

function roleOf({ role, required, veto }: Gate["requests"][number]): string {
  const weight = [...(required ? ["must agree"] : []), ...(veto ? ["veto"] : [])].join(", ");
  return `${role === "" ? "Asked" : role}${weight === "" ? "" : ` (${weight})`}`;
}

function standingOf({ choice, standing, overruled, isPast }: Gate["requests"][number]): string {
  const said = choice === null ? (standing === "withdrawn" ? "not needed any more" : "no decision") : saidWords[choice];
  return `${said}${overruled ? ", overruled" : ""}${isPast ? ", in an earlier round" : ""}`;
}

function coursePart({ course }: Certificate): PaperPart {
  const entries = course.map((act) => entryOf(act, new Map()));
  return { id: "course", title: "The course of the change", facts: [], paragraphs: [], entries };
}

function fetchPart({ fetches }: Certificate): PaperPart {
  const lines = fetches.map(
    (each) =>
      `${named(each.person)}, generation ${each.generation}: ${plural(each.fetches, "fetch", "fetches")}, first ${formatInstant(each.firstAt)}, last ${formatInstant(each.lastAt)}.`,
  );
  return {
    id: "fetches",
    title: "Fetches of links, which are no acts of people",
    facts: [],
    paragraphs: [
      `Mail scanners and previews fetch links too, so a fetch proves nothing about a person. At most ${number(200)} are kept a link.`,
      ...(lines.length === 0 ? ["No link was fetched."] : lines),
    ],
    entries: [],
  };
}

function checkPart({ key, head, record }: Certificate): PaperPart {
  return {
    id: "check",
    title: "How to check this without Takehold's database",
    facts: [
      ["Export", record.export],
      ["Command", record.command],
      ["Head", `seq ${head.seq}, hash ${head.hash}`],
    ],
    paragraphs: [
      `The export of ${key} holds every entry as it was hashed: SHA-256 over canonical JSON (RFC 8785), each entry over the one before it. The command checks it with nothing running.`,
      "FILE holds heads that were anchored elsewhere: what TAKEHOLD_ANCHOR_FILE or TAKEHOLD_ANCHOR_URL collected, or a message from Takehold saved as text, which names the head at its foot. It finds a record that was cut off or written anew.",
      "The JSON form of this certificate holds contents and reasons with their salts: the hash of a revision is that of {content, salt}, the commitment of a reason that of {body, salt}.",
    ],
    entries: [],
  };
}
