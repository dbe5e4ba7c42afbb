import { randomInt, randomUUID } from "node:crypto";
import { Client, Connection } from "@temporalio/client";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createGateway } from "../../../app/temporal/gateway.ts";
import type { Order } from "../../../domain/change/command.ts";
import { changeWorkflowId } from "../../../workflows/change/ids.ts";

/** A key that Temporal holds for somebody else is never taken for ours: the new change would be lost without a word. */

let connection: Connection;
let client: Client;
beforeAll(async () => {
  connection = await Connection.connect({ address: inject("temporalAddress") });
  client = new Client({ connection });
});
afterAll(() => connection.close());

const orderOf = (id: string): Order => ({
  id,
  actor: { kind: "key", key: "test", person: null },
  command: { type: "submit" },
});

test("an order that nobody confirmed in time is not said to be lost: it counts once it is taken up", async () => {
  const gateway = createGateway(client, {
    taskQueue: `nobody-${randomUUID()}`,
    searchable: false,
    lateMs: 50,
    patienceMs: 50,
  });
  const key = `CHG-${randomInt(4_000_000_000, 9_000_000_000)}`;
  await gateway.begin(key, [orderOf("mine")]);
  const sent = gateway.send(key, orderOf("sent"));
  await expect(sent).rejects.toMatchObject({ code: "unavailable" });
  await expect(sent).rejects.toThrow(/could not confirm whether this was recorded.*sending the same again is safe/);
  await client.workflow.getHandle(changeWorkflowId(key)).terminate();
});

test("beginning a change again is harmless for who began it, and refused to anybody else", async () => {
  const gateway = createGateway(client, { taskQueue: `nobody-${randomUUID()}`, searchable: false });
  const key = `CHG-${randomInt(4_000_000_000, 9_000_000_000)}`;
  await gateway.begin(key, [orderOf("mine")]);
  await gateway.begin(key, [orderOf("mine")]);
  await expect(gateway.begin(key, [orderOf("theirs")])).rejects.toMatchObject({ code: "conflict" });
  await client.workflow.getHandle(changeWorkflowId(key)).terminate();
  await expect(gateway.begin(key, [orderOf("theirs")])).rejects.toMatchObject({ code: "conflict" });
});
