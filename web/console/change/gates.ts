import { english } from "../../kit/moment.ts";
import type { ChangeView } from "../../../app/change/view.ts";
import { money } from "../../kit/format.ts";
import { quorumRule } from "../../kit/quorum.ts";
import { called, weightWords } from "../../letters/part.ts";
import type { GateModel, RequestModel } from "../../pages/change.tsx";
import { actionForms } from "./action.ts";
import type { GateParts, GateView } from "./gate-parts.ts";
import { requestModels } from "./requests.ts";
import { isMoving } from "./stages.ts";

/** Who decides, what they said, and what happens if they say nothing. */
export function gateModels(parts: GateParts): GateModel[] {
  return parts.view.gates.map((gate) => gateModel(gate, parts));
}

function gateModel(gate: GateView, parts: GateParts): GateModel {
  const { view, desk } = parts;
  const decided = gate.requests.flatMap((request) => request.decidedAt ?? []);
  const requests = gate.requests.length > 0 ? requestModels(gate, parts) : plannedRequests(gate.id, view);
  const canRevise = gate.standing === "declined" && view.stage === "alignment" && isMoving(view);
  const revise = {
    verb: "revise",
    subject: gate.id,
    label: "Return to draft and revise",
    isPrimary: true,
  };
  return {
    id: gate.id,
    title: gate.name,
    standing: gate.standing,
    rule: quorumRule(english, gate.quorum, requests.length),
    condition: conditionOf(gate.id, view),
    openedAt: gate.openedAt ?? undefined,
    decidedAt: gate.standing === "open" || decided.length === 0 ? undefined : Math.max(...decided),
    requests,
    actions: actionForms(desk, [canRevise && revise]),
  };
}

/** People who will be asked once the proposal is accepted. */
function plannedRequests(gate: string, { content, person, stageSince }: ChangeView): RequestModel[] {
  const people = content.gates.find((each) => each.id === gate)?.stakeholders ?? [];
  return people.map((stakeholder) => {
    const weight = weightWords(english, stakeholder, people);
    return {
      id: stakeholder.person ?? "",
      who:
        stakeholder.person === null
          ? `${stakeholder.role || "Somebody"}, nobody named yet`
          : called(english, stakeholder.role, person(stakeholder.person)),
      detail: weight === "" ? undefined : weight,
      standing: "waiting",
      askedAt: stageSince,
    };
  });
}

/** When a gate is needed at all: "Only above €50,000, in DE or FR." */
export function conditionOf(gate: string, { content }: ChangeView): string | undefined {
  const onlyIf = content.gates.find((each) => each.id === gate)?.onlyIf;
  if (onlyIf === undefined) return undefined;
  const { budgetAbove, countries, tiers } = onlyIf;
  const parts = [
    ...(budgetAbove === null ? [] : [`above ${money(budgetAbove, content.budget.currency)}`]),
    ...(countries.length === 0 ? [] : [`in ${countries.join(" or ")}`]),
    ...(tiers.length === 0 ? [] : [`for ${tiers.join(" or ")} changes`]),
  ];
  return parts.length === 0 ? undefined : `Only ${parts.join(", ")}.`;
}
