import type { ChangeView } from "../../app/change/view.ts";
import type { Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import type { Words } from "../language/words.ts";
import { choiceThatStands } from "../letters/wording.ts";
import type { OwnDecision } from "../pages/sign.tsx";
import type { GateView, RequestView } from "./sign-letter.ts";

type Next = Words["decision"]["next"];

/** What the reader said and what follows from it; `undefined` while it is theirs to say. */
export function decisionOf(
  reader: Reader,
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
    answerFrom: isOpen && own.standing === "asking" ? (view.owner?.name ?? null) : undefined,
    overruled: own.overruled ? overruledOf(gate, own) : undefined,
    next: isOpen ? nextOf(wordsOf(reader).decision.next, view, gate, own) : undefined,
  };
}

/** Consent by silence is no act of the reader, so it has no instant among their decisions. */
function lastSaid({ thread, choice }: RequestView): number | undefined {
  return thread.findLast((each) => each.said === choice)?.at;
}

function overruledOf({ objections }: GateView, { id }: RequestView): OwnDecision["overruled"] {
  const last = objections.findLast((each) => each.request === id && each.standing === "overruled");
  if (last === undefined) return undefined;
  return { kind: last.kind, by: last.overruledBy?.name ?? null, because: last.overruledBecause ?? undefined };
}

/** What happens now, while the gate is open. */
function nextOf(words: Next, view: ChangeView, gate: GateView, own: RequestView): string {
  if (own.overruled) return words.overruled;
  const overrulers = [...new Set([view.sponsor?.name, view.owner?.name].flatMap((name) => name ?? []))];
  switch (own.choice) {
    case "ask":
    case "counter":
      return words.answer;
    case "concern":
      return words.concern(overrulers);
    case "approve_with_condition":
      return words.condition(overrulers);
    case "consented_by_silence":
      return words.silence;
    case "approve":
    case "decline":
    case "abstain":
    case null:
      return othersLeft(words, gate, own);
  }
}

function othersLeft(words: Next, gate: GateView, own: RequestView): string {
  // Whoever has asked something still has to decide.
  const asking = gate.requests.filter(({ standing }) => standing === "asking").length;
  const silent = gate.requests.filter((each) => each.id !== own.id && choiceThatStands(each) === null).length;
  if (silent > 0) return words.left(silent + asking);
  if (asking > 0) return words.questionLeft;
  if (gate.objections.some((each) => each.standing === "open")) return words.objectionLeft;
  return words.beingDecided;
}
