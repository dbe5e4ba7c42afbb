import { z } from "zod";
import { isProperties } from "../../../domain/usage/behaviour.ts";
import { lookBackMs, PullFailure, textIn } from "../../../domain/usage/pull/page.ts";
import type { DrawnPage, DrawnRow, Drawing, Position } from "../../../domain/usage/pull/page.ts";
import type { PosthogPlan } from "../../../domain/usage/pull/schema.ts";
import type { Outbound } from "../../../lib/outbound.ts";
import { askForJson } from "./ask.ts";

export interface PosthogDrawing {
  readonly plan: PosthogPlan;
  /** A personal API key with the permission to read queries. */
  readonly secret: string;
  readonly outbound: Outbound;
  /** Epoch milliseconds from which on events are wanted the first time. */
  readonly since: number;
}

/** A pass from `start` on, as far as the event `at`, `uuid`. Instants as PostHog writes them, with microseconds. */
interface PosthogPosition {
  readonly start: string;
  readonly at: string | null;
  readonly uuid: string | null;
}

const Answer = z.object({ results: z.array(z.array(z.unknown())) });

/** Draws events from a project of PostHog by its query API, in order of time and uuid. */
export function drawFromPosthog(way: PosthogDrawing): Drawing {
  return {
    page: (position, rowsMax) => drawPage(way, positionOf(position, way.since), rowsMax),
    close: () => Promise.resolve(),
  };
}

function positionOf(position: Position, since: number): PosthogPosition {
  const start = textIn(position, "start") ?? new Date(since).toISOString();
  return { start, at: textIn(position, "at"), uuid: textIn(position, "uuid") };
}

async function drawPage(way: PosthogDrawing, position: PosthogPosition, rowsMax: number): Promise<DrawnPage> {
  const { plan, secret, outbound } = way;
  const { json } = await askForJson(outbound, {
    method: "POST",
    url: `${plan.host}/api/projects/${plan.project}/query/`,
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({ query: questionOf(plan, position, rowsMax), refresh: "force_blocking" }),
  });
  const answer = Answer.safeParse(json);
  if (!answer.success) throw new PullFailure("PostHog's answer has no list of results.", { passing: true });
  const { results } = answer.data;
  const rows = results.map(drawn);
  const [uuid, , , timestamp] = results.at(-1) ?? [];
  const at = typeof timestamp === "string" ? timestamp : position.at;
  if (results.length < rowsMax) return { rows, next: nextPass(position, at), isLast: true };
  if (typeof uuid !== "string" || at === null) throw new PullFailure("PostHog's answer lacks uuid or timestamp.");
  return { rows, next: { start: position.start, at, uuid }, isLast: false };
}

function nextPass({ start }: PosthogPosition, at: string | null): Position {
  const reached = at === null ? Number.NaN : Date.parse(at);
  if (!Number.isFinite(reached)) return { start, at: null, uuid: null };
  return { start: new Date(Math.max(reached - lookBackMs, Date.parse(start))).toISOString(), at: null, uuid: null };
}

/** HogQL with named values, so that nothing of a plan becomes part of the query's text but the checked name of a property. */
function questionOf({ events, person }: PosthogPlan, { start, at, uuid }: PosthogPosition, rowsMax: number) {
  const who =
    person === null ? "distinct_id" : `coalesce(nullif(toString(person.properties.${person}), ''), distinct_id)`;
  const after =
    at === null
      ? "timestamp >= toDateTime({start})"
      : "(timestamp > toDateTime({at}) or (timestamp = toDateTime({at}) and toString(uuid) > {uuid}))";
  const names = Object.fromEntries(events.map((event, index) => [`event${index}`, event]));
  const wanted = Object.keys(names).map((name) => `{${name}}`);
  // Clocks of devices may be wrong: what is far ahead comes when its time has come.
  const bounds = [after, "timestamp <= now() + interval 1 day"];
  if (wanted.length > 0) bounds.push(`event in (${wanted.join(", ")})`);
  return {
    kind: "HogQLQuery",
    query: [
      `select toString(uuid), event, ${who}, timestamp, properties from events`,
      `where ${bounds.join(" and ")}`,
      `order by timestamp asc, toString(uuid) asc limit ${rowsMax}`,
    ].join(" "),
    values: { ...(at === null ? { start } : { at, uuid }), ...names },
  };
}

function drawn([uuid, event, who, timestamp, properties]: readonly unknown[]): DrawnRow {
  return { user: who, event, time: timestamp, id: uuid, properties: propertiesOf(properties) };
}

/** They come as JSON text, of some versions as an object. */
function propertiesOf(value: unknown): DrawnRow["properties"] {
  if (isProperties(value)) return value;
  if (typeof value !== "string") return null;
  try {
    const json: unknown = JSON.parse(value);
    return isProperties(json) ? json : null;
  } catch {
    return null;
  }
}
