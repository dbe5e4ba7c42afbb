/**
 * Proves on real services what a certificate says of a sign-off with everything in it: as JSON, as a page and as PDF, with
 * hostile and erased names, and of a record or a text that was altered behind it.
 */
import { sql } from "kysely";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import type { CertificateBody } from "../../api/record/certificate-schema.ts";
import { canonicalHash } from "../../lib/hash-chain.ts";
import { recordEvents } from "../../store/change/record.ts";
import { tokenOf } from "../../app/signoff/token.ts";
import { signIn, textOf } from "../console/visitor.ts";
import { decide, eventsOf, nonceOf, post, prepareSources, signLink, toAlignment } from "../path/links.ts";
import { openMailbox } from "../path/mailbox.ts";
import type { Mailbox } from "../path/mailbox.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";

type Certificate = z.output<typeof CertificateBody>;

const hostileTitle = "One <script>alert(1)</script> definition (\\) Tj ET 中文 \u202Egnp.exe 😀 Größe שלום";
let mailbox: Mailbox;
let stack: Stack;
let key: string;

async function certified(of = stack, change = key): Promise<Certificate> {
  const { status, body } = await call<Certificate>(of, "GET", `/api/v1/changes/${change}/certificate`);
  expect(status).toBe(200);
  return body;
}

async function pdfText(of = stack, change = key): Promise<string> {
  const response = await of.api.request(`/api/v1/changes/${change}/certificate`, {
    headers: { authorization: `Bearer ${of.adminKey}`, accept: "application/pdf" },
  });
  expect(response.headers.get("content-type")).toBe("application/pdf");
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  const raw = Buffer.from(bytes).toString("latin1");
  expect(raw).not.toMatch(/\/(JavaScript|JS|OpenAction|AA|URI|Launch|AcroForm)\b/);
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return text.replaceAll(/\s+/g, " ");
}

async function page(change = key): Promise<string> {
  const response = await stack.api.request(`/api/v1/changes/${change}/certificate`, {
    headers: { authorization: `Bearer ${stack.adminKey}`, accept: "text/html,application/xhtml+xml,*/*;q=0.8" },
  });
  expect(response.headers.get("content-type")).toContain("text/html");
  return response.text();
}

/** Fritz passes it on, Ben sets a condition and closes it, Lena asks, is answered and approves. */
beforeAll(async () => {
  mailbox = await openMailbox();
  stack = await startStack({ SMTP_URL: mailbox.url });
  await prepareSources(stack);
  await call(stack, "POST", "/api/v1/people", {
    name: "Lena Legal",
    email: "lena@example.com",
    timeZone: "Europe/Berlin",
  });
  await call(stack, "POST", "/api/v1/people", { name: "Ben <script>Carter</script>", email: "ben@example.com" });
  key = await toAlignment(stack, { title: hostileTitle });
  const fritz = await signLink(mailbox, "fritz@example.com");
  await stack.api.request(fritz);
  await post(stack, fritz, {
    nonce: await nonceOf(stack, fritz),
    decision: "delegate",
    to: "ben@example.com",
    reason: "She knows the budget.",
  });
  const ben = await signLink(mailbox, "ben@example.com");
  await post(stack, ben, {
    nonce: await nonceOf(stack, ben),
    decision: "approve_with_condition",
    condition: "Only until spring.",
  });
  const objection = (await certified()).gates[0]?.objections[0]?.id ?? "";
  const lena = await signLink(mailbox, "lena@example.com");
  await decide(stack, lena, "ask", "Who pays for it?");
  const asking = (await certified()).gates[0]?.requests.find((each) => each.standing === "asking")?.id ?? "";
  await call(stack, "POST", `/api/v1/changes/${key}/questions/${asking}/answer`, { text: "Sales does." });
  await decide(stack, lena, "approve", "Then it is fine.");
  await post(stack, ben, { nonce: await nonceOf(stack, ben), decision: "close", objection });
}, 120_000);
afterAll(async () => {
  await stack.stop();
  await mailbox.close();
});

