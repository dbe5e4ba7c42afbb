import { afterAll, beforeAll, expect, test } from "vitest";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { decide, eventsOf, nonceOf, post, prepareSources, signLink, toAlignment } from "./links.ts";
import { openMailbox } from "./mailbox.ts";
import type { Mailbox } from "./mailbox.ts";

/** Each decision counts exactly once: many people at one instant, double clicks, two answers at once, a worker that stops. */
let stack: Stack;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  stack = await startStack({ SMTP_URL: mailbox.url });
  await prepareSources(stack);
});

afterAll(async () => {
  await stack.stop();
  await mailbox.close();
});

const decisions = async (key: string) =>
  (await eventsOf(stack, key)).filter((event) => event.type === "request.decided");

test("50 people decide in the same instant: 50 are recorded, none twice", async () => {
  const people = Array.from({ length: 50 }, (_, index) => `many${index}@example.com`);
  const gates = [{ name: "Everybody", stakeholders: people.map((person) => ({ person })) }];
  const key = await toAlignment(stack, { gates });
  const links = await Promise.all(people.map((person) => signLink(mailbox, person)));
  const nonces = await Promise.all(links.map((link) => nonceOf(stack, link)));
  const answers = await Promise.all(
    links.map((link, index) => post(stack, link, { nonce: nonces[index] ?? "", decision: "approve", reason: "" })),
  );
  expect(answers.map((answer) => answer.status)).toEqual(people.map(() => 303));
  const recorded = await decisions(key);
  expect(recorded).toHaveLength(50);
  expect(new Set(recorded.map((event) => event.data["person"])).size).toBe(50);
  expect((await call(stack, "GET", `/api/v1/changes/${key}`)).body).toMatchObject({ stage: "build" });
});

test("a double click is one decision, and approving and declining at once leaves one answer standing", async () => {
  const stakeholders = [
    { person: "twice@example.com" },
    { person: "other@example.com" },
    { person: "third@example.com" },
  ];
  const key = await toAlignment(stack, {
    gates: [{ name: "Gate", quorum: { mode: "at_least", count: 2 }, stakeholders }],
  });
  const link = await signLink(mailbox, "twice@example.com");
  const nonce = await nonceOf(stack, link);
  const clicks = await Promise.all([1, 2, 3].map(() => post(stack, link, { nonce, decision: "approve", reason: "" })));
  expect(clicks.map((click) => click.status)).toEqual([303, 303, 303]);
  expect(await decisions(key)).toHaveLength(1);
  const other = await signLink(mailbox, "other@example.com");
  const [yes, no] = await Promise.all([nonceOf(stack, other), nonceOf(stack, other)]);
  const both = await Promise.all([
    post(stack, other, { nonce: yes, decision: "approve", reason: "" }),
    post(stack, other, { nonce: no, decision: "decline", reason: "Both buttons at once" }),
  ]);
  expect(both.some((answer) => answer.status === 303)).toBe(true);
  const { body } = await call<{ gates: { requests: { person: { name: string }; choice: string }[] }[] }>(
    stack,
    "GET",
    `/api/v1/changes/${key}`,
  );
  const mine = body.gates[0]?.requests.find((request) => request.person.name === "other");
  const own = (await decisions(key)).filter((event) => event.data["choice"] !== undefined).slice(1);
  expect(mine?.choice).toBe(own.at(-1)?.data["choice"]);
});

test("an approval that is repeated says what stands and records nothing new", async () => {
  const stakeholders = [{ person: "again@example.com" }, { person: "later@example.com" }];
  const key = await toAlignment(stack, { gates: [{ name: "Gate", stakeholders }] });
  const link = await signLink(mailbox, "again@example.com");
  expect((await decide(stack, link, "approve")).status).toBe(303);
  expect((await decide(stack, link, "approve")).status).toBe(303);
  expect(await decisions(key)).toHaveLength(1);
  expect(await (await stack.api.request(link)).text()).toMatch(/approved/i);
});

test("a decision posted while no worker runs is recorded once, as soon as one does", async () => {
  const key = await toAlignment(stack, {
    gates: [{ name: "Gate", stakeholders: [{ person: "patient@example.com" }] }],
  });
  const link = await signLink(mailbox, "patient@example.com");
  const nonce = await nonceOf(stack, link);
  await stack.stopWorker();
  const posted = post(stack, link, { nonce, decision: "approve", reason: "" });
  await stack.restartWorker();
  expect((await posted).status).toBe(303);
  expect((await post(stack, link, { nonce, decision: "approve", reason: "" })).status).toBeLessThan(500);
  expect(await decisions(key)).toHaveLength(1);
});

test("another reason for the same choice is recorded as a new statement; the same words are not", async () => {
  const stakeholders = [{ person: "words@example.com" }, { person: "rest@example.com" }];
  const key = await toAlignment(stack, { gates: [{ name: "Gate", quorum: { mode: "any" }, stakeholders }] });
  const link = await signLink(mailbox, "words@example.com");
  for (const reason of ["It is early.", "It is early.", "It is early, and dear.", ""]) {
    const status = reason === "" ? 422 : 303;
    expect((await decide(stack, link, "decline", reason)).status).toBe(status);
  }
  const recorded = await decisions(key);
  expect(recorded.map(({ data }) => [data["choice"], data["replaces"]])).toEqual([
    ["decline", null],
    ["decline", "decline"],
  ]);
  const { body } = await call<{ gates: { requests: { reason: string | null }[] }[] }>(
    stack,
    "GET",
    `/api/v1/changes/${key}`,
  );
  expect(body.gates[0]?.requests.map(({ reason }) => reason)).toContain("It is early, and dear.");
});
