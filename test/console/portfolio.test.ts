import { expect, test } from "vitest";
import type { PortfolioItem } from "../../app/portfolio/items.ts";
import type { PortfolioView } from "../../app/portfolio/portfolio.ts";
import { standingOf } from "../../domain/portfolio/standing.ts";
import { portfolioModel } from "../../web/console/portfolio/model.ts";
import { portfolioIn } from "../../web/console/portfolio/wanted.ts";
import type { Rich } from "../../web/kit/rich.tsx";

/** What the portfolio says of changes, computed from their last measurement: groups, marks and the sentences on top. */
const now = Date.parse("2026-08-03T09:00:00Z");
const days = (count: number) => count * 86_400_000;
const moment = { now, timeZone: "UTC", locale: "en-GB" };

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
    next: null,
    ...more,
    status: standingOf({ outcome: null, launchedAt: now - days(60), target, ...more }),
  };
}

function view(items: readonly PortfolioItem[], told: Partial<PortfolioView["highlights"]> = {}): PortfolioView {
  const highlights = { loss: null, wait: null, blind: null, good: null, ...told };
  const counts = { delivered: 3, early: 0, moving: 2, adopted: 0, ended: 0 };
  return { asOf: now, items, next: null, counts, highlights };
}

const choices = { teams: [{ id: "fin", name: "Finance" }], owners: [] };
const model = (shown: PortfolioView, search = "") =>
  portfolioModel(shown, moment, { wanted: portfolioIn(new URLSearchParams(search)), choices, isFirst: true });

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

function sentences(told: Partial<PortfolioView["highlights"]>) {
  return model(view([], told)).sentences.map(({ kind, say }) => `${kind}: ${plainText(say)}`);
}

test("a loss says how many people use it, and what was signed", () => {
  const many = item("CHG-2", { target: { ...target, rate: 0.5, counted: 50, judged: 100, gap: 0.1, change: -0.03 } });
  expect(sentences({ loss: many })).toEqual([
    "loss: “Change CHG-2” is live, but only 50 of 100 people use it, 3 points lower than one period before. 60% was signed.",
  ]);
});

test("a wait names who, how long and since when it is late", () => {
  const waiting = item("CHG-3", { stage: "alignment", launchedAt: null, target: null, ball: ball({}) });
  expect(sentences({ wait: waiting })).toEqual([
    "wait: “Change CHG-3” has waited 9 days on Fritz Finance, and was due on Saturday 1 August.",
  ]);
});

test("a silent source is not a rate of zero", () => {
  const silent = item("CHG-5", {
    target: { ...target, verdict: "unknown", rate: null, counted: 0, watermark: now - days(9) },
  });
  expect(sentences({ blind: silent })).toEqual([
    "blind: Nobody can tell whether “Change CHG-5” is used: “crm” has been silent for 9 days, and its limit is 7.",
  ]);
  const never = item("CHG-6", { target: { ...target, verdict: "unknown", rate: null, counted: 0, watermark: null } });
  expect(sentences({ blind: never })[0]).toContain("no event has ever arrived from “crm”");
  expect(model(view([silent])).rows[0]).toMatchObject({
    group: "delivered",
    lapsed: "unknown",
    status: { kind: "unknown" },
    use: { reading: { kind: "unknown" } },
  });
});

test("a measurement that found nothing is unknown until it is made anew", () => {
  const blind = { ...target, verdict: "unknown" as const, rate: null, counted: 0, judged: 0, gap: null, change: null };
  const heard = item("CHG-9", { target: { ...blind, watermark: now } });
  expect(model(view([heard])).rows).toMatchObject([
    { group: "delivered", status: { kind: "unknown" }, evidence: { isStale: false } },
  ]);
});

test("what took hold is said when nothing is wrong, and only then", () => {
  const used = item("CHG-7", {
    outcome: "adopted",
    stage: "closed",
    target: { ...target, verdict: "met", rate: 0.8, counted: 8, gap: -0.2 },
  });
  expect(sentences({ good: used })).toEqual([
    "good: “Change CHG-7” took hold: 8 of 10 people keep it, 60% was signed.",
  ]);
  expect(sentences({ good: used, loss: item("CHG-2") })).toHaveLength(1);
});

test.each([
  ["met", { ...target, verdict: "met", rate: 0.7, counted: 7, gap: -0.1, reachedAt: now }, "adopted", "adopted"],
  ["met and lost", { ...target, reachedAt: now - days(30) }, "delivered", "lapsed"],
  ["never met", { ...target, verdict: "missed" }, "delivered", "missed"],
  ["falling", target, "delivered", "risk"],
  ["rising", { ...target, change: 0.1 }, "delivered", "open"],
  ["nobody judged", { ...target, rate: null, counted: 0, judged: 0, gap: null }, "early", "early"],
] as const)("a target that is %s has its own group and mark", (_name, measured, group, kind) => {
  expect(model(view([item("CHG-8", { target: measured })])).rows[0]).toMatchObject({ group, status: { kind } });
});

test("the next decision says what, whose and by when; nobody's is said as that", () => {
  const people = [{ id: "f", name: "Fritz Finance" }];
  const asked = item("CHG-1", { next: { decision: "decide_at_gate", people, dueAt: now } });
  const built = item("CHG-2", { next: { decision: "finish_work", people: [], dueAt: null } });
  expect(model(view([asked, built, item("CHG-3")])).rows.map(({ next }) => next)).toEqual([
    { decision: "Decide at the gate", whose: "Fritz Finance", dueAt: now, note: undefined },
    { decision: "Finish the work", whose: "ops", dueAt: undefined, note: undefined },
    { decision: "None", note: "Measured as planned" },
  ]);
});

test("a row says what its team is called, however the change names it", () => {
  const rows = [item("CHG-1", { team: "fin" }), item("CHG-2", { team: "ops" }), item("CHG-3", { team: null })];
  expect(model(view(rows)).rows.map(({ team }) => team)).toEqual(["Finance", "ops", "no team named"]);
});

test("everything that narrows the list stands in its addresses, and what cannot be used is left out", () => {
  const shown = model({ ...view([]), next: "WzBd" }, "team=fin&q=lead&stage=&owner=me&status=bogus");
  expect(shown.filter).toMatchObject({ status: "all", query: "lead", team: "fin", stage: "", owner: "" });
  expect(shown.filter.hrefs).toMatchObject({ all: "/?team=fin&q=lead", moving: "/?team=fin&q=lead&status=moving" });
  expect(shown).toMatchObject({ next: "/?team=fin&q=lead&cursor=WzBd", csvHref: "/portfolio.csv?team=fin&q=lead" });
  expect(portfolioIn(new URLSearchParams("state=moving"))).toEqual({ status: "moving" });
});

test("the first day is told from a filter that fits nothing", () => {
  const none = { ...view([]), counts: { delivered: 0, early: 0, moving: 0, adopted: 0, ended: 0 } };
  expect(model(none).isEmpty).toBe(true);
  expect(model(none, "q=lead").isEmpty).toBe(false);
  expect(model(view([])).isEmpty).toBe(false);
});
