import { afterAll, beforeAll, expect, test } from "vitest";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { operator } from "../../app/actor.ts";
import { builtInTemplates } from "../../app/template/built-in.ts";
import { begunForm } from "../../web/console/proposal/begun.ts";
import { inputsOf, typedProposal } from "./proposal-fields.ts";
import { signIn, textOf } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** A change begun from a template on the page, and sized by answers, without script and on the real services. */
let stack: Stack;
let petra: Visitor;

beforeAll(async () => {
  stack = await startStack();
  petra = await signIn(stack);
});
afterAll(() => stack.stop());

test("templates are offered first, and one fills in roles, rules and hints", async () => {
  const blank = await petra.get("/changes/new");
  expect(blank.html.indexOf("/changes/new?template=tool-migration")).toBeGreaterThan(0);
  expect(blank.html.indexOf("/changes/new?template=tool-migration")).toBeLessThan(blank.html.indexOf('name="title"'));
  const begun = await petra.get("/changes/new?template=tool-migration");
  const text = textOf(begun.html);
  expect(text).toContain("This begins from “Tool migration”.");
  expect(text).toContain("Name the five things people do in the old tool each week");
  expect(text).not.toContain("Begin from a template");
  expect(begun.html).toContain('value="Information security"');
  expect(begun.html).toContain('value="Petra"');
  expect(begun.html).toMatch(/<input type="hidden" name="template" value="tool-migration"/);
});

test("a template that is gone is no template", async () => {
  const page = await petra.get("/changes/new?template=gone");
  expect(page.status).toBe(200);
  expect(textOf(page.html)).toContain("Begin from a template");
});

test("what the form does not ask for is kept from the template, roles and rules are as they were filled in", async () => {
  const form = await begunForm(stack.app, operator, "tool-migration", "Europe/Berlin");
  const fields = { ...Object.fromEntries(inputsOf(form, "")), title: "Move to CRM B", do: "save", once: "once" };
  const kept = await petra.post("/changes/new", fields);
  expect(kept.status, textOf(kept.html)).toBe(303);
  const { body } = await call(stack, "GET", `/api/v1${kept.location}`);
  const [template] = builtInTemplates.filter(({ id }) => id === "tool-migration");
  const { gates = [], targets = [], ...rest } = template?.content ?? {};
  expect(body).toMatchObject({
    template: "tool-migration",
    title: "Move to CRM B",
    content: { ...rest, gates, targets: targets.map((target) => ({ ...target, timeZone: "Europe/Berlin" })) },
  });
});

test("the answers give the tier, the page says why, and another one needs its reason beside it", async () => {
  const blank = await petra.get("/changes/new");
  const sized = { "tierAnswers.teams": "6", "tierAnswers.reversible": "with_effort" };
  const shown = await petra.send(blank, "/changes/new", { ...typedProposal(sized), add: "gates" });
  expect(textOf(shown.html)).toContain("The answers say: Major, because 6 teams have to do something.");
  const light = { ...sized, tier: "light", do: "submit" };
  const refused = await petra.send(shown, "/changes/new", typedProposal(light));
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('href="#f-tierBecause"');
  const asked = await petra.send(
    refused,
    "/changes/new",
    typedProposal({ ...light, tierBecause: "They are one floor." }),
  );
  expect(textOf(asked.html)).toContain("It was asked for.");
  const key = /CHG-\d+/.exec(asked.html)?.[0] ?? "";
  expect(textOf((await petra.get(`/changes/${key}`)).html)).toContain(
    "They are one floor. The answers say: Major, because 6 teams have to do something.",
  );
});
