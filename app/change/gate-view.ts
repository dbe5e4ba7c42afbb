import { isNeeded } from "../../domain/change/content.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import { approvalsNeeded, voiceOf } from "../../domain/change/quorum.ts";
import { nudgeFrom } from "../../domain/change/nudge.ts";
import type { ChangeState, GateState, RequestState } from "../../domain/change/state.ts";
import type { Said } from "../../store/change/conversation.ts";
import { requestSubject } from "../../store/change/deadlines.ts";
import type { Deadline } from "../../store/change/deadlines.ts";
import type { PersonName } from "./person-name.ts";

/** Gates and requests as pages, messages and the API show them. */

export interface GateParts {
  readonly conversation: readonly Said[];
  readonly deadlines: ReadonlyMap<string, Deadline>;
  readonly person: (id: string) => PersonName;
  readonly hasManager: (id: string) => boolean;
  /** What teams are called, by id. */
  readonly teams: ReadonlyMap<string, string>;
  /** The instant at which the change is looked at, epoch milliseconds. */
  readonly present: number;
}

type StoredGate = StoredContent["gates"][number];

export function gateView(state: ChangeState, content: StoredContent, gate: StoredGate, parts: GateParts) {
  const standing: GateState | undefined = state.gates[gate.id];
  const requests = (standing?.requests ?? []).flatMap((id) => {
    const request = state.requests[id];
    if (request === undefined) return [];
    const computed = parts.deadlines.get(requestSubject(id)) ?? parts.deadlines.get(gate.id);
    const dueAt = dueOf(request, standing, computed?.dueAt);
    const linkUntil = linkEndOf(request, standing, computed);
    const clock = standing?.clocks.find((each) => each.requests.includes(id));
    const { reminders = 0, overdue = false } = request.standing === "open" ? (clock ?? {}) : {};
    const nudge = nudgeView(state, request, parts.present);
    return [{ ...requestView(gate, request, parts), dueAt, linkUntil, reminders, overdue, nudge }];
  });
  const out = requests.filter((request) => voiceOf(request) === "out").length;
  return {
    id: gate.id,
    name: gate.name,
    quorum: gate.quorum,
    silence: gate.silence,
    standing: standing?.standing ?? (isNeeded(gate, content) ? ("planned" as const) : ("not_needed" as const)),
    needed: approvalsNeeded(gate.quorum, gate.stakeholders.length, out),
    approvals: requests.filter((request) => voiceOf(request) === "yes").length,
    openedAt: standing?.openedAt ?? null,
    ...clockView(standing, parts.deadlines.get(gate.id)?.dueAt ?? null),
    requests,
    objections: Object.entries(state.objections).flatMap(([id, objection]) =>
      objection.gate === gate.id ? [objectionView(id, objection, parts)] : [],
    ),
  };
}

/** The clocks of a gate as one: the earliest deadline that runs, or the last one that ran. */
function clockView(gate: GateState | undefined, computed: number | null) {
  const running = gate?.clocks.filter((clock) => clock.requests.length > 0) ?? [];
  const dueAts = running.map((clock) => clock.dueAt);
  return {
    dueAt: dueAts.length > 0 ? Math.min(...dueAts) : gate?.standing === "open" ? computed : null,
    overdue: running.some((clock) => clock.overdue),
    reminders: Math.max(0, ...running.map((clock) => clock.reminders)),
  };
}

/** By when this person's answer is due: those asked later have a later day. `null` while nothing is asked of them. */
function dueOf({ id, standing }: RequestState, gate: GateState | undefined, computed: number | undefined) {
  if (standing !== "open") return null;
  const clock = gate?.clocks.find((each) => each.requests.includes(id));
  return clock?.dueAt ?? computed ?? null;
}

/** Until when the link works, or worked; `null` before an end is set, and where nothing can be done by it. */
function linkEndOf(
  { standing, link, linkUntil = null }: RequestState,
  gate: GateState | undefined,
  computed: Deadline | undefined,
): number | null {
  if (gate?.standing !== "open" || link === "revoked") return null;
  return linkUntil ?? (standing === "open" ? (computed?.linkUntil ?? null) : null);
}

/** Reminders sent by hand, and from when on one is possible; `null` while nothing is asked of them. */
function nudgeView(state: ChangeState, request: RequestState, present: number) {
  const isPossible = request.standing === "open" && request.link === "live" && state.heldSince === null;
  const isOpen = state.gates[request.gate]?.standing === "open";
  return {
    count: request.nudges?.count ?? 0,
    from: isPossible && isOpen ? nudgeFrom(state, request, present) : null,
  };
}

function requestView(gate: StoredGate, request: RequestState, { conversation, person, hasManager, teams }: GateParts) {
  const { id, choice, behalf, required, veto, order, standing, overruled, link, generation, team } = request;
  const said = conversation.filter((each) => each.request === id);
  const decision = choice === null ? undefined : said.findLast((each) => each.said === choice);
  // A delegate decides in the role of the person named first.
  const named = behalf[0] ?? request.person;
  return {
    id,
    gate: gate.id,
    person: person(request.person),
    hasManager: hasManager(request.person),
    onBehalfOf: behalf.map(person),
    team,
    teamName: team === null ? null : (teams.get(team) ?? team),
    role: gate.stakeholders.find((stakeholder) => stakeholder.person === named)?.role ?? "",
    required,
    veto,
    order,
    standing,
    choice,
    stale: request.stale,
    overruled,
    reason: decision?.text ?? null,
    decidedAt: decision?.at ?? null,
    link,
    generation,
    thread: said.map((each) => ({
      at: each.at,
      said: each.said,
      by: each.person === null ? null : person(each.person),
      text: each.text,
      isAway: each.isAway,
    })),
  };
}

function objectionView(id: string, objection: ChangeState["objections"][string], { conversation, person }: GateParts) {
  const about = conversation.filter((each) => each.objection === id);
  const raised = about[0];
  const overruled = about.find((each) => each.said === "overruled");
  return {
    id,
    kind: objection.kind,
    request: objection.request,
    raiser: person(objection.raiser),
    owner: person(objection.owner),
    standing: objection.standing,
    text: raised?.text ?? null,
    raisedAt: raised?.at ?? 0,
    overruledBy: overruled?.person == null ? null : person(overruled.person),
    overruledBecause: overruled?.text ?? null,
  };
}
