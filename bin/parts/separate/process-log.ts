import { createLogger } from "../../../lib/log/logger.ts";
import type { Logger } from "../../../lib/log/logger.ts";

/** Where a process that somebody else looks after logs: JSON lines on standard error. */
export function processLog(): Logger {
  return createLogger((line) => void process.stderr.write(line));
}

/** The one line of such a process on standard output. */
export function announce(json: boolean, sentence: string, facts: Readonly<Record<string, unknown>>): void {
  process.stdout.write(json ? `${JSON.stringify({ ...facts, pid: process.pid })}\n` : `${sentence}\n`);
}
