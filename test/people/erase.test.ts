import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, expect, test, vi } from "vitest";
import { createApi } from "../../api/app.ts";
import { operator } from "../../app/actor.ts";
import { adoptionView } from "../../app/adoption/view.ts";
import { verifyAllRecords } from "../../app/record/verify-all.ts";
import { resolvePeople } from "../../app/people/resolve.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { createLogger } from "../../lib/log/logger.ts";
import { createPages } from "../../web/site.ts";
import { signIn } from "../console/visitor.ts";
import { call } from "../stack.ts";
import { decide, eventsOf, post, nonceOf, signLink, toAlignment } from "../path/links.ts";
import { linkIn } from "../path/mailbox.ts";
import { mailedStack } from "../path/mailed-stack.ts";
import { sampleTarget } from "../path/sample.ts";
import { tracesIn, wholeDatabase, wholeHistories } from "./traces.ts";

/**
 * Somebody takes part in everything and is erased. Afterwards neither name, address, user id nor words of theirs are found in any
 * table, history, log, export or page, and every number, decision and hash is what it was.
 */
const site = mailedStack();
const planted = {
  name: "Zacharias Quillfeather",
  email: "zq.planted@example.com",
  userId: "usr-planted-77",
  reason: "Marmalade only until spring.",
  question: "Who feeds the walrus?",
  feedback: "The purple lever sticks.",
};
const words = Object.values(planted);
/** Measured at an instant before the erasure. */
const launchedAt = Date.now();
const measuredAt = launchedAt + 60 * DAY_MS;
const erasedAt = launchedAt + 100 * DAY_MS;

let person = "";
/** Launched and measured; asked and not answered; owned. */
let [launched, waiting, owned] = ["", "", ""];
let before: Awaited<ReturnType<typeof measured>>;

const isAboutWaiting = (mail: { subject?: string | undefined }) =>
  mail.subject?.includes("Waits for an answer") === true;
const measured = () => adoptionView({ db: site.stack.app.db, now: () => erasedAt }, operator, launched, measuredAt);
const erase = (id = person) => call(site.stack, "DELETE", `/api/v1/people/${id}`);
const gates = [{ name: "Finance", stakeholders: [{ person: planted.email }] }];

beforeAll(async () => {
  const { stack, mailbox } = site;
  const added = await call(stack, "POST", "/api/v1/people", {
    name: planted.name,
    email: planted.email,
    userIds: [planted.userId],
    language: "en",
  });
  person = String(added.body["id"]);
  const joinedAt = "2020-01-01T00:00:00Z";
  const others = ["a", "b", "c"].map((userId) => ({ userId, group: "sales", joinedAt }));
  const members = [{ userId: planted.userId, group: "sales", joinedAt }, ...others];
  await call(stack, "POST", "/api/v1/populations/everyone/members", { members });
  await call(stack, "POST", "/api/v1/sources", { id: "history", historic: true });
  launched = await toAlignment(stack, { gates, targets: [{ ...sampleTarget, source: "history" }] });
  const link = await signLink(mailbox, planted.email);
  await decide(stack, link, "ask", planted.question);
  await decide(stack, link, "approve", planted.reason);
  await call(stack, "PATCH", `/api/v1/changes/${launched}/work-items/B1`, { state: "done" });
  await call(stack, "POST", `/api/v1/changes/${launched}/accept-build`);
  const training = linkIn(await mailbox.find(planted.email, (mail) => mail.text?.includes("/t/") === true), "t");
  await post(stack, training, { nonce: await nonceOf(stack, training) });
  const reason = { reason: "They learn it on the job." };
  const launch = await call(stack, "POST", `/api/v1/changes/${launched}/waves/all/launch`, reason);
  expect(launch.body).toMatchObject({ stage: "adoption" });
  await sendUsage();
  await askedForFeedback();
  waiting = await toAlignment(stack, { title: "Waits for an answer", gates });
  owned = await toAlignment(stack, { title: "Is owned", owner: planted.email });
  await mailbox.find(planted.email, isAboutWaiting);
  await call(stack, "PUT", `/api/v1/people/${person}/absence`, {
    from: new Date(erasedAt).toISOString(),
    until: new Date(erasedAt + DAY_MS).toISOString(),
    substitute: "stand-in@example.com",
  });
  await call(stack, "POST", "/api/v1/keys", { name: `Laptop of ${planted.name}`, scopes: ["changes:read"], person });
  before = await measured();
}, 120_000);

/** Asked with four others, since fewer are never asked, and answers. */
async function askedForFeedback(): Promise<void> {
  const { stack, mailbox } = site;
  const people = ["k", "l", "m", "n"].map((name) => ({ email: `${name}@example.com`, name }));
  const members = people.map((each) => ({ person: each, group: "others", joinedAt: "2020-01-01T00:00:00Z" }));
  await call(stack, "POST", "/api/v1/populations/everyone/members", { members });
  const asked = await call(stack, "POST", `/api/v1/changes/${launched}/feedback`);
  expect(asked.status, JSON.stringify(asked.body)).toBe(200);
  const link = linkIn(await mailbox.find(planted.email, (mail) => mail.text?.includes("/f/") === true), "f");
  const said = { nonce: await nonceOf(stack, link), helps: planted.feedback, easier: "" };
  expect((await post(stack, link, said)).status).toBe(303);
}

