import { z } from "zod";
import { waveIds } from "../../domain/change/content.ts";
import { Problem } from "../../domain/errors.ts";
import { untrainedPeople } from "../../store/adoption/training.ts";
import { findChange } from "../../store/change/read.ts";
import { requireScope } from "../actor.ts";
import { freezeOf } from "../calendar/frozen.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { keepText, order } from "./orders.ts";
import type { Written } from "./orders.ts";
import { storedInput } from "./stored-input.ts";
import { presentOf } from "./present.ts";

export const Launch = z.strictObject({
  /** When to launch; now when left out. */
  at: z.iso.datetime({ offset: true, error: "An instant looks like 2026-03-03T09:00:00Z." }).nullable().default(null),
  /** Why to launch although people have not completed the training, or in a freeze. */
  reason: z.string().trim().max(4_000).default(""),
});
export type Launch = z.input<typeof Launch>;

/**
 * Launches a wave, now or at an instant to come. @throws Problem `incomplete` while people are untrained, `on_hold` in a freeze, when
 * no reason is given
 */
export async function launchWave(
  app: App,
  caller: Caller,
  { key, wave }: { key: string; wave: string },
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const { at, reason } = parse(Launch, input ?? {});
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const content = await storedInput(app, row.state);
  if (!waveIds(content).includes(wave)) throw new Problem("not_found", `${key} has no wave ${wave}.`);
  const groups = content.waves.find((each) => each.id === wave)?.groups ?? [];
  const present = presentOf(app, row);
  const untrained = new Set<string>();
  for (const training of content.trainings) {
    const own =
      training.groups.length === 0
        ? groups
        : training.groups.filter((group) => groups.length === 0 || groups.includes(group));
    if (training.groups.length > 0 && own.length === 0) continue;
    const asked = { change: key, training: training.id, population: content.population, groups: own, at: present };
    for (const person of await untrainedPeople(app.db, { ...asked, limit: 100_000 })) untrained.add(person);
  }
  const launchAt = at === null ? null : Date.parse(at);
  const despite = await freezeOf(app, { team: row.state.plan.team, at: launchAt ?? present, reason });
  const override = reason === "" ? null : await keepText(app, key, reason, caller.person);
  return order(
    app,
    caller,
    key,
    { type: "launch", wave, launchAt, untrained: untrained.size, override, ...(despite === null ? {} : { despite }) },
    idempotencyKey,
  );
}
