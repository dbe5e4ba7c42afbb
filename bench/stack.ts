import { randomBytes } from "node:crypto";
import { z } from "zod";
import { createApi } from "../api/app.ts";
import { createKey } from "../app/access/create-key.ts";
import { operator } from "../app/actor.ts";
import { openApplication } from "../bin/parts/application.ts";
import type { Application } from "../bin/parts/application.ts";
import { listen } from "../bin/parts/listener.ts";
import { promoteBuild } from "../bin/parts/promote.ts";
import { startWorker } from "../bin/parts/worker.ts";
import { loadConfiguration } from "../temporal.config.ts";
import type { Configuration } from "../temporal.config.ts";
import { createPages } from "../web/site.ts";

/** The product as it is started: worker, API and pages behind a real port, on a database and a task queue of its own. */
export interface Stack extends Application {
  readonly url: string;
  readonly configuration: Configuration;
  /** Sends JSON as an administrator. @throws Error when it is not answered with success */
  readonly call: (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;
  readonly stop: () => Promise<void>;
}

export async function startStack(databaseUrl: string, temporalAddress: string): Promise<Stack> {
  const name = `bench-${randomBytes(4).toString("hex")}`;
  const configuration = loadConfiguration({
    TEMPORAL_ADDRESS: temporalAddress,
    TAKEHOLD_TASK_QUEUE: name,
    TAKEHOLD_DEPLOYMENT: name,
    DATABASE_URL: databaseUrl,
  });
  const listener = await listen({ port: 0, others: 0, host: "127.0.0.1" });
  const url = `http://127.0.0.1:${listener.port}`;
  const located = { databaseUrl, temporalAddress: null, secret: randomBytes(32).toString("base64url"), url };
  const application = await openApplication(configuration, located);
  const { app } = application;
  const worker = await startWorker(app, configuration, located);
  await promoteBuild(application.client, configuration);
  const api = createApi(app, { pages: createPages(app), onFault: (error) => console.error(error) });
  listener.serve((request) => api.fetch(request));
  const { key } = await createKey(app, operator, { name: "bench", scopes: ["admin"] });
  return {
    ...application,
    url,
    configuration,
    call: (method, path, body) => call(url, key, method, path, body),
    stop: async () => {
      await listener.close();
      await worker.stop();
      await application.close();
    },
  };
}

async function call(url: string, key: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return z.record(z.string(), z.unknown()).parse(text === "" ? {} : JSON.parse(text));
}
