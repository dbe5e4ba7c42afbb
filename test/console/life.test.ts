import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Problem } from "../../domain/errors.ts";
import { beginMessage } from "../../store/message/outbox.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { typedProposal } from "./proposal-fields.ts";
import { formsIn, signIn, textOf, Visitor } from "./visitor.ts";
import type { Visited } from "./visitor.ts";

/** A change is carried from a blank form to its launch through the console's forms alone, on the real services. */
let stack: Stack;
let petra: Visitor;

beforeAll(async () => {
  stack = await startStack();
  petra = await signIn(stack);
});
afterAll(() => stack.stop());

/** Looks at a page until it says something, as somebody does who presses reload. */
async function seen(path: string, words: string): Promise<Visited> {
  for (const until = Date.now() + 20_000; ;) {
    const page = await petra.get(path);
    if (textOf(page.html).includes(words)) return page;
    if (Date.now() > until) throw new Error(`${path} never said "${words}", but: ${textOf(page.html)}`);
  }
}

test("the first run offers three ways to begin", async () => {
  const page = await petra.get("/");
  expect(page.status).toBe(200);
  expect(textOf(page.html)).toContain("npm run demo");
  expect(page.html).toContain('href="/retro"');
  expect(page.html).toContain('href="/changes/new"');
});

test("a change is asked for, accepted, signed, built and launched by forms alone", async () => {
  await call(stack, "POST", "/api/v1/teams", { id: "fin-sys", name: "Finance Systems" });
  const known = await call(stack, "POST", "/api/v1/people", {
    name: "Fritz Finance",
    email: "fritz@example.com",
    team: "fin-sys",
  });
  expect(known.status, JSON.stringify(known.body)).toBe(201);
  const blank = await petra.get("/changes/new");
  const asked = await petra.send(blank, "/changes/new", typedProposal({ do: "submit" }));
  expect(textOf(asked.html)).toContain("It was asked for.");
  const key = /CHG-\d+/.exec(asked.html)?.[0] ?? "";
  const at = `/changes/${key}`;
  expect(textOf(asked.html)).toContain("to accept or decline the proposal");

  await petra.send(asked, `${at}/actions/accept`);
  const aligned = await seen(at, "Has the ball");
  expect(textOf(aligned.html)).toContain("Fritz Finance to decide: Finance");
  expect(textOf(aligned.html)).toContain("Finance Systems");
  expect(textOf(aligned.html)).not.toContain("fin-sys");

  // As the demo leaves them behind, which is played into years to come.
  const { db } = stack.app;
  const future = { person: String(known.body["id"]), change: key, effect: "e1", part: "", dueAt: Date.now() };
  await beginMessage(db, { ...future, messageId: "<played@demo>", task: { do: "mail-received", to: future.person } });
  const inYears = new Date(Date.now() + 2_500 * 86_400_000);
  await db
    .updateTable("message")
    .set({ via: "inbox", sent_at: inYears })
    .where("message_id", "=", "<played@demo>")
    .execute();
  await seen("/inbox", "fritz");
  const inbox = await petra.get("/inbox");
  // What is written now stands in front of what was played into years to come, which has nothing to say and leads nowhere.
  const played = inbox.html.lastIndexOf(`${key}: nothing to say any more`);
  expect(played).toBeGreaterThan(inbox.html.lastIndexOf('href="/inbox/'));
  expect(inbox.html).not.toContain("played%40demo");
  const message = /href="(\/inbox\/[^"]+)"[^>]*>(?:(?!<\/a>).)*Fritz/is.exec(inbox.html)?.[1] ?? "";
  const letter = await petra.get(message);
  const link = /href="http:\/\/takehold\.test(\/s\/[^"]+)"/.exec(letter.html)?.[1] ?? "";
  const fritz = new Visitor(stack.api);
  const sign = await fritz.get(link);
  const signed = await fritz.send(sign, link, { decision: "approve" });
  expect(signed.status).toBe(200);

  const building = await seen(at, "Mark as done");
  const edit = await petra.get(`${at}/edit`);
  expect(textOf(edit.html)).toContain("asks everybody again. Any other edit is told to them.");
  const edited = await petra.send(edit, `${at}/edit`, typedProposal({ "brief.why": "Four numbers now.", do: "save" }));
  expect(textOf(edited.html)).toContain("The edit is recorded.");
  expect(textOf(edited.html)).toContain("Four numbers now.");

  const item = formsIn(building.html).find((form) => form.action.endsWith("/work-item"))?.hidden["subject"];
  const built = await petra.send(building, `${at}/actions/work-item`, { state: "done" }, item);
  expect(textOf(built.html)).toContain("The work item was moved.");
  await petra.send(built, `${at}/actions/accept-build`);
  const ready = await seen(at, "Launch it for everybody");
  const launched = await petra.send(ready, `${at}/actions/launch`);
  expect(textOf(launched.html)).toContain("The wave was launched.");
  const spent = await petra.send(launched, `${at}/actions/spend`, { part: "adoption", spent: "750" });
  expect(textOf(spent.html)).toContain("The amount is on record.");
  expect(textOf(spent.html)).toMatch(/€750 of/);
  const all = textOf((await petra.get("/budgets")).html);
  expect(all).toContain("€750 spent");
  expect(all).toContain("All in EUR");
  const wrong = await petra.send(spent, `${at}/actions/spend`, { part: "build", spent: "lots" });
  expect(wrong.status).toBe(400);
  expect(textOf(wrong.html)).toContain("Write the amount spent so far as a number.");
  const handed = await petra.send(spent, `${at}/actions/hand-over-owner`, { to: "heir@example.com" });
  expect(textOf(handed.html)).toContain("Owner: heir");
  const history = await seen(at, "launched");
  expect(textOf(history.html)).toMatch(/Verified .* entries, none altered/);
  expect(textOf((await petra.get("/")).html)).toContain("Use one definition of a qualified lead");
});

