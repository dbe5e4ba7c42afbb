import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { usageIntake } from "../../api/usage/intake.ts";
import type { Caller } from "../../app/actor.ts";
import { createSource } from "../../app/usage/create-source.ts";
import type { NewSource } from "../../app/usage/create-source.ts";
import type { Db } from "../../store/database.ts";
import { freshDatabase } from "../database.ts";

export const admin: Caller = { kind: "key", key: "tests", person: null, scopes: ["admin"] };
export const secret = "secret of the tests";

export interface IntakeServer {
  readonly url: string;
  readonly db: Db;
  /** Of the database, as its owner. */
  readonly databaseUrl: string;
  /** Where the server's clock stands, epoch milliseconds. */
  now: number;
  newSource: (source: NewSource) => Promise<{ writeKey: string; number: number }>;
  post: (path: string, body: unknown, options?: PostOptions) => Promise<{ status: number; json: unknown }>;
  stop: () => Promise<void>;
}

export interface PostOptions {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Intake alone on a real server, over a database of its own. */
export async function startIntake(): Promise<IntakeServer> {
  const { db, drop, url: databaseUrl } = await freshDatabase();
  const started = { now: Date.parse("2026-03-03T09:30:00Z") };
  const app = new Hono();
  const server = serve({ fetch: (request) => app.fetch(request), port: 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve) => server.once("listening", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  app.route("/", usageIntake({ db, secret, url, now: () => started.now }));
  return Object.assign(started, {
    url,
    db,
    databaseUrl,
    newSource: (source: NewSource) => createSource({ db }, admin, source),
    post: async (path: string, body: unknown, { key, headers = {} }: PostOptions = {}) => {
      const plain = typeof body === "string" ? body : JSON.stringify(body);
      const raw = body instanceof Uint8Array ? new Uint8Array(body) : plain;
      const authorization = key === undefined ? {} : { authorization: `Basic ${btoa(`${key}:`)}` };
      const response = await fetch(url + path, {
        method: "POST",
        body: raw,
        headers: { ...authorization, ...headers },
      });
      return { status: response.status, json: (await response.json()) as unknown };
    },
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      await drop();
    },
  });
}

/** What a source holds, in numbers. */
export async function countsOf(db: Db, source: string) {
  const row = await db
    .selectFrom("usage_source")
    .select(["accepted", "duplicates", "rejected", "watermark"])
    .where("id", "=", source)
    .executeTakeFirstOrThrow();
  return {
    accepted: Number(row.accepted),
    duplicates: Number(row.duplicates),
    rejected: Number(row.rejected),
    watermark: row.watermark?.toISOString() ?? null,
  };
}
