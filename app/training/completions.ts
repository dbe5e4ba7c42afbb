import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { saveCompletions } from "../../store/adoption/training.ts";
import { findChange } from "../../store/change/read.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { presentOf } from "../change/present.ts";
import { storedInput } from "../change/stored-input.ts";
import { PersonRef } from "../../domain/change/schema.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { resolvePeople } from "../people/resolve.ts";

/** People who completed a training, with the instant where it is known; otherwise it is the change's present. */
export const Completions = z.strictObject({
  completions: z
    .array(
      z.strictObject({
        person: PersonRef,
        at: z.iso.datetime({ offset: true, error: "An instant looks like 2026-03-03T09:00:00Z." }).optional(),
      }),
    )
    .min(1, "Name at least one person.")
    .max(10_000),
});
export type Completions = z.input<typeof Completions>;

/** Records completions; a person's first one stands. Answers how many were new. Completion never counts as adoption. */
export async function recordCompletions(
  app: App,
  caller: Caller,
  { key, training, via }: { key: string; training: string; via: "api" | "csv" },
  input: unknown,
): Promise<{ readonly recorded: number; readonly known: number }> {
  requireScope(caller, "changes:write");
  const { completions } = parse(Completions, input);
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const content = await storedInput(app, row.state);
  if (!content.trainings.some((each) => each.id === training))
    throw new Problem("not_found", `${key} has no training ${training}.`);
  const people = await resolvePeople(
    app,
    completions.map(({ person }, index) => ({ path: `completions.${index}.person`, ref: person })),
  );
  const present = presentOf(app, row);
  const rows = completions.map(({ at }, index) => ({
    person: people.get(`completions.${index}.person`) ?? "",
    at: at === undefined ? present : Date.parse(at),
  }));
  const recorded = await saveCompletions(app.db, key, training, via, rows);
  return { recorded, known: rows.length - recorded };
}
