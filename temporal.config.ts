import { fileURLToPath } from "node:url";
import { loadClientConnectConfig } from "@temporalio/envconfig";
import type { ClientConnectConfig } from "@temporalio/envconfig";
import { z } from "zod";
import { ConfigurationError, maskSecret, maskUrl } from "./lib/configuration-error.ts";
import type { WrongSetting } from "./lib/configuration-error.ts";
import { isAddressOrNetwork } from "./lib/outbound.ts";
import { sourceHash } from "./lib/source-hash.ts";
import { languageOf } from "./web/language/choose.ts";
import { languages } from "./web/language/languages.ts";
import packageJson from "./package.json" with { type: "json" };

/**
 * The one configuration: every setting, its default and its check. What reaches Temporal is read as Temporal's own tools
 * read it (`TEMPORAL_*` and a profile of `temporal.toml`). Nothing happens when this file is imported.
 */

const whole = (name: string, min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `give ${name} as a whole number from ${min} to ${max}.`)
    .transform(Number)
    .refine((number) => number >= min && number <= max, `give ${name} from ${min} to ${max}.`)
    .optional()
    .transform((number) => number ?? fallback);

const url = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `give a URL such as ${example}.`,
    )
    .optional();

const name = (what: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, `give ${what} of letters, digits, dots, hyphens and underscores.`);

const addresses = z
  .string()
  .default("")
  .transform((text) => text.split(/[\s,]+/).filter((each) => each !== ""))
  .refine((list) => list.every(isAddressOrNetwork), "give addresses and networks, such as 10.1.2.3,192.168.0.0/16.");

/** Each setting by the name of its environment variable. */
const Settings = z.object({
  PORT: whole("a port", 0, 65_535, 8_080),
  TAKEHOLD_URL: url(["http:", "https:"], "https://takehold.example.com"),
  TAKEHOLD_LANGUAGE: z
    .string()
    .refine(
      (tag) => languageOf(tag) !== null,
      `give the tag of a language there is, such as de-AT: ${Object.keys(languages).join(", ")}.`,
    )
    .default("en"),
  TAKEHOLD_DATA: z.string().default(".takehold"),
  DATABASE_URL: url(["postgres:", "postgresql:"], "postgres://user@host:5432/takehold"),
  SMTP_URL: url(["smtp:", "smtps:"], "smtps://user:password@mail.example.com"),
  TAKEHOLD_BOUNCE_ADDRESS: z
    .email("give an address that takes mail which comes back, such as bounces@takehold.example.com.")
    .optional(),
  TAKEHOLD_SECRET: z
    .string()
    .min(32, "give at least 32 random characters, such as `openssl rand -base64 32` prints.")
    .optional(),
  TAKEHOLD_ANCHOR_FILE: z.string().optional(),
  TAKEHOLD_ANCHOR_URL: url(["https:", "http:"], "https://anchors.example.com/takehold"),
  TAKEHOLD_ALLOWED_ADDRESSES: addresses,
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-[\w-]{10,}$/, "give the token of a bot, which begins with xoxb-.")
    .optional(),
  SLACK_API_URL: url(["https:", "http:"], "https://slack.com/api").default("https://slack.com/api"),
  OIDC_ISSUER: url(["https:", "http:"], "https://login.example.com"),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  TAKEHOLD_TASK_QUEUE: name("a task queue").default("takehold"),
  TAKEHOLD_DEPLOYMENT: name("a deployment name").default("takehold"),
  TAKEHOLD_BUILD_ID: name("a build id").optional(),
  TAKEHOLD_LATE_MS: whole("milliseconds", 100, 60_000, 10_000),
  TAKEHOLD_PATIENCE_MS: whole("milliseconds", 100, 120_000, 20_000),
  TAKEHOLD_SHUTDOWN_MS: whole("milliseconds", 0, 600_000, 10_000),
  TAKEHOLD_DATABASE_CONNECTIONS: whole("a number", 1, 500, 10),
  TAKEHOLD_TELL_AFTER: whole("a number of failures", 1, 100, 3),
  TAKEHOLD_COLLECT_MINUTES: z
    .string()
    .regex(/^(\d{1,4}(,\d{1,4}){0,9})$/, "Minutes with commas, as 1,30,120, or 0 to send each request by itself.")
    .default("1,30,120"),
  TAKEHOLD_DIGEST: z
    .string()
    .regex(/^(off|\d|1\d|2[0-3])$/, "give an hour of the reader's Monday from 0 to 23, or off.")
    .default("7")
    .transform((text) => (text === "off" ? null : Number(text))),
  TAKEHOLD_BODY_BYTES_MAX: whole("bytes", 1_024, 100_000_000, 1_048_576),
});
type Settings = z.infer<typeof Settings>;

