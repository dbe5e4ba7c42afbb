import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { typedProposal } from "./proposal-fields.ts";
import { formsIn, signIn, textOf } from "./visitor.ts";
import type { Visited, Visitor } from "./visitor.ts";

/** What somebody types of a proposal is kept as they type, for them alone, and nothing of it is lost between tabs. */
let stack: Stack;
let petra: Visitor;

beforeAll(async () => {
  stack = await startStack();
  petra = await signIn(stack);
});
afterAll(() => stack.stop());

/** The form of a proposal as a page shows it. */
function hiddenOf(page: Visited, action = "/changes/new"): Readonly<Record<string, string>> {
  const form = formsIn(page.html).find((each) => each.action === action);
  if (form === undefined) throw new Error(`no form posts to ${action}`);
  return form.hidden;
}

/** What the script does in a pause. */
function type(
  who: Visitor,
  hidden: Readonly<Record<string, string>>,
  fields: Record<string, string>,
): Promise<Visited> {
  const version = hidden["typedVersion"] ?? "0";
  const headers: Record<string, string> = version === "0" ? { "if-none-match": "*" } : { "if-match": `"${version}"` };
  return who.put(`/typed/${hidden["typed"]}`, { ...hidden, ...fields }, headers);
}

const stateOf = (page: Visited) => ({
  typed: /data-id="([^"]+)"/.exec(page.html)?.[1] ?? "",
  typedVersion: /data-version="([^"]+)"/.exec(page.html)?.[1] ?? "",
});

test("a pause in typing keeps the text and answers with the tier and its reasons", async () => {
  const hidden = hiddenOf(await petra.get("/changes/new"));
  const first = await type(petra, hidden, typedProposal({ title: "Typed so far", "tierAnswers.teams": "6" }));
  expect([first.status, first.headers.get("etag")]).toEqual([200, '"1"']);
  expect(textOf(first.html)).toContain("Kept as you type");
  expect(textOf(first.html)).toContain("Major, because 6 teams have to do something.");
  const second = await type(petra, { ...hidden, ...stateOf(first) }, typedProposal({ title: "Typed further" }));
  expect(stateOf(second)).toEqual({ typed: hidden["typed"], typedVersion: "2" });

  const later = await petra.get("/changes/new");
  expect(textOf(later.html)).toContain("Go on with “Typed further”");
  const before = await petra.get(`/changes/new?draft=${hidden["typed"]}`);
  expect(before.html).toContain('value="Typed further"');
  expect(before.html).toContain('value="Fritz Finance"');
  expect(hiddenOf(before)).toMatchObject({ typed: hidden["typed"], typedVersion: "2" });
  expect(textOf(before.html)).not.toContain("Go on with “Typed further”");
});

test("what is typed is nobody else's, and no change", async () => {
  const hidden = hiddenOf(await petra.get("/changes/new"));
  await type(petra, hidden, typedProposal({ title: "For my eyes" }));
  const quin = await signIn(stack, { email: "quin@example.com" });
  expect(textOf((await quin.get("/changes/new")).html)).not.toContain("For my eyes");
  expect((await quin.get(`/changes/new?draft=${hidden["typed"]}`)).html).not.toContain("For my eyes");
  expect((await quin.get(`/typed/${hidden["typed"]}`)).status).toBe(404);
  // A text of somebody else's cannot be typed over: it becomes a text of one's own.
  const over = await type(quin, { ...hidden, typedVersion: "1" }, typedProposal({ title: "Mine now" }));
  expect(over.status).toBe(200);
  expect(stateOf(over).typed).not.toBe(hidden["typed"]);
  expect((await petra.get(`/changes/new?draft=${hidden["typed"]}`)).html).toContain('value="For my eyes"');
  const { body } = await call<{ items: { title: string }[] }>(stack, "GET", "/api/v1/changes?q=eyes");
  expect(body.items.map(({ title }) => title)).not.toContain("For my eyes");
});

describe("two tabs with the same text", () => {
  test("the second one goes on in a copy of its own, and is told so", async () => {
    const hidden = hiddenOf(await petra.get("/changes/new"));
    const begun = { ...hidden, ...stateOf(await type(petra, hidden, typedProposal({ title: "Shared" }))) };
    await type(petra, begun, typedProposal({ title: "Of the left tab" }));
    const right = await type(petra, begun, typedProposal({ title: "Of the right tab" }));
    expect(right.status).toBe(412);
    expect(textOf(right.html)).toContain("Nothing is lost: yours is kept as a copy of its own");
    expect(right.html).toContain(`href="/typed/${hidden["typed"]}"`);
    const copy = { ...hidden, ...stateOf(right) };
    expect((await type(petra, copy, typedProposal({ title: "Of the right tab, further" }))).status).toBe(200);
    const list = textOf((await petra.get("/changes/new")).html);
    expect(list).toContain("Go on with “Of the left tab”");
    expect(list).toContain("Go on with “Of the right tab, further”");
    expect((await petra.get(`/typed/${hidden["typed"]}`)).location).toBe(`/changes/new?draft=${hidden["typed"]}`);
  });

  test("of many that keep at once one stays, and every other text is a copy", async () => {
    const hidden = hiddenOf(await petra.get("/changes/new"));
    const begun = { ...hidden, ...stateOf(await type(petra, hidden, typedProposal({ title: "Crowd" }))) };
    const titles = Array.from({ length: 8 }, (_, index) => `Crowd ${index}`);
    const answers = await Promise.all(titles.map((title) => type(petra, begun, typedProposal({ title }))));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, ...Array(7).fill(412)]);
    const list = textOf((await petra.get("/changes/new")).html);
    for (const title of titles) expect(list).toContain(`Go on with “${title}”`);
  });

  test("keeping one as a draft leaves what the other typed on", async () => {
    const hidden = hiddenOf(await petra.get("/changes/new"));
    const begun = { ...hidden, ...stateOf(await type(petra, hidden, typedProposal({ title: "Left" }))) };
    await type(petra, begun, typedProposal({ title: "Left, typed on" }));
    const kept = await petra.post("/changes/new", { ...begun, ...typedProposal({ title: "Right, kept" }), do: "save" });
    expect(kept.status).toBe(303);
    expect(textOf((await petra.get("/changes/new")).html)).toContain("Go on with “Left, typed on”");
  });
});

