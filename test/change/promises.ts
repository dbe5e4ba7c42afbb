import type { Task } from "../../domain/change/effect.ts";
import type { Fact } from "../../domain/change/event.ts";
import { isAwaited } from "./ledger.ts";
import type { Ledger, LedgerGate } from "./ledger.ts";

type Deed = Task["do"];

const many = (count: number, deed: Deed): readonly Deed[] => Array.from({ length: count }, () => deed);
const toEach = (deed: Deed, ...people: readonly (string | null | undefined)[]): readonly Deed[] =>
  many(new Set(people.filter((person) => person !== null && person !== undefined)).size, deed);

/** Whether somebody at a gate still has to answer: asked, and neither decided nor waiting for an answer of ours. */
function waits(ledger: Ledger, gate: LedgerGate): boolean {
  if (gate.standing !== "open") return false;
  return gate.requests.some((id) => ledger.requests.get(id)?.asked === true && isAwaited(ledger, id));
}

/** What a fact owes the world, told from outside the core; `ledger` is the one after the fact. */
export function promisesOf(ledger: Ledger, fact: Fact): readonly Deed[] {
  const { plan, proposer, stage } = ledger;
  switch (fact.type) {
    case "change.submitted":
      if (fact.to !== "intake") return [];
      return ["set-intake-deadline", "mail-intake", ...(plan?.owner === proposer ? [] : (["mail-received"] as const))];
    case "change.handed-over":
      return many(fact.from === null ? 1 : 2, "mail-hand-over");
    case "change.resumed":
      return [
        ...many(fact.tells?.length ?? 0, "mail-resumed"),
        ...(stage === "intake"
          ? (["set-intake-deadline"] as const)
          : many([...ledger.gates.values()].filter((gate) => waits(ledger, gate)).length, "set-gate-deadlines")),
      ];
    case "change.withdrawn":
    case "change.held":
    case "change.returned":
      return many(fact.tells?.length ?? 0, "mail-stopped");
    case "intake.overdue":
      return toEach("mail-intake", plan?.sponsor);
    case "change.countered":
      return ["mail-counter"];
    case "change.accepted":
    case "change.declined":
      return ["mail-intake-result"];
    case "change.edited": {
      if (fact.material || !["alignment", "build", "readiness"].includes(stage)) return [];
      const told = [...ledger.gates.values()].flatMap((gate) =>
        gate.standing === "open" || gate.standing === "approved" ? gate.requests : [],
      );
      const hears = (id: string) => ledger.requests.get(id)?.asked === true && !ledger.requests.get(id)?.withdrawn;
      const invited: readonly Deed[] =
        stage === "readiness" && plan?.trainings.length !== 0 ? ["invite-to-training"] : [];
      return [...many(told.filter(hears).length, "mail-notice"), ...invited];
    }
    case "gate.reopened":
    case "gate.opened": {
      const first = Math.min(...fact.requests.map(({ order = 1 }) => order));
      return [
        "set-gate-deadlines",
        ...many(fact.requests.filter(({ order = 1 }) => order === first).length, "mail-request"),
      ];
    }
    case "gate.group-opened":
      return ["set-gate-deadlines", ...many(fact.requests.length, "mail-request")];
    case "request.delegated":
      return ["set-gate-deadlines", "mail-request"];
    case "request.answered":
      return ["set-gate-deadlines", "mail-answer"];
    case "request.decided":
      return fact.choice === "approve" || fact.choice === "abstain"
        ? []
        : toEach("mail-statement", plan?.owner, proposer);
    case "objection.closed":
      return fact.reopens ? ["set-gate-deadlines"] : [];
    case "objection.overruled":
      return many(fact.inName === true ? 2 : 1, "mail-overruled");
    case "request.reissued":
      return ["mail-request"];
    case "request.nudged":
      return ["mail-nudge"];
    case "gate.reminded":
      return many(fact.requests.length, "mail-reminder");
    case "gate.links-ending":
      return many(fact.requests.length, "mail-link-ending");
    case "gate.links-ended":
      return fact.requests.some((id) => isAwaited(ledger, id)) ? toEach("mail-links-ended", plan?.owner) : [];
    case "gate.overdue":
      return [
        ...toEach("mail-escalation", plan?.owner),
        ...many(ledger.gates.get(fact.gate)?.silence === "escalate" ? fact.requests.length : 0, "mail-breach"),
      ];
    case "gate.escalated":
      return toEach("mail-escalation", plan?.sponsor);
    case "gate.approved":
    case "gate.declined":
      return toEach("mail-gate-result", plan?.owner, proposer);
    case "stage.entered":
      return fact.stage === "readiness" && plan?.trainings.length !== 0 ? ["invite-to-training"] : [];
    case "wave.launched":
      return ledger.launched.size === 1 && plan?.targets.length !== 0 ? ["measure"] : [];
    case "closing.asked":
      return plan?.targets.length === 0 ? [] : ["measure"];
    case "suggestion.made":
      return ["mail-suggestion"];
    case "feedback.asked":
      return ["ask-for-feedback"];
    case "reinforcement.opened":
      return ["mail-reinforcement"];
    case "reinforcement.overdue":
      return toEach("mail-reinforcement", plan?.sponsor);
    case "audit.drawn":
      return ["mail-audit"];
    case "change.closed":
      return toEach("mail-outcome", plan?.sponsor, plan?.owner, proposer);
    default:
      return [];
  }
}
