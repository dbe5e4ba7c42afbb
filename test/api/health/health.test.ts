import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFrontDoor } from "../front-door.ts";
import type { FrontDoor } from "../front-door.ts";

/** Health needs no key, says yes or no, and tells of nobody. */

let door: FrontDoor;
let temporal: () => Promise<unknown> = () => Promise.resolve();
beforeAll(async () => {
  door = await openFrontDoor({ checks: { temporal: () => temporal() } });
});
afterAll(() => door.close());

async function ready() {
  const response = await door.api.request("/readyz");
  return { status: response.status, body: await response.json(), retry: response.headers.get("retry-after") };
}

test("GET /livez answers while the process runs", async () => {
  expect((await door.api.request("/livez")).status).toBe(200);
});

describe("GET /readyz", () => {
  test("200 when database and Temporal answer", async () => {
    expect(await ready()).toEqual({
      status: 200,
      body: { ok: true, checks: { database: true, temporal: true } },
      retry: null,
    });
  });

  test("503 naming what does not answer, also when it never does", async () => {
    temporal = () => Promise.reject(new Error("connect ECONNREFUSED 10.0.0.7:7233"));
    const refused = await ready();
    expect(refused).toEqual({
      status: 503,
      body: { ok: false, checks: { database: true, temporal: false } },
      retry: "5",
    });
    temporal = () => new Promise(() => undefined);
    expect(await ready()).toEqual(refused);
    temporal = () => Promise.resolve();
  });
});

test("GET /metrics counts requests by method and status, in the text form of Prometheus", async () => {
  const count = async () => {
    const text = await (await door.api.request("/metrics")).text();
    return Number(/^takehold_http_requests_total\{method="GET",status="404"\} (\d+)$/m.exec(text)?.[1] ?? 0);
  };
  const before = await count();
  await door.api.request("/nothing");
  await door.api.request("/nothing-else");
  expect(await count()).toBe(before + 2);
});
