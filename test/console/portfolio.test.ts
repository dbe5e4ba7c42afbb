import { expect, test } from "vitest";
import { standingOf } from "../../app/portfolio/portfolio.ts";
import type { PortfolioItem } from "../../app/portfolio/portfolio.ts";
import { portfolioModel } from "../../web/console/portfolio/routes.tsx";
import type { Rich } from "../../web/kit/rich.tsx";

/** What the portfolio says of changes, computed from their last measurement: groups, marks and the three sentences on top. */
const now = Date.parse("2026-08-03T09:00:00Z");
const days = (count: number) => count * 86_400_000;
const moment = { now, timeZone: "UTC", locale: "en-GB" };
const everything = { state: "all", query: "", team: "" } as const;

const target: NonNullable<PortfolioItem["target"]> = {
  id: "T1",
  name: "They use it",
  verdict: "open",
  reachedAt: null,
  threshold: 0.6,
  aim: null,
  rate: 0.4,
  counted: 4,
  judged: 10,
  gap: 0.2,
  change: -0.1,
  asOf: now,
  source: "crm",
  freshnessDays: 7,
  watermark: now - days(1),
};

function item(key: string, more: Partial<PortfolioItem> = {}): PortfolioItem {
  return {
    key,
    title: `Change ${key}`,
    stage: "adoption",
    stageSince: now - days(50),
    heldSince: null,
    outcome: null,
    tier: "standard",
    team: "ops",
    owner: { id: "o", name: "Olga Owner" },
    ball: { party: "nobody", people: [], teams: [], since: now - days(50), dueAt: null },
    launchedAt: now - days(60),
    daysSinceLaunch: 60,
    isUnfunded: false,
    eligible: 12,
    lapsed: 2,
    tried: 8,
    targets: 1,
    target,
    reinforcement: null,
    ...more,
  };
}

const ball = (more: Partial<PortfolioItem["ball"]>): PortfolioItem["ball"] => ({
  party: "stakeholders",
  people: [{ id: "f", name: "Fritz Finance" }],
  teams: [],
  since: now - days(9),
  dueAt: now - days(2),
  ...more,
});

function plainText(say: Rich): string {
  return [say]
    .flat()
    .map((part) => (typeof part === "string" ? part : part.strong))
    .join("");
}

function sentences(items: readonly PortfolioItem[]) {
  return portfolioModel(items, moment, everything).sentences.map(({ kind, say }) => `${kind}: ${plainText(say)}`);
}

test("the worst loss is where most people are short of what was signed", () => {
  const many = item("CHG-2", { target: { ...target, rate: 0.5, counted: 50, judged: 100, gap: 0.1, change: -0.03 } });
  expect(sentences([item("CHG-1"), many])).toEqual([
    "loss: “Change CHG-2” is live, but only 50 of 100 people use it, 3 points lower than one period before. 60% was signed.",
  ]);
});

test("the worst wait names who, how long and since when it is late", () => {
  const waiting = item("CHG-3", { stage: "alignment", launchedAt: null, target: null, ball: ball({}) });
  const longer = item("CHG-4", {
    stage: "intake",
    launchedAt: null,
    target: null,
    ball: ball({ since: now - days(30), dueAt: null }),
  });
  expect(sentences([longer, waiting])).toEqual([
    "wait: “Change CHG-3” has waited 9 days on Fritz Finance, and was due on Saturday 1 August.",
  ]);
});

test("a silent source is not a rate of zero, and the one that is silent longest is named", () => {
  const silent = item("CHG-5", {
    target: { ...target, verdict: "unknown", rate: null, counted: 0, watermark: now - days(9) },
  });
  expect(sentences([silent])).toEqual([
    "blind: Nobody can tell whether “Change CHG-5” is used: “crm” has been silent for 9 days, and its limit is 7.",
  ]);
  const never = item("CHG-6", { target: { ...target, verdict: "unknown", rate: null, counted: 0, watermark: null } });
  expect(sentences([silent, never])[0]).toContain("no event has ever arrived from “crm”");
  const [row] = portfolioModel([silent], moment, everything).rows;
  expect(row).toMatchObject({
    group: "delivered",
    lapsed: "unknown",
    status: { kind: "unknown" },
    use: { reading: { kind: "unknown" } },
  });
});

test("a measurement that found nothing is unknown until it is made anew, in the page as in the API", () => {
  const blind = { ...target, verdict: "unknown" as const, rate: null, counted: 0, judged: 0, gap: null, change: null };
  const heard = item("CHG-9", { target: { ...blind, watermark: now } });
  const model = portfolioModel([heard], moment, everything);
  expect(model.sentences).toEqual([]);
  expect(model.rows).toMatchObject([
    { group: standingOf(heard), status: { kind: "unknown" }, evidence: { isStale: false } },
  ]);
  expect(standingOf(heard)).toBe("delivered");
});

test("what took hold is said when nothing is wrong", () => {
  const used = item("CHG-7", {
    outcome: "adopted",
    stage: "closed",
    target: { ...target, verdict: "met", rate: 0.8, counted: 8, gap: -0.2 },
  });
  expect(sentences([used])).toEqual(["good: “Change CHG-7” took hold: 8 of 10 people keep it, 60% was signed."]);
});

test.each([
  ["met", { ...target, verdict: "met", rate: 0.7, counted: 7, gap: -0.1, reachedAt: now }, "adopted", "adopted"],
  ["met and lost", { ...target, reachedAt: now - days(30) }, "delivered", "lapsed"],
  ["never met", { ...target, verdict: "missed" }, "delivered", "missed"],
  ["falling", target, "delivered", "risk"],
  ["rising", { ...target, change: 0.1 }, "delivered", "open"],
  ["nobody judged", { ...target, rate: null, counted: 0, judged: 0, gap: null }, "early", "early"],
] as const)("a target that is %s has its own group and mark", (_name, measured, group, kind) => {
  const [row] = portfolioModel([item("CHG-8", { target: measured })], moment, everything).rows;
  expect(row).toMatchObject({ group, status: { kind } });
});

test("search, team and state narrow the rows, and the numbers on the tabs follow search and team", () => {
  const items = [
    item("CHG-1", { title: "Leads" }),
    item("CHG-2", { title: "Invoices", team: "finance" }),
    item("CHG-3", { title: "Lead sources", launchedAt: null, stage: "draft", target: null }),
  ];
  const model = portfolioModel(items, moment, { state: "moving", query: "lead", team: "" });
  expect(model.rows.map((row) => row.key)).toEqual(["CHG-3"]);
  expect(model.filter.counts).toEqual({ delivered: 1, early: 0, moving: 1, adopted: 0, ended: 0 });
  expect(model.filter.teams).toEqual(["finance", "ops"]);
  expect(model.total).toBe(3);
  expect(portfolioModel(items, moment, { ...everything, query: "chg-2" }).rows.map((row) => row.key)).toEqual([
    "CHG-2",
  ]);
});
