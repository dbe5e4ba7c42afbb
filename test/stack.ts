import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { inject } from "vitest";
import { createApi } from "../api/app.ts";
import type { Env } from "../api/env.ts";
import { createKey } from "../app/access/create-key.ts";
import { openApplication } from "../bin/parts/application.ts";
import type { Application } from "../bin/parts/application.ts";
import { promoteBuild } from "../bin/parts/promote.ts";
import { startWorker } from "../bin/parts/worker.ts";
import type { RunningWorker } from "../bin/parts/worker.ts";
import { createPages } from "../web/site.ts";
import { loadConfiguration } from "../temporal.config.ts";
import type { Configuration } from "../temporal.config.ts";
import { freshDatabase } from "./database.ts";

/** Everything for real, on a database and a task queue of its own. */
export interface Stack extends Application {
  readonly api: Hono<Env>;
  /** An administrator's API key. */
  readonly adminKey: string;
  readonly configuration: Configuration;
  readonly databaseUrl: string;
  /** The worker in service; replaced by `restartWorker`. */
  worker(): RunningWorker;
  stopWorker(): Promise<void>;
  restartWorker(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts API and worker on the services of the test run. `environment` adds settings, such as SMTP_URL. */
export async function startStack(
  environment: Readonly<Record<string, string>> = {},
  url = "http://takehold.test",
): Promise<Stack> {
  const database = await freshDatabase();
  const name = `test-${randomBytes(6).toString("hex")}`;
  const configuration = loadConfiguration({
    TEMPORAL_ADDRESS: inject("temporalAddress"),
    TAKEHOLD_TASK_QUEUE: name,
    TAKEHOLD_DEPLOYMENT: name,
    DATABASE_URL: database.url,
    // Tests that are not about it want each message at once.
    TAKEHOLD_COLLECT_MINUTES: "0",
    ...environment,
  });
  const secret = randomBytes(32).toString("base64url");
  const located = { databaseUrl: database.url, temporalAddress: null, secret, url };
  const application = await openApplication(configuration, located);
  const { app } = application;
  let worker = await startWorker(app, configuration, located);
  await promoteBuild(application.client, configuration);
  const api = createApi(app, { pages: createPages(app) });
  const { key: adminKey } = await createKey(app, system, { name: "test", scopes: ["admin"] });
  return {
    ...application,
    api,
    adminKey,
    configuration,
    databaseUrl: database.url,
    worker: () => worker,
    stopWorker: () => worker.stop(),
    restartWorker: async () => {
      await worker.stop();
      worker = await startWorker(app, configuration, located);
    },
    stop: async () => {
      await worker.stop();
      await application.close();
      await database.drop();
    },
  };
}

const system: Parameters<typeof createKey>[1] = { kind: "key", key: "system", person: null, scopes: ["admin"] };

/** Sends JSON as an administrator and answers status and body. */
export async function call<T = Record<string, unknown>>(
  { api, adminKey }: Pick<Stack, "api" | "adminKey">,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: T; headers: Headers }> {
  const response = await api.request(path, {
    method,
    headers: {
      authorization: `Bearer ${adminKey}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === "" ? {} : JSON.parse(text)) as T, headers: response.headers };
}
