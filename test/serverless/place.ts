import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKey } from "../../app/access/create-key.ts";
import { operator } from "../../app/actor.ts";
import { buildFunctions } from "../../bin/parts/build/functions.ts";
import { startTemporal } from "../../lib/embedded/temporal.ts";
import type { EmbeddedTemporal } from "../../lib/embedded/temporal.ts";
import { freshDatabase } from "../database.ts";
import type { FreshDatabase } from "../database.ts";
import { openMailbox } from "../path/mailbox.ts";
import type { Mailbox } from "../path/mailbox.ts";
import { programCache } from "../services.ts";
import { ApiFunction } from "./api-function.ts";
import { controllerConfig, controllerEnvironment, deployWorker } from "./deployment.ts";
import type { DeployedFunction } from "./function-process.ts";
import { Lambda } from "./lambda.ts";

/** Everything a serverless deployment has, and no process of ours that stays. */
export interface Place {
  readonly temporal: EmbeddedTemporal;
  readonly database: FreshDatabase;
  readonly mailbox: Mailbox;
  /** Temporal calls the worker's function here. */
  readonly lambda: Lambda;
  readonly api: ApiFunction;
  readonly adminKey: string;
  /** Of the API's function. */
  readonly deployed: DeployedFunction;
  close(): Promise<void>;
}

const buildId = "build-1";
const deployment = "takehold";

export async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "takehold-functions-"));
  const lambda = await Lambda.open();
  const mailbox = await openMailbox();
  const database = await freshDatabase();
  const [temporal, built] = await Promise.all([
    startTemporal({
      dataDir: folder,
      cacheDir: programCache,
      log: () => undefined,
      uiPort: null,
      timeSkipping: true,
      extraDynamicConfig: controllerConfig,
      env: controllerEnvironment(lambda.url),
    }),
    buildFunctions(folder, buildId),
  ]);
  const environment = {
    TEMPORAL_ADDRESS: temporal.address,
    DATABASE_URL: database.url,
    SMTP_URL: mailbox.url,
    TAKEHOLD_URL: "https://takehold.test",
    TAKEHOLD_SECRET: "a secret of the test that is the same in every function",
    // Long, so that a slow machine still ends in time; a worker with nothing under way ends at once.
    TAKEHOLD_SHUTDOWN_MS: "15000",
    TAKEHOLD_LATE_MS: "30000",
  };
  const arn = lambda.deploy("worker", { folder: built.worker, environment, timeoutMs: 27_000 });
  const deployed = { folder: built.api, environment, timeoutMs: 60_000 };
  const api = new ApiFunction(deployed);
  await deployWorker({ address: temporal.address, deployment, buildId, arn });
  const { key } = await createKey({ db: database.db, now: Date.now }, operator, { name: "test", scopes: ["admin"] });
  return {
    temporal,
    database,
    mailbox,
    lambda,
    api,
    adminKey: key,
    deployed,
    close: async () => {
      await api.cold();
      await temporal.stop();
      await lambda.close();
      await mailbox.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
