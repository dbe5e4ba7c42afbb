import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { call } from "../stack.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { inReadiness, post as act } from "../api/change/proposals.ts";
import { eventsOf, nonceOf, post } from "./links.ts";
import { linkIn } from "./mailbox.ts";
import { signIn, textOf } from "../console/visitor.ts";
import { mailedStack } from "./mailed-stack.ts";
import { sampleTarget } from "./sample.ts";

/**
 * Proficiency by sampled audit: drawn by lot, looked at by link, told as a share with its interval. Everything for real, by mail and
 * on a clock that is moved ahead.
 */
const site = mailedStack();
const now = Date.now();
const standard = "The size is the one in the register.";
const audit = { draws: "actions", size: 12, standard } as const;
let key = "";

const members = Array.from({ length: 8 }, (_, index) => `user-${index}`);

beforeAll(async () => {
  const { stack } = site;
  const rows = members.map((userId) => ({ userId, group: "sales", joinedAt: "2020-01-01T00:00:00Z" }));
  expect((await call(stack, "POST", "/api/v1/populations/everyone/members", { members: rows })).status).toBe(200);
  await call(stack, "POST", "/api/v1/sources", { id: "history", historic: true });
  const target = { ...sampleTarget, source: "history" };
  const targets = [
    { ...target, audit },
    { ...target, name: "Leads, by who enters them", audit: { ...audit, draws: "people" } },
    target,
  ];
  key = await inReadiness(stack, { targets, trainings: [] });
  expect((await act(stack, `${key}/targets/T1/audits`, { reviewer: "rita@example.com" })).body).toMatchObject({
    code: "wrong_stage",
  });
  expect((await act(stack, `${key}/waves/all/launch`, {})).status).toBe(200);
  const events = members.flatMap((userId) =>
    [1, 2, 3, 4, 5, 6].map((week) => ({
      type: "track",
      event: "lead_entered",
      userId,
      messageId: `${userId} ${week}`,
      properties: { lead_id: `${userId}-${week}`, size: week * 10 },
      timestamp: new Date(now + (week * 7 - 1) * DAY_MS).toISOString(),
    })),
  );
  expect((await call(stack, "POST", "/api/v1/sources/history/import", { events })).body).toMatchObject({
    rejected: [],
  });
  await fastForward(stack.client, changeWorkflowId(key), 42 * DAY_MS);
  // The page of a change is as late as its last event.
  expect((await act(stack, `${key}/spending`, { part: "adoption", spent: 10 })).status).toBe(200);
}, 180_000);

const page = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await site.stack.api.request(path, { headers: { accept: "text/html", ...headers } });
  const text = await answer.text();
  return { status: answer.status, language: /lang="(\w+)/.exec(text)?.[1], words: text.slice(text.indexOf("<main")) };
};
const typesOf = async () => (await eventsOf(site.stack, key)).map(({ type }) => type);
const shown = (id: string) => call(site.stack, "GET", `/api/v1/changes/${key}/audits/${id}`);

/** Marks the item that the link's page shows. */
async function mark(link: string, value: string, more: Record<string, string> = {}) {
  const { words } = await page(link);
  const item = /name="item" value="(\d+)"/.exec(words)?.[1] ?? "";
  return post(site.stack, link, { nonce: await nonceOf(site.stack, link), item, mark: value, ...more });
}

test("a sample is drawn by lot, its seed goes on the record, and the same lot falls on the same items again", async () => {
  const { stack, mailbox } = site;
  expect((await act(stack, `${key}/targets/T3/audits`, { reviewer: "rita@example.com" })).body).toMatchObject({
    code: "incomplete",
  });
  const asked = { reviewer: "Rita Reviewer <rita@example.com>", seed: "the number drawn on Saturday" };
  const once = { "idempotency-key": "one-draw" };
  const drawn = await act(stack, `${key}/targets/T1/audits`, asked, once);
  expect(drawn.status, JSON.stringify(drawn.body)).toBe(201);
  expect(drawn.body).toMatchObject({ standing: "open", draws: "actions", size: 12, marked: 0, found: null });
  expect(drawn.body["redrawn"]).toEqual({ candidates: drawn.body["candidates"], isSame: true });
  expect(await act(stack, `${key}/targets/T1/audits`, asked, once)).toMatchObject({
    status: 201,
    body: { audit: drawn.body["audit"] },
  });
  expect((await act(stack, `${key}/targets/T1/audits`, asked)).body).toMatchObject({ code: "conflict" });
  const [event, ...more] = (await eventsOf(stack, key)).filter(({ type }) => type === "audit.drawn");
  expect(more).toEqual([]);
  expect(event?.data).toMatchObject({ target: "T1", draw: { size: 12, seed: asked.seed, of: "actions" } });
  for (const word of ["user-", "rita", "Rita", "lead"]) expect(JSON.stringify(event)).not.toContain(word);
  const mail = await mailbox.find("rita@example.com", ({ subject }) => /12 items to look at/.test(subject ?? ""));
  expect(mail.text).toContain(standard);
  expect(linkIn(mail, "a")).toMatch(/^\/a\/[\w-]{43}$/);
});

