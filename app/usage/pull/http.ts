import { isProperties } from "../../../domain/usage/behaviour.ts";
import type { Properties } from "../../../domain/usage/behaviour.ts";
import { instantOf, lookBackMs, numberIn, PullFailure, textIn } from "../../../domain/usage/pull/page.ts";
import type { DrawnPage, DrawnRow, Drawing, Position } from "../../../domain/usage/pull/page.ts";
import { valueAt } from "../../../domain/usage/pull/place.ts";
import type { HttpPlan } from "../../../domain/usage/pull/schema.ts";
import type { Outbound } from "../../../lib/outbound.ts";
import { readInstant } from "../event-time.ts";
import { askForJson } from "./ask.ts";
import type { JsonAnswer } from "./ask.ts";
import { nextToken } from "./tokens.ts";
import type { Token } from "./tokens.ts";

export interface HttpDrawing {
  readonly plan: HttpPlan;
  readonly secret: string;
  readonly outbound: Outbound;
  /** Epoch milliseconds from which on rows are wanted the first time. */
  readonly since: number;
  readonly now: () => number;
}

/** A pass that asks for what is new since `since`, at the page `token`; `newest` is the latest time seen of a row. */
interface HttpPosition {
  readonly since: number;
  readonly token: Token;
  readonly newest: number | null;
}

/** Draws rows from an API page by page. */
export function drawFromApi(way: HttpDrawing): Drawing {
  return { page: (position) => drawPage(way, positionOf(position, way.since)), close: () => Promise.resolve() };
}

function positionOf(position: Position, since: number): HttpPosition {
  return {
    since: numberIn(position, "since") ?? since,
    token: textIn(position, "token") ?? numberIn(position, "token"),
    newest: numberIn(position, "newest"),
  };
}

async function drawPage(way: HttpDrawing, position: HttpPosition): Promise<DrawnPage> {
  const { plan } = way;
  const url = addressOf(plan, position);
  const answer = await askForJson(way.outbound, { method: "GET", ...credentialsOf(way, url) });
  const list = listIn(plan, answer);
  const rows = list.map((row) => drawn(plan, row));
  const newest = rows.reduce((latest, row) => later(latest, row.time, way.now()), position.newest);
  const token = nextToken(plan, { url, answer, rows: list.length, token: position.token });
  if (token !== null) return { rows, next: { since: position.since, token, newest }, isLast: false };
  return { rows, next: nextPass(plan, position, newest), isLast: true };
}

/** Either what is new by time is asked for, or the last page again and what comes after it. */
function nextPass(plan: HttpPlan, { since, token }: HttpPosition, newest: number | null): Position {
  if (!plan.url.includes("{since}")) return { since, token, newest };
  return { since: newest === null ? since : Math.max(since, newest - lookBackMs), token: null, newest };
}

function later(latest: number | null, time: unknown, now: number): number | null {
  const at = readInstant(time);
  // A clock that is set wrong must not make everything after it look old.
  if (at === null || at > now) return latest;
  return latest === null ? at : Math.max(latest, at);
}

/** The address of a page. Where the token is an address itself, it was checked when it was read. */
function addressOf(plan: HttpPlan, { since, token }: HttpPosition): URL {
  const first = new URL(plan.url.replaceAll("{since}", encodeURIComponent(new Date(since).toISOString())));
  const { paging } = plan;
  switch (paging.by) {
    case "none":
      return first;
    case "link":
      return typeof token === "string" ? new URL(token) : first;
    case "cursor":
      if (typeof token !== "string") return first;
      if (/^https?:\/\//.test(token)) return new URL(token);
      first.searchParams.set(paging.parameter, token);
      return first;
    case "page":
      first.searchParams.set(paging.parameter, String(typeof token === "number" ? token : paging.first));
      return first;
    case "offset":
      first.searchParams.set(paging.parameter, String(typeof token === "number" ? token : 0));
      return first;
  }
}

/** The request with its key, which goes nowhere but to the host of the plan. */
function credentialsOf({ plan, secret }: HttpDrawing, url: URL): { url: string; headers: Record<string, string> } {
  const { authentication } = plan;
  switch (authentication.by) {
    case "none":
      return { url: url.href, headers: {} };
    case "bearer":
      return { url: url.href, headers: { authorization: `Bearer ${secret}` } };
    case "basic": {
      const pair = Buffer.from(`${authentication.user}:${secret}`).toString("base64");
      return { url: url.href, headers: { authorization: `Basic ${pair}` } };
    }
    case "header":
      return { url: url.href, headers: { [authentication.name.toLowerCase()]: secret } };
    case "parameter": {
      const keyed = new URL(url);
      keyed.searchParams.set(authentication.name, secret);
      return { url: keyed.href, headers: {} };
    }
  }
}

function listIn(plan: HttpPlan, { json }: JsonAnswer): readonly unknown[] {
  const list = valueAt(json, plan.list);
  if (Array.isArray(list)) return list;
  const where = plan.list === "" ? "The answer is no list" : `There is no list at ${plan.list}`;
  const names = isProperties(json) ? ` It has: ${Object.keys(json).slice(0, 10).join(", ").slice(0, 300)}.` : "";
  throw new PullFailure(`${where}.${names}`);
}

function drawn({ rows }: HttpPlan, row: unknown): DrawnRow {
  const at = (place: string | null) => (place === null ? undefined : valueAt(row, place));
  const time = at(rows.time);
  const all = at(rows.allProperties);
  const named = Object.entries(rows.properties).flatMap(([name, place]) => {
    const value = at(place);
    return value === undefined ? [] : [[name, value] as const];
  });
  const properties: Properties = { ...(isProperties(all) ? all : {}), ...Object.fromEntries(named) };
  return {
    user: at(rows.user),
    event: at(rows.event),
    time: typeof time === "number" ? instantOf(time) : time,
    id: at(rows.id),
    properties: Object.keys(properties).length === 0 ? null : properties,
  };
}
