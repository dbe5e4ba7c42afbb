import { CommandFailure, reasonOf } from "../failure.ts";

/** Something that is meant to run until it is stopped. */
export interface Running {
  /** Settles when it has ended, in order or not. */
  readonly ended: Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export interface Supervised {
  readonly stop: () => Promise<void>;
}

export interface SuperviseRequest<T extends Running> {
  readonly name: string;
  readonly first: T;
  /** Brings it back as it was; throws when that cannot be. */
  readonly again: () => Promise<T>;
  readonly say: (line: string) => void;
  /** Told, once, when it cannot be kept running. */
  readonly onLost: (failure: CommandFailure) => void;
  /** Where more is to be read. */
  readonly logFile: string;
}

const restartsMax = 3;
const withinMs = 5 * 60_000;

/** Starts something again when it ends on its own, but not for ever: what keeps ending is said and given up. */
export function supervise<T extends Running>(request: SuperviseRequest<T>): Supervised {
  const { name, again, say, onLost, logFile } = request;
  let isStopping = false;
  let current: T = request.first;
  const restarts: number[] = [];

  const watch = async (): Promise<void> => {
    for (;;) {
      const why = await howItEnded(current);
      if (isStopping) return;
      const now = Date.now();
      if (restarts.filter((at) => now - at < withinMs).length >= restartsMax)
        throw new CommandFailure(`${name} keeps ending (${why}), so Takehold stops. ${logFile} says more.`);
      restarts.push(now);
      say(`${name} ended unexpectedly (${why}); starting it again …`);
      current = await again();
      say(`${name} runs again.`);
    }
  };
  const watching = watch().catch((error: unknown) => {
    if (isStopping) return;
    onLost(
      error instanceof CommandFailure
        ? error
        : new CommandFailure(`${name} ended and could not be started again: ${reasonOf(error)}. ${logFile} says more.`),
    );
  });
  return {
    stop: async () => {
      isStopping = true;
      await current.stop();
      // A restart may have been under way.
      await watching;
      await current.stop();
    },
  };
}

async function howItEnded({ ended }: Running): Promise<string> {
  try {
    const how = await ended;
    if (typeof how !== "object" || how === null) return "without a reason";
    if ("signal" in how && typeof how.signal === "string") return how.signal;
    return "code" in how ? `code ${String(how.code)}` : "without a reason";
  } catch (error) {
    return reasonOf(error);
  }
}