const secretKeys: ReadonlySet<string> = new Set(["TAKEHOLD_SECRET", "OIDC_CLIENT_SECRET", "SLACK_BOT_TOKEN"]);
const urlKeys: ReadonlySet<string> = new Set([
  "DATABASE_URL",
  "SMTP_URL",
  "TAKEHOLD_URL",
  "TAKEHOLD_ANCHOR_URL",
  "SLACK_API_URL",
  "OIDC_ISSUER",
]);
const root = fileURLToPath(new URL(".", import.meta.url));

export interface Configuration {
  /** `isGiven`: a person chose the port, so another one must not be taken instead. */
  readonly port: { readonly number: number; readonly isGiven: boolean };
  /** Public base of links, without a slash at the end. `null`: the address that is listened on. */
  readonly url: string | null;
  /** BCP 47 tag of the language of whoever has named none. */
  readonly language: string;
  readonly dataDir: string;
  /** `null`: PostgreSQL is started from the data directory. */
  readonly databaseUrl: string | null;
  readonly databaseConnectionsMax: number;
  /** `null`: messages are read on the inbox page. */
  readonly smtpUrl: string | null;
  /** Where mail comes back to that cannot be delivered. `null`: to the sender. */
  readonly bounceAddress: string | null;
  /** `null`: one is made and kept in the data directory. */
  readonly secret: string | null;
  /** Where heads of records are told, so that one which is cut off or written anew is found. `null`: only in mails. */
  readonly anchors: { readonly file: string | null; readonly url: string | null };
  /** Addresses and networks that are reached although they are not public: of webhooks and sources that people name. */
  readonly allowedAddresses: readonly string[];
  /** `null`: nobody is written to in Slack by a bot. */
  readonly slackBot: { readonly token: string; readonly apiUrl: string } | null;
  /** Hour of their Monday at which people get the weekly digest. `null`: nobody gets one. */
  readonly digestHour: number | null;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  readonly temporal: {
    /** `null`: a server is started from the data directory. */
    readonly address: string | null;
    readonly namespace: string;
    /** For `Connection.connect` and `NativeConnection.connect`: address, TLS, API key, metadata. */
    readonly connection: ClientConnectConfig["connectionOptions"];
    readonly taskQueue: string;
    readonly deployment: { readonly name: string; readonly buildId: string };
  };
  readonly timeouts: {
    /** After this long an order that is accepted but not yet recorded is answered as late. */
    readonly lateMs: number;
    /** For this long a passing fault is tried again. */
    readonly patienceMs: number;
    /** What a worker may still finish when it is told to stop. */
    readonly shutdownMs: number;
  };
  readonly limits: {
    readonly bodyBytesMax: number;
    /** After this many failures in a row of what a change does, such as sending a mail, people are told. */
    readonly tellAfter: number;
    /** Minutes between the first, second, … message of a day that asks somebody; meanwhile what else is asked gathers. */
    readonly collectMin: readonly number[];
  };
}

/**
 * Reads the settings from an environment; a variable that is set to nothing counts as not set.
 * @throws ConfigurationError naming every wrong setting, its value with secrets masked, and what to do.
 */
export function loadConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = Settings.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => wrongSetting(given, issue));
  const temporal = readTemporal(given);
  const oidc = readOidc(given);
  const all = [...wrong, ...("wrong" in temporal ? [temporal.wrong] : []), ...("wrong" in oidc ? oidc.wrong : [])];
  if (!parsed.success || "wrong" in temporal || "wrong" in oidc) throw new ConfigurationError(all);
  return configurationOf(parsed.data, "PORT" in given, temporal.config, oidc.oidc);
}

