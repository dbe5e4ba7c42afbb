import type { Fact } from "../change/event.ts";
import type { Outcome, Stage } from "../change/state.ts";

/** What a stretch of time brought to a change, worth telling somebody who was not there. */
export type Move =
  | {
      readonly is: "proposed" | "accepted" | "countered" | "asked_again" | "built" | "held" | "resumed" | "handed_over";
    }
  | { readonly is: "approved" | "refused"; readonly gates: number }
  | { readonly is: "launched"; readonly waves: number }
  | { readonly is: "reached" | "fell" | "missed" | "blind"; readonly targets: number }
  | { readonly is: "entered"; readonly stage: Stage }
  | { readonly is: "ended"; readonly outcome: Outcome };

/**
 * What happened to a change, from its facts of that time in order. Of what was undone or overtaken within it only the end
 * is told, and the stage it came to unless something else says so.
 */
export function movesOf(facts: readonly Fact[]): readonly Move[] {
  const moves = [...proposalMoves(facts), ...gateMoves(facts), ...laterMoves(facts), ...targetMoves(facts)];
  const ended = facts.findLast((fact) => fact.type === "change.closed" || fact.type in endings);
  if (ended !== undefined) {
    const outcome = ended.type === "change.closed" ? ended.outcome : (endings[ended.type] ?? "withdrawn");
    return [...moves, { is: "ended", outcome }];
  }
  const entered = facts.findLast((fact) => fact.type === "stage.entered");
  return entered === undefined || isImplied(entered.stage, moves)
    ? moves
    : [...moves, { is: "entered", stage: entered.stage }];
}

const endings: Readonly<Record<string, Outcome>> = {
  "change.withdrawn": "withdrawn",
  "change.declined": "declined",
};

function proposalMoves(facts: readonly Fact[]): readonly Move[] {
  const is = (type: Fact["type"]) => facts.some((fact) => fact.type === type);
  const answer = facts.findLast((fact) => fact.type === "change.accepted" || fact.type === "change.countered");
  return [
    ...(is("change.submitted") ? [{ is: "proposed" } as const] : []),
    ...(answer === undefined ? [] : [{ is: answer.type === "change.accepted" ? "accepted" : "countered" } as const]),
    ...(is("change.handed-over") ? [{ is: "handed_over" } as const] : []),
  ];
}

/** A gate that was decided twice counts as it was decided last. */
function gateMoves(facts: readonly Fact[]): readonly Move[] {
  const last = new Map<string, "approved" | "declined" | "again">();
  for (const fact of facts) {
    if (fact.type === "gate.approved") last.set(fact.gate, "approved");
    if (fact.type === "gate.declined") last.set(fact.gate, "declined");
    if (fact.type === "gate.reopened") last.set(fact.gate, "again");
  }
  const count = (wanted: string) => [...last.values()].filter((each) => each === wanted).length;
  const [approved, refused] = [count("approved"), count("declined")];
  return [
    ...(count("again") > 0 ? [{ is: "asked_again" } as const] : []),
    ...(approved > 0 ? [{ is: "approved", gates: approved } as const] : []),
    ...(refused > 0 ? [{ is: "refused", gates: refused } as const] : []),
  ];
}

function laterMoves(facts: readonly Fact[]): readonly Move[] {
  const waves = facts.filter((fact) => fact.type === "wave.launched").length;
  const pause = facts.findLast((fact) => fact.type === "change.held" || fact.type === "change.resumed");
  return [
    ...(facts.some((fact) => fact.type === "build.accepted") ? [{ is: "built" } as const] : []),
    ...(waves > 0 ? [{ is: "launched", waves } as const] : []),
    ...(pause === undefined ? [] : [{ is: pause.type === "change.held" ? "held" : "resumed" } as const]),
  ];
}

/** A target stands as it stood last; that nothing changed for the better or worse is no news. */
function targetMoves(facts: readonly Fact[]): readonly Move[] {
  const last = new Map<string, "reached" | "fell" | "missed" | "blind">();
  for (const fact of facts) {
    if (fact.type === "target.fell") last.set(fact.target, "fell");
    if (fact.type !== "target.verdict-changed") continue;
    if (fact.to === "met") last.set(fact.target, "reached");
    if (fact.to === "missed") last.set(fact.target, "missed");
    if (fact.to === "unknown") last.set(fact.target, "blind");
  }
  return (["reached", "fell", "missed", "blind"] as const).flatMap((is) => {
    const targets = [...last.values()].filter((each) => each === is).length;
    return targets === 0 ? [] : [{ is, targets }];
  });
}

/** Whether another move says that a change came to this stage. */
function isImplied(stage: Stage, moves: readonly Move[]): boolean {
  const has = (...any: readonly Move["is"][]) => moves.some((move) => any.includes(move.is));
  switch (stage) {
    case "intake":
      return has("proposed");
    case "alignment":
      return has("accepted", "asked_again");
    case "launch":
      return has("launched");
    case "closed":
      return has("ended");
    case "draft":
    case "build":
    case "readiness":
    case "adoption":
      return false;
  }
}