describe("as JSON", () => {
  test("says who decided what, for whom, in which zone, and how it is proved", async () => {
    const { gates, head, record, revisions } = await certified();
    const [gate] = gates;
    expect(gate).toMatchObject({ name: "Finance", standing: "approved", silence: "escalate" });
    const said = (choice: string) => gate?.acts.find((act) => act.choice === choice);
    const ben = said("approve_with_condition");
    expect(ben).toMatchObject({
      said: "approved on a condition",
      text: { body: "Only until spring.", isIntact: true },
    });
    expect(ben?.onBehalfOf.map((each) => each.name)).toEqual(["Fritz Finance"]);
    expect(ben?.shown).toEqual({ revision: 1, hash: revisions[0]?.hash });
    expect(ben?.proof).toMatchObject({
      by: "link",
      generation: 2,
      sentTo: "b…@example.com",
      byCode: false,
      wasOnInbox: false,
      revisionHash: revisions[0]?.hash,
    });
    expect(said("approve")).toMatchObject({ timeZone: "Europe/Berlin", text: { body: "Then it is fine." } });
    expect(gate?.acts.map((act) => act.type)).toEqual([
      "gate.opened",
      "request.delegated",
      "request.decided",
      "objection.raised",
      "request.decided",
      "request.answered",
      "request.decided",
      "objection.closed",
      "gate.approved",
    ]);
    expect(gate?.acts.find((act) => act.type === "request.answered")?.text?.body).toBe("Sales does.");
    expect(gate?.objections).toMatchObject([{ kind: "condition", standing: "closed" }]);
    const events = await eventsOf(stack, key);
    expect(head.seq).toBe(events.at(-1)?.seq);
    expect(record).toMatchObject({ rows: head.seq, isWhole: true, problem: null });
    expect(record.command).toContain(`takehold audit verify ${key}.record.json`);
  });

  test("lets anybody recompute what the record commits to", async () => {
    const { revisions, gates } = await certified();
    for (const { salt, content, hash, isIntact } of revisions)
      expect([canonicalHash({ salt, content }), true]).toEqual([hash, isIntact]);
    const texts = gates.flatMap((gate) => gate.acts.flatMap((act) => act.text ?? []));
    expect(texts.length).toBe(5);
    for (const { salt, body, commitment } of texts) expect(canonicalHash({ salt, body })).toBe(commitment);
  });

  test("keeps fetches of links apart from acts, and never shows a token or an address", async () => {
    const body = await certified();
    const fritz = body.fetches.find((each) => each.person.name === "Fritz Finance");
    expect(fritz?.fetches).toBeGreaterThanOrEqual(2);
    const written = JSON.stringify(body);
    for (const address of ["fritz@", "ben@", "lena@"]) expect(written).not.toContain(address);
    for (const mail of mailbox.mails) {
      const token = /\/s\/([\w-]{20,})/.exec(mail.text ?? "")?.[1];
      if (token !== undefined) expect(written).not.toContain(token);
    }
  });
});

const sentences = [
  "What was shown: revision 1",
  "Ben <script>Carter</script> for Fritz Finance approved on a condition",
  "Only until spring.",
  "asked a question",
  "Who pays for it?",
  "Sales does.",
  "By a form posted from their own link, generation 2",
  "b…@example.com",
  "Fetches of links, which are no acts of people",
  "npx takehold audit verify",
];

describe("for people", () => {
  test("the page says the same, and hostile names are inert", async () => {
    const html = await page();
    const text = textOf(html.replaceAll(/<\/?bdi>/g, ""));
    for (const sentence of sentences) expect(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">")).toContain(sentence);
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;alert(1)");
    const console = await (await signIn(stack)).get(`/changes/${key}/certificate`);
    expect(console.status).toBe(200);
    expect(textOf(console.html.replaceAll(/<\/?bdi>/g, ""))).toContain("for Fritz Finance approved on a condition");
  });

  test("the PDF says the same; what its typeface lacks is a square, and nothing in a name steers it", async () => {
    const text = await pdfText();
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(text).toContain("One <script>alert(1)</script> definition (\\) Tj ET □□ gnp.exe");
    expect(text).toContain("Größe");
    expect(text).not.toContain("\u202E");
    expect(text).toMatch(/\d+ characters are not in the typeface/);
    expect(text).toContain((await certified()).head.hash.slice(0, 20));
  });

  test("who does not hold a key or session gets nothing, and a wrong form is refused by name", async () => {
    expect((await stack.api.request(`/api/v1/changes/${key}/certificate`)).status).toBe(401);
    expect((await call(stack, "GET", `/api/v1/changes/CHG-999/certificate?format=pdf`)).status).toBe(404);
    const wrong = await call(stack, "GET", `/api/v1/changes/${key}/certificate?format=doc`);
    expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([400, expect.stringContaining("format")]);
  });
});

