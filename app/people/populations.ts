import type { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { listMembers as list } from "../../store/people/members.ts";
import type { ListedMember, MemberPage } from "../../store/people/members.ts";
import { allPopulations, findPopulation, insertPopulation, populationExists } from "../../store/people/populations.ts";
import type { Population } from "../../store/people/populations.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { NewPopulation } from "./input.ts";
import { recordLook } from "./looks.ts";

/** All populations by id, with how many people are in each group now. */
export async function listPopulations(app: Pick<App, "db" | "now">, caller: Caller): Promise<readonly Population[]> {
  requireScope(caller, "people:read");
  return allPopulations(app.db, app.now());
}

/** Adds a population without members. @throws Problem `conflict` when the id is taken */
export async function createPopulation(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  input: z.input<typeof NewPopulation>,
): Promise<Population> {
  requireScope(caller, "people:write");
  const { id, name } = parse(NewPopulation, input);
  const inserted = await insertPopulation(app.db, { id, name: name === "" ? id : name });
  const population = await findPopulation(app.db, id, app.now());
  if (inserted && population !== null) return population;
  const message = "There is a population with this id already. Choose another id, or add to its members.";
  throw new Problem("conflict", message, { errors: [{ path: "id", message }] });
}

/** Rows of a population by name and joining. @throws Problem `not_found` */
export async function listMembers(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  population: string,
  page: MemberPage,
): Promise<readonly ListedMember[]> {
  requireScope(caller, "people:read");
  if (!(await populationExists(app.db, population))) throw new Problem("not_found", "There is no such population.");
  const members = await list(app.db, population, page);
  await recordLook(
    app,
    caller,
    { place: "members", population },
    members.map(({ person }) => person),
  );
  return members;
}