test("what is refused keeps its reason, and says why", async () => {
  const blank = await petra.get("/changes/new");
  const asked = await petra.send(blank, "/changes/new", typedProposal({ title: "Refused", do: "submit" }));
  const key = /CHG-\d+/.exec(asked.html)?.[0] ?? "";
  const at = `/changes/${key}`;
  const empty = await petra.send(asked, `${at}/actions/decline`, { reason: "" });
  expect(empty.status).toBe(400);
  expect(textOf(empty.html)).toContain("This was not recorded.");
  expect(textOf(empty.html)).toContain("Please give the reason");
  const late = await petra.post(`${at}/actions/close`, { reason: "Enough of it" });
  expect([late.status, textOf(late.html)]).toEqual([409, expect.stringContaining("What you wrote: “Enough of it”")]);
  const typed = { what: "Begin with two teams.", when: "", tradeOff: "" };
  const half = await petra.send(asked, `${at}/actions/counter`, typed);
  expect(half.html).toContain("Begin with two teams.");
  expect(half.html).toMatch(/aria-invalid="true"[^>]*name="tradeOff"|name="tradeOff"[^>]*aria-invalid="true"/);
  // What is right is not called wrong beside it.
  expect([...half.html.matchAll(/aria-invalid="true"/g)]).toHaveLength(1);
  const declined = await petra.send(empty, `${at}/actions/decline`, { reason: "The budget is gone." });
  expect(textOf(declined.html)).toContain("“The budget is gone.”");
  expect(formsIn(declined.html).filter((form) => form.action.includes("/actions/"))).toEqual([]);
});

test("what could not be confirmed is not said to be lost, and the same form may be sent again", async () => {
  const blank = await petra.get("/changes/new");
  const asked = await petra.send(blank, "/changes/new", { ...typedProposal({ title: "Unsure" }), do: "submit" });
  const at = `/changes/${/CHG-\d+/.exec(asked.html)?.[0] ?? ""}`;
  const accept = formsIn(asked.html).find((form) => form.action === `${at}/actions/accept`);
  const message = "The change could not be reached in time.";
  const send = vi.spyOn(stack.app.changes, "send").mockRejectedValueOnce(new Problem("unavailable", message));
  const unsure = await petra.post(`${at}/actions/accept`, { ...accept?.hidden });
  send.mockRestore();
  expect(unsure.status).toBe(503);
  expect(textOf(unsure.html)).toContain("We could not confirm that this was recorded.");
  expect(textOf(unsure.html)).not.toContain("was not recorded");
  const again = formsIn(unsure.html).find((form) => form.action === `${at}/actions/accept`);
  expect(again?.hidden).toEqual(accept?.hidden);
});

