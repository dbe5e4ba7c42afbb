import { meets } from "../../../domain/adoption/rule.ts";
import type { PortfolioItem } from "../../../app/portfolio/items.ts";
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
    group: item.status,
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
function isStale({ launchedAt, outcome, target }: PortfolioItem, now: number): boolean {
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

const decisions = {
  finish_proposal: "Finish the proposal",
  answer_proposal: "Accept or decline",
  answer_counter_proposal: "Take up the other proposal, or not",
  decide_at_gate: "Decide at the gate",
  revise_or_withdraw: "Revise or withdraw",
  finish_work: "Finish the work",
  accept_build: "Accept the build",
  launch_first_wave: "Launch the first wave",
  launch_next_wave: "Launch the next wave",
  win_back: "Win back who stopped",
  resume_or_withdraw: "Resume or withdraw",
  run_again_or_let_go: "Run it again or let it go",
} as const satisfies Record<NonNullable<PortfolioItem["next"]>["decision"], string>;

function nextDecision({ next, team, outcome, heldSince }: PortfolioItem, moment: Moment): NextDecision {
  if (next === null) return outcome === null ? { decision: "None", note: "Measured as planned" } : { decision: "None" };
  const { decision, people, dueAt } = next;
  return {
    decision: decisions[decision],
    whose: people.length > 0 ? peopleNamed(people) : decision === "finish_work" ? (team ?? undefined) : undefined,
    dueAt: dueAt ?? undefined,
    note:
      decision === "run_again_or_let_go"
        ? "No date set"
        : heldSince !== null
          ? `On hold since ${date(moment, heldSince)}`
          : undefined,
  };
}
