import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import { createApi } from "../api/app.ts";
import type { Env } from "../api/env.ts";
import { problemResponse } from "../api/problem.ts";
import { requestId } from "../api/request-id.ts";
import { Problem } from "../domain/errors.ts";
import { createLogger } from "../lib/log/logger.ts";
import { openRenewableDatabase } from "../store/renewable-database.ts";
import { createPages } from "../web/site.ts";
import { databaseOptions, openApplication } from "./parts/application.ts";
import { functionConfiguration } from "./parts/functions/configuration.ts";
import { endedStream } from "./parts/functions/ended-stream.ts";
import { renewedAfterPauses } from "./parts/functions/renewed.ts";
import { settleSchedules } from "./parts/schedules.ts";

/** API and pages as a function of AWS Lambda, behind a function address, API Gateway or a load balancer. */

const log = createLogger((line) => process.stdout.write(line));
const { configuration, located } = functionConfiguration(process.env);
const database = openRenewableDatabase(() => databaseOptions(configuration, located.databaseUrl));

/** Connects to Temporal; a process that could not tries again with the next request. */
let opening: Promise<Hono<Env>> | null = null;
function opened(): Promise<Hono<Env>> {
  opening ??= open();
  opening.catch(() => (opening = null));
  return opening;
}

async function open(): Promise<Hono<Env>> {
  const { app, client, connection } = await openApplication(configuration, located, database.db);
  // A function starts often, so only what is not known to be right is looked at.
  settleSchedules({ app, client, configuration, log }, "unsettled");
  const checks = { temporal: () => connection.workflowService.getSystemInfo({}) };
  return createApi(app, {
    pages: createPages(app, checks),
    checks,
    onFault: (error, id) => log.error({ err: error, requestId: id }, "a request failed"),
    bodyBytesMax: configuration.limits.bodyBytesMax,
  });
}

const unreachable = new Hono<Env>()
  .use(requestId)
  .onError((error, c) => problemResponse(c, error))
  .all("*", () => {
    throw new Problem("unavailable", "Takehold cannot be reached just now. Please try again in a moment.");
  });

const front = new Hono<Env>().all("*", async (c) => {
  const api = await opened().catch((error: unknown) => {
    log.error({ err: error }, "Temporal cannot be reached");
    return unreachable;
  });
  return endedStream(await api.fetch(c.req.raw, c.env));
});

// The first request need not wait for what can be done before it comes.
opened().catch(() => undefined);

export const handler = renewedAfterPauses(database.renew, handle(front));
