import type { ChangeView } from "../../../app/change/view.ts";
import { capital } from "../../kit/format.ts";
import type { ObjectionModel } from "../../pages/change.tsx";
import { actionForms, reasonField } from "./action.ts";
import type { Desk, Offer } from "./action.ts";
import type { GateView, RequestView } from "./gate-parts.ts";
import { nameOf } from "./names.ts";

type ObjectionView = GateView["objections"][number];

interface Parts {
  readonly view: ChangeView;
  readonly desk: Desk;
  /** Whether anything can be done at the gate now. */
  readonly isOpen: boolean;
}

/** Conditions and concerns of one person: who sees to them, how they ended, and what the reader can do. */
export function objectionModels(gate: GateView, request: RequestView, parts: Parts): ObjectionModel[] {
  return gate.objections
    .filter((each) => each.request === request.id)
    .map((objection) => {
      const isOpen = objection.standing === "open";
      return {
        id: objection.id,
        state: stateWords(objection),
        isOpen,
        text: objection.text === null || objection.text === request.reason ? undefined : objection.text,
        actions: parts.isOpen && isOpen ? offersFor(objection, parts) : [],
      };
    });
}

function stateWords({ kind, standing, raiser, owner, overruledBy, overruledBecause }: ObjectionView): string {
  switch (standing) {
    case "open":
      return `Open ${kind}: ${nameOf(owner)} sees to it, and the gate stays shut until ${nameOf(raiser)} closes it.`;
    case "closed":
      return `${capital(kind)} closed by ${nameOf(raiser)}.`;
    case "overruled": {
      const because = overruledBecause === null ? "" : `: “${overruledBecause}”`;
      return `${capital(kind)} overruled by ${overruledBy === null ? "the sponsor" : nameOf(overruledBy)}${because}`;
    }
  }
}

function offersFor(objection: ObjectionView, { view, desk }: Parts) {
  const isRaiser = desk.reader === objection.raiser.id;
  const close: Offer = { verb: "close-objection", subject: objection.id, label: `Close my ${objection.kind}` };
  return actionForms(desk, [isRaiser ? close : overruleOffer(objection, view, desk)]);
}

/** Overruling takes a name: the sponsor or the owner, unless the change is their own proposal. */
function overruleOffer({ id, kind }: ObjectionView, { owner, sponsor, proposer }: ChangeView, { reader }: Desk): Offer {
  const names = [sponsor, owner].flatMap((person) =>
    person === null || person.id === proposer.id ? [] : [nameOf(person)],
  );
  const mayOverrule = reader !== proposer.id && (reader === owner?.id || reader === sponsor?.id);
  return {
    verb: "overrule",
    subject: id,
    label: `Overrule this ${kind}`,
    isDanger: true,
    fields: [reasonField("Why does it not have to be settled first?")],
    consequence:
      "It is overruled in your name, and whoever raised it reads your reason. Their voice then counts neither way.",
    blockedBy: mayOverrule ? undefined : `Only ${[...new Set(names)].join(" or ") || "another sponsor"} can do that.`,
  };
}
