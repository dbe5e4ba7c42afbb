import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { ServerType } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { inDraft, inIntake, post } from "../change/proposals.ts";

/** The events of a change as they happen, over a real socket: none lost and none twice when the line breaks. */

let stack: Stack;
let server: ServerType;
let base = "";
beforeAll(async () => {
  stack = await startStack();
  const address = await new Promise<AddressInfo>((resolve) => {
    server = serve({ fetch: stack.api.fetch, port: 0, hostname: "127.0.0.1" }, resolve);
  });
  base = `http://127.0.0.1:${address.port}/api/v1/changes`;
});
afterAll(async () => {
  server.close();
  await stack.stop();
});

interface Received {
  readonly id: number;
  readonly event: string;
  readonly data: { readonly seq: number; readonly type: string; readonly at: string };
}

/** A client's side of a stream: what arrived so far, and a way to wait for more. */
async function listen(key: string, lastId: number | null = null) {
  const line = new AbortController();
  const headers = {
    authorization: `Bearer ${stack.adminKey}`,
    ...(lastId === null ? {} : { "last-event-id": String(lastId) }),
  };
  const response = await fetch(`${base}/${key}/stream`, { headers, signal: line.signal });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const received: Received[] = [];
  let text = "";
  return {
    received,
    hangUp: () => line.abort(),
    /** Reads on until `type` has come. */
    until: async (type: string) => {
      while (!received.some((each) => each.event === type)) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) throw new Error(`the stream ended before ${type} came`);
        const blocks = (text + value).split("\n\n");
        text = blocks.pop() ?? "";
        received.push(...blocks.flatMap((block) => eventIn(block)));
      }
    },
  };
}

function eventIn(block: string): Received[] {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  const [id, event, data] = [field("id"), field("event"), field("data")];
  return id === undefined || event === undefined || data === undefined
    ? []
    : [{ id: Number(id), event, data: JSON.parse(data) }];
}

test("first come the events there are, then each as it is recorded, in the shape of the record", async () => {
  const key = await inDraft(stack);
  const client = await listen(key);
  await client.until("change.created");
  await post(stack, `${key}/submit`);
  await client.until("change.submitted");
  expect(client.received.map(({ id }) => id)).toEqual(client.received.map((_, index) => index + 1));
  const { body } = await call(stack, "GET", `/api/v1/changes/${key}/events`);
  expect(client.received.map(({ data }) => data)).toEqual(
    z.array(z.unknown()).parse(body["items"]).slice(0, client.received.length),
  );
  client.hangUp();
});

test("Last-Event-ID goes on where the line broke, without hole or repeat", async () => {
  const key = await inIntake(stack);
  const first = await listen(key);
  await first.until("change.submitted");
  first.hangUp();
  const last = first.received.at(-1)?.id ?? 0;
  await post(stack, `${key}/accept`);
  const second = await listen(key, last);
  await second.until("gate.opened");
  expect(second.received[0]?.id).toBe(last + 1);
  const ids = [...first.received, ...second.received].map(({ id }) => id);
  expect(ids).toEqual(ids.map((_, index) => index + 1));
  second.hangUp();
});

test("204 once a change is closed and everything of it was seen, so that a browser does not come back", async () => {
  const key = await inIntake(stack);
  const { body } = await post(stack, `${key}/withdraw`, { reason: "Not needed." });
  const ask = (id: number) =>
    fetch(`${base}/${key}/stream`, {
      headers: { authorization: `Bearer ${stack.adminKey}`, "last-event-id": String(id) },
    });
  expect((await ask(Number(body["seq"]))).status).toBe(204);
  const before = await ask(Number(body["seq"]) - 1);
  expect(before.status).toBe(200);
  await before.body?.cancel();
});

test("401, 404 and 400 are answered before any stream begins", async () => {
  expect((await fetch(`${base}/CHG-1/stream`)).status).toBe(401);
  const headers = { authorization: `Bearer ${stack.adminKey}` };
  expect((await fetch(`${base}/CHG-999999/stream`, { headers })).status).toBe(404);
  const key = await inDraft(stack);
  const odd = await fetch(`${base}/${key}/stream`, { headers: { ...headers, "last-event-id": "x" } });
  expect([odd.status, odd.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
});
