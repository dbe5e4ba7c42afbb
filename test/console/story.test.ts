import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, expect, test } from "vitest";
import { inDraft, inReadiness, post } from "../api/change/proposals.ts";
import { askedCrew } from "../path/asked-crew.ts";
import { decide, nonceOf, post as postForm, signLink, toAlignment } from "../path/links.ts";
import { mailedStack } from "../path/mailed-stack.ts";
import { call } from "../stack.ts";
import { signIn, textOf } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** A change on one page: what it says in each stage, in each form, and that it never says more than is known. */
const site = mailedStack();
let petra: Visitor;

beforeAll(async () => {
  petra = await signIn(site.stack);
});

interface Story {
  readonly title: string;
  readonly about: string;
  readonly parts: readonly {
    readonly id: string;
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly facts: readonly { readonly term: string; readonly text: string }[];
  }[];
}
const story = async (key: string) => (await call<Story>(site.stack, "GET", `/api/v1/changes/${key}/story`)).body;
const partOf = ({ parts }: Story, id: string) => {
  const part = parts.find((each) => each.id === id);
  return [...(part?.paragraphs ?? []), ...(part?.facts ?? []).map(({ term, text }) => `${term}: ${text}`)].join("\n");
};
async function file(key: string, format: string) {
  const headers = { authorization: `Bearer ${site.stack.adminKey}` };
  const answer = await site.stack.api.request(`/api/v1/changes/${key}/story?format=${format}`, { headers });
  return { type: answer.headers.get("content-type") ?? "", bytes: Buffer.from(await answer.arrayBuffer()) };
}

test("it tells why, what, who decided in their words, and claims nothing before the launch", async () => {
  const people = [{ person: "Fritz Finance <fritz@example.com>", role: "Finance" }, { person: "lena@example.com" }];
  const key = await toAlignment(site.stack, { gates: [{ name: "Heads", stakeholders: people }] });
  const link = await signLink(site.mailbox, "fritz@example.com");
  const condition = {
    nonce: await nonceOf(site.stack, link),
    decision: "approve_with_condition",
    condition: "After the audit.",
  };
  expect((await postForm(site.stack, link, condition)).status).toBe(303);
  expect(
    (await decide(site.stack, await signLink(site.mailbox, "lena@example.com"), "decline", "It is too early.")).status,
  ).toBe(303);
  const told = await story(key);
  expect(partOf(told, "why")).toContain("three different numbers");
  expect(partOf(told, "what")).toContain("It asks: Enter the company size with every lead.");
  expect(partOf(told, "decided")).toMatch(/Finance.*After the audit\./s);
  expect(partOf(told, "decided")).toMatch(/lena: Declined.*It is too early\./s);
  expect(partOf(told, "evidence")).toContain("nothing is claimed yet");
  expect(partOf(told, "next")).toMatch(/Has the ball: /);
  expect(partOf(told, "next")).toMatch(/Next: A new revision is signed\. Once [^,]+\./);
  // A sentence of somebody's own ends once.
  expect(partOf(told, "decided")).not.toMatch(/\.”\./);
  const page = await petra.get(`/changes/${key}/story`);
  const seen = textOf(page.html);
  for (const { title } of told.parts) expect(seen).toContain(title.replaceAll("&", "&amp;"));
  expect((await petra.get(`/changes/${key}`)).html).toContain(`href="/changes/${key}/story"`);
});

test("a draft has a story too, and what nobody wrote is said", async () => {
  const key = await inDraft(site.stack, { summary: "", brief: {} });
  const told = await story(key);
  expect(partOf(told, "why")).toContain("Nobody has said why.");
  expect(partOf(told, "what")).toContain("Nothing is written yet.");
  expect((await petra.get(`/changes/${key}/story`)).status).toBe(200);
});

test("after the launch it tells the target, what came of it and of how many, and how far the evidence goes", async () => {
  const key = await inReadiness(site.stack, { trainings: [] });
  expect((await post(site.stack, `${key}/waves/all/launch`, {})).status).toBe(200);
  const told = await story(key);
  const target = told.parts.find(({ id }) => id.startsWith("target-"));
  expect(target?.facts.map(({ term }) => term)).toEqual(expect.arrayContaining(["Signed", "Now", "Verdict"]));
  expect(partOf(told, "evidence")).toMatch(/comparison/i);
  expect(partOf(told, "evidence")).not.toContain("nothing is claimed yet");
  expect(partOf(told, "ready")).toContain("Launched");
});

