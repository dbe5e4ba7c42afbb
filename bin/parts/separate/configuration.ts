import { ConfigurationError } from "../../../lib/configuration-error.ts";
import { loadConfiguration } from "../../../temporal.config.ts";
import type { Configuration } from "../../../temporal.config.ts";
import type { Located } from "../application.ts";

const todos = {
  TEMPORAL_ADDRESS: "give the address of the Temporal service, such as localhost:7233.",
  DATABASE_URL: "give the database, such as postgres://user@host:5432/takehold.",
  TAKEHOLD_SECRET: "give the same secret to all processes; `openssl rand -base64 32` prints one.",
  TAKEHOLD_URL: "give the public address of the pages: links in mail lead there.",
} as const;
type Needed = keyof typeof todos;

export interface SeparateSettings {
  readonly configuration: Configuration;
  readonly located: Located;
}

/**
 * The configuration of a process that embeds nothing: what all processes share has to be given to each.
 * @throws ConfigurationError naming every setting that is wrong or missing
 */
export function separateConfiguration(environment: NodeJS.ProcessEnv): SeparateSettings {
  const configuration = loadConfiguration(environment);
  const { databaseUrl, secret, temporal, smtpUrl } = configuration;
  const url = configuration.url ?? (smtpUrl === null ? `http://localhost:${configuration.port.number}` : null);
  if (databaseUrl === null || secret === null || url === null || temporal.address === null)
    throw missing({
      TEMPORAL_ADDRESS: temporal.address,
      DATABASE_URL: databaseUrl,
      TAKEHOLD_SECRET: secret,
      TAKEHOLD_URL: url,
    });
  return { configuration, located: { databaseUrl, secret, url, temporalAddress: null } };
}

/** The database and Temporal alone, for what needs no secret. @throws ConfigurationError */
export function servicesConfiguration(environment: NodeJS.ProcessEnv): {
  readonly configuration: Configuration;
  readonly databaseUrl: string;
} {
  const configuration = loadConfiguration(environment);
  const { databaseUrl, temporal } = configuration;
  if (databaseUrl === null || temporal.address === null)
    throw missing({ TEMPORAL_ADDRESS: temporal.address, DATABASE_URL: databaseUrl });
  return { configuration, databaseUrl };
}

function missing(found: Partial<Record<Needed, string | null>>): ConfigurationError {
  const all = Object.entries(todos).map(([key, todo]) => ({ key, value: "not set", todo }));
  return new ConfigurationError(all.filter(({ key }) => new Map(Object.entries(found)).get(key) === null));
}
