import { refuse, refuseByLink } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Command } from "./command.ts";
import type { Task } from "./effect.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import type { Circumstances, Feature } from "./feature.ts";
import { entryOf } from "./state.ts";
import type { AuditState, ChangeState } from "./state.ts";

/** Sampled audits: what was drawn, for whom to look at, and what they found. One at a time is open for a target. */

/** Why no second one is drawn meanwhile. */
export const openAudit = "An audit of this target is with its reviewer. Let it be finished, or withdraw it first.";

export function isWithReviewer({ audits = {} }: ChangeState, target: string): boolean {
  return Object.values(audits).some((each) => each.target === target && each.standing === "open");
}

function draw(state: ChangeState, command: Extract<Command, { type: "draw-audit" }>): readonly Fact[] | Refusal {
  const { audit, target, reviewer, draw: drawn } = command;
  if (state.stage !== "launch" && state.stage !== "adoption")
    return refuse("wrong_stage", `${state.key} is in ${state.stage}. There is work to look at once it has launched.`);
  if (entryOf(state.targets, target) === undefined)
    return refuse("not_found", `${state.key} has no target ${target} that is measured.`);
  if (entryOf(state.audits ?? {}, audit) !== undefined) return [];
  if (isWithReviewer(state, target)) return refuse("conflict", openAudit);
  return [{ type: "audit.drawn", audit, target, reviewer, draw: drawn }];
}

function finish(
  known: AuditState,
  { audit, result }: Extract<Command, { type: "finish-audit" }>,
  { actor }: Circumstances,
): readonly Fact[] | Refusal {
  if (actor.kind !== "link" || actor.person !== known.reviewer)
    return refuseByLink("not_yours", "forbidden", "This audit belongs to its reviewer.");
  if (known.standing === "finished") return [];
  if (known.standing === "dropped")
    return refuseByLink("audit_withdrawn", "superseded", "This audit was withdrawn. Nothing was recorded.");
  return [{ type: "audit.finished", audit, target: known.target, result }];
}

function decide(state: ChangeState, command: Command, circumstances: Circumstances): readonly Fact[] | Refusal | null {
  if (command.type === "draw-audit") return draw(state, command);
  if (command.type !== "finish-audit" && command.type !== "drop-audit") return null;
  const known = entryOf(state.audits ?? {}, command.audit);
  if (known === undefined) return refuse("not_found", `${state.key} has no audit ${command.audit}.`);
  if (command.type === "finish-audit") return finish(known, command, circumstances);
  if (known.standing === "dropped") return [];
  if (known.standing === "finished")
    return refuse("conflict", "This audit is finished: what it found stays. Draw another one instead.");
  return [{ type: "audit.dropped", audit: command.audit, target: known.target, reason: command.reason }];
}

function evolve(state: ChangeState, { fact, at }: ChangeEvent): Partial<ChangeState> {
  const kept = (audit: string, part: AuditState) => ({ audits: { ...state.audits, [audit]: part } });
  if (fact.type === "audit.drawn") {
    const { target, reviewer } = fact;
    return kept(fact.audit, { target, reviewer, standing: "open", drawnAt: at, found: null });
  }
  if (fact.type !== "audit.finished" && fact.type !== "audit.dropped") return {};
  const known = entryOf(state.audits ?? {}, fact.audit);
  if (known === undefined) return {};
  if (fact.type === "audit.dropped") return kept(fact.audit, { ...known, standing: "dropped" });
  const { meets, fails, unclear } = fact.result;
  return kept(fact.audit, { ...known, standing: "finished", found: { at, meets, fails, unclear } });
}

function tasksOf(_: ChangeState, fact: Fact): readonly Task[] {
  return fact.type === "audit.drawn" ? [{ do: "mail-audit", audit: fact.audit, to: fact.reviewer }] : [];
}

export const audits: Feature = { decide, evolve, nextDue: () => null, onDue: () => [], tasksOf };
