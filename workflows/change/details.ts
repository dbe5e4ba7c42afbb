import { ballOf } from "../../domain/change/ball.ts";
import type { Party } from "../../domain/change/ball.ts";
import type { ChangeState } from "../../domain/change/state.ts";

const parties: Record<Exclude<Party, "nobody" | "stakeholders">, string> = {
  proposer: "the proposer",
  owner: "the owner",
  builders: "the people who build it",
  audience: "the audience",
};

const dayOf = (instant: number) =>
  new Date(instant).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** One line for Temporal's own pages: the stage, which team has the ball, since when. */
export function detailsOf(state: ChangeState): string {
  const { party, people, teams, since } = ballOf(state);
  if (state.stage === "closed") return `Closed: ${state.outcome ?? "no outcome"}.`;
  const stage = state.heldSince === null ? state.stage : `${state.stage}, on hold`;
  if (party === "nobody") return `Stage ${stage}. Nobody has to act; measuring as planned since ${dayOf(since)}.`;
  const who =
    party !== "stakeholders" ? parties[party] : teams.length > 0 ? teams.join(", ") : `${people.length} stakeholders`;
  return `Stage ${stage}. Waiting for ${who} since ${dayOf(since)}.`;
}
