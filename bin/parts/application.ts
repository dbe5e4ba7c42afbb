import { join } from "node:path";
import { Client, Connection } from "@temporalio/client";
import type { App } from "../../app/context.ts";
import { createGateway } from "../../app/temporal/gateway.ts";
import { wakeWebhookRun } from "../../app/temporal/webhooks.ts";
import { createPullSchedules } from "../../app/temporal/pull-schedules.ts";
import { registerSearchAttributes } from "../../app/temporal/search-attributes.ts";
import { loadTemplates } from "../../app/template/folder.ts";
import { createOutbound } from "../../lib/outbound.ts";
import { openDatabase } from "../../store/database.ts";
import type { DatabaseOptions, Db } from "../../store/database.ts";
import { hasApplicationRole } from "../../store/roles.ts";
import type { Configuration } from "../../temporal.config.ts";
import { createChat } from "./chat.ts";
import { createPost } from "./post.ts";

/** What is known only once services run: their addresses, and a secret that was made. */
export interface Located {
  readonly databaseUrl: string;
  readonly temporalAddress: string | null;
  readonly secret: string;
  /** Public base of links, without a slash at the end. */
  readonly url: string;
}

export interface Application {
  readonly app: App;
  readonly client: Client;
  readonly connection: Connection;
  close(): Promise<void>;
}

/** Opens the way to Temporal, and the database unless it is given. Nothing is served yet. */
export async function openApplication(
  configuration: Configuration,
  located: Located,
  given: Db | null = null,
): Promise<Application> {
  const db = given ?? openDatabase(await databaseOptions(configuration, located.databaseUrl));
  const { namespace, taskQueue } = configuration.temporal;
  const connection = await Connection.connect(connectionOptions(configuration, located));
  const client = new Client({ connection, namespace });
  const searchable = await registerSearchAttributes(connection, namespace);
  const post = createPost(configuration, located.url);
  const { lateMs, patienceMs } = configuration.timeouts;
  const app: App = {
    db,
    changes: createGateway(client, { taskQueue, searchable, lateMs, patienceMs }),
    secret: located.secret,
    url: located.url,
    language: configuration.language,
    now: Date.now,
    digestHour: configuration.digestHour,
    post,
    chat: createChat(configuration),
    templates: loadTemplates(join(configuration.dataDir, "templates")),
    outbound: createOutbound({ allowed: configuration.allowedAddresses }),
    pulls: createPullSchedules(client, taskQueue),
    wakeWebhooks: () => wakeWebhookRun(client, taskQueue),
  };
  return {
    app,
    client,
    connection,
    close: async () => {
      post.close();
      await connection.close();
      await db.destroy();
    },
  };
}

/** As the application's role where there is one; otherwise as who connects, which `doctor` tells. */
export async function databaseOptions(
  configuration: Pick<Configuration, "databaseConnectionsMax">,
  url: string,
): Promise<DatabaseOptions> {
  const role = (await hasApplicationRole(url)) ? {} : { role: null };
  return { url, connectionsMax: configuration.databaseConnectionsMax, ...role };
}

export function connectionOptions(configuration: Configuration, located: Pick<Located, "temporalAddress">) {
  const { connection } = configuration.temporal;
  return { ...connection, ...(located.temporalAddress === null ? {} : { address: located.temporalAddress }) };
}
