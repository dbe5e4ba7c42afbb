import { readFileSync } from "node:fs";
import { z } from "zod";
import { ConfigurationError } from "../../../lib/configuration-error.ts";
import { loadConfiguration } from "../../../temporal.config.ts";
import type { Configuration } from "../../../temporal.config.ts";
import type { Located } from "../application.ts";

/** Where the build writes what a function cannot find out by itself: beside it. */
const builtFile = new URL("../../../build.json", import.meta.url);

const Built = z.object({ buildId: z.string() });

/** A function serves few requests at a time, and the database sees all functions together. */
const settings = { TAKEHOLD_DATABASE_CONNECTIONS: "3", TAKEHOLD_SHUTDOWN_MS: "5000" };

const needed = [
  ["TEMPORAL_ADDRESS", "give the address of the Temporal service, such as my-namespace.a1b2c.tmprl.cloud:7233."],
  ["DATABASE_URL", "give the database, such as postgres://user@host:5432/takehold."],
  ["TAKEHOLD_SECRET", "give the same secret to all functions; `openssl rand -base64 32` prints one."],
  ["TAKEHOLD_URL", "give the public address of the API's function, which links lead to."],
] as const;

/**
 * The configuration of a function. It has no data directory to keep a secret or a database in, so all that must outlive it
 * has to be given. @throws ConfigurationError naming every setting that is wrong or missing
 */
export function functionConfiguration(environment: NodeJS.ProcessEnv): {
  readonly configuration: Configuration;
  readonly located: Located;
} {
  const { buildId } = Built.parse(JSON.parse(readFileSync(builtFile, "utf8")));
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const configuration = loadConfiguration({ TAKEHOLD_BUILD_ID: buildId, ...settings, ...given });
  const { databaseUrl, secret, url, temporal } = configuration;
  if (databaseUrl !== null && secret !== null && url !== null && temporal.address !== null)
    return { configuration, located: { databaseUrl, secret, url, temporalAddress: null } };
  const found = [temporal.address, databaseUrl, secret, url];
  const missing = needed.filter((_, index) => found[index] === null);
  throw new ConfigurationError(missing.map(([key, todo]) => ({ key, value: "not set", todo })));
}
