import { Connection } from "@temporalio/client";
import { registerSearchAttributes } from "../../../app/temporal/search-attributes.ts";
import { connectionOptions } from "../application.ts";
import { CommandFailure, reasonOf } from "../failure.ts";
import { migrateDatabase } from "../reach.ts";
import { servicesConfiguration } from "./configuration.ts";

export interface Prepared {
  readonly applied: readonly string[];
  readonly roleReady: boolean;
  readonly searchAttributes: boolean;
}

/** Brings the database up to date and registers the search attributes. Doing it again, or twice at once, changes nothing. */
export async function prepareServices(environment: NodeJS.ProcessEnv): Promise<Prepared> {
  const { configuration, databaseUrl } = servicesConfiguration(environment);
  const { applied, roleReady } = await migrateDatabase(databaseUrl);
  const { address, namespace } = configuration.temporal;
  const connection = await Connection.connect(connectionOptions(configuration, { temporalAddress: null })).catch(
    (error: unknown) => {
      throw new CommandFailure(
        `The database is up to date, but Temporal at ${address} cannot be reached: ${reasonOf(error)}.`,
      );
    },
  );
  try {
    return { applied, roleReady, searchAttributes: await registerSearchAttributes(connection, namespace) };
  } finally {
    await connection.close();
  }
}

export function preparedSentences({ applied, roleReady, searchAttributes }: Prepared): string {
  return [
    applied.length === 0 ? "The database was up to date." : `Applied ${applied.join(", ")}.`,
    roleReady
      ? "The application's role is ready: it may add events and never change them."
      : "The application's role could not be made: let an administrator create the role takehold_app and grant it to this user.",
    searchAttributes
      ? "The search attributes are registered."
      : "The search attributes could not be registered; changes work without them.",
  ].join("\n");
}