function configurationOf(
  settings: Settings,
  isPortGiven: boolean,
  temporal: ClientConnectConfig,
  oidc: Configuration["oidc"],
): Configuration {
  return {
    port: { number: settings.PORT, isGiven: isPortGiven },
    url: settings.TAKEHOLD_URL?.replace(/\/+$/, "") ?? null,
    language: settings.TAKEHOLD_LANGUAGE,
    dataDir: settings.TAKEHOLD_DATA,
    databaseUrl: settings.DATABASE_URL ?? null,
    databaseConnectionsMax: settings.TAKEHOLD_DATABASE_CONNECTIONS,
    smtpUrl: settings.SMTP_URL ?? null,
    bounceAddress: settings.TAKEHOLD_BOUNCE_ADDRESS ?? null,
    secret: settings.TAKEHOLD_SECRET ?? null,
    anchors: { file: settings.TAKEHOLD_ANCHOR_FILE ?? null, url: settings.TAKEHOLD_ANCHOR_URL ?? null },
    allowedAddresses: settings.TAKEHOLD_ALLOWED_ADDRESSES,
    slackBot:
      settings.SLACK_BOT_TOKEN === undefined
        ? null
        : { token: settings.SLACK_BOT_TOKEN, apiUrl: settings.SLACK_API_URL.replace(/\/+$/, "") },
    digestHour: settings.TAKEHOLD_DIGEST,
    oidc,
    temporal: {
      address: temporal.connectionOptions.address ?? null,
      namespace: temporal.namespace ?? "default",
      connection: temporal.connectionOptions,
      taskQueue: settings.TAKEHOLD_TASK_QUEUE,
      deployment: { name: settings.TAKEHOLD_DEPLOYMENT, buildId: settings.TAKEHOLD_BUILD_ID ?? defaultBuildId() },
    },
    timeouts: {
      lateMs: settings.TAKEHOLD_LATE_MS,
      patienceMs: settings.TAKEHOLD_PATIENCE_MS,
      shutdownMs: settings.TAKEHOLD_SHUTDOWN_MS,
    },
    limits: {
      bodyBytesMax: settings.TAKEHOLD_BODY_BYTES_MAX,
      tellAfter: settings.TAKEHOLD_TELL_AFTER,
      collectMin: settings.TAKEHOLD_COLLECT_MINUTES.split(",").map(Number),
    },
  };
}

/** The version, and a hash of what workflow code is made of: a new build id means that a replay may differ. */
function defaultBuildId(): string {
  const hash = sourceHash(root, ["workflows", "domain"]);
  return hash === null ? packageJson.version : `${packageJson.version}-${hash}`;
}

type Given = Readonly<Record<string, string | undefined>>;

function wrongSetting(given: Given, issue: z.core.$ZodIssue): WrongSetting {
  const key = String(issue.path[0]);
  return { key, value: shown(key, given[key] ?? ""), todo: issue.message };
}

function shown(key: string, value: string): string {
  if (secretKeys.has(key)) return maskSecret(value);
  return urlKeys.has(key) ? maskUrl(value) : `"${value}"`;
}

function readTemporal(given: Given): { config: ClientConnectConfig } | { wrong: WrongSetting } {
  const set = Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  try {
    return { config: loadClientConnectConfig({ overrideEnvVars: set }) };
  } catch (error) {
    // Only the first line: what follows quotes the file, which may hold a key.
    const reason = error instanceof Error ? error.message.split("\n", 1).join("") : "it cannot be read";
    const key =
      ["TEMPORAL_CONFIG_FILE", "TEMPORAL_PROFILE"].filter((each) => each in set).join(" and ") || "temporal.toml";
    const value = set["TEMPORAL_CONFIG_FILE"] ?? set["TEMPORAL_PROFILE"] ?? "at its usual place";
    return { wrong: { key, value: `"${value}"`, todo: `${reason}. Correct it as Temporal's own tools read it.` } };
  }
}

function readOidc(given: Given): { oidc: Configuration["oidc"] } | { wrong: readonly WrongSetting[] } {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined)
    return { oidc: { issuer, clientId, clientSecret } };
  const parts = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret };
  const missing = Object.entries(parts).flatMap(([key, value]) => (value === undefined ? [key] : []));
  if (missing.length === 3) return { oidc: null };
  const todo = "set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together, or none of them.";
  return { wrong: missing.map((key) => ({ key, value: "not set", todo })) };
}
