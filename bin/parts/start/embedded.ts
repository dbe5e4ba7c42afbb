import { join } from "node:path";
import { startPostgres } from "../../../lib/embedded/postgres.ts";
import type { EmbeddedPostgres } from "../../../lib/embedded/postgres.ts";
import { startTemporal } from "../../../lib/embedded/temporal.ts";
import type { EmbeddedTemporal } from "../../../lib/embedded/temporal.ts";
import { setAsideWhenFull } from "../../../lib/log/bounded-file.ts";
import { CommandFailure } from "../failure.ts";
import { supervise } from "./supervise.ts";
import type { Supervised } from "./supervise.ts";

export interface EmbedRequest {
  readonly dataDir: string;
  /** Of the start itself. */
  readonly log: (line: string) => void;
  /** Of what happens later. */
  readonly say: (line: string) => void;
  readonly onLost: (failure: CommandFailure) => void;
}

/** Where Temporal's own pages usually are. */
const pagesPort = 8_233;
/** The demo plays years in minutes on whatever runs here. No change skips time unless it is told to, one by one. */
const timeSkipping = true;

export async function embedTemporal(request: EmbedRequest): Promise<{ service: EmbeddedTemporal } & Supervised> {
  const { dataDir, log, say, onLost } = request;
  const logFile = join(dataDir, "temporal", "temporal.log");
  setAsideWhenFull(logFile);
  const service = await startTemporal({ dataDir, log, uiPort: pagesPort, timeSkipping });
  const port = Number(service.address.split(":").at(-1));
  const uiPort = service.uiUrl === null ? null : Number(new URL(service.uiUrl).port);
  const again = async () => {
    const next = await startTemporal({ dataDir, log: say, port, uiPort, timeSkipping });
    // Everything connected knows the address it had.
    if (next.address !== service.address) await refuse("Temporal", port, next);
    return running(next);
  };
  const supervised = supervise({ name: "Temporal", first: running(service), again, say, onLost, logFile });
  return { service, stop: supervised.stop };
}

export async function embedPostgres(request: EmbedRequest): Promise<{ service: EmbeddedPostgres } & Supervised> {
  const { dataDir, log, say, onLost } = request;
  const logFile = join(dataDir, "postgres.log");
  setAsideWhenFull(logFile);
  const service = await startPostgres({ dataDir, log });
  const again = async () => {
    const next = await startPostgres({ dataDir, log: say, port: service.port });
    if (next.port !== service.port) await refuse("PostgreSQL", service.port, next);
    return running(next);
  };
  const supervised = supervise({ name: "PostgreSQL", first: running(service), again, say, onLost, logFile });
  return { service, stop: supervised.stop };
}

function running({ exited, stop }: EmbeddedTemporal | EmbeddedPostgres) {
  return { ended: exited, stop };
}

async function refuse(name: string, port: number, service: { stop: () => Promise<void> }): Promise<never> {
  await service.stop();
  throw new CommandFailure(`${name} ended, and its port ${port} was taken meanwhile: start Takehold again.`);
}
