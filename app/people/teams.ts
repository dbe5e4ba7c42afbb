import type { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { defaultCalendar } from "../../lib/business-time/schema.ts";
import type { Calendar } from "../../lib/business-time/schema.ts";
import { allTeams, findTeam, insertTeam, updateTeam } from "../../store/people/teams.ts";
import type { Team } from "../../store/people/teams.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { NewTeam, TeamCalendar, TeamFields, TeamIntake } from "./input.ts";

const silent = { answerIn: null, atOnce: null, buildIn: null };

/** All teams by id. */
export async function listTeams(app: Pick<App, "db">, caller: Caller): Promise<readonly Team[]> {
  requireScope(caller, "people:read");
  return allTeams(app.db);
}

/** One team. @throws Problem `not_found` */
export async function readTeam(app: Pick<App, "db">, caller: Caller, id: string): Promise<Team> {
  requireScope(caller, "people:read");
  return found(await findTeam(app.db, id));
}

/** Adds a team. @throws Problem `conflict` when the id is taken */
export async function createTeam(app: Pick<App, "db">, caller: Caller, input: z.input<typeof NewTeam>): Promise<Team> {
  requireScope(caller, "people:write");
  const { intake = silent, ...team } = parse(NewTeam, input);
  if (await insertTeam(app.db, { ...team, intake })) return { ...team, intake };
  const message = "There is a team with this id already. Change that one, or choose another id.";
  throw new Problem("conflict", message, { errors: [{ path: "id", message }] });
}

/** Gives a team its name and calendar; what is computed from then on uses them. Intake stays where it is left out. @throws Problem `not_found` */
export async function editTeam(app: Pick<App, "db">, caller: Caller, id: string, input: unknown): Promise<Team> {
  requireScope(caller, "people:write");
  const { name, calendar, intake } = parse(TeamFields, input);
  return found(await updateTeam(app.db, id, { name, calendar, ...(intake === undefined ? {} : { intake }) }));
}

/** The working time of a team, written out also where it is the default one. @throws Problem `not_found` */
export async function teamCalendar(app: Pick<App, "db">, caller: Caller, id: string): Promise<Calendar> {
  return (await readTeam(app, caller, id)).calendar ?? defaultCalendar;
}

/** Gives a team its working time. @throws Problem `not_found` */
export async function setTeamCalendar(
  app: Pick<App, "db">,
  caller: Caller,
  id: string,
  input: unknown,
): Promise<Calendar> {
  requireScope(caller, "people:write");
  const calendar = parse(TeamCalendar, input);
  return found(await updateTeam(app.db, id, { calendar })).calendar ?? defaultCalendar;
}

/** What a team says of its intake: within which time it answers, how many changes at once, how long it builds. @throws Problem `not_found` */
export async function setTeamIntake(app: Pick<App, "db">, caller: Caller, id: string, input: unknown): Promise<Team> {
  requireScope(caller, "people:write");
  return found(await updateTeam(app.db, id, { intake: parse(TeamIntake, input) }));
}

function found(team: Team | null): Team {
  if (team === null) throw new Problem("not_found", "There is no such team.");
  return team;
}
