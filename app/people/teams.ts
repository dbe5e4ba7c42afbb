import type { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { allTeams, insertTeam, updateTeam } from "../../store/people/teams.ts";
import type { Team } from "../../store/people/teams.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { NewTeam, TeamFields } from "./input.ts";

/** All teams by id. */
export async function listTeams(app: Pick<App, "db">, caller: Caller): Promise<readonly Team[]> {
  requireScope(caller, "people:read");
  return allTeams(app.db);
}

/** Adds a team. @throws Problem `conflict` when the id is taken */
export async function createTeam(app: Pick<App, "db">, caller: Caller, input: z.input<typeof NewTeam>): Promise<Team> {
  requireScope(caller, "people:write");
  const team = parse(NewTeam, input);
  if (await insertTeam(app.db, team)) return team;
  const message = "There is a team with this id already. Change that one, or choose another id.";
  throw new Problem("conflict", message, { errors: [{ path: "id", message }] });
}

/** Gives a team its name and calendar; deadlines that are computed from then on use them. @throws Problem `not_found` */
export async function editTeam(
  app: Pick<App, "db">,
  caller: Caller,
  id: string,
  input: z.input<typeof TeamFields>,
): Promise<Team> {
  requireScope(caller, "people:write");
  const team = { id, ...parse(TeamFields, input) };
  if (await updateTeam(app.db, team)) return team;
  throw new Problem("not_found", "There is no such team.");
}