test("it tells what people said in counts, from five answers on, what grew out of it, and nobody's words or names", async () => {
  const people = ["ada", "bert", "cora", "dora", "emil", "fred"].map((name) => `${name}@heard.example`);
  const crew = await askedCrew(site, "heard", Object.fromEntries(people.map((each) => [each, "sales"])));
  const [ada = "", bert = "", cora = "", dora = "", emil = ""] = people;
  await crew.say(ada, { helps: "My lead asks for it.", mayBeAsked: "yes" });
  await crew.say(bert, { easier: "One field less." });
  await crew.say(cora, { helps: "The list.", easier: "A shorter list.", mayBeAsked: "yes" });
  await crew.say(dora, { helps: "Nothing does." });
  expect(partOf(await story(crew.key), "heard")).toMatch(
    /Fewer than 5 of 6 have answered, so nothing is told of it\. Answers are still taken\./,
  );
  await crew.say(emil, { easier: "Let me do it on the telephone." });
  const { body } = await call<{ ideas: { id: string; words: string }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${crew.key}/ideas`,
  );
  const idea = body.ideas.find(({ words }) => words === "One field less.");
  const grown = await post(site.stack, `${crew.key}/ideas/${idea?.id}/change`, { proposer: "petra@example.com" });
  await call(site.stack, "PATCH", `/api/v1/changes/${String(grown.body["key"])}`, { title: "A form of three fields" });

  const told = await story(crew.key);
  const said = partOf(told, "heard");
  expect(said).toContain("5 of 6 answered: 3 said what helps or gets in the way, 3 what would make it easier.");
  expect(said).toContain("Like to be asked by colleagues: 2 people, by their own consent.");
  expect(said).toContain(`An idea became: ${String(grown.body["key"])}, A form of three fields (draft).`);
  expect(partOf(told, "evidence")).toContain("stands for nobody else");
  const young = await story(String(grown.body["key"]));
  expect(JSON.stringify(young)).toContain(`"Grew out of","text":"${crew.key}, Use one definition of a qualified lead"`);
  const markdown = (await file(crew.key, "markdown")).bytes.toString();
  expect(markdown).toContain("## What people said");
  expect(markdown).toContain("5 of 6 answered");
  const { text: pdf } = await extractText(await getDocumentProxy(new Uint8Array((await file(crew.key, "pdf")).bytes)), {
    mergePages: true,
  });
  expect(pdf.replaceAll(/\s+/g, " ")).toContain("2 people, by their own consent.");
  const page = textOf((await petra.get(`/changes/${crew.key}/story`)).html);
  for (const text of [JSON.stringify(told), markdown, pdf, page]) {
    expect(text).not.toMatch(/\b(ada|cora)\b/);
    expect(text).not.toContain("One field less");
    expect(text).not.toContain("My lead asks");
  }
});

test("as Markdown and PDF it says the same, and nothing that people wrote acts in it", async () => {
  const hostile = "# Not a heading [x](http://evil.example) <script>alert(1)</script> | *bold*\n\n- no list";
  const key = await inDraft(site.stack, { title: "Tables | and `code`", summary: hostile });
  const markdown = await file(key, "markdown");
  expect(markdown.type).toContain("text/markdown");
  const text = markdown.bytes.toString();
  expect(text).toMatch(/^# Tables \\\| and \\`code\\`$/m);
  expect(text).not.toMatch(/^# Not a heading/m);
  expect(text).not.toMatch(/^- no list/m);
  expect(text).not.toContain("<script>");
  expect(text).not.toContain("](http");
  const told = await story(key);
  for (const { title } of told.parts) expect(text).toContain(`## ${title.replaceAll(/[`|]/g, String.raw`\$&`)}`);
  const pdf = await file(key, "pdf");
  expect(pdf.type).toBe("application/pdf");
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.bytes.length).toBeGreaterThan(5_000);
  expect((await petra.get(`/changes/${key}/story`)).html).not.toContain("<script>alert");
});

test("whoever may not read the change may not read its story", async () => {
  const key = await inDraft(site.stack);
  const reader = await signIn(site.stack, { email: "rita@example.com", scopes: ["usage:read"] });
  expect((await reader.get(`/changes/${key}/story`)).status).toBe(403);
  expect((await call(site.stack, "GET", "/api/v1/changes/CHG-999999/story")).status).toBe(404);
});
