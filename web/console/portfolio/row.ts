import { meets } from "../../../domain/adoption/rule.ts";
import { nextDecisionOf } from "../../../app/portfolio/next-decision.ts";
import type { NextDecision as Decision } from "../../../app/portfolio/next-decision.ts";
import { standingOf } from "../../../app/portfolio/portfolio.ts";
import type { PortfolioItem } from "../../../app/portfolio/portfolio.ts";
import { DAY_MS } from "../../../domain/adoption/rule.ts";
import type { BulletModel, Reading } from "../../kit/bullet.tsx";
import { date, monthYear, plural } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { Evidence, NextDecision, PortfolioRow } from "../../pages/portfolio.tsx";
import { peopleNamed } from "../change/names.ts";
import { changeStatus, stageName, targetStatus } from "../status.ts";

type Target = NonNullable<PortfolioItem["target"]>;

/** A change as a row of the portfolio. */
export function portfolioRow(item: PortfolioItem, moment: Moment): PortfolioRow {
  const { key, title, team, stage, outcome, heldSince, launchedAt, target } = item;
  return {
    group: standingOf(item),
    key,
    href: `/changes/${key}`,
    title: title === "" ? "Not named yet" : title,
    team: team ?? "no team named",
    status: changeStatus({ stage, outcome, heldSince, launchedAt, measured: target }),
    stage: stageName(stage),
    launchedAt: launchedAt ?? undefined,
    stageNote: stageNote(item, moment),
    use: target === null ? undefined : { ...bullet(item, target), note: targetNote(item, target, moment) },
    lapsed: lapsed(item),
    evidence: evidence(item, moment),
    next: nextDecision(item, moment),
    warning: item.isUnfunded ? "No money for adoption" : undefined,
  };
}

function stageNote({ launchedAt, daysSinceLaunch, outcome, stageSince }: PortfolioItem, moment: Moment) {
  if (launchedAt !== null) return plural(daysSinceLaunch ?? 0, "day");
  if (outcome !== null) return `since ${date(moment, stageSince)}`;
  return undefined;
}

function bullet(item: PortfolioItem, target: Target): BulletModel {
  return { threshold: target.threshold, aim: target.aim, reading: readingOf(item, target) };
}

function readingOf(item: PortfolioItem, target: Target): Reading {
  if (item.launchedAt === null) return { kind: "notLaunched" };
  if (target.verdict === "unknown") return { kind: "unknown" };
  const { rate, counted, judged, change } = target;
  if (rate === null || judged === 0) return { kind: "early", people: item.eligible ?? 0 };
  const previous = change === null ? null : rate - change;
  return { kind: "rate", tone: toneOf(target), counted, judged, previous };
}

function toneOf(target: Target): "open" | "risk" | "lapsed" | "adopted" {
  if (target.rate !== null && meets(target.rate, target)) return "adopted";
  const { kind } = targetStatus(target);
  if (kind === "risk" || kind === "lapsed") return kind;
  return kind === "missed" ? "lapsed" : "open";
}

/** What became of the target, where that says more than the gap. */
function targetNote(item: PortfolioItem, target: Target, moment: Moment): string | undefined {
  if (target.reachedAt === null || target.rate === null) return undefined;
  const reached = `reached ${monthYear(moment, target.reachedAt)}`;
  return !meets(target.rate, target) ? `${reached}, then lost` : reached;
}

function lapsed({ launchedAt, target, lapsed: lost, tried }: PortfolioItem): PortfolioRow["lapsed"] {
  if (launchedAt === null || target === null) return "none";
  if (target.verdict === "unknown") return "unknown";
  if (target.judged === 0 || lost === null || tried === null) return "none";
  return { lapsed: lost, tried };
}

/** Whether a source has been silent for longer than the target allows. */
export function isStale({ launchedAt, outcome, target }: PortfolioItem, now: number): boolean {
  if (target === null || launchedAt === null || outcome !== null) return false;
  if (target.watermark === null || target.freshnessDays === null) return target.watermark === null;
  return now - target.watermark > target.freshnessDays * DAY_MS;
}

function evidence(item: PortfolioItem, moment: Moment): Evidence {
  const { target, outcome, stageSince } = item;
  if (target === null) return { source: "no target, nothing to measure" };
  return {
    watermark: target.watermark ?? undefined,
    source: target.source ?? "no source named",
    limitDays: target.freshnessDays ?? undefined,
    isStale: isStale(item, moment.now),
    closedAt: outcome === null ? undefined : stageSince,
  };
}

const decisions: Readonly<Record<Decision, string>> = {
  finish_proposal: "Finish the proposal",
  answer_proposal: "Accept or decline",
  decide_at_gate: "Decide at the gate",
  revise_or_withdraw: "Revise or withdraw",
  accept_build: "Accept the build",
  finish_work: "Finish the work",
  launch_first: "Launch the first wave",
  launch_next: "Launch the next wave",
  win_back: "Win back who stopped",
  resume_or_withdraw: "Resume or withdraw",
  run_again: "Run it again or let it go",
  none: "None",
};

function nextDecision(item: PortfolioItem, moment: Moment): NextDecision {
  const { ball, outcome, heldSince, owner, team } = item;
  const next = nextDecisionOf(item);
  const decision = decisions[next];
  if (next === "none") return outcome === null ? { decision, note: "Measured as planned" } : { decision };
  if (next === "run_again") return { decision, whose: owner?.name ?? undefined, note: "No date set" };
  if (next === "finish_work") return { decision, whose: team ?? undefined, dueAt: ball.dueAt ?? undefined };
  const people = ball.people.length > 0 ? peopleNamed(ball.people) : undefined;
  const note = heldSince === null ? {} : { note: `On hold since ${date(moment, heldSince)}` };
  return { decision, whose: people, dueAt: ball.dueAt ?? undefined, ...note };
}
