import { setTimeout as delay } from "node:timers/promises";
import { openDataDirectory } from "../../../lib/embedded/data-directory.ts";
import { descendantsOf } from "../../../lib/processes/descendants.ts";
import { stopProcess } from "../../../lib/processes/stop.ts";
import { openBoundedFile } from "../../../lib/log/bounded-file.ts";
import { createLogger } from "../../../lib/log/logger.ts";
import type { Logger } from "../../../lib/log/logger.ts";
import { loadConfiguration } from "../../../temporal.config.ts";
import { CommandFailure, reasonOf } from "../failure.ts";
import { exitCodeOf, listenForStop } from "../stop-signals.ts";
import type { StopSignals } from "../stop-signals.ts";
import { bringUp, logFileOf } from "./bring-up.ts";
import { createClosers } from "./closers.ts";
import type { Closers } from "./closers.ts";
import { readyReport } from "./report.ts";
import { createScreen } from "./screen.ts";
import type { Screen } from "./screen.ts";

/** What is still starting when it is told to stop gets so long to come to a point where it can be undone. */
const settleMs = 5_000;
const aliveMs = 60_000;
/** While one program is ended, another may just have been started. */
const endRoundsMax = 5;

/**
 * Runs Temporal, PostgreSQL, worker, API and pages until it is told to stop, and answers the exit code.
 * @throws CommandFailure, EmbeddedServiceFailure or ConfigurationError when it cannot start or cannot go on
 */
export async function runAllInOne({ json }: { json: boolean }): Promise<number> {
  const configuration = loadConfiguration(process.env);
  // The servers do not keep this process alive, so without a timer it could end before the last of them is known to be gone.
  setInterval(() => undefined, aliveMs);
  const signals = listenForStop();
  const notes: string[] = [];
  const early = createScreen({ quiet: json, note: (line) => notes.push(line) });
  const directory = await openDataDirectory({ path: configuration.dataDir, log: early.say });
  const logFile = logFileOf(directory.path);
  const file = openBoundedFile(logFile);
  const log = createLogger(file.write);
  for (const line of notes) log.info(line);
  const screen = createScreen({ quiet: json, note: (line) => log.info(line) });
  const closers = createClosers();
  closers.add("the data directory", directory.release);
  const lost = watchForLoss(log);
  endAtOnce(signals);
  const starting = bringUp({
    configuration,
    dataDir: directory.path,
    screen,
    log,
    logFile,
    closers,
    onLost: lost.tell,
  });
  try {
    const ready = await Promise.race([starting, signals.requested, lost.told]);
    if (typeof ready === "string") return await giveUp(ready, { screen, closers, starting });
    log.info({ url: ready.url, pid: ready.pid }, "ready");
    process.stdout.write(json ? `${JSON.stringify(ready)}\n` : `${readyReport(ready)}\n`);
    await Promise.race([signals.requested, lost.told]);
    screen.say("Stopping …");
    await closeAll(closers, log);
    screen.say("Stopped.");
    return 0;
  } catch (error) {
    log.fatal({ err: error }, "ending");
    await starting.catch(() => undefined);
    await closeAll(closers, log);
    throw error;
  }
}

/** Rejects once something that is needed is gone for good, or this program has a fault that nobody caught. */
function watchForLoss(log: Logger): { tell: (failure: CommandFailure) => void; told: Promise<never> } {
  const loss = new AbortController();
  const tell = (failure: CommandFailure) => loss.abort(failure);
  const told = new Promise<never>((_, reject) =>
    loss.signal.addEventListener("abort", () => reject(loss.signal.reason), { once: true }),
  );
  told.catch(() => undefined);
  const fault = (error: unknown) => {
    log.fatal({ err: error }, "uncaught");
    tell(new CommandFailure(`Takehold has a fault and stops: ${reasonOf(error)}. The log says more.`));
  };
  process.on("uncaughtException", fault);
  process.on("unhandledRejection", fault);
  // Nobody reads what is printed any more; that is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  return { tell, told };
}

async function closeAll(closers: Closers, log: Logger): Promise<void> {
  for (const failure of await closers.closeAll()) log.error(`could not be closed: ${failure}`);
}

interface Unfinished {
  readonly screen: Screen;
  readonly closers: Closers;
  readonly starting: Promise<unknown>;
}

async function giveUp(signal: NodeJS.Signals, { screen, closers, starting }: Unfinished): Promise<number> {
  screen.say("Stopping before the start was over …");
  const settled = starting.then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([settled, delay(settleMs)]);
  await closers.closeAll();
  await endDescendants();
  screen.say("Stopped.");
  return exitCodeOf(signal);
}

/** Ends every program that runs for us: PostgreSQL takes SIGQUIT as "at once", and recovers when it starts again. */
async function endDescendants(): Promise<void> {
  for (let round = 0; round < endRoundsMax; round += 1) {
    const all = await descendantsOf(process.pid);
    if (all.length === 0) return;
    await Promise.allSettled(all.map((each) => stopProcess(each, { signals: ["SIGQUIT", "SIGKILL"], eachMs: 2_000 })));
  }
}

/** A second Ctrl-C does not wait for anything in order. */
function endAtOnce(signals: StopSignals): void {
  void signals.insisted.then(async (signal) => {
    await endDescendants();
    process.exit(exitCodeOf(signal));
  });
}
