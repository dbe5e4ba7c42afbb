import { z } from "zod";
import { stages } from "../../domain/change/state.ts";
import { listChanges } from "../../store/change/read.ts";
import { findCards } from "../../store/people/names.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { ballOf } from "../../domain/change/ball.ts";
import { personOf, summaryOf } from "./view.ts";

export const ChangeFilter = z.object({
  stage: z.enum(stages).optional(),
  team: z.string().max(200).optional(),
  owner: z.uuid("An owner is named by id.").optional(),
  q: z.string().max(200).optional(),
});
export type ChangeFilter = z.infer<typeof ChangeFilter>;

/** A page of changes, newest first. `before` and `next` are change numbers. */
export async function listAllChanges(
  app: App,
  caller: Caller,
  input: unknown,
  { before, limit }: { before: number | null; limit: number },
) {
  requireScope(caller, "changes:read");
  const { stage, team, owner, q } = parse(ChangeFilter, input);
  const rows = await listChanges(app.db, {
    limit: limit + 1,
    ...(stage === undefined ? {} : { stages: [stage] }),
    ...(team === undefined ? {} : { team }),
    ...(owner === undefined ? {} : { owner }),
    ...(q === undefined ? {} : { text: q }),
    ...(before === null ? {} : { before }),
  });
  const page = rows.slice(0, limit);
  const people = page.flatMap(({ state }) => [
    state.plan.owner ?? "",
    state.plan.sponsor ?? "",
    ...ballOf(state).people,
  ]);
  const person = personOf(await findCards(app.db, people));
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? Number(last.key.slice("CHG-".length)) : null;
  return { items: page.map((row) => summaryOf(row, person)), next };
}
