import { z } from "zod";
import { stages } from "../../domain/change/state.ts";
import { standings } from "../../domain/portfolio/standing.ts";
import { findTeamCalled } from "../../store/people/teams.ts";
import type { ListFilter } from "../../store/portfolio/where.ts";
import { hasScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** Which changes of the leaders' list are asked for. */
export const PortfolioFilter = z.object({
  status: z.enum(standings).optional(),
  stage: z.enum(stages).optional(),
  /** Its id, or what people call it. */
  team: z.string().trim().min(1).max(200).optional(),
  owner: z.uuid("An owner is named by id.").optional(),
  /** A part of the title, or a key. */
  q: z.string().trim().min(1).max(200).optional(),
});
export type PortfolioFilter = z.infer<typeof PortfolioFilter>;

/** The filter as the list knows it: a team is found under its id and under its name. */
export async function listFilter(app: Pick<App, "db">, caller: Caller, filter: PortfolioFilter): Promise<ListFilter> {
  const { status = null, stage = null, team, owner = null, q = null } = filter;
  const known = team === undefined ? null : await findTeamCalled(app.db, team);
  const teams = team === undefined ? null : [team, ...(known === null ? [] : [known.id, known.name])];
  return { seesNames: hasScope(caller, "people:read"), standing: status, stage, teams, owner, text: q };
}
