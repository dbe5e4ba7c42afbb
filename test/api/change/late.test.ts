import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "../../../api/app.ts";
import { openFrontDoor } from "../front-door.ts";
import type { FrontDoor } from "../front-door.ts";

/** What a caller is told when the record or the workflow service is slow or away: the truth about what will happen. */

let door: FrontDoor;
let writer: { Authorization: string };
beforeAll(async () => {
  door = await openFrontDoor();
  writer = await door.key("changes:write");
});
afterAll(() => door.close());

test("202 with the Location when an order is accepted but not recorded yet", async () => {
  const changes = { ...door.app.changes, send: async () => ({ late: true as const }) };
  const api = createApi({ ...door.app, changes });
  const response = await api.request("/api/v1/changes/CHG-7/accept", { method: "POST", headers: writer });
  expect(response.status).toBe(202);
  expect(response.headers.get("location")).toBe("/api/v1/changes/CHG-7");
  expect(await response.json()).toEqual({ key: "CHG-7", late: true });
});

test("503 with Retry-After when it could not be delivered", async () => {
  const response = await door.api.request("/api/v1/changes/CHG-7/accept", { method: "POST", headers: writer });
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("5");
  expect(await response.json()).toMatchObject({ code: "unavailable" });
});