test("the reviewer marks one item after another by link, keeps what was typed when it was refused, and finishes once all are marked", async () => {
  const { stack, mailbox } = site;
  const link = linkIn(await mailbox.waitFor("rita@example.com"), "a");
  const first = await page(link);
  expect(first.words).toContain("No. 1 of 12");
  expect(first.words).toMatch(/lead_id<\/dt>\s*<dd>user-\d-\d/);
  expect(first.words).not.toMatch(/checked/);
  // Nothing is marked by looking, nor without a choice, nor with a form of another page.
  const nothing = await post(stack, link, { nonce: await nonceOf(stack, link), item: "1", note: "Half a thought" });
  expect([nothing.status, await nothing.text()]).toEqual([
    422,
    expect.stringMatching(/Choose one of the three.*Half a thought/s),
  ]);
  const foreign = await post(stack, link, { nonce: "x", item: "1", mark: "fails", note: "Kept" });
  expect([foreign.status, await foreign.text()]).toEqual([409, expect.stringMatching(/open for too long.*Kept/s)]);
  const early = await post(stack, link, { nonce: await nonceOf(stack, link), finish: "yes" });
  expect([early.status, await early.text()]).toEqual([422, expect.stringContaining("Some of it has no mark yet")]);
  const id = String((await eventsOf(stack, key)).find(({ type }) => type === "audit.drawn")?.data["audit"]);
  expect((await shown(id)).body).toMatchObject({ marked: 0 });

  for (let item = 1; item <= 12; item += 1) {
    const value = item <= 8 ? "meets" : item <= 11 ? "fails" : "unclear";
    expect((await mark(link, value, { note: item === 9 ? "The register says 20." : "" })).status).toBe(303);
    expect((await shown(id)).body).toMatchObject({ marked: item, found: null, standing: "open" });
  }
  // A mark can be changed until the end.
  const again = await page(`${link}?item=8`);
  expect(again.words).toMatch(/value="meets"[^>]*checked/);
  const nonce = await nonceOf(stack, link);
  expect((await post(stack, link, { nonce, item: "8", mark: "fails" })).status).toBe(303);
  const ends = await Promise.all([1, 2, 3].map(() => post(stack, link, { nonce, finish: "yes" })));
  expect(ends.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect((await typesOf()).filter((type) => type === "audit.finished")).toHaveLength(1);
  const after = await page(link);
  expect([after.status, after.words]).toEqual([
    200,
    expect.stringContaining("7 of 11 meet it, and 1 could not be told"),
  ]);
  const late = await post(stack, link, { nonce, item: "8", mark: "meets" });
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining("is finished")]);

  const { body } = await shown(id);
  expect(body).toMatchObject({ standing: "finished", found: { n: 11, meets: 7, unclear: 1 } });
  expect(body["items"]).toHaveLength(12);
  expect(JSON.stringify(body["items"])).toContain("The register says 20.");
  const recorded = (await eventsOf(stack, key)).find(({ type }) => type === "audit.finished");
  expect(recorded).toMatchObject({ actor: { kind: "link" }, data: { result: { meets: 7, fails: 4, unclear: 1 } } });
  expect(JSON.stringify(recorded)).not.toContain("register");
});

