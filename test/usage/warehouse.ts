import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

/** A warehouse of a user's: a database of its own, with an owner and a role that may only read. */
export interface TestWarehouse {
  /** Of the role that reads. */
  readonly url: string;
  readonly password: string;
  readonly reader: string;
  /** Of the owner, who may do everything. */
  readonly ownerUrl: string;
  /** As the owner. */
  readonly run: (statement: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  readonly drop: () => Promise<void>;
}

export async function openWarehouse(): Promise<TestWarehouse> {
  const cluster = inject("postgresUrl");
  const name = `warehouse_${randomBytes(5).toString("hex")}`;
  const reader = `reader_${randomBytes(5).toString("hex")}`;
  const password = `pw-${randomBytes(8).toString("hex")}`;
  const admin = new Client({ connectionString: cluster });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.query(`create role ${reader} login password '${password}'`);
  const ownerUrl = addressOf(cluster, name);
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  return {
    url: addressOf(cluster, name, reader, password),
    password,
    reader,
    ownerUrl,
    run: async (statement, values = []) =>
      (await owner.query(statement, [...values])).rows as Record<string, unknown>[],
    drop: async () => {
      await owner.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.query(`drop role ${reader}`);
      await admin.end();
    },
  };
}

function addressOf(cluster: string, database: string, role?: string, password?: string): string {
  const url = new URL(cluster);
  url.pathname = `/${database}`;
  if (role !== undefined) url.username = role;
  if (password !== undefined) url.password = password;
  return url.href;
}
