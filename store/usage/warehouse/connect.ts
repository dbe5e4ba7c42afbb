import { Client } from "pg";
import type { ClientConfig, QueryConfig, QueryResult, QueryResultRow } from "pg";
import { PullFailure } from "../../../domain/usage/pull/page.ts";
import { warehouseFailure } from "./failure.ts";

/** How long one statement may take there. The other bounds keep a lost session from holding anything. */
const statementMs = 30_000;
const connectMs = 10_000;

const session = [
  `set local statement_timeout = ${statementMs}`,
  "set local lock_timeout = 5000",
  "set local idle_in_transaction_session_timeout = 60000",
  "set local timezone = 'UTC'",
  "set local datestyle = 'ISO, YMD'",
];

/** A database of somebody else's, of which we read. */
export interface Warehouse {
  /**
   * Runs one statement in a read-only transaction of its own, by the extended protocol, which takes no second statement. What
   * the role may do is the boundary; the transaction only keeps accidents out.
   * @throws PullFailure
   */
  read: <R extends QueryResultRow>(text: string, values: readonly unknown[]) => Promise<QueryResult<R>>;
  close: () => Promise<void>;
}

/** The parts of an address such as `postgres://role:password@host:5432/database?sslmode=require`. */
export interface WarehouseAddress {
  readonly server: string;
  readonly password: string;
}

type SslMode = "disable" | "prefer" | "require" | "verify-full";
const sslModes: readonly SslMode[] = ["disable", "prefer", "require", "verify-full"];

/**
 * An address apart from its password. Only what says where and as whom is taken: other settings could name files of this
 * machine. @throws PullFailure in words for whoever wrote it
 */
export function warehouseAddress(text: string): WarehouseAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["postgres:", "postgresql:"].includes(url.protocol) || url.hostname === "")
    throw new PullFailure("Write the address as postgres://role@host:5432/database.");
  if (url.username === "" || url.pathname.length < 2)
    throw new PullFailure("The address needs a role and a database, as postgres://role@host:5432/database.");
  const mode = url.searchParams.get("sslmode");
  if (mode !== null && modeOf(mode) === null)
    throw new PullFailure("sslmode is one of disable, prefer, require and verify-full.");
  const others = [...url.searchParams.keys()].filter((key) => key !== "sslmode");
  if (others.length > 0) throw new PullFailure(`The address may say sslmode and nothing else, so not ${others[0]}.`);
  const password = decodeURIComponent(url.password);
  url.password = "";
  return { server: url.href, password };
}

/** @throws PullFailure */
export async function connectWarehouse(address: WarehouseAddress): Promise<Warehouse> {
  const { mode, config } = configOf(address);
  const client = mode === "prefer" ? await connectPreferred(config) : await connect({ ...config, ssl: tlsOf(mode) });
  return {
    read: async <R extends QueryResultRow>(text: string, values: readonly unknown[]) => {
      try {
        await client.query("begin transaction read only");
        for (const setting of session) await client.query(setting);
        const statement: QueryConfig & { queryMode: "extended" } = { text, values: [...values], queryMode: "extended" };
        const result = await client.query<R>(statement);
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback").catch(() => undefined);
        throw warehouseFailure(error);
      }
    },
    close: () => client.end().catch(() => undefined),
  };
}

function configOf({ server, password }: WarehouseAddress): { mode: SslMode; config: ClientConfig } {
  const url = new URL(server);
  const config: ClientConfig = {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? 5432 : Number(url.port),
    user: decodeURIComponent(url.username),
    database: decodeURIComponent(url.pathname.slice(1)),
    password,
    application_name: "takehold",
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs + 5_000,
  };
  return { mode: modeOf(url.searchParams.get("sslmode")) ?? "prefer", config };
}

function modeOf(text: string | null): SslMode | null {
  return sslModes.find((mode) => mode === text) ?? null;
}

function tlsOf(mode: SslMode): NonNullable<ClientConfig["ssl"]> {
  return mode === "disable" ? false : { rejectUnauthorized: mode === "verify-full" };
}

/** With TLS where the server has it, as PostgreSQL's own programs do. */
async function connectPreferred(config: ClientConfig): Promise<Client> {
  try {
    return await connect({ ...config, ssl: tlsOf("prefer") }, false);
  } catch (error) {
    const hasNone = error instanceof Error && error.message.includes("does not support SSL");
    if (!hasNone) throw warehouseFailure(error);
    return connect({ ...config, ssl: false });
  }
}

async function connect(config: ClientConfig, judged = true): Promise<Client> {
  const client = new Client(config);
  // A connection that breaks between two statements is told by the next one; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw judged ? warehouseFailure(error) : error;
  }
}