test("the result is a share with n and Wilson's interval in the adoption, and a bound or nothing for who may not see names", async () => {
  const { stack } = site;
  const told = async (scopes: readonly string[]) => {
    const made = await call(stack, "POST", "/api/v1/keys", { name: "reader", scopes });
    const headers = { authorization: `Bearer ${String(made.body["key"])}` };
    const { body } = await call<{ targets: { audit: unknown; audits: { found: Record<string, number> }[] }[] }>(
      stack,
      "GET",
      `/api/v1/changes/${key}/adoption`,
      undefined,
      headers,
    );
    return body.targets[0];
  };
  const open = await told(["changes:read", "people:read"]);
  expect(open?.audit).toEqual(audit);
  const found = open?.audits[0]?.found;
  expect(found).toMatchObject({ n: 11, meets: 7, unclear: 1, bound: null });
  expect(found?.["share"]).toBeCloseTo(7 / 11);
  expect(found?.["low"]).toBeCloseTo(0.3538, 3);
  expect(found?.["high"]).toBeCloseTo(0.8483, 3);
  const discreet = await told(["changes:read"]);
  expect(discreet?.audits[0]?.found).toMatchObject({ n: 11, unclear: null });
});

test("people are drawn by name for the reviewer alone, which leaves an access record; German readers are written to in German", async () => {
  const { stack, mailbox } = site;
  await call(stack, "POST", "/api/v1/people", { email: "dora@example.com", name: "Dora Durchsicht", language: "de" });
  const drawn = await act(stack, `${key}/targets/T2/audits`, { reviewer: "dora@example.com" });
  expect(drawn.status, JSON.stringify(drawn.body)).toBe(201);
  expect(drawn.body).toMatchObject({ draws: "people", candidates: 8, size: 8 });
  const mail = await mailbox.find("dora@example.com", ({ subject }) => /8 Einträge zum Ansehen/.test(subject ?? ""));
  const link = linkIn(mail, "a");
  const { words, language } = await page(link);
  expect(language).toBe("de");
  expect(words).toMatch(/Wer<\/dt>\s*<dd>user-\d/);
  expect(words).toContain("Die letzten");
  const [item] = namesIn(drawn.body["items"]);
  const looks = await call(stack, "GET", `/api/v1/people/${item}/looks`);
  expect(JSON.stringify(looks.body)).toContain('"audit"');

  // Eight are too few to say, whatever they are; and of one withdrawn nothing is asked any more.
  const id = String(drawn.body["audit"]);
  expect((await act(stack, `${key}/audits/${id}/drop`, { reason: "" })).status).toBe(400);
  expect((await act(stack, `${key}/audits/${id}/drop`, { reason: "The wrong period." })).status).toBe(200);
  const dropped = await page(link);
  expect([dropped.status, dropped.words]).toEqual([200, expect.stringContaining("wird nicht mehr gebraucht")]);
  expect(await typesOf()).toContain("audit.dropped");
});

function namesIn(items: unknown): readonly string[] {
  return (items as { person: { id: string } }[]).map(({ person }) => person.id);
}

test("on the page of the change a sample is drawn, followed, withdrawn with its reason and told, with its place in the history", async () => {
  const visitor = await signIn(site.stack);
  const at = `/changes/${key}`;
  const before = await visitor.get(at);
  expect(textOf(before.html)).toMatch(
    /How well 64% 7 of 11, 95% interval 35% to 85%; 1 could not be told, in a sample/,
  );
  expect(textOf(before.html)).toContain("12 of 32 actions");
  expect(textOf(before.html)).toContain("the number drawn on Saturday");
  expect(textOf(before.html)).toContain("looked at a sample: 7 meet what good work is, 4 do not, 1 could not be told");
  const wrong = await visitor.send(
    before,
    `${at}/actions/draw-audit`,
    { reviewer: "pat@example.com", from: "2001-01-01" },
    "T2",
  );
  expect(textOf(wrong.html)).toMatch(/This was not recorded.*Nothing before the launch is drawn/s);
  expect(wrong.html).toContain('value="pat@example.com"');
  const drawn = await visitor.send(before, `${at}/actions/draw-audit`, { reviewer: "pat@example.com" }, "T2");
  expect(textOf(drawn.html)).toContain("The sample was drawn.");
  expect(textOf(drawn.html)).toMatch(/With its reviewer 0 of 8 marked 8 of 8 people/);
  const dropped = await visitor.send(drawn, `${at}/actions/drop-audit`, { reason: "Pat is away." });
  expect(textOf(dropped.html)).toMatch(/withdrew a sample ?: ?“Pat is away.”/);
});

