import type { ChangeView } from "../../app/change/view.ts";
import { countWord, capital } from "../kit/format.ts";
import { nameOf } from "../letters/part.ts";
import { choiceThatStands } from "../letters/wording.ts";
import type { OwnDecision } from "../pages/sign.tsx";
import type { GateView, RequestView } from "./sign-letter.ts";

/** What the reader said and what follows from it; `undefined` while it is theirs to say. */
export function decisionOf(
  view: ChangeView,
  { gate, own }: { gate: GateView; own: RequestView },
): OwnDecision | undefined {
  const choice = choiceThatStands(own);
  if (choice === null) return undefined;
  const isOpen = gate.standing === "open";
  return {
    decision: choice,
    at: lastSaid(own) ?? own.decidedAt ?? view.stageSince,
    revision: view.revision.number,
    reason: own.reason ?? undefined,
    answerFrom: isOpen && own.standing === "asking" ? (view.owner?.name ?? "the owner") : undefined,
    overruled: own.overruled ? overruledOf(gate, own) : undefined,
    next: isOpen ? nextOf(view, gate, own) : undefined,
  };
}

/** Consent by silence is no act of the reader, so it has no instant among their decisions. */
function lastSaid({ thread, choice }: RequestView): number | undefined {
  return thread.findLast((each) => each.said === choice)?.at;
}

function overruledOf({ objections }: GateView, { id }: RequestView): OwnDecision["overruled"] {
  const last = objections.findLast((each) => each.request === id && each.standing === "overruled");
  if (last === undefined) return undefined;
  const by = last.overruledBy === null ? "the sponsor" : nameOf(last.overruledBy);
  return { kind: last.kind, by, because: last.overruledBecause ?? undefined };
}

/** What happens now, while the gate is open. */
function nextOf(view: ChangeView, gate: GateView, own: RequestView): string {
  if (own.overruled) return "While the gate is open you can decide again.";
  const overrulers = [...new Set([view.sponsor?.name, view.owner?.name].flatMap((name) => name ?? []))].join(" or ");
  const orOverruled = overrulers === "" ? "" : `, or ${overrulers} overrules it by name and with a reason`;
  switch (own.choice) {
    case "ask":
    case "counter":
      return "You get a message when it is answered, and the answer stands here. You need not wait for it.";
    case "concern":
      return `The gate stays shut until you close your concern${orOverruled}.`;
    case "approve_with_condition":
      return `The gate stays shut until you close your condition${orOverruled}.`;
    case "consented_by_silence":
      return "It is recorded as consent by silence, not as an approval. You can still decide while the gate is open.";
    case "approve":
    case "decline":
    case "abstain":
    case null:
      return othersLeft(gate, own);
  }
}

function othersLeft(gate: GateView, own: RequestView): string {
  const left = gate.requests.filter((each) => each.id !== own.id && choiceThatStands(each) === null);
  if (left.length > 0)
    return left.length === 1 ? "One more person decides." : `${capital(countWord(left.length))} more people decide.`;
  if (gate.requests.some((each) => each.standing === "asking")) return "A question is still to be answered.";
  if (gate.objections.some((each) => each.standing === "open"))
    return "The gate stays shut until every condition and concern is settled.";
  return "The gate is being decided.";
}
