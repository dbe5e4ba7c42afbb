import type { Paging, PullPlan, RowMapping } from "../../../domain/usage/pull/schema.ts";

/** What the form of a source would hold, had its plan been typed: the inverse of `pullInput`. The secret is never filled in. */
export function pullValues(source: {
  readonly name: string;
  readonly plan: PullPlan;
  readonly everyMinutes: number;
}): Readonly<Record<string, string>> {
  const { name, plan, everyMinutes } = source;
  return { name, everyMinutes: String(everyMinutes), ...planValues(plan) };
}

function planValues(plan: PullPlan): Record<string, string> {
  switch (plan.kind) {
    case "sql": {
      const { server: connection, query, cursor, zone, rows } = plan;
      return { connection, query, cursor: cursor ?? "", zone, ...rowValues(rows) };
    }
    case "http": {
      const { url, list, zone, rows, authentication, paging } = plan;
      const { by } = authentication;
      const byName =
        by === "basic" ? authentication.user : by === "header" || by === "parameter" ? authentication.name : "";
      return { url, by, byName, list, zone, ...pagingValues(paging), ...rowValues(rows) };
    }
    case "posthog": {
      const { host, project, person, events } = plan;
      return { host, project, person: person ?? "", events: events.join("\n") };
    }
  }
}

function pagingValues(paging: Paging): Record<string, string> {
  return {
    paging: paging.by,
    parameter: "parameter" in paging ? paging.parameter : "",
    at: "at" in paging ? paging.at : "",
  };
}

function rowValues({ user, event, eventName, time, id, properties }: RowMapping): Record<string, string> {
  const lines = Object.entries(properties).map(([property, place]) => `${property} = ${place}`);
  return { user, event: event ?? "", eventName: eventName ?? "", time, id: id ?? "", properties: lines.join("\n") };
}

/**
 * What was typed over what a source has: what the form does not show stays as it is, such as properties that are taken whole.
 * The other settings of paging mean something for one kind of it alone.
 */
export function editOf(plan: PullPlan, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (plan.kind === "posthog") return { ...input };
  const rows = { ...plan.rows, ...partOf(input["rows"]) };
  if (plan.kind === "sql") return { ...input, rows };
  const paging = partOf(input["paging"]);
  return { ...input, rows, paging: paging["by"] === plan.paging.by ? { ...plan.paging, ...paging } : paging };
}

function partOf(part: unknown): Record<string, unknown> {
  return typeof part === "object" && part !== null ? { ...part } : {};
}
