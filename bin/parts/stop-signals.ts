/** Being told to stop, by Ctrl-C, by the system or by the end of the terminal. */
export interface StopSignals {
  readonly requested: Promise<NodeJS.Signals>;
  /** A signal well after the first: somebody does not want to wait. */
  readonly insisted: Promise<NodeJS.Signals>;
}

/** Ctrl-C under npm comes twice, from the terminal and from npm, which passes it on. */
const echoMs = 1_000;

/** How often it is looked whether npm is still there. */
const lookEveryMs = 500;

const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Listens from now on; the process no longer ends by itself on these signals. */
export function listenForStop(): StopSignals {
  let first: number | null = null;
  const requested = new Promise<NodeJS.Signals>((resolve) => {
    for (const name of names) process.on(name, () => resolve(name));
    whenOrphaned(() => resolve("SIGTERM"));
  });
  const insisted = new Promise<NodeJS.Signals>((resolve) => {
    const count = (name: NodeJS.Signals) => {
      first ??= performance.now();
      if (performance.now() - first > echoMs) resolve(name);
    };
    for (const name of names) process.on(name, () => count(name));
  });
  return { requested, insisted };
}

/** npm that is told to end tells a shell in between, which ends without telling us; our parent is another one then. */
function whenOrphaned(end: () => void): void {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const look = () => {
    if (process.ppid !== parent) end();
  };
  setInterval(look, lookEveryMs).unref();
}

const exitCodes: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** The exit code of a process that a signal kept from finishing. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return exitCodes[signal] ?? 1;
}
