import { expect, test, vi } from "vitest";
import type { ParsedMail } from "mailparser";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { call } from "../stack.ts";
import { eventsOf, nonceOf, post, signLink, toAlignment } from "./links.ts";
import { linkIn } from "./mailbox.ts";
import { sampleChange } from "./sample.ts";
import { mailedStack } from "./mailed-stack.ts";

/**
 * A gate may want more than a link: whoever decides there also types a code that was mailed to their own address. Nothing is
 * recorded without it, nothing typed is lost, and the code is kept nowhere.
 */
const site = mailedStack();
const isCode = (mail: ParsedMail) => (mail.subject ?? "").startsWith("Your code: ");
const codes = (address: string) => site.mailbox.to(address).filter(isCode);
const codeIn = (mail: ParsedMail | undefined) => /^Your code\s+(\d{6})$/m.exec(mail?.text ?? "")?.[1] ?? "none";
const typesOf = async (key: string) => (await eventsOf(site.stack, key)).map((event) => event.type);

/** A change with one gate that asks these for a code; its key and their links. */
async function asked(...addresses: readonly string[]) {
  const stakeholders = addresses.map((person) => ({ person, role: "" }));
  const key = await toAlignment(site.stack, { gates: [{ name: "Strong gate", stakeholders, stepUp: true }] });
  const links: string[] = [];
  for (const address of addresses) links.push(await signLink(site.mailbox, address));
  return { key, links };
}

/** Posts the form of a link's page as it is; answers status and words. */
async function send(link: string, fields: Readonly<Record<string, string>>) {
  const response = await post(site.stack, link, { nonce: await nonceOf(site.stack, link), ...fields });
  return { status: response.status, words: await response.text() };
}

async function later<T>(ms: number, act: () => Promise<T>): Promise<T> {
  const now = vi.spyOn(site.stack.app, "now").mockReturnValue(Date.now() + ms);
  try {
    return await act();
  } finally {
    now.mockRestore();
  }
}

const minute = 61_000;
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

