import { beforeAll, expect, test } from "vitest";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { decide, signLink, toAlignment } from "../path/links.ts";
import { mailedStack } from "../path/mailed-stack.ts";
import { call } from "../stack.ts";
import { signIn, textOf } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** Why is this taking so long? On the real services, with weeks going by: whose turn each working hour was, and for how long. */
const site = mailedStack();
let petra: Visitor;
const DAY_MS = 86_400_000;

beforeAll(async () => {
  petra = await signIn(site.stack);
  const { stack } = site;
  await call(stack, "POST", "/api/v1/teams", { id: "fin", name: "Revenue Finance" });
  const people = ["Fritz", "Frida"].map((name) => ({
    email: `${name.toLowerCase()}@example.com`,
    name: `${name} Finance`,
    team: "fin",
  }));
  expect((await call(stack, "POST", "/api/v1/people/import", { people })).status).toBe(200);
});

interface Waiting {
  readonly since: string;
  readonly until: string;
  readonly totalSeconds: number;
  readonly parts: readonly { who: string; stage: string; seconds: number; overSeconds: number; sla: string | null }[];
  readonly spans: readonly { from: string; until: string; who: string; seconds: number; gate: string | null }[];
}
const waiting = async (key: string) => (await call<Waiting>(site.stack, "GET", `/api/v1/changes/${key}/waiting`)).body;

test("a team that takes three weeks has them, with its SLA and how far beyond it; all hours add up", async () => {
  const { stack, mailbox } = site;
  const key = await toAlignment(stack, {
    gates: [{ name: "Finance", dueIn: "3 days", silence: "block", stakeholders: [{ person: "fritz@example.com" }] }],
  });
  const link = await signLink(mailbox, "fritz@example.com");
  await fastForward(stack.client, changeWorkflowId(key), 21 * DAY_MS);
  expect((await decide(stack, link, "approve")).status).toBe(303);
  const told = await waiting(key);
  const sum = (of: readonly { seconds: number }[]) => of.reduce((all, { seconds }) => all + seconds, 0);
  expect(sum(told.parts)).toBe(told.totalSeconds);
  expect(sum(told.spans)).toBe(told.totalSeconds);
  expect(told.spans[0]?.from).toBe(told.since);
  for (const [index, span] of told.spans.entries()) expect(span.until).toBe(told.spans[index + 1]?.from ?? told.until);
  const finance = told.parts.find(({ who }) => who === "Revenue Finance");
  // Three weeks are 15 working days of 8 hours, of which 3 were agreed; the clock of the test began within a day.
  expect(finance).toMatchObject({ stage: "alignment", sla: "3 days" });
  expect(Math.abs((finance?.seconds ?? 0) / 28_800 - 15)).toBeLessThan(1);
  expect(Math.abs((finance?.overSeconds ?? 0) / 28_800 - 12)).toBeLessThan(1);
  expect(told.spans.find(({ who }) => who === "Revenue Finance")?.gate).toBe("Finance");

  const page = textOf((await petra.get(`/changes/${key}`)).html);
  expect(page).toContain("Why is this taking so long?");
  expect(page).toMatch(
    /1[45](\.\d)? of \d+(\.\d)? business days waited on Revenue Finance , whose SLA is 3 days a request\./,
  );

  const all = await petra.get("/waiting?stage=alignment&tier=none");
  expect(all.status).toBe(200);
  expect(textOf(all.html)).toMatch(/1[45](\.\d)? business days waited on Revenue Finance , in 1 change\./);
  expect(textOf(all.html)).toContain("too few of 1");
  expect(textOf(all.html)).not.toContain("Fritz");
  const [, row] = (await petra.get("/waiting.csv")).html.split("\n");
  expect(row).toMatch(/^Revenue Finance,fin,1,1,0,1[12]\d(\.\d+)?,,,,1,0,,/);
  expect((await petra.get("/")).html).toContain('href="/waiting"');
});

test("a change that has only begun tells no story of waiting, and nobody else reads one", async () => {
  const key = await toAlignment(site.stack, {
    gates: [{ name: "Heads", stakeholders: [{ person: "new@example.com" }] }],
  });
  expect(textOf((await petra.get(`/changes/${key}`)).html)).not.toContain("Why is this taking so long?");
  expect((await waiting(key)).spans.length).toBeGreaterThan(0);
  expect((await call(site.stack, "GET", "/api/v1/changes/CHG-999999/waiting")).status).toBe(404);
});
