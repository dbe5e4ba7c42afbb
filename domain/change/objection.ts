import { refuse, refuseByLink } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Actor, Command } from "./command.ts";
import type { Fact } from "./event.ts";
import { reissuedAfterEnd } from "./link-life.ts";
import { entryOf, proposes } from "./state.ts";
import { unprovedByLink } from "./step-up.ts";
import type { ChangeState } from "./state.ts";

/** Conditions and concerns: open until their raiser closes them or somebody with authority overrules them, on the record. */

/** The open conditions and concerns that came with a request. */
export function objectionsOf(state: ChangeState, request: string): readonly string[] {
  return Object.entries(state.objections).flatMap(([id, each]) =>
    each.request === request && each.standing === "open" ? [id] : [],
  );
}

function openObjection(state: ChangeState, id: string) {
  const objection = entryOf(state.objections, id);
  if (objection === undefined)
    return { refusal: refuse("not_found", `${state.key} has no condition or concern ${id}.`) };
  if (state.gates[objection.gate]?.standing !== "open")
    return {
      refusal: refuseByLink(
        "gate_decided",
        "wrong_stage",
        "This gate is decided. Its conditions and concerns stay as they are.",
      ),
    };
  if (state.heldSince !== null)
    return { refusal: refuseByLink("on_hold", "on_hold", `${state.key} is on hold. Resume it before settling this.`) };
  if (objection.standing !== "open")
    return {
      refusal: refuseByLink(
        "objection_settled",
        "wrong_stage",
        `This ${objection.kind} is ${objection.standing} already.`,
      ),
    };
  return { objection };
}

export function closeObjection(
  state: ChangeState,
  { objection: id, byCode }: { readonly objection: string; readonly byCode?: true },
  actor: Actor,
): readonly Fact[] | Refusal {
  const { objection, refusal } = openObjection(state, id);
  if (objection === undefined) return refusal;
  const by = actor.kind === "system" ? null : actor.person;
  if (by !== objection.raiser)
    return refuseByLink(
      "not_raiser",
      "forbidden",
      `Only the person who raised this ${objection.kind} can close it. The sponsor can overrule it.`,
    );
  const { gate, request, kind } = objection;
  const unproved = unprovedByLink(state, gate, { actor, byCode });
  if (unproved !== null) return unproved;
  // An edit may have put its raiser into a later group, whose turn has not come: they are asked when it does.
  const reopens = kind === "concern" && state.requests[request]?.standing !== "waiting";
  const asked = reopens ? state.requests[request] : undefined;
  return [
    { type: "objection.closed", objection: id, gate, request, by, reopens, ...(byCode && { byCode }) },
    ...(asked === undefined ? [] : reissuedAfterEnd(asked)),
  ];
}

/** Takes a name: the sponsor or the owner, who answer for the change. Neither the raiser nor the proposer can be it. */
export function overrule(
  state: ChangeState,
  command: Extract<Command, { type: "overrule" }>,
  actor: Actor,
): readonly Fact[] | Refusal {
  const { objection, refusal } = openObjection(state, command.objection);
  if (objection === undefined) return refusal;
  const by = actor.kind === "person" ? actor.person : actor.kind === "key" ? (actor.person ?? command.by) : null;
  const { owner, sponsor } = state.plan;
  if (by === null) return refuse("incomplete", "Say who overrules this: it is done in somebody's name.", ["by"]);
  if ((by !== owner && by !== sponsor) || by === objection.raiser || proposes(state, by))
    return refuse(
      "forbidden",
      "Only the sponsor or the owner can overrule it, and not what they raised or proposed themselves.",
      actor.kind === "key" && actor.person === null ? ["by"] : undefined,
    );
  const { gate, request } = objection;
  const inName = actor.kind === "key" && actor.person === null;
  const { objection: id, reason } = command;
  return [{ type: "objection.overruled", objection: id, gate, request, by, reason, ...(inName && { inName }) }];
}
