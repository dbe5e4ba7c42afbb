import { Connection } from "@temporalio/client";
import { Client } from "pg";
import { expect, inject, test } from "vitest";

test("the shared PostgreSQL is a real, durable server on loopback", async () => {
  const client = new Client(inject("postgresUrl"));
  await client.connect();
  const { rows } = await client.query<{ name: string; setting: string }>(
    "select name, setting from pg_settings where name in ('fsync', 'listen_addresses', 'server_version_num', 'TimeZone')",
  );
  await client.end();
  const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  expect(settings).toMatchObject({ fsync: "on", listen_addresses: "127.0.0.1", TimeZone: "UTC" });
  expect(Number(settings["server_version_num"])).toBeGreaterThanOrEqual(180_000);
});

test("the shared Temporal server is 1.32 or newer", async () => {
  const connection = await Connection.connect({ address: inject("temporalAddress") });
  const info = await connection.workflowService.getSystemInfo({});
  await connection.close();
  expect(info.serverVersion).toMatch(/^1\.(3[2-9]|[4-9]\d)\./);
});
