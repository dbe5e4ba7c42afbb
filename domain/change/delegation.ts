import { refuseByLink } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { TextRef } from "./command.ts";
import type { Fact } from "./event.ts";
import type { PersonId } from "./plan.ts";
import { gateRequests } from "./signoff-progress.ts";
import { proposes } from "./state.ts";
import type { ChangeState, RequestState } from "./state.ts";

/** How often a request can be passed on. Further, nobody knows any more who was meant. */
export const delegationsMax = 2;

export interface Delegation {
  readonly to: PersonId;
  readonly team: string | null;
  readonly reason: TextRef | null;
  readonly because: "asked" | "absent";
}

/** "Not mine, ask her": the request goes to somebody else, who decides for the person named first. The old link dies. */
export function passOn(
  state: ChangeState,
  request: RequestState,
  { to, team, reason, because }: Delegation,
): readonly Fact[] | Refusal {
  const { id, gate, person: from, behalf } = request;
  if (request.standing === "decided")
    return refuseByLink(
      "decided_already",
      "wrong_stage",
      "You have decided already. You can change your decision, but no longer pass it on.",
    );
  if (to === from)
    return refuseByLink("own_address", "conflict", "This is your own address. Name somebody else.", ["to"]);
  if (proposes(state, to))
    return refuseByLink(
      "to_proposer",
      "forbidden",
      "The person who proposed a change cannot decide about it. Name somebody else.",
      ["to"],
    );
  if (behalf.includes(to))
    return refuseByLink(
      "came_from_them",
      "conflict",
      "This request came from that person. Please talk to each other first.",
      ["to"],
    );
  if (gateRequests(state, gate).some((each) => each.person === to && each.standing !== "withdrawn"))
    return refuseByLink(
      "asked_already",
      "conflict",
      "This person is asked at this gate already. Each person decides once.",
      ["to"],
    );
  if (behalf.length >= delegationsMax)
    return refuseByLink(
      "passed_on_twice",
      "conflict",
      "This request was passed on twice already. Please decide, or ask the owner to.",
      ["to"],
    );
  const generation = request.generation + 1;
  return [{ type: "request.delegated", request: id, gate, from, to, team, generation, because, reason }];
}