test("a form that is sent twice counts once", async () => {
  const blank = await petra.get("/changes/new");
  const [form] = formsIn(blank.html).filter((each) => each.action === "/changes/new");
  const fields = { ...form?.hidden, ...typedProposal({ title: "Sent twice" }), do: "save" };
  const answers = await Promise.all([petra.post("/changes/new", fields), petra.post("/changes/new", fields)]);
  expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
  expect(new Set(answers.map((answer) => answer.location)).size).toBe(1);
  const other = await petra.post("/changes/new", { ...fields, title: "Sent twice, with another title" });
  expect(other.status).toBe(409);
  expect(other.html).toContain("Sent twice, with another title");
  expect(textOf(other.html)).toContain("This form was sent before, and became CHG-");
});

test("a draft is kept incomplete, says what is missing, and is completed in a later sitting", async () => {
  const blank = await petra.get("/changes/new");
  const kept = await petra.send(blank, "/changes/new", {
    ...typedProposal({ title: "Two sittings", "brief.why": "" }),
    do: "save",
  });
  expect(textOf(kept.html)).toContain("The draft is kept.");
  expect(textOf(kept.html)).toContain("1 part is still missing before it can be asked for.");
  const key = /CHG-\d+/.exec(kept.html)?.[0] ?? "";
  const at = `/changes/${key}`;
  const edit = await petra.get(`${at}/edit?missing=yes`);
  expect(edit.html).toContain('href="#f-brief-why"');
  expect(edit.html).toContain('value="Two sittings"');
  const later = typedProposal({ title: "Two sittings", "gates.0.id": "G1", "targets.0.id": "T1", do: "submit" });
  const still = await petra.send(edit, `${at}/edit`, { ...later, "brief.why": "" });
  expect(still.status).toBe(422);
  expect(still.html).toContain('href="#f-brief-why"');
  const asked = await petra.send(still, `${at}/edit`, later);
  expect(textOf(asked.html)).toContain("It was asked for.");
  const closed = await petra.get(`${at}/edit`);
  expect(closed.status).toBe(409);
  expect(textOf(closed.html)).toContain("Return it to draft first");
});

test("two people who edit the same draft do not overwrite each other", async () => {
  const blank = await petra.get("/changes/new");
  const kept = await petra.send(blank, "/changes/new", { ...typedProposal({ title: "Shared" }), do: "save" });
  const at = `/changes/${/CHG-\d+/.exec(kept.html)?.[0] ?? ""}`;
  const [mine, theirs] = [await petra.get(`${at}/edit`), await petra.get(`${at}/edit`)];
  const first = await petra.send(mine, `${at}/edit`, { ...typedProposal({ title: "Mine" }), do: "save" });
  expect(textOf(first.html)).toContain("The draft is kept.");
  const second = await petra.send(theirs, `${at}/edit`, { ...typedProposal({ title: "Theirs" }), do: "save" });
  expect(textOf(second.html)).toContain("Somebody else changed this proposal meanwhile.");
  expect(second.html).toContain('value="Theirs"');
  expect(textOf((await petra.get(at)).html)).toContain("Mine");
});

test("a change on hold offers nothing that moves it but to be resumed, and goes on where it stopped", async () => {
  const blank = await petra.get("/changes/new");
  const asked = await petra.send(blank, "/changes/new", { ...typedProposal({ title: "Held" }), do: "submit" });
  const at = `/changes/${/CHG-\d+/.exec(asked.html)?.[0] ?? ""}`;
  const held = await petra.send(asked, `${at}/actions/hold`, { reason: "The budget is decided in May." });
  expect(textOf(held.html)).toContain("“The budget is decided in May.”");
  const offered = formsIn(held.html).map((form) => form.action);
  expect(offered.filter((action) => action.includes("/actions/"))).toEqual([
    `${at}/actions/resume`,
    `${at}/actions/hand-over-owner`,
    `${at}/actions/hand-over-sponsor`,
    `${at}/actions/withdraw`,
    `${at}/actions/spend`,
  ]);
  const resumed = await petra.send(held, `${at}/actions/resume`);
  expect(textOf(resumed.html)).toContain("to accept or decline the proposal");
});
