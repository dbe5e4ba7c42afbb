import { expect, test } from "vitest";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { call } from "../stack.ts";
import { decide, eventsOf, nonceOf, post, signLink, toAlignment } from "./links.ts";
import { linkIn } from "./mailbox.ts";
import { mailedStack } from "./mailed-stack.ts";
import { sampleChange } from "./sample.ts";

/**
 * Links end, with notice: the message says when, a second one comes a week before, and the page of an ended link mails a fresh one
 * to the person's own address. What was ended stays void.
 */
const site = mailedStack();
const DAY_MS = 86_400_000;

const page = async (path: string) => {
  const response = await site.stack.api.request(path, { headers: { accept: "text/html" } });
  return { status: response.status, words: await response.text() };
};
const typesOf = async (key: string) => (await eventsOf(site.stack, key)).map((event) => event.type);

test("a link of a gate ends a month after the last deadline; whoever still has to decide has a fresh one mailed", async () => {
  const stakeholders = [{ person: "late@example.com" }, { person: "early@example.com" }];
  const key = await toAlignment(site.stack, { gates: [{ name: "Slow gate", dueIn: "1 day", stakeholders }] });
  const late = await signLink(site.mailbox, "late@example.com");
  const early = await signLink(site.mailbox, "early@example.com");
  const request = site.mailbox.to("late@example.com")[0]?.text ?? "";
  expect(request).toMatch(/This link is yours alone and works until \w+ \d+ \w+/);
  expect((await page(late)).words).toMatch(/This link is yours alone and works until \w+ \d+ \w+, \d\d:\d\d UTC/);
  expect((await decide(site.stack, early, "approve")).status).toBe(303);

  await fastForward(site.stack.client, changeWorkflowId(key), 50 * DAY_MS);
  const notice = await site.mailbox.find("late@example.com", (mail) =>
    (mail.subject ?? "").startsWith("Your link ends on"),
  );
  expect(linkIn(notice, "s")).toBe(late);
  expect(notice.text).toContain("has a button that mails you a fresh one");
  expect(site.mailbox.to("early@example.com").some((mail) => /link ends/.test(mail.subject ?? ""))).toBe(false);
  const told = await site.mailbox.find("olga@example.com", (mail) =>
    /ended without a decision/.test(mail.subject ?? ""),
  );
  expect(told.text).toContain("The link of late at the gate “Slow gate” ended");
  expect(await typesOf(key)).toEqual(expect.arrayContaining(["gate.links-ending", "gate.links-ended"]));

  const ended = await page(late);
  expect(ended.status).toBe(410);
  expect(ended.words).toMatch(/This link has ended.*This one worked until .*is still open.*Mail me a fresh link/s);
  expect((await page(early)).words).toMatch(/What you said about .* stands/s);
  expect((await post(site.stack, late, { nonce: "", decision: "approve" })).status).toBe(410);

  const foreign = await nonceOf(site.stack, early);
  for (const nonce of ["", "x", foreign]) {
    const refused = await post(site.stack, `${late}/fresh`, { nonce });
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining("Nothing was sent yet")]);
  }
  expect((await site.stack.api.request(`${late}/fresh`)).status).toBe(303);
  expect(await typesOf(key)).not.toContain("request.reissued");

  const nonce = await nonceOf(site.stack, late);
  const clicks = await Promise.all([1, 2, 3].map(() => post(site.stack, `${late}/fresh`, { nonce })));
  expect(clicks.map((click) => click.status)).toEqual([303, 303, 303]);
  const sent = await site.mailbox.find("late@example.com", (mail) => linkPath(mail.text) !== late);
  const fresh = linkIn(sent, "s");
  expect((await page(late)).words).toContain("A newer link was sent to you");
  expect((await post(site.stack, `${late}/fresh`, { nonce })).status).toBe(303);
  expect((await typesOf(key)).filter((type) => type === "request.reissued")).toHaveLength(1);
  expect((await decide(site.stack, fresh, "approve")).status).toBe(303);
  expect(await typesOf(key)).toContain("gate.approved");
}, 120_000);

const linkPath = (text: string | undefined) => /\/s\/[\w-]+/.exec(text ?? "")?.[0];

