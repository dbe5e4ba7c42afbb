/** Being told to stop, by Ctrl-C, by the system or by the end of the terminal. */
export interface StopSignals {
  readonly requested: Promise<NodeJS.Signals>;
  /** A signal well after the first: somebody does not want to wait. */
  readonly insisted: Promise<NodeJS.Signals>;
}

/** Ctrl-C under npm comes twice, from the terminal and from npm, which passes it on. */
const echoMs = 1_000;

const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Listens from now on; the process no longer ends by itself on these signals. */
export function listenForStop(): StopSignals {
  let first: number | null = null;
  const requested = new Promise<NodeJS.Signals>((resolve) => {
    for (const name of names) process.on(name, () => resolve(name));
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

const exitCodes: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** The exit code of a process that a signal kept from finishing. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return exitCodes[signal] ?? 1;
}
