import { afterAll, beforeAll, expect, test } from "vitest";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { linkIn, openMailbox } from "./mailbox.ts";
import type { Mailbox } from "./mailbox.ts";
import { sampleChange } from "./sample.ts";

/** A change goes from proposal to launch through the front door: HTTP, mail by SMTP, link pages, on the real services. */
let stack: Stack;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  stack = await startStack({ SMTP_URL: mailbox.url });
});

afterAll(async () => {
  await stack.stop();
  await mailbox.close();
});

async function decide(path: string, decision: string, reason = ""): Promise<Response> {
  const page = await (await stack.api.request(path)).text();
  const nonce = /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? "";
  return stack.api.request(path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ nonce, decision, reason }).toString(),
  });
}

test("a change is proposed, signed by link, built, launched", async () => {
  const population = await call(stack, "POST", "/api/v1/populations", { id: "everyone", name: "Everyone" });
  expect(population.status).toBe(201);
  const source = await call(stack, "POST", "/api/v1/sources", { id: "crm", name: "CRM" });
  expect(source.status).toBe(201);
  const made = await call(stack, "POST", "/api/v1/changes", sampleChange());
  expect(made.body).toMatchObject({ stage: "draft", missing: [] });
  expect(made.status).toBe(201);
  const { key } = made.body;
  const submitted = await call(stack, "POST", `/api/v1/changes/${String(key)}/submit`);
  expect(submitted.body).toMatchObject({ stage: "intake" });
  const accepted = await call(stack, "POST", `/api/v1/changes/${String(key)}/accept`);
  expect(accepted.body).toMatchObject({ stage: "alignment" });
  const fritz = await mailbox.waitFor("fritz@example.com");
  const lena = await mailbox.waitFor("lena@example.com");
  expect((await decide(linkIn(fritz, "s"), "approve")).status).toBe(303);
  expect((await decide(linkIn(lena, "s"), "approve")).status).toBe(303);
  const built = await call(stack, "GET", `/api/v1/changes/${String(key)}`);
  expect(built.body).toMatchObject({ stage: "build" });
  expect((await call(stack, "PATCH", `/api/v1/changes/${String(key)}/work-items/B1`, { state: "done" })).status).toBe(
    200,
  );
  const ready = await call(stack, "POST", `/api/v1/changes/${String(key)}/accept-build`);
  expect(ready.body).toMatchObject({ stage: "readiness" });
  const launched = await call(stack, "POST", `/api/v1/changes/${String(key)}/waves/all/launch`, {});
  expect(launched.body).toMatchObject({ stage: "adoption" });
});
