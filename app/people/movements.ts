import { Problem } from "../../domain/errors.ts";
import { movementsOf } from "../../store/people/movements.ts";
import type { Movement, MovementPage } from "../../store/people/movements.ts";
import { findPopulation } from "../../store/people/populations.ts";
import type { Population } from "../../store/people/populations.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { recordLook } from "./looks.ts";

/** A population as it is now, and who came and went. */
export interface Movements {
  readonly population: Population;
  readonly movements: readonly Movement[];
  readonly counts: Readonly<Record<Movement["kind"], number>>;
}

/** Who joined a population, left it or moved within it lately, newest first. @throws Problem `not_found` */
export async function populationMovements(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  id: string,
  page: Pick<MovementPage, "since" | "limit">,
): Promise<Movements> {
  requireScope(caller, "people:read");
  const population = await findPopulation(app.db, id, app.now());
  if (population === null) throw new Problem("not_found", "There is no such population.");
  const found = await movementsOf(app.db, id, { ...page, until: app.now() });
  const named = found.movements.flatMap(({ person, name }) => (name === null ? [] : [person]));
  await recordLook(app, caller, { place: "members", population: id }, named);
  return { population, ...found };
}
