import type { RequestListener } from "node:http";
import { z } from "zod";

/** An event as PostHog keeps it; `email` is a property of its person. */
export interface PosthogEvent {
  readonly uuid: string;
  readonly event: string;
  readonly distinct_id: string;
  readonly email: string;
  readonly timestamp: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const Question = z.object({
  query: z.object({ kind: z.literal("HogQLQuery"), query: z.string(), values: z.record(z.string(), z.string()) }),
});

/**
 * PostHog's query endpoint for the questions that are asked of events: its address, its key, its answer's form (rows as lists,
 * properties as text), its order and its limits. What it does not understand is an error, as there.
 */
export function posthogStandIn(project: string, key: string, events: readonly PosthogEvent[]): RequestListener {
  return (request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${key}`) return void answer(401, { type: "authentication_error" });
    if (request.method !== "POST" || request.url !== `/api/projects/${project}/query/`) return void answer(404, {});
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => {
      const question = Question.safeParse(JSON.parse(text));
      if (!question.success) return void answer(400, { type: "validation_error" });
      const results = ask(question.data.query, events);
      return void (results === null
        ? answer(400, { type: "validation_error" })
        : answer(200, { results, hasMore: false }));
    });
  };
}

function ask({ query, values }: z.infer<typeof Question>["query"], events: readonly PosthogEvent[]) {
  const [, who = "", where = "", limit = ""] =
    /^select toString\(uuid\), event, (.+), timestamp, properties from events where (.+) order by timestamp asc, toString\(uuid\) asc limit (\d+)$/.exec(
      query,
    ) ?? [];
  if (where === "") return null;
  const byEmail = who === "coalesce(nullif(toString(person.properties.email), ''), distinct_id)";
  if (!byEmail && who !== "distinct_id") return null;
  const { start, at = "", uuid = "", ...others } = values;
  const isFirst = where.startsWith("timestamp >= toDateTime({start}) and timestamp <= now() + interval 1 day");
  const isNext = where.startsWith(
    "(timestamp > toDateTime({at}) or (timestamp = toDateTime({at}) and toString(uuid) > {uuid})) and timestamp <=",
  );
  if (!isFirst && !isNext) return null;
  const names = Object.values(others);
  return events
    .filter((each) => names.length === 0 || names.includes(each.event))
    .filter((each) =>
      isFirst ? each.timestamp >= micros(start ?? "") : [each.timestamp, each.uuid].join() > [micros(at), uuid].join(),
    )
    .filter((each) => Date.parse(each.timestamp) <= Date.now() + 86_400_000)
    .toSorted((a, b) => ([a.timestamp, a.uuid].join() < [b.timestamp, b.uuid].join() ? -1 : 1))
    .slice(0, Number(limit))
    .map((each) => [
      each.uuid,
      each.event,
      byEmail && each.email !== "" ? each.email : each.distinct_id,
      each.timestamp,
      JSON.stringify(each.properties),
    ]);
}

function micros(instant: string): string {
  return instant.replace(/\.(\d{3})Z$/, ".$1000Z");
}