async function sendUsage(): Promise<void> {
  const events = Array.from({ length: 9 }, (_, week) => ({
    type: "track",
    event: "lead_entered",
    userId: planted.userId,
    messageId: `${planted.userId}-${week}`,
    timestamp: new Date(launchedAt + (week * 7 + 1) * DAY_MS).toISOString(),
    properties: { by: planted.name, note: `Mail to ${planted.email.toUpperCase()} sent`, size: week },
  }));
  const rejected = { type: "track", userId: planted.userId, messageId: `${planted.userId}-bad`, event: "" };
  await call(site.stack, "POST", "/api/v1/sources/history/import", { events: [...events, rejected] });
}

/** The events of a change with their hashes, as they lie in the record. */
async function recorded(key: string): Promise<readonly object[]> {
  const { db } = site.stack.app;
  return db.selectFrom("change_event").selectAll().where("change", "=", key).orderBy("seq").execute();
}

/** Everything an administrator can read, of all formats. */
async function everythingShown(): Promise<Map<string, string>> {
  const { stack } = site;
  const shown = new Map<string, string>();
  const get = async (path: string, accept: string) => {
    const headers = { authorization: `Bearer ${stack.adminKey}`, accept };
    const response = await stack.api.request(path, { headers });
    shown.set(`${accept} ${path}`, accept === "application/pdf" ? await pdfText(response) : await response.text());
  };
  const change = ["", "/events", "/events/export", "/signoffs", "/adoption", "/certificate"];
  const keys = [launched, waiting, owned].flatMap((key) => change.map((part) => `/changes/${key}${part}`));
  const lists = [
    "/changes",
    "/portfolio",
    "/budgets",
    "/people",
    "/keys",
    "/templates",
    `/people/${person}/looks`,
  ].concat([
    "/populations/everyone/members",
    "/sources/history/rejects",
    "/sources/history/rejects.csv",
    "/behaviours/seen",
  ]);
  for (const path of [...keys, ...lists]) await get(`/api/v1${path}`, "application/json");
  await get(`/api/v1/changes/${launched}/certificate`, "application/pdf");
  const pages = [launched, waiting, owned].flatMap((key) => [`/changes/${key}`, `/changes/${key}/certificate`]);
  for (const path of [...pages, "/", "/people", "/budgets", "/sources"]) await get(path, "text/html");
  return shown;
}

async function pdfText(response: Response): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await response.arrayBuffer())), {
    mergePages: true,
  });
  return text.replaceAll(/\s+/g, " ");
}

test("whoever stands for a running change is not erased, and the answer names it", async () => {
  const refused = await erase();
  expect(refused).toMatchObject({ status: 409, body: { code: "conflict", errors: [{ path: owned }] } });
  expect(refused.body["detail"]).toContain(`${owned} (owner)`);
  expect((await call(site.stack, "GET", `/api/v1/people/${person}`)).status).toBe(200);
  expect((await erase("7d444840-9dc0-11d1-b245-5ffdce74fad2")).status).toBe(404);
  const reader = await call(site.stack, "POST", "/api/v1/keys", { name: "reader", scopes: ["people:read"] });
  const headers = { authorization: `Bearer ${String(reader.body["key"])}` };
  expect((await call(site.stack, "DELETE", `/api/v1/people/${person}`, undefined, headers)).status).toBe(403);
  const handed = await call(site.stack, "POST", `/api/v1/changes/${owned}/hand-over`, {
    role: "owner",
    to: "olga@example.com",
  });
  expect(handed.status, JSON.stringify(handed.body)).toBe(200);
});

test("each look at names is recorded, and told to administrators only", async () => {
  const { stack } = site;
  const looks = async () =>
    (
      await call<{ items: { place: string; by: string; population: string | null }[] }>(
        stack,
        "GET",
        `/api/v1/people/${person}/looks`,
      )
    ).body.items;
  const known = (await looks()).length;
  await call(stack, "GET", `/api/v1/people?search=quillfeather`);
  await call(stack, "GET", "/api/v1/populations/everyone/members?group=sales");
  await call(stack, "GET", "/api/v1/people?search=nobody-like-this");
  await call(stack, "GET", `/api/v1/people/${person}`);
  const seen = await looks();
  expect(seen).toHaveLength(known + 3);
  const by = "key “test”";
  expect(seen.slice(0, 3)).toMatchObject([
    { place: "person", by },
    { place: "members", by, population: "everyone" },
    { place: "people", by },
  ]);
  const reader = await call(stack, "POST", "/api/v1/keys", { name: "no admin", scopes: ["people:read"] });
  const headers = { authorization: `Bearer ${String(reader.body["key"])}` };
  expect((await call(stack, "GET", `/api/v1/people/${person}/looks`, undefined, headers)).status).toBe(403);
  const { db } = stack.app;
  await expect(db.deleteFrom("name_access").execute()).rejects.toThrow(/permission denied/);
  await expect(db.updateTable("name_access").set({ actor: "x" }).execute()).rejects.toThrow(/permission denied/);
  await expect(db.deleteFrom("person_erasure").execute()).rejects.toThrow(/permission denied/);
});