test("a link that has ended mails a fresh one to its person; the old one stays void and marks are kept", async () => {
  const { stack, mailbox } = site;
  const drawn = await act(stack, `${key}/targets/T1/audits`, { reviewer: "fred@example.com" });
  expect(drawn.status, JSON.stringify(drawn.body)).toBe(201);
  const link = linkIn(await mailbox.waitFor("fred@example.com"), "a");
  expect((await mark(link, "meets")).status).toBe(303);
  const nonce = await nonceOf(stack, link);
  await stack.app.db
    .updateTable("link")
    .set({ expires_at: new Date(Date.now() - 1_000) })
    .where("subject", "=", String(drawn.body["audit"]))
    .execute();
  const ended = await page(link);
  expect([ended.status, ended.words]).toEqual([
    410,
    expect.stringMatching(/This link has ended.*Mail me a fresh link/s),
  ]);
  expect((await post(stack, link, { nonce, item: "2", mark: "meets" })).status).toBe(410);
  expect((await post(stack, `${link}/fresh`, { nonce })).status).toBe(409);
  expect((await post(stack, `${link}/fresh`, { nonce: await nonceOf(stack, link) })).status).toBe(303);
  const fresh = linkIn(await mailbox.waitFor("fred@example.com", 2), "a");
  expect(fresh).not.toBe(link);
  expect((await page(link)).words).toContain("A newer link was sent to you");
  expect((await page(fresh)).words).toContain("1 of 12 marked");
  expect((await shown(String(drawn.body["audit"]))).body).toMatchObject({ marked: 1 });
});

test("a reviewer is reminded twice, a week apart, by the link they have, and the owner has another one sent", async () => {
  const { stack, mailbox } = site;
  const isReminder = ({ subject = "" }: { subject?: string | undefined }) => subject.includes("still to look at");
  const reminders = () => mailbox.mails.filter((mail) => JSON.stringify(mail.to).includes("fred@") && isReminder(mail));
  const inUse = linkIn(await mailbox.waitFor("fred@example.com", 2), "a");
  await fastForward(stack.client, changeWorkflowId(key), 10 * DAY_MS);
  const first = await mailbox.find("fred@example.com", isReminder);
  expect(first.text).toMatch(/11 items have no mark of yours yet.*What you marked is kept/s);
  expect(linkIn(first, "a")).toBe(inUse);
  await fastForward(stack.client, changeWorkflowId(key), 7 * DAY_MS);
  await expect.poll(() => reminders().length, { timeout: 30_000 }).toBe(2);
  await fastForward(stack.client, changeWorkflowId(key), 21 * DAY_MS);
  expect((await act(stack, `${key}/spending`, { part: "adoption", spent: 20 })).status).toBe(200);
  expect(reminders()).toHaveLength(2);

  const visitor = await signIn(stack);
  await sql`update link set created_at = to_timestamp(0) where kind = 'audit'`.execute(stack.app.db);
  const sent = await visitor.send(await visitor.get(`/changes/${key}`), `/changes/${key}/actions/resend-audit`, {});
  expect(textOf(sent.html)).toContain("Another link was mailed.");
  const again = await visitor.send(sent, `/changes/${key}/actions/resend-audit`, {});
  expect(textOf(again.html)).toContain("A link was sent within the last minute.");
  const [newest] = mailbox.mails.filter((mail) => JSON.stringify(mail.to).includes("fred@")).slice(-1);
  const fresh = linkIn(newest ?? expect.fail("a mail"), "a");
  expect((await page(fresh)).words).toContain("1 of 12 marked");
  expect((await page(inUse)).status).toBe(410);
});

test("a reviewer who is erased leaves the counts and takes their notes along", async () => {
  const { stack } = site;
  const { body } = await call<{
    audits: { audit: string; standing: string; reviewer: { id: string; name: string } }[];
  }>(stack, "GET", `/api/v1/changes/${key}/audits`);
  const done = body.audits.find(({ standing }) => standing === "finished") ?? expect.fail("a finished audit");
  const notes = async () => JSON.stringify((await shown(done.audit)).body["items"]);
  expect(await notes()).toContain("The register says 20.");
  expect((await call(stack, "DELETE", `/api/v1/people/${done.reviewer.id}`)).status).toBe(200);
  expect(await notes()).not.toContain("The register");
  expect((await shown(done.audit)).body).toMatchObject({ reviewer: { name: null }, found: { meets: 7, n: 11 } });
});