test("the link of whoever proposed a change says when it ends, and once it has, its page mails a fresh one", async () => {
  const { stack, mailbox } = site;
  const proposer = "Ida <ida@example.com>";
  const made = await call(stack, "POST", "/api/v1/changes", { ...sampleChange(), proposer, submit: true });
  const key = String(made.body["key"]);
  const first = linkIn(
    await mailbox.find("ida@example.com", (mail) => (mail.subject ?? "").startsWith("Your proposal arrived")),
    "r",
  );
  const said = /This link is yours alone and works until \w+ \d+ \w+( \d+)?, \d\d:\d\d UTC/;
  expect(mailbox.to("ida@example.com")[0]?.text?.replaceAll(/\s+/g, " ")).toMatch(said);
  expect((await page(first)).words).toMatch(said);
  expect((await post(stack, `${first}/fresh`, { nonce: "" })).headers.get("location")).toBe(first);
  const counter = { what: "Begin with two teams.", tradeOff: "Later for the others." };
  expect((await call(stack, "POST", `/api/v1/changes/${key}/counter`, counter)).status).toBe(200);
  const answering = await nonceOf(stack, first);
  await stack.app.db
    .updateTable("link")
    .set({ expires_at: new Date(Date.now() - 1_000) })
    .where("change", "=", key)
    .where("kind", "=", "proposal")
    .execute();

  const before = await eventsOf(stack, key);
  const ended = await page(first);
  expect(ended.status).toBe(410);
  expect(ended.words).toMatch(
    /This link has ended.*It led to your proposal .* and worked until .*Mail me a fresh link/s,
  );
  const tried = await post(stack, first, { nonce: answering, answer: "take-up" });
  expect([tried.status, await tried.text()]).toEqual([410, expect.stringContaining("This link has ended")]);
  for (const nonce of ["", answering]) {
    const refused = await post(stack, `${first}/fresh`, { nonce });
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining("Nothing was sent yet")]);
  }
  expect((await stack.api.request(`${first}/fresh`)).headers.get("location")).toBe(first);
  const nonce = await nonceOf(stack, first);
  const clicks = await Promise.all([1, 2, 3].map(() => post(stack, `${first}/fresh`, { nonce })));
  expect(clicks.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 429, 429]);
  const fresh = linkIn(
    await mailbox.find("ida@example.com", (mail) => (mail.subject ?? "").startsWith("Your link: ")),
    "r",
  );
  expect(fresh).not.toBe(first);
  expect((await page(first)).words).toContain("A newer link was sent to you");
  expect((await page(fresh)).status).toBe(200);
  expect(await eventsOf(stack, key)).toEqual(before);
  // What is told afterwards leads to the newest one, which answers.
  expect((await post(stack, fresh, { nonce: await nonceOf(stack, fresh), answer: "take-up" })).status).toBe(303);
  const accepted = await mailbox.find("ida@example.com", (mail) => /accepted/i.test(mail.subject ?? ""));
  expect(linkIn(accepted, "r")).toBe(fresh);
});

test("whoever only proposed a change is led to their own page by every message about it", async () => {
  const { stack, mailbox } = site;
  const gates = [{ name: "Only gate", stakeholders: [{ person: "decides@example.com" }] }];
  const proposed = { ...sampleChange({ gates }), proposer: "Paul <paul@example.com>", submit: true };
  const key = String((await call(stack, "POST", "/api/v1/changes", proposed)).body["key"]);
  expect((await call(stack, "POST", `/api/v1/changes/${key}/accept`)).status).toBe(200);
  expect((await decide(stack, await signLink(mailbox, "decides@example.com"), "approve")).status).toBe(303);
  await mailbox.find("paul@example.com", (mail) => /Only gate|approved/i.test(mail.subject ?? ""));
  for (const mail of mailbox.to("paul@example.com")) {
    expect(linkIn(mail, "r"), mail.subject).toMatch(/^\/r\//);
    expect(mail.text, mail.subject).not.toContain(`/changes/${key}`);
  }
});

test("what is told after a proposer's link has ended brings one that works, whatever it is about", async () => {
  const { stack, mailbox } = site;
  const gates = [{ name: "Late gate", stakeholders: [{ person: "late-no@example.com" }] }];
  const proposed = { ...sampleChange({ gates }), proposer: "Pia <pia@example.com>", submit: true };
  const key = String((await call(stack, "POST", "/api/v1/changes", proposed)).body["key"]);
  expect((await call(stack, "POST", `/api/v1/changes/${key}/accept`)).status).toBe(200);
  const link = await signLink(mailbox, "late-no@example.com");
  const before = mailbox.to("pia@example.com");
  await expect.poll(() => mailbox.to("pia@example.com").length, { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
  const [first = ""] = before.map((mail) => linkIn(mail, "r"));
  await stack.app.db
    .updateTable("link")
    .set({ expires_at: new Date(Date.now() - 1_000) })
    .where("change", "=", key)
    .where("kind", "=", "proposal")
    .execute();
  expect((await decide(stack, link, "decline", "It is too early.")).status).toBe(303);
  const said = await mailbox.find("pia@example.com", (mail) => (mail.text ?? "").includes("It is too early."));
  const ended = await mailbox.find("pia@example.com", (mail) => /declined/i.test(mail.subject ?? ""));
  for (const mail of [said, ended]) {
    expect(linkIn(mail, "r"), mail.subject).not.toBe(first);
    expect((await page(linkIn(mail, "r"))).status, mail.subject).toBe(200);
    expect(mail.text, mail.subject).not.toContain(`/changes/${key}`);
  }
  expect((await page(first)).words).toContain("A newer link was sent to you");
});
