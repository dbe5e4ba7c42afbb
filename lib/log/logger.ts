import pino from "pino";
import type { Logger } from "pino";
import { maskSecrets } from "./mask-secrets.ts";

export type { Logger };

/** Names under which secrets and personal data could stand in what is logged. */
const secretNames = ["password", "secret", "token", "key", "authorization", "cookie", "nonce", "email", "apiKey"];

/**
 * Logs JSON lines. Fields with a secret's name are left out, one level deep too, and text that looks like a secret is masked
 * wherever it stands, stack traces included.
 */
export function createLogger(write: (line: string) => void): Logger {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`]), censor: "***" },
    },
    { write: (line: string) => write(maskSecrets(line)) },
  );
}
