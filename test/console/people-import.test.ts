import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { mailedStack } from "../path/mailed-stack.ts";
import { toAlignment } from "../path/links.ts";
import { call } from "../stack.ts";
import { formsIn, signIn, textOf } from "./visitor.ts";
import type { Visited, Visitor } from "./visitor.ts";

/** A list of people is looked at, taken in and undone on its page; what was built on it meanwhile stays. */
const site = mailedStack();
let petra: Visitor;

beforeAll(async () => {
  petra = await signIn(site.stack);
});

async function rows(): Promise<string> {
  const { db } = site.stack.app;
  const tables = ["person", "person_user_id", "usage_anchor", "team", "people_import", "people_import_row"];
  const all = await Promise.all(
    tables.map(async (name) => {
      const found = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t order by 1`.execute(db);
      return `${name}: ${found.rows.map(({ row }) => row).join(" ")}`;
    }),
  );
  return all.join("\n");
}
/** Whose the use under these names is. */
async function owners(): Promise<readonly (string | null)[]> {
  const { db } = site.stack.app;
  return (
    await sql<{
      person: string | null;
    }>`select person::text from usage_identity where id in (select identity from usage_event) order by id`.execute(db)
  ).rows.map(({ person }) => person);
}
async function look(list: string): Promise<Visited> {
  const data = new FormData();
  data.set("list", list);
  return petra.postData("/people/import", data);
}
async function take(preview: Visited): Promise<Visited> {
  const form = formsIn(preview.html).find(({ hidden }) => hidden["do"] === "take");
  const hidden = Object.fromEntries(
    Object.entries(form?.hidden ?? {}).map(([name, value]) => [
      name,
      value.replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&#39;", "'"),
    ]),
  );
  const answer = await petra.post("/people/import", hidden);
  expect(answer.location).toBe("/people/import#imports");
  return petra.get("/people/import");
}
async function undo(page: Visited): Promise<Visited> {
  const action = formsIn(page.html).find((form) => form.action.endsWith("/undo"))?.action ?? "";
  return petra.post(action, {});
}
const person = async (search: string) => {
  const { body } = await call<{ items: Record<string, unknown>[] }>(
    site.stack,
    "GET",
    `/api/v1/people?search=${encodeURIComponent(search)}`,
  );
  return body.items[0];
};

test("a list is shown with what it would do, keeps nothing until it is taken in, and then does just that", async () => {
  await call(site.stack, "POST", "/api/v1/people", { name: "Bea", email: "bea@list.test", team: null });
  const list =
    "E-mail;Full name;Department;Login;Reports to;Learns;Shoe size\n" +
    "bea@list.test;Bea Berg;Sales & Marketing;u-bea;chief@list.test;office hours;38\n" +
    "new@list.test;Nora Neu;Sales & Marketing;u-nora;chief@list.test;video;40\n";
  const before = await rows();
  const preview = await look(list);
  expect(preview.status).toBe(200);
  const said = textOf(preview.html);
  expect(said).toContain("2 people in the list: 2 new, 1 changed, 0 as before.");
  expect(said).toMatch(/Bea Berg bea@list\.test Name: Bea Berg instead of Bea; Team: sales-marketing; Manager: chief;/);
  expect(said).toMatch(/Nora Neu new@list\.test New\. Team: sales-marketing/);
  expect(await rows()).toBe(before);
  const page = await take(preview);
  expect(textOf(page.html)).toContain("2 people in the list: 2 were new, 1 changed.");
  expect(await person("bea@list.test")).toMatchObject({
    name: "Bea Berg",
    learnsBy: "office_hours",
    userIds: ["u-bea"],
  });
  const kept = await rows();
  const again = await look(list);
  expect(textOf(again.html)).toContain("2 people in the list: 0 new, 0 changed, 2 as before.");
  expect(await rows()).toBe(kept);
});

test("undone, everything is as before: people, fields, and whose use it is", async () => {
  await call(site.stack, "POST", "/api/v1/people", { name: "Carl", email: "carl@list.test" });
  await call(site.stack, "POST", "/api/v1/sources", { id: "undo", name: "Undo" });
  const events = ["u-carl", "dora@list.test"].map((userId, index) => ({
    messageId: `undo-${index}`,
    type: "track",
    userId,
    event: "lead_saved",
    timestamp: "2026-05-04T10:00:00Z",
  }));
  const sent = await call(site.stack, "POST", "/api/v1/sources/undo/import", { events });
  expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
  const nobodys = await owners();
  const list = "email,name,user_id\ncarl@list.test,Carla,u-carl\ndora@list.test,Dora,\n";
  const page = await take(await look(list));
  expect((await owners()).filter((owner) => owner === null).length).toBe(
    nobodys.filter((owner) => owner === null).length - 2,
  );
  const undone = await undo(page);
  expect(textOf(undone.html)).toContain("1 person went, and 1 person is as before.");
  expect(await person("carl@list.test")).toMatchObject({ name: "Carl", userIds: [] });
  expect(await person("dora@list.test")).toBeUndefined();
  expect(await owners()).toEqual(nobodys);
  expect((await undo(page)).status).toBe(404);
  // Taken in once more it is the same as the first time.
  await take(await look(list));
  expect(await person("dora@list.test")).toMatchObject({ name: "Dora" });
});

test("who was named since stays, and what was changed since is left alone", async () => {
  const list = "email,name,team\nerik@list.test,Erik,ops\nfay@list.test,Fay,ops\nbea@list.test,Beatrix,ops\n";
  const page = await take(await look(list));
  await toAlignment(site.stack, { gates: [{ name: "Gate", stakeholders: [{ person: "erik@list.test" }] }] });
  const bea = await person("bea@list.test");
  await call(site.stack, "PATCH", `/api/v1/people/${String(bea?.["id"])}`, { name: "Bea again" });
  const undone = await undo(page);
  expect(textOf(undone.html)).toContain("These stay, because something was built on them since: Erik.");
  expect(await person("erik@list.test")).toMatchObject({ name: "Erik" });
  expect(await person("fay@list.test")).toBeUndefined();
  expect(await person("bea@list.test")).toMatchObject({ name: "Bea again", team: "sales-marketing" });
});

test("mistakes are told by line and column, with the list still there", async () => {
  for (const [list, said] of [
    ["name\nNobody\n", "Line 2, email: there is neither"],
    ["email,time_zone\na@list.test,Mars\n", "Line 2, time_zone: A time zone is an IANA name"],
    ["email\nnot an address\n", "Line 2, email: This is not an e-mail address."],
    ["email,learns_by\na@list.test,telepathy\n", "Line 2, learns_by:"],
    ["email,name\n", "has no row below its first line"],
    ["", "The list is empty."],
  ] as const) {
    const page = await look(list);
    expect(page.status, list).toBe(400);
    expect(textOf(page.html), list).toContain(said);
  }
  expect((await look("email,name\na@list.test,Zoë <b>\n,x\n")).html).toContain("Zoë &lt;b&gt;");
});

test("who may not look after people cannot take in a list, and nothing of somebody erased is left in what is kept", async () => {
  const reader = await signIn(site.stack, { email: "rita@list.test", scopes: ["changes:read", "people:read"] });
  expect((await reader.get("/people/import")).status).toBe(403);
  expect((await reader.get("/people")).html).not.toContain("/people/import");
  await take(await look("email,name\ngone@list.test,Gone Girl\n"));
  const gone = await person("gone@list.test");
  const erased = await call(site.stack, "DELETE", `/api/v1/people/${String(gone?.["id"])}`);
  expect(erased.status).toBe(200);
  expect(await rows()).not.toMatch(/gone@list|Gone Girl/);
});
