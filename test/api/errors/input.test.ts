// Proves that whatever is wrong with an input is told by the field's own name and in plain words, and that nothing which no database
// can keep is a fault of ours.
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPages } from "../../../web/site.ts";
import { openFrontDoor, posted } from "../front-door.ts";
import type { FrontDoor } from "../front-door.ts";

let door: FrontDoor;
let admin: { readonly Authorization: string };
beforeAll(async () => {
  door = await openFrontDoor();
  admin = await door.key("admin");
});
afterAll(() => door.close());

interface Told {
  readonly status: number;
  readonly errors: readonly (readonly [path: string, message: string])[];
}

async function told(body: unknown, path = "/api/v1/changes"): Promise<Told> {
  const answer = await door.api.request(path, posted(body, admin));
  const { errors } = (await answer.json()) as { errors: { path: string; message: string }[] };
  return { status: answer.status, errors: errors.map(({ path: field, message }) => [field, message]) };
}

const person = (ref: unknown) => ({ gates: [{ stakeholders: [{ person: ref }] }] });

test.each([
  [{ colour: "red" }, "colour", "There is no field of this name here."],
  [{ gates: [{ colour: "red" }] }, "gates.0.colour", "There is no field of this name here."],
  [person({ email: "nope" }), "gates.0.stakeholders.0.person.email", "This is not an e-mail address."],
  [person(""), "gates.0.stakeholders.0.person", "Name a person by id or e-mail address."],
  [person(7), "gates.0.stakeholders.0.person", "This is in none of the forms that are taken here."],
  [{ gates: [{ quorum: { mode: "percent", percent: 101 } }] }, "gates.0.quorum.percent", "Give at most 100."],
  [{ gates: [{ quorum: { mode: "at_least", count: 0 } }] }, "gates.0.quorum.count", "Give at least 1."],
  [{ gates: [{ quorum: { mode: "most" } }] }, "gates.0.quorum.mode", "Give one of these: all, any, at_least, percent."],
  [{ gates: [{ silence: "yes" }] }, "gates.0.silence", "Give one of these: block, escalate, consent."],
  [{ gates: "none" }, "gates", "Give a list here."],
  [{ title: "x".repeat(201) }, "title", "Give at most 200 characters."],
  [{ tierAnswers: { teams: 1.5 } }, "tierAnswers.teams", "Give a whole number here."],
  [{ budget: { build: { planned: "much" } } }, "budget.build.planned", "Give a number here."],
  [{ workItems: [{ url: "tracker/7" }] }, "workItems.0.url", /^This is not a web address\. Write it whole/],
])("%j is wrong at %s", async (body, path, message) => {
  const { status, errors } = await told(body);
  const [[field, words] = []] = errors;
  expect([status, errors.length, field]).toEqual([400, 1, path]);
  if (typeof message === "string") expect(words).toBe(message);
  else expect(words).toMatch(message);
});

test("what is left out is called needed", async () => {
  expect(await told({}, "/api/v1/changes/CHG-1/decline")).toEqual({
    status: 400,
    errors: [["reason", "This is needed."]],
  });
});

test("a null, and half of a sign, is refused at its field or address and is no fault of ours", async () => {
  for (const text of ["a\0b", "a\ud800b"]) {
    expect((await told({ title: text })).errors).toEqual([["title", expect.stringContaining("cannot be kept")]]);
    const inside = await told({ brief: { why: text } });
    expect([inside.status, inside.errors.map(([path]) => path)]).toEqual([400, ["brief.why"]]);
  }
  expect((await told({ title: "😀 and א" })).errors.map(([path]) => path)).not.toContain("title");
  const read = async (path: string) => (await door.api.request(path, { headers: admin })).status;
  expect(await read("/api/v1/people?search=%00")).toBe(400);
  expect(await read("/api/v1/teams/%00")).toBe(400);
});

test("a page at such an address is not there", async () => {
  const pages = await openFrontDoor({ pages: createPages(door.app) });
  try {
    for (const path of ["/changes/CHG-1%00", "/people?search=%00", "/s/%00"])
      expect([path, (await pages.api.request(path)).status]).toEqual([path, 404]);
  } finally {
    await pages.close();
  }
});