test("a text that became a draft is not offered any more, and one that is thrown away is gone", async () => {
  const hidden = hiddenOf(await petra.get("/changes/new"));
  const begun = { ...hidden, ...stateOf(await type(petra, hidden, typedProposal({ title: "Soon a draft" }))) };
  const kept = await petra.post("/changes/new", { ...begun, ...typedProposal({ title: "Soon a draft" }), do: "save" });
  expect(kept.location).toMatch(/^\/changes\/CHG-\d+$/);
  const list = await petra.get("/changes/new");
  expect(textOf(list.html)).not.toContain("Go on with “Soon a draft”");

  await type(petra, hiddenOf(list), typedProposal({ title: "Not worth it" }));
  const gone = await petra.send(await petra.get("/changes/new"), `/typed/${hiddenOf(list)["typed"]}/drop`);
  expect(textOf(gone.html)).toContain("It is thrown away.");
  expect(textOf(gone.html)).not.toContain("Not worth it");
});

test("without a script the text is kept whenever the form comes back", async () => {
  const blank = await petra.get("/changes/new");
  const longer = await petra.send(blank, "/changes/new", typedProposal({ title: "By buttons", add: "gates", do: "" }));
  expect(hiddenOf(longer)).toMatchObject({ typed: hiddenOf(blank)["typed"], typedVersion: "1" });
  const refused = await petra.send(longer, "/changes/new", typedProposal({ title: "By buttons", "owner.email": "no" }));
  expect(refused.status).toBe(400);
  expect(hiddenOf(refused)["typedVersion"]).toBe("2");
  expect(textOf((await petra.get("/changes/new")).html)).toContain("Go on with “By buttons”");
});

test("an edit is kept beside its change, with the revision that it began from", async () => {
  const blank = await petra.get("/changes/new");
  const kept = await petra.send(blank, "/changes/new", typedProposal({ title: "To be edited", do: "save" }));
  const at = `/changes/${/CHG-\d+/.exec(kept.html)?.[0] ?? ""}`;
  const edit = await petra.get(`${at}/edit`);
  const hidden = hiddenOf(edit, `${at}/edit`);
  await type(petra, hidden, typedProposal({ title: "Edited in a train", "gates.0.id": "G1", "targets.0.id": "T1" }));
  expect(textOf((await petra.get("/changes/new")).html)).not.toContain("Edited in a train");
  expect(textOf((await petra.get(`${at}/edit`)).html)).toContain("Go on with “Edited in a train”");
  // Somebody else keeps another revision meanwhile: the text that was typed before is not put over it.
  await petra.send(
    await petra.get(`${at}/edit`),
    `${at}/edit`,
    typedProposal({ title: "Edited at the desk", "gates.0.id": "G1", "targets.0.id": "T1", do: "save" }),
  );
  const before = await petra.get(`${at}/edit?draft=${hidden["typed"]}`);
  expect(before.html).toContain('value="Edited in a train"');
  const refused = await petra.send(
    before,
    `${at}/edit`,
    typedProposal({ title: "Edited in a train", "gates.0.id": "G1", "targets.0.id": "T1", do: "save" }),
  );
  expect(refused.status).toBe(412);
  expect(refused.html).toContain('value="Edited in a train"');
});

test("what is no version, no form or no session of one's own is refused in words", async () => {
  const hidden = hiddenOf(await petra.get("/changes/new"));
  const path = `/typed/${hidden["typed"]}`;
  expect((await petra.put(path, typedProposal(), {})).status).toBe(400);
  expect(
    (await petra.put(path, typedProposal({ summary: "x".repeat(500_000) }), { "if-none-match": "*" })).status,
  ).toBe(400);
  expect(
    (await petra.put(path, typedProposal(), { "if-none-match": "*", "sec-fetch-site": "cross-site" })).status,
  ).toBe(403);
  const rita = await signIn(stack, { email: "rita@example.com", scopes: ["changes:read"] });
  expect((await type(rita, hidden, typedProposal())).status).toBe(403);
});

test("somebody who is erased leaves nothing of what they typed", async () => {
  const zoe = await signIn(stack, { email: "zoe@example.com" });
  const hidden = hiddenOf(await zoe.get("/changes/new"));
  await type(zoe, hidden, typedProposal({ title: "Zoe's" }));
  const { body } = await call<{ items: { id: string; email: string }[] }>(stack, "GET", "/api/v1/people?q=zoe");
  const id = body.items.find(({ email }) => email === "zoe@example.com")?.id ?? "";
  expect((await call(stack, "DELETE", `/api/v1/people/${id}`)).status).toBe(200);
  const left = await stack.app.db
    .selectFrom("scratch")
    .select("id")
    .where("id", "=", hidden["typed"] ?? "")
    .execute();
  expect(left).toEqual([]);
});