test("consent by silence is named as such, never as an approval", async () => {
  const change = await toAlignment(stack, {
    title: "Silent",
    gates: [{ name: "Quiet", silence: "consent", stakeholders: [{ person: "Sil Silent <sil@example.com>" }] }],
  });
  await signLink(mailbox, "sil@example.com");
  await stack.stopWorker();
  const { gates, head } = await certified(stack, change);
  const request = gates[0]?.requests[0];
  const fact = {
    type: "request.consented-by-silence" as const,
    request: request?.id ?? "",
    gate: gates[0]?.id ?? "",
    person: request?.person.id ?? "",
    dueAt: Date.now(),
  };
  const event = { seq: head.seq + 1, at: Date.now(), actor: { kind: "system" as const }, fact };
  await recordEvents(stack.app.db, change, [event], () => Buffer.from("none"));
  const silent = (await certified(stack, change)).gates[0]?.acts.at(-1);
  expect(silent).toMatchObject({ choice: "consented_by_silence", said: "consented by silence", proof: { by: "rule" } });
  const text = await pdfText(stack, change);
  expect(text).toContain("Sil Silent did not answer in time and consented by silence. This is no act of theirs");
  expect(text).not.toMatch(/Sil Silent[^.]{0,20}approved/);
  await stack.restartWorker();
});

test("a decision whose link could be read on the inbox page is marked so", async () => {
  const open = await startStack();
  try {
    await prepareSources(open);
    const change = await toAlignment(open);
    const { requests } = (await certified(open, change)).gates[0] ?? { requests: [] };
    const [fritz] = requests;
    const subject = { kind: "sign" as const, change, subject: fritz?.id ?? "", generation: 1 };
    const id = await sentMessage(open, change, subject.subject);
    const admin = await signIn(open);
    expect((await admin.get(`/inbox/${encodeURIComponent(id)}`)).status).toBe(200);
    await decide(open, `/s/${tokenOf(open.app.secret, subject)}`, "approve");
    const act = (await certified(open, change)).gates[0]?.acts.find((each) => each.choice === "approve");
    expect(act?.proof).toMatchObject({ by: "link", wasOnInbox: true, readOnInboxAt: expect.any(String) });
    const text = await pdfText(open, change);
    expect(text).toContain("Weaker proof: no mail server was set up");
    expect(text).toContain("The message was opened there on");
  } finally {
    await open.stop();
  }
});

async function sentMessage({ app }: Stack, change: string, request: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select message_id as id from message where change = ${change} and task->>'request' = ${request}`.execute(app.db);
  return rows[0]?.id ?? "";
}

test("erased people and words are named so, and what was altered behind the record is found", async () => {
  const { db } = stack.app;
  await sql`delete from person where email = 'ben@example.com'`.execute(db);
  await sql`delete from text where body = 'Only until spring.'`.execute(db);
  await sql`update text set body = 'Never.' where body = 'Then it is fine.'`.execute(db);
  const body = await certified();
  const acts = body.gates[0]?.acts ?? [];
  const ben = acts.find((act) => act.choice === "approve_with_condition");
  expect(ben).toMatchObject({ person: { name: null }, text: { body: null, salt: null }, proof: { sentTo: null } });
  expect(acts.find((act) => act.choice === "approve")?.text).toMatchObject({ body: "Never.", isIntact: false });
  const text = await pdfText();
  expect(text).toContain("Somebody erased for Fritz Finance approved on a condition");
  expect(text).toContain("The words were erased with their author.");
  expect(text).toContain("These words are not those that the record commits to.");
  expect(text).not.toContain("Carter");
  expect(body.record.isWhole).toBe(true);

  await sql`update revision set content = jsonb_set(content, '{summary}', '"Something else"') where change = ${key}`.execute(
    db,
  );
  expect((await certified()).revisions[0]?.isIntact).toBe(false);
  expect(await pdfText()).toContain("Do not rely on this certificate.");
});
