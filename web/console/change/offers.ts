import type { ChangeView } from "../../../app/change/view.ts";
import { plural } from "../../kit/format.ts";
import type { ActionForm } from "../../kit/field.ts";
import { actionForms, reasonField } from "./action.ts";
import type { Desk, Offer } from "./action.ts";
import { saveAsTemplate } from "./afterwards.ts";
import { nameOf } from "./names.ts";
import { isBeforeLaunch } from "./stages.ts";

/** What can be done with the change as a whole, in the stage it is in. */
export function changeActions(view: ChangeView, desk: Desk): ActionForm[] {
  const given = [handOver("owner"), handOver("sponsor")];
  if (view.outcome === "withdrawn" || view.outcome === "declined") return [];
  if (view.outcome !== null) return actionForms(desk, [...given, saveAsTemplate(view)]);
  if (view.heldSince !== null) return actionForms(desk, [resume, ...given, isBeforeLaunch(view) && withdraw]);
  return actionForms(desk, [...offersOf(view, desk), ...given]);
}

function handOver(role: "owner" | "sponsor"): Offer {
  return {
    verb: `hand-over-${role}`,
    label: role === "owner" ? "Hand over to another owner" : "Name another sponsor",
    fields: [
      {
        kind: "text",
        name: "to",
        label: `Who is the ${role} from now on?`,
        help: "A name with an address, as Anna Berg <anna@example.com>.",
        isRequired: true,
      },
      { kind: "long", rows: 2, name: "reason", label: "Why, if that should be on record", isRequired: false },
    ],
    consequence: "Both are told by mail. What people approved stands, and nobody is asked again.",
  };
}

function offersOf(view: ChangeView, desk: Desk): readonly (Offer | false)[] {
  switch (view.stage) {
    case "draft":
      return [submit(view), withdraw];
    case "intake":
      return view.intake.countered
        ? [takeUp(view, desk), revise, accept, decline, hold, withdraw]
        : [accept, counter, decline, revise, hold, withdraw];
    case "alignment":
      return [revise, hold, withdraw];
    case "build":
    case "readiness":
      return [hold, withdraw];
    case "launch":
      return [hold, !view.closing && close];
    case "adoption":
      return [!view.closing && close];
    case "closed":
      return [];
  }
}

export function submit({ missing }: ChangeView): Offer {
  return {
    verb: "submit",
    label: "Ask for this change",
    isPrimary: true,
    blockedBy: missing.length === 0 ? undefined : `${plural(missing.length, "part")} still to fill in.`,
  };
}

const accept: Offer = {
  verb: "accept",
  label: "Accept the proposal",
  isPrimary: true,
};

const counter: Offer = {
  verb: "counter",
  label: "Propose something else",
  fields: [
    { kind: "long", name: "what", label: "What could be done instead?", rows: 3, isRequired: true },
    { kind: "datetime", name: "when", label: "By when, if that can be said", isRequired: false },
    { kind: "long", name: "tradeOff", label: "What is gained by it, and what given up?", rows: 2, isRequired: true },
  ],
  consequence: "The proposer can take it up in one step; it then becomes part of the text that people sign.",
};

/** Nobody but whoever proposed it can agree to another proposal. */
function takeUp({ proposer }: ChangeView, { reader }: Desk): Offer {
  const isOwn = reader === proposer.id;
  return {
    verb: "accept-counter",
    label: "Take up what is proposed instead",
    isPrimary: isOwn,
    blockedBy: isOwn ? undefined : `Only ${nameOf(proposer)}, who proposed it, can do that.`,
  };
}

const decline: Offer = {
  verb: "decline",
  label: "Decline it",
  isDanger: true,
  fields: [reasonField("Why not? What would make it possible?")],
  consequence: "The proposer reads your reason. The change ends here; a new one can be proposed.",
};

const revise: Offer = {
  verb: "revise",
  label: "Return it to draft",
};

const hold: Offer = {
  verb: "hold",
  label: "Put it on hold",
  fields: [reasonField("Why does it have to wait, and for what?")],
  consequence: "Deadlines stop. Nobody is reminded, nobody can decide, nothing launches.",
};

const resume: Offer = {
  verb: "resume",
  label: "Resume this change",
  isPrimary: true,
};

const withdraw: Offer = {
  verb: "withdraw",
  label: "Withdraw this change",
  isDanger: true,
  fields: [reasonField("Why is it withdrawn?")],
  consequence: "It ends here, with your reason on record. This cannot be undone.",
};

const close: Offer = {
  verb: "close",
  label: "Close it early",
  isDanger: true,
  fields: [reasonField("Why does measuring end now?")],
  consequence: "The verdicts of today are computed and kept. This cannot be undone.",
};