test("a decision by link counts with the mailed code alone, and the record and the certificate say so", async () => {
  const [yes, other] = ["yes@example.com", "second@example.com"];
  const { key, links } = await asked(yes, other);
  const [link = "", otherLink = ""] = links;
  const before = await (await site.stack.api.request(link)).text();
  expect(before).toContain("we mail a code to your own address");
  expect(before).toContain("by link only with a code sent by mail");
  expect(before).not.toContain('name="code"');

  const typed = {
    decision: "approve_with_condition",
    condition: "Only with <b>audit</b>.",
    reason: "Spoken with Ann.",
  };
  const first = await send(link, typed);
  expect(first.status).toBe(422);
  expect(first.words).toContain("We sent a code to y…@example.com. It works for 10 minutes.");
  expect(first.words).toContain("Only with &lt;b&gt;audit&lt;/b&gt;.");
  expect(first.words).toContain("Spoken with Ann.");
  expect(first.words).toMatch(/value="approve_with_condition"[^>]*checked/);
  expect(first.words).toMatch(/name="code"/);
  // The Enter key presses the first button of a form.
  expect(first.words.indexOf("Record my decision")).toBeLessThan(first.words.indexOf('name="another"'));
  expect(await typesOf(key)).not.toContain("request.decided");
  expect(codes(yes)).toHaveLength(1);
  const mail = codes(yes)[0];
  const code = codeIn(mail);
  expect(code).toMatch(/^\d{6}$/);
  expect(mail?.subject).not.toContain(code);
  expect(mail?.text).toMatch(/TELL THIS CODE TO NOBODY/);
  expect(first.words).not.toContain(code);

  const again = await send(link, typed);
  expect(again.words).toContain("Please type the code that we sent to y…@example.com.");
  expect(codes(yes)).toHaveLength(1);
  const wrong = await send(link, { ...typed, code: otherThan(code) });
  expect([wrong.status, wrong.words]).toEqual([422, expect.stringContaining("That is not the code.")]);
  expect(wrong.words).toContain("Spoken with Ann.");
  const foreign = await send(otherLink, { decision: "approve", code });
  expect([foreign.status, foreign.words]).toEqual([422, expect.stringContaining("This code no longer works.")]);
  // What is missing is said first, and the code stays typed.
  const incomplete = await send(link, { decision: "decline", code });
  expect(incomplete.words).toMatch(/name="code"[^>]*value="\d{6}"/);
  expect(await typesOf(key)).not.toContain("request.decided");

  expect((await send(link, { ...typed, code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(303);
  const decided = (await eventsOf(site.stack, key)).find((event) => event.type === "request.decided");
  expect(decided?.data).toMatchObject({ byCode: true, choice: "approve_with_condition" });
  const reused = await send(link, { decision: "approve", code });
  expect([reused.status, reused.words]).toEqual([422, expect.stringContaining("This code no longer works.")]);

  const closing = { decision: "close", objection: String(await objection(key)) };
  expect((await later(minute, () => send(link, closing))).words).toMatch(/We sent a code to y…/);
  expect(await typesOf(key)).not.toContain("objection.closed");
  expect((await send(link, { ...closing, code: codeIn(codes(yes).at(-1)) })).status).toBe(303);
  expect(await typesOf(key)).toContain("objection.closed");

  const certificate = await call<{ gates: { acts: { type: string; proof: unknown }[] }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}/certificate`,
  );
  const act = certificate.body.gates[0]?.acts.find((each) => each.type === "request.decided");
  expect(act?.proof).toMatchObject({ by: "link", byCode: true });
  const paper = await site.stack.api.request(`/api/v1/changes/${key}/certificate`, {
    headers: { authorization: `Bearer ${site.stack.adminKey}`, accept: "text/html" },
  });
  expect(await paper.text()).toContain("By a form posted from their own link and a code mailed to their own address");
  const open = await call<{ content: { gates: object[] } }>(site.stack, "GET", `/api/v1/changes/${key}`);
  expect(open.body.content.gates[0]).toMatchObject({ stepUp: true });
}, 120_000);

async function objection(key: string) {
  const raised = (await eventsOf(site.stack, key)).find((event) => event.type === "objection.raised");
  return raised?.data["objection"];
}

test("codes end, bear five tries, are limited, and a link sent again voids them; passing on needs one too", async () => {
  const [slow, hasty] = ["slow@example.com", "hasty@example.com"];
  const { key, links } = await asked(slow, hasty);
  const [link = "", hastyLink = ""] = links;
  const yes = { decision: "approve" };
  await send(link, yes);
  const old = codeIn(codes(slow)[0]);
  const expired = await later(10 * minute, () => send(link, { ...yes, code: old }));
  expect(expired.words).toContain("This code no longer works.");
  const hurried = await send(link, { ...yes, another: "yes" });
  expect([hurried.status, hurried.words]).toEqual([429, expect.stringContaining("less than a minute ago")]);
  for (let nth = 1; nth < 5; nth += 1) await later(nth * minute, () => send(link, { ...yes, another: "yes" }));
  expect(codes(slow)).toHaveLength(5);
  const sixth = await later(5 * minute, () => send(link, { ...yes, another: "yes" }));
  expect([sixth.status, sixth.words]).toEqual([429, expect.stringContaining("Enough codes were sent for now.")]);
  const replaced = await send(link, { ...yes, code: old });
  expect(replaced.words).toMatch(/That is not the code\./);

  const passOn = { decision: "delegate", to: "deputy@example.com", reason: "She knows it." };
  const kept = await send(hastyLink, passOn);
  expect(kept.words).toMatch(/We sent a code to h….*@example\.com/);
  expect(kept.words).toContain('value="deputy@example.com"');
  expect(await typesOf(key)).not.toContain("request.delegated");
  const code = codeIn(codes(hasty)[0]);
  for (let nth = 0; nth < 5; nth += 1)
    expect((await send(hastyLink, { ...passOn, code: otherThan(code) })).words).toContain("That is not the code.");
  expect((await send(hastyLink, { ...passOn, code })).words).toContain("This code no longer works.");

  site.mailbox.refuse(451);
  const away = await later(2 * minute, () => send(hastyLink, passOn));
  site.mailbox.refuse(null);
  expect([away.status, away.words]).toEqual([503, expect.stringContaining("did not take the message just now")]);
  // What no mail server took is no code, and another one is mailed at once.
  expect((await later(2 * minute, () => send(hastyLink, passOn))).words).toContain("We sent a code to");
  const good = codeIn(codes(hasty).at(-1));

  const request = await requestOf(key, "hasty");
  expect((await call(site.stack, "POST", `/api/v1/changes/${key}/signoffs/${request}/resend`)).status).toBe(200);
  const renewed = await site.mailbox.find(hasty, (mail) => !isCode(mail) && linkIn(mail, "s") !== hastyLink);
  const fresh = linkIn(renewed, "s");
  expect((await send(fresh, { ...passOn, code: good })).words).toContain("This code no longer works.");
  expect(await typesOf(key)).not.toContain("request.delegated");
  expect((await later(4 * minute, () => send(fresh, { ...passOn, another: "yes" }))).words).toContain("We sent a code");
  const last = codeIn(codes(hasty).at(-1));
  const both = await Promise.all([1, 2].map(() => send(fresh, { ...passOn, code: last })));
  expect(both.filter(({ status }) => status === 303)).toHaveLength(1);
  expect((await typesOf(key)).filter((type) => type === "request.delegated")).toHaveLength(1);
}, 120_000);

async function requestOf(key: string, name: string): Promise<string> {
  const { body } = await call<{ gates: { requests: { id: string; person: { name: string } }[] }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}/signoffs`,
  );
  return body.gates[0]?.requests.find(({ person }) => person.name === name)?.id ?? "";
}

test("no code is kept: not in the database, not in a history; who is erased leaves none of theirs", async () => {
  const address = "kept@example.com";
  const { key, links } = await asked(address, "witness@example.com");
  const [link = ""] = links;
  const pressed = await Promise.all([1, 2, 3].map(() => send(link, { decision: "approve" })));
  expect(pressed.every(({ status }) => status === 422 || status === 429)).toBe(true);
  expect(codes(address)).toHaveLength(1);
  const code = codeIn(codes(address)[0]);
  expect((await send(link, { decision: "approve", code })).status).toBe(303);
  const { db } = site.stack.app;
  const rows = await db.selectFrom("step_up_code").selectAll().execute();
  const messages = await db.selectFrom("message").selectAll().execute();
  const texts = await db.selectFrom("text").selectAll().execute();
  const events = await eventsOf(site.stack, key);
  const isKept = (value: unknown) => new RegExp(`(?<![0-9a-f])${code}(?![0-9a-f])`).test(JSON.stringify(value));
  expect([rows, messages, texts, events].map(isKept)).toEqual([false, false, false, false]);
  const history = await site.stack.client.workflow.getHandle(changeWorkflowId(key)).fetchHistory();
  expect(isKept(history)).toBe(false);
  const person = rows.at(-1)?.person ?? "";
  expect(rows.filter((row) => row.person === person)).not.toHaveLength(0);
  await db.deleteFrom("person").where("id", "=", person).execute();
  expect(await db.selectFrom("step_up_code").selectAll().where("person", "=", person).execute()).toEqual([]);
});

test("a gate says whether it asks for a code; one that does not is stored as before", async () => {
  const plain = await toAlignment(site.stack, {
    gates: [{ name: "Plain", stepUp: false, stakeholders: [{ person: "plain@example.com" }] }],
  });
  const { body } = await call<{ content: { gates: object[] } }>(site.stack, "GET", `/api/v1/changes/${plain}`);
  expect(body.content.gates[0]).not.toHaveProperty("stepUp");
  const link = await signLink(site.mailbox, "plain@example.com");
  // The one who was asked before is asked for a code as well, once the text says so.
  const { gates } = body.content;
  const harder = gates.map((gate) => ({ ...gate, stepUp: true }));
  expect((await call(site.stack, "PATCH", `/api/v1/changes/${plain}`, { gates: harder })).status).toBe(200);
  const wanted = await send(link, { decision: "approve" });
  expect(wanted.words).toContain("We sent a code to p…n@example.com.");
  const softer = gates.map((gate) => ({ ...gate, stepUp: false }));
  expect((await call(site.stack, "PATCH", `/api/v1/changes/${plain}`, { gates: softer })).status).toBe(200);
  expect((await send(link, { decision: "approve" })).status).toBe(303);
});

test("somebody without an address cannot be named where a code is asked for, and the refusal names them", async () => {
  const { body: person } = await call(site.stack, "POST", "/api/v1/people", {
    name: "Nadia Nomail",
    userIds: ["u-nadia"],
  });
  const stakeholders = [{ person: "has@example.com" }, { person: String(person["id"]) }];
  const gates = (stepUp: boolean) => [{ name: "Strong gate", stakeholders, stepUp }];
  const propose = async (stepUp: boolean) =>
    call(site.stack, "POST", "/api/v1/changes", { ...sampleChange({ gates: gates(stepUp) }), submit: true });
  expect(await propose(true)).toMatchObject({
    status: 422,
    body: {
      errors: [
        {
          path: "gates.0.stakeholders.1.person",
          message: expect.stringMatching(/^Nadia Nomail has no e-mail address/),
        },
      ],
    },
  });
  expect((await propose(false)).status).toBe(201);
});