test("erased is erased: no trace in tables, histories, exports, pages and later logs; numbers, decisions and hashes as before", async () => {
  const { stack, mailbox } = site;
  const { db } = stack.app;
  const visitor = await signIn(stack, { email: planted.email });
  const link = linkIn(await mailbox.find(planted.email, isAboutWaiting), "s");
  const keys = [launched, waiting, owned];
  const everywhere = async () => new Map([...(await wholeDatabase(db)), ...(await everythingShown())]);
  // A search that finds nothing before proves nothing after.
  const found = tracesIn(await everywhere(), words);
  for (const place of [
    "person:",
    "person_user_id:",
    "usage_event:",
    "text:",
    "feedback_answer:",
    "api_key:",
    "certificate:",
    "application/pdf",
  ])
    expect(
      found.some((each) => each.includes(place)),
      place,
    ).toBe(true);
  const events = await Promise.all(keys.map(recorded));

  const lines: string[] = [];
  const log = createLogger((line) => lines.push(line));
  const written = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write"));
  const now = vi.spyOn(stack.app, "now").mockReturnValue(erasedAt);
  const erased = await erase();
  expect(erased.status, JSON.stringify(erased.body)).toBe(200);
  expect(erased.body).toMatchObject({ person, unanswered: [{ change: waiting }] });
  expect((await erase()).body).toMatchObject({ person, at: erased.body["at"], mentions: [] });
  now.mockRestore();

  await expect
    .poll(async () => (await eventsOf(stack, waiting)).map(({ type }) => type), { timeout: 60_000 })
    .toContain("delivery.failed");
  const mails = mailbox.mails.length;
  expect((await stack.api.request(link)).status).toBe(404);
  expect((await decide(stack, link, "approve")).status).toBe(404);
  expect((await visitor.get("/")).location).toContain("/login");
  const gone = await call(stack, "GET", `/api/v1/people/${person}`);
  expect(gone).toMatchObject({ status: 404 });
  expect(gone.body["detail"]).toContain("was erased on");
  const faulty = createApi(
    { ...stack.app, changes: null as never },
    { pages: createPages(stack.app), onFault: (error) => log.error({ error }) },
  );
  await faulty.request(`/api/v1/changes/${waiting}/hold`, {
    method: "POST",
    headers: { authorization: `Bearer ${stack.adminKey}`, "content-type": "application/json" },
    body: JSON.stringify({ reason: "Wait." }),
  });
  expect(lines).not.toEqual([]);

  const after = await everywhere();
  for (const [place, text] of await wholeHistories(stack, keys)) after.set(place, text);
  after.set("log", [...lines, ...written.flatMap((spy) => spy.mock.calls.map(([chunk]) => String(chunk)))].join("\n"));
  for (const spy of written) spy.mockRestore();
  expect(tracesIn(after, words)).toEqual([]);
  expect(
    mailbox.mails
      .slice(mails)
      .map(({ to }) => JSON.stringify(to))
      .filter((to) => to.includes("zq.planted")),
  ).toEqual([]);

  expect(await measured()).toEqual(before);
  expect(before.targets[0]).toMatchObject({ judged: 8, counted: 1 });
  const kept = await Promise.all(keys.map(recorded));
  expect(kept.map((all, index) => all.slice(0, events[index]?.length))).toEqual(events);
  expect(after.get(`application/json /api/v1/changes/${launched}/certificate`)).toContain('"isWhole":true');
  expect(after.get(`application/pdf /api/v1/changes/${launched}/certificate`)).toMatch(/Somebody erased/);
  expect(await verifyAllRecords(stack.app, operator)).toMatchObject({ broken: null });
});

test("the user id and address are free again, and lead to nobody's old use", async () => {
  const { stack } = site;
  const again = await resolvePeople(stack.app, [{ path: "p", ref: planted.email }]);
  expect(again.get("p")).not.toBe(person);
  const use = {
    type: "track",
    event: "lead_entered",
    userId: planted.userId,
    messageId: "after",
    timestamp: new Date(launchedAt).toISOString(),
  };
  await call(stack, "POST", "/api/v1/sources/history/import", { events: [use] });
  expect(await measured()).toEqual(before);
});

test("what others wrote about somebody is theirs: it stays, and is told to whoever erases", async () => {
  const { stack } = site;
  const email = "ottoline@example.com";
  const added = await call(stack, "POST", "/api/v1/people", { name: "Ottoline Featherstone", email });
  const key = await toAlignment(stack, { title: "Ask Ottoline Featherstone first" });
  const erased = await erase(String(added.body["id"]));
  expect(erased).toMatchObject({ status: 200, body: { unanswered: [], mentions: [{ where: "proposal", of: key }] } });
  expect((await call(stack, "GET", `/api/v1/changes/${key}`)).body).toMatchObject({
    title: "Ask Ottoline Featherstone first",
  });
});
