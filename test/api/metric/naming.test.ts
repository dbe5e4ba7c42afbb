// Proves that a business metric is part of what people sign: complete or not asked for, shown to whoever signs, asked again
// when it is edited, on the certificate, and never named after the launch.
import { afterAll, beforeAll, expect, test } from "vitest";
import { tokenOf } from "../../../app/signoff/token.ts";
import { textOf } from "../../console/visitor.ts";
import { prepareSources } from "../../path/links.ts";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { decide, inAlignment, inDraft, inReadiness, post, requestsOf } from "../change/proposals.ts";

const metric = {
  name: "Win rate",
  kind: "share",
  unit: "deals",
  better: "higher",
  period: "month",
  source: "Finance’s monthly report",
  owner: "Fina Nance <fina@example.com>",
};
const sentence =
  "Reported beside it, and deciding nothing: the business metric “Win rate”, a share of deals, higher is better, one value a month, from “Finance’s monthly report”.";

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
  await prepareSources(stack);
});
afterAll(() => stack.stop());

const edit = (key: string, body: object) => call(stack, "PATCH", `/api/v1/changes/${key}`, body);

async function signPage(key: string): Promise<string> {
  const { id, generation } = (await requestsOf(stack, key))[0] ?? expect.fail("a request");
  const token = tokenOf(stack.app.secret, { kind: "sign", change: key, subject: id, generation });
  return textOf(await (await stack.api.request(`/s/${token}`)).text());
}

test("what is missing of it is named field by field, and it may be left out", async () => {
  const key = await inDraft(stack, { metric: { name: "Win rate" } });
  const refused = await post(stack, `${key}/submit`);
  expect(refused).toMatchObject({ status: 422, body: { code: "incomplete" } });
  expect(refused.body["errors"]).toEqual(
    ["unit", "better", "source", "owner"].map((field) =>
      expect.objectContaining({ path: `metric.${field}`, message: expect.stringMatching(/\.$/) }),
    ),
  );
  for (const [field, value] of Object.entries({
    better: "sideways",
    period: "year",
    kind: "guess",
    name: 7,
    owner: "",
  }))
    expect(await edit(key, { metric: { ...metric, [field]: value } })).toMatchObject({
      status: 400,
      body: { errors: [{ path: `metric.${field}` }] },
    });
  expect(await edit(key, { metric: { ...metric, threshold: 1 } })).toMatchObject({
    status: 400,
    body: { errors: [{ path: "metric.threshold" }] },
  });
  expect((await edit(key, { metric: null })).status).toBe(200);
  expect((await post(stack, `${key}/submit`)).status).toBe(200);
});

test("whoever signs reads it, an edit of it asks again with what differs, and the certificate says what was shown", async () => {
  const key = await inAlignment(stack, { metric });
  expect(await signPage(key)).toContain(sentence);
  const [first] = await requestsOf(stack, key);
  expect(await decide(stack, key, first?.id ?? "", first?.generation ?? 0, "approve")).toMatchObject({
    is: "recorded",
  });
  expect((await edit(key, { metric: { ...metric, better: "lower" } })).status).toBe(200);
  expect((await requestsOf(stack, key))[0]).toMatchObject({ standing: "open", stale: "approve" });
  const again = await signPage(key);
  expect(again).toContain("Business metric");
  expect(again).toContain("higher lower is better");
  expect(again).toMatch(/higher lower is better.*looked after by Fina Nance\..*Everything it says/);
  const certificate = await stack.api.request(`/api/v1/changes/${key}/certificate`, {
    headers: { authorization: `Bearer ${stack.adminKey}`, accept: "text/html" },
  });
  const certified = textOf(await certificate.text());
  expect(certified).toContain(sentence);
  expect(certified).toContain("What is stored has this hash.");
});

test("after the launch none is named any more", async () => {
  const key = await inReadiness(stack);
  expect((await post(stack, `${key}/waves/all/launch`, { reason: "They learn it on the job." })).status).toBe(200);
  expect(await edit(key, { metric })).toMatchObject({ status: 409, body: { code: "wrong_stage" } });
});
