import type { GateState } from "../../domain/change/state.ts";
import { Problem } from "../../domain/errors.ts";
import { canonicalHash } from "../../lib/hash-chain.ts";
import { findChange } from "../../store/change/read.ts";
import { listEvents } from "../../store/change/events.ts";
import { listFetches, listRevisions, listSaltedTexts, listSentLinks } from "../../store/record/evidence.ts";
import type { StoredRevision } from "../../store/record/evidence.ts";
import { listAddressChanges } from "../../store/people/addresses.ts";
import { findCards } from "../../store/people/names.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { readRecord } from "./acts.ts";
import type { ReadRecord } from "./acts.ts";
import { actView } from "./act-view.ts";
import type { ActParts } from "./act-view.ts";
import { exported } from "./export.ts";
import { verifyRecord } from "./verify.ts";

/** Who agreed to what, for whom, when and how that is proved. Instants are epoch milliseconds; `name: null` is an erased person. */
export type Certificate = Awaited<ReturnType<typeof certificate>>;

const rowsMax = 100_000;

/**
 * Certifies the sign-offs of a change from its event record alone; names, texts and contents are looked up beside it and checked
 * against what the record commits to. @throws Problem `not_found`
 */
export async function certificate(app: Pick<App, "db" | "now" | "url">, caller: Caller, key: string) {
  requireScope(caller, "changes:read");
  const change = await findChange(app.db, key);
  if (change === null) throw new Problem("not_found", `There is no change ${key}.`);
  const rows = (await listEvents(app.db, key, 0, rowsMax)).filter((row) => row.seq <= change.state.seq);
  const record = readRecord(key, rows);
  const [revisions, texts, sent, fetches] = await Promise.all([
    listRevisions(app.db, key),
    listSaltedTexts(app.db, key),
    listSentLinks(app.db, key),
    listFetches(app.db, key),
  ]);
  const cards = await findCards(app.db, peopleIn(record, revisions));
  const person = (id: string) => ({ id, name: cards.get(id)?.name ?? null });
  const readdressed = await listAddressChanges(app.db, [...cards.keys()]);
  const parts: ActParts = { record, texts, sent, cards, readdressed, person };
  const acts = record.acts.map((act) => actView(act, parts));
  const current = contentOf(revisions, record.state.revision);
  const head = { seq: change.state.seq, hash: change.headHash };
  const verification = verifyRecord(exported(key, head, rows));
  const path = `/api/v1/changes/${key}/events/export`;
  return {
    key,
    title: current?.content.title ?? change.title,
    stage: record.state.stage,
    outcome: record.state.outcome,
    tier: record.state.plan.tier,
    proposer: person(record.state.proposer),
    owner: record.state.plan.owner === null ? null : person(record.state.plan.owner),
    sponsor: record.state.plan.sponsor === null ? null : person(record.state.plan.sponsor),
    issuedAt: app.now(),
    revisions: [...record.shown].map(([number, hash]) => shownRevision(revisions, { number, hash }, person)),
    course: acts.filter((act) => act.gate === null),
    gates: [...record.gates.values()].map((gate) => ({
      ...gateView(record, revisions, gate, person),
      acts: acts.filter((act) => act.gate === gate.id),
    })),
    fetches: fetches.map((each) => ({ ...each, person: person(each.person) })),
    head,
    record: {
      rows: rows.length,
      isWhole: verification.ok,
      problem: verification.ok ? null : verification.why,
      export: `${app.url}${path}`,
      command: `npx takehold audit verify ${key}.record.json --anchor FILE`,
    },
  };
}

/** A gate as it last stood, with everybody who was ever asked in it. */
function gateView(
  record: ReadRecord,
  revisions: readonly StoredRevision[],
  gate: GateState,
  person: ActParts["person"],
) {
  return {
    id: gate.id,
    name: gateIn(record, revisions, gate.id)?.name ?? gate.id,
    quorum: gate.quorum,
    silence: gate.silence,
    standing: gate.standing,
    requests: [...record.requests.values()]
      .filter((each) => each.gate === gate.id)
      .map((request) => ({
        id: request.id,
        person: person(request.person),
        onBehalfOf: request.behalf.map(person),
        role: roleOf(revisions, record, request.gate, request.behalf[0] ?? request.person),
        required: request.required,
        veto: request.veto,
        standing: request.standing,
        choice: request.standing === "open" || request.standing === "waiting" ? null : request.choice,
        overruled: request.overruled,
        /** Asked in an earlier round of this gate only. */
        isPast: record.state.requests[request.id] === undefined,
      })),
    objections: [...record.objections].flatMap(([id, objection]) =>
      objection.gate === gate.id
        ? [{ ...objection, id, raiser: person(objection.raiser), owner: person(objection.owner) }]
        : [],
    ),
  };
}

function contentOf(revisions: readonly StoredRevision[], shown: { readonly number: number; readonly hash: string }) {
  return revisions.find((each) => each.number === shown.number && each.hash === shown.hash);
}

/** A revision as people were shown it. `isIntact`: what is stored still has the hash that the decisions name. */
function shownRevision(
  revisions: readonly StoredRevision[],
  { number, hash }: { readonly number: number; readonly hash: string },
  person: ActParts["person"],
) {
  const stored = contentOf(revisions, { number, hash });
  const isIntact = stored !== undefined && canonicalHash({ salt: stored.salt, content: stored.content }) === hash;
  const people = stored === undefined ? [] : peopleOf(stored).map(person);
  return { number, hash, isIntact, salt: stored?.salt ?? null, content: stored?.content ?? null, people };
}

function gateIn({ gates, requests }: ReadRecord, revisions: readonly StoredRevision[], id: string) {
  const rounds = [...requests.values()].filter((each) => each.gate === id).map((each) => each.revision);
  const wanted = new Set([...rounds, gates.get(id)?.revision ?? 0]);
  return revisions
    .filter((each) => wanted.has(each.number))
    .toReversed()
    .flatMap((each) => each.content.gates)
    .find((each) => each.id === id);
}

function roleOf(revisions: readonly StoredRevision[], record: ReadRecord, gate: string, named: string): string {
  const stakeholders = gateIn(record, revisions, gate)?.stakeholders ?? [];
  return stakeholders.find((each) => each.person === named)?.role ?? "";
}

function peopleOf({ content }: StoredRevision): readonly string[] {
  const { owner, sponsor, gates, targets, metric } = content;
  const owners = targets.map((target) => target.owner);
  const named = [owner, sponsor, metric?.owner, ...owners].flatMap((id) => id ?? []);
  return [...new Set([...named, ...gates.flatMap((gate) => gate.stakeholders.flatMap((each) => each.person ?? []))])];
}

function peopleIn({ state, acts, requests, objections }: ReadRecord, revisions: readonly StoredRevision[]): string[] {
  return [
    state.proposer,
    state.plan.owner ?? "",
    state.plan.sponsor ?? "",
    ...revisions.flatMap(peopleOf),
    ...acts.flatMap(({ actor, fact }) => [
      actor.kind === "system" ? "" : (actor.person ?? ""),
      "to" in fact && fact.type === "request.delegated" ? fact.to : "",
      "by" in fact ? (fact.by ?? "") : "",
    ]),
    ...[...requests.values()].flatMap((each) => [each.person, ...each.behalf]),
    ...[...objections.values()].flatMap((each) => [each.raiser, each.owner]),
  ];
}
