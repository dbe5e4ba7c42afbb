import { z } from "zod";
import { summariseProperties } from "../../domain/usage/property-summary.ts";
import type { PropertySummary } from "../../domain/usage/property-summary.ts";
import { sampleEvents } from "../../store/usage/samples.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { requireSource } from "./read-sources.ts";

export const PropertiesQuestion = z.object({
  source: z.string().max(60),
  event: z.string().trim().min(1, "Name the event.").max(200),
});

/** What a sample of an event's occurrences holds. */
export interface EventProperties {
  readonly source: string;
  readonly event: string;
  /** Events looked at. */
  readonly sampled: number;
  readonly properties: readonly PropertySummary[];
}

const sampleMax = 2_000;

/**
 * Which properties an event has, from a sample of its occurrences, so that a filter can be picked and not guessed. Values that
 * fewer than five people had are not told. @throws Problem `not_found`
 */
export async function eventProperties(
  app: Pick<App, "db">,
  caller: Caller,
  input: z.input<typeof PropertiesQuestion>,
): Promise<EventProperties> {
  requireScope(caller, "usage:read");
  const { source: id, event } = parse(PropertiesQuestion, input);
  const source = await requireSource(app, id);
  const sample = await sampleEvents(app.db, { source: source.number, event, limit: sampleMax });
  return { source: id, event, sampled: sample.length, properties: summariseProperties(sample) };
}
