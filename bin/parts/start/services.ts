import type { CommandFailure } from "../failure.ts";
import type { Configuration } from "../../../temporal.config.ts";
import type { Closers } from "./closers.ts";
import { embedPostgres, embedTemporal } from "./embedded.ts";
import type { EmbedRequest } from "./embedded.ts";
import type { Screen, Step } from "./screen.ts";

export interface ServicesRequest {
  readonly configuration: Configuration;
  readonly dataDir: string;
  readonly screen: Screen;
  readonly closers: Closers;
  readonly onLost: (failure: CommandFailure) => void;
  /** What else is prepared meanwhile. */
  readonly beside: readonly Step[];
}

export interface Services {
  readonly databaseUrl: string;
  /** `null`: the database is somebody else's. */
  readonly databasePort: number | null;
  readonly temporalAddress: string;
  readonly temporalPages: string | null;
}

/** Starts, side by side, what the configuration does not name. */
export async function startServices(request: ServicesRequest): Promise<Services> {
  const { configuration, dataDir, screen, closers, onLost, beside } = request;
  const embed = (log: (line: string) => void): EmbedRequest => ({ dataDir, log, say: screen.say, onLost });
  let databaseUrl = configuration.databaseUrl;
  let databasePort: number | null = null;
  let temporalAddress = configuration.temporal.address;
  let temporalPages: string | null = null;
  const temporal: Step = {
    title: "Temporal",
    run: async (say) => {
      const { service, stop } = await embedTemporal(embed(say));
      closers.add("Temporal", stop);
      temporalAddress = service.address;
      temporalPages = service.uiUrl;
      return `Temporal ${service.version} on ${service.address}`;
    },
  };
  const postgres: Step = {
    title: "PostgreSQL",
    run: async (say) => {
      const { service, stop } = await embedPostgres(embed(say));
      closers.add("PostgreSQL", stop);
      databaseUrl = service.url;
      databasePort = service.port;
      return `PostgreSQL on 127.0.0.1:${service.port}`;
    },
  };
  const needed = [...(temporalAddress === null ? [temporal] : []), ...(databaseUrl === null ? [postgres] : [])];
  await screen.steps([...needed, ...beside]);
  if (databaseUrl === null || temporalAddress === null) throw new Error("A service started without an address.");
  return { databaseUrl, databasePort, temporalAddress, temporalPages };
}
