import { expect, test } from "vitest";
import { call } from "../stack.ts";
import { decide, eventsOf, nonceOf, post, signLink, toAlignment } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";

/** Each decision counts exactly once: many people at one instant, double clicks, two answers at once, a worker that stops. */
const site = mailedStack();

const decisions = async (key: string) =>
  (await eventsOf(site.stack, key)).filter((event) => event.type === "request.decided");

test("50 people decide in the same instant: 50 are recorded, none twice", async () => {
  const people = Array.from({ length: 50 }, (_, index) => `many${index}@example.com`);
  const gates = [{ name: "Everybody", stakeholders: people.map((person) => ({ person })) }];
  const key = await toAlignment(site.stack, { gates });
  const links = await Promise.all(people.map((person) => signLink(site.mailbox, person)));
  const nonces = await Promise.all(links.map((link) => nonceOf(site.stack, link)));
  const answers = await Promise.all(
    links.map((link, index) => post(site.stack, link, { nonce: nonces[index] ?? "", decision: "approve", reason: "" })),
  );
  expect(answers.map((answer) => answer.status)).toEqual(people.map(() => 303));
  const recorded = await decisions(key);
  expect(recorded).toHaveLength(50);
  expect(new Set(recorded.map((event) => event.data["person"])).size).toBe(50);
  expect((await call(site.stack, "GET", `/api/v1/changes/${key}`)).body).toMatchObject({ stage: "build" });
});

test("a double click is one decision, and approving and declining at once leaves one answer standing", async () => {
  const stakeholders = [
    { person: "twice@example.com" },
    { person: "other@example.com" },
    { person: "third@example.com" },
  ];
  const key = await toAlignment(site.stack, {
    gates: [{ name: "Gate", quorum: { mode: "at_least", count: 2 }, stakeholders }],
  });
  const link = await signLink(site.mailbox, "twice@example.com");
  const nonce = await nonceOf(site.stack, link);
  const clicks = await Promise.all(
    [1, 2, 3].map(() => post(site.stack, link, { nonce, decision: "approve", reason: "" })),
  );
  expect(clicks.map((click) => click.status)).toEqual([303, 303, 303]);
  expect(await decisions(key)).toHaveLength(1);
  const other = await signLink(site.mailbox, "other@example.com");
  const [yes, no] = await Promise.all([nonceOf(site.stack, other), nonceOf(site.stack, other)]);
  const both = await Promise.all([
    post(site.stack, other, { nonce: yes, decision: "approve", reason: "" }),
    post(site.stack, other, { nonce: no, decision: "decline", reason: "Both buttons at once" }),
  ]);
  expect(both.some((answer) => answer.status === 303)).toBe(true);
  const { body } = await call<{ gates: { requests: { person: { name: string }; choice: string }[] }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}`,
  );
  const mine = body.gates[0]?.requests.find((request) => request.person.name === "other");
  const own = (await decisions(key)).filter((event) => event.data["choice"] !== undefined).slice(1);
  expect(mine?.choice).toBe(own.at(-1)?.data["choice"]);
});

test("an approval that is repeated says what stands and records nothing new", async () => {
  const stakeholders = [{ person: "again@example.com" }, { person: "later@example.com" }];
  const key = await toAlignment(site.stack, { gates: [{ name: "Gate", stakeholders }] });
  const link = await signLink(site.mailbox, "again@example.com");
  expect((await decide(site.stack, link, "approve")).status).toBe(303);
  expect((await decide(site.stack, link, "approve")).status).toBe(303);
  expect(await decisions(key)).toHaveLength(1);
  expect(await (await site.stack.api.request(link)).text()).toMatch(/approved/i);
});

test("a decision posted while no worker runs is recorded once, as soon as one does", async () => {
  const key = await toAlignment(site.stack, {
    gates: [{ name: "Gate", stakeholders: [{ person: "patient@example.com" }] }],
  });
  const link = await signLink(site.mailbox, "patient@example.com");
  const nonce = await nonceOf(site.stack, link);
  await site.stack.stopWorker();
  const posted = post(site.stack, link, { nonce, decision: "approve", reason: "" });
  await site.stack.restartWorker();
  expect((await posted).status).toBe(303);
  expect((await post(site.stack, link, { nonce, decision: "approve", reason: "" })).status).toBeLessThan(500);
  expect(await decisions(key)).toHaveLength(1);
});

test("another reason for the same choice is recorded as a new statement; the same words are not", async () => {
  const stakeholders = [{ person: "words@example.com" }, { person: "rest@example.com" }];
  const key = await toAlignment(site.stack, { gates: [{ name: "Gate", quorum: { mode: "any" }, stakeholders }] });
  const link = await signLink(site.mailbox, "words@example.com");
  for (const reason of ["It is early.", "It is early.", "It is early, and dear.", ""]) {
    const status = reason === "" ? 422 : 303;
    expect((await decide(site.stack, link, "decline", reason)).status).toBe(status);
  }
  const recorded = await decisions(key);
  expect(recorded.map(({ data }) => [data["choice"], data["replaces"]])).toEqual([
    ["decline", null],
    ["decline", "decline"],
  ]);
  const { body } = await call<{ gates: { requests: { reason: string | null }[] }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}`,
  );
  expect(body.gates[0]?.requests.map(({ reason }) => reason)).toContain("It is early, and dear.");
});
