import type { Actor, PublicCommand, TextRef } from "../../domain/change/command.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { smallPlan } from "./plans.ts";

export interface Wish {
  readonly actor: Actor;
  readonly command: PublicCommand;
}

export const text: TextRef = { id: "text-1", commitment: "c1" };
const owner: Actor = { kind: "person", person: "U3" };

const by = (command: PublicCommand, actor: Actor = owner): Wish => ({ actor, command });

function inAlignment(state: ChangeState): Wish {
  const { plan, revision, proposer } = state;
  for (const gate of plan.gates.flatMap(({ id }) => state.gates[id] ?? [])) {
    if (gate.standing !== "open") continue;
    const proof = gate.stepUp === true ? ({ byCode: true } as const) : {};
    for (const [objection, { raiser, standing }] of Object.entries(state.objections).filter(
      ([, o]) => o.gate === gate.id,
    ))
      if (standing === "open")
        return by({ type: "close-objection", objection, ...proof }, { kind: "link", person: raiser });
    for (const id of gate.requests) {
      const request = state.requests[id];
      if (request === undefined || request.choice === "approve" || request.person === proposer) continue;
      if (request.standing === "waiting") continue;
      if (request.standing === "asking") return by({ type: "answer", request: id, text });
      if (request.link !== "live") return by({ type: "resend", request: id });
      const { generation, person } = request;
      const said = { choice: "approve", reason: null, shownHash: revision.hash } as const;
      return by({ type: "decide", request: id, generation, ...said, ...proof }, { kind: "link", person });
    }
  }
  return by({ type: "revise" });
}

/** The command by which people of good will bring a change forward from where it stands; `null` when only time can. */
export function cooperate(state: ChangeState): Wish | null {
  if (state.heldSince !== null) return by({ type: "resume" });
  switch (state.stage) {
    case "draft": {
      if (state.revision.hash === "h-small") return by({ type: "submit" });
      const { number } = state.revision;
      return by({
        type: "edit",
        plan: smallPlan,
        revision: { number: number + 1, hash: "h-small" },
        basedOn: number,
        material: true,
      });
    }
    case "intake":
      return by({ type: "accept" });
    case "alignment":
      return inAlignment(state);
    case "build": {
      const open = Object.entries(state.work).find(([, standing]) => standing === "open" || standing === "doing");
      return by(
        open === undefined ? { type: "accept-build" } : { type: "set-work-item", item: open[0], state: "done" },
      );
    }
    case "readiness":
    case "launch": {
      const next = Object.entries(state.waves).find(([, wave]) => wave.launchedAt === null);
      return next === undefined
        ? by({ type: "close", reason: text })
        : by({ type: "launch", wave: next[0], launchAt: null, untrained: 0, override: null });
    }
    case "adoption":
      return state.closing ? null : by({ type: "close", reason: text });
    case "closed":
      return null;
  }
}
