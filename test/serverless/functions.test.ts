/**
 * Proves that Takehold works without any process that stays: Temporal's server calls the worker's function when there is
 * work, API and pages are a function too, and a change goes on from one call to the next.
 */
import { Client, Connection } from "@temporalio/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { execute } from "../database.ts";
import { linkIn } from "../path/mailbox.ts";
import { sampleChange } from "../path/sample.ts";
import { ApiFunction } from "./api-function.ts";
import type { Answer } from "./api-function.ts";
import { openPlace } from "./place.ts";
import { FunctionProcess } from "./function-process.ts";
import type { Place } from "./place.ts";

const dayMs = 86_400_000;
/** Longer than the server takes from new work to a call, several times over. */
const quietMs = 4_000;
const roundsMax = 3;

let place: Place;
let key: string;
/** Of a function that looks for Temporal where nobody is; it takes a while to give up. */
let astray: Promise<Answer>;

beforeAll(async () => {
  place = await openPlace();
  const { folder, environment } = place.deployed;
  const elsewhere = { ...environment, TEMPORAL_ADDRESS: "127.0.0.1:1" };
  astray = askOnce(new ApiFunction({ folder, environment: elsewhere, timeoutMs: 60_000 }));
  astray.catch(() => undefined);
});
afterAll(() => place.close());

async function askOnce(api: ApiFunction): Promise<Answer> {
  try {
    return await api.request("GET", "/livez");
  } finally {
    await api.cold();
  }
}

const Body = z.record(z.string(), z.unknown());

async function call(method: string, path: string, body?: unknown): Promise<z.infer<typeof Body>> {
  const headers = { authorization: `Bearer ${place.adminKey}`, "content-type": "application/json" };
  const answer = await place.api.request(method, `/api/v1${path}`, { headers, body: JSON.stringify(body) });
  expect(answer.status, answer.text).toBeLessThan(202);
  return Body.parse(JSON.parse(answer.text));
}

/** Decides as somebody does who opens the link of their mail and presses the button. */
async function approve(email: string): Promise<Answer> {
  const path = linkIn(await place.mailbox.waitFor(email), "s");
  const { text } = await place.api.request("GET", path);
  const nonce = /name="nonce" value="([^"]+)"/.exec(text)?.[1] ?? "";
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams({ nonce, decision: "approve", reason: "" }).toString();
  return place.api.request("POST", path, { headers, body });
}

async function decisions(): Promise<number> {
  const { items } = await call("GET", `/changes/${key}/events`);
  return z
    .array(z.object({ type: z.string() }))
    .parse(items)
    .filter(({ type }) => type === "request.decided").length;
}

/** Until no function runs, and none is called for a while; each has ended by itself, in time. */
async function rest(): Promise<void> {
  const { lambda } = place;
  let quiet = false;
  // On a slow machine a message may have to be sent again, which is one more call.
  for (let round = 0; round < roundsMax && !quiet; round += 1) {
    await lambda.until(() => lambda.running === 0, "the end of all calls");
    quiet = await lambda.isQuietFor(quietMs);
  }
  expect(quiet).toBe(true);
  for (const { ending, killed } of lambda.invocations)
    expect(killed ? "returned" : ending?.how, JSON.stringify(lambda.invocations)).toBe("returned");
}

test("a change goes on from call to call of the functions, and nothing runs while nobody acts", async () => {
  const { lambda, mailbox } = place;
  await call("POST", "/populations", { id: "everyone", name: "Everyone" });
  await call("POST", "/sources", { id: "crm", name: "CRM" });
  key = z.string().parse((await call("POST", "/changes", sampleChange())).key);
  expect(await call("POST", `/changes/${key}/submit`)).toMatchObject({ stage: "intake" });
  expect(await call("POST", `/changes/${key}/accept`)).toMatchObject({ stage: "alignment" });
  await mailbox.waitFor("lena@example.com");
  await rest();

  // A decision, while neither a worker nor a warm process of the API exists.
  await place.api.cold();
  const calls = lambda.invocations.length;
  expect((await approve("fritz@example.com")).status).toBe(303);
  expect(lambda.invocations.length).toBeGreaterThan(calls);
  expect(await decisions()).toBe(1);
  await rest();

  // A deadline alone calls the function too.
  const connection = await Connection.connect({ address: place.temporal.address });
  const client = new Client({ connection });
  const callsBefore = lambda.invocations.length;
  await fastForward(client, changeWorkflowId(key), 7 * dayMs);
  await connection.close();
  await mailbox.waitFor("lena@example.com", 2);
  expect(lambda.invocations.length).toBeGreaterThan(callsBefore);

  // The worker's function breaks off, and the database closes the connections of the API's function while that is stopped.
  await lambda.kill();
  await execute(
    place.database.url,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  expect((await approve("lena@example.com")).status).toBe(303);
  expect(await decisions()).toBe(2);
  expect(await call("GET", `/changes/${key}`)).toMatchObject({ stage: "build" });
  await rest();
  const pids = lambda.invocations.map(({ pid }) => pid);
  expect(new Set(pids).size).toBe(pids.length);
  expect(lambda.unknownRequests).toEqual([]);
}, 300_000);

test("the API's function brings its pages, styles and documents with it", async () => {
  for (const path of ["/livez", "/login", "/assets/takehold.css", "/docs/errors", "/docs/examples", "/openapi.json"]) {
    const { status, text } = await place.api.request("GET", path);
    expect([path, status]).toEqual([path, 200]);
    expect(text.length).toBeGreaterThan(10);
  }
});

test("a stream is answered in one piece, with what there is and when to come back", async () => {
  const headers = { authorization: `Bearer ${place.adminKey}` };
  const { status, text } = await place.api.request("GET", `/api/v1/changes/${key}/stream`, { headers });
  expect(status).toBe(200);
  expect(text).toContain("event: change.created");
  expect(text).toMatch(/retry: 15000\n\n$/);
});

test("a function that lacks a setting says which, and one that cannot reach Temporal says to come again", async () => {
  const { folder } = place.deployed;
  const bare = new FunctionProcess({ folder, environment: {}, timeoutMs: 20_000 });
  const ending = await bare.run({});
  for (const name of ["TEMPORAL_ADDRESS", "DATABASE_URL", "TAKEHOLD_SECRET", "TAKEHOLD_URL"])
    expect(ending).toMatchObject({ how: "failed", reason: expect.stringContaining(`${name} is not set`) });
  const { status, headers, text } = await astray;
  expect({ status, again: headers["retry-after"] }).toEqual({ status: 503, again: "5" });
  expect(JSON.parse(text)).toMatchObject({ code: "unavailable" });
});
