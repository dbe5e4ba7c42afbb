import type { RetroEvidence } from "../../../app/adoption/retro-evidence.ts";
import {
  fileSentence,
  habitInWords,
  rateSentence,
  retroNotes,
  speedSentence,
  verdictSentence,
} from "../../../app/adoption/retro-sentences.ts";
import type { RetroResult as Measured, RetroSnapshot } from "../../../app/adoption/retro.ts";
import { rateOf } from "../../../domain/adoption/measure.ts";
import type { Counts } from "../../../domain/adoption/measure.ts";
import { curveFigure } from "../../charts/curve.ts";
import { retroCurve } from "../../charts/retro-curve.ts";
import type { BulletModel } from "../../kit/bullet.tsx";
import { capital, number, percent, plural } from "../../kit/format.ts";
import type { RetroForm, RetroResult, RetroRow } from "../../pages/retro.tsx";
import { targetStatus } from "../status.ts";

/** What was measured, as the page shows it: sentences, ladder, curve, verdict. */
export function retroResult(measured: Measured, evidence: RetroEvidence, form: RetroForm): RetroResult {
  const { question, snapshots, curve } = measured;
  const latest = snapshots.at(-1);
  if (latest === undefined) throw new Error("a retro always answers for one instant");
  const standing = { ...latest.verdict, threshold: question.threshold };
  const target = `${percent(question.threshold)} of those who can be judged, held for ${plural(question.sustainDays, "day")}`;
  return {
    sentences: [rateSentence(question, latest), verdictSentence(question, latest.verdict), speedSentence(measured)],
    status: targetStatus(standing),
    bullet: bulletOf(question.threshold, latest),
    rule: `Habit: ${habitInWords(question)}. Target: ${target}.`,
    ladder: snapshots.flatMap((snapshot) => rowsOf(snapshot, question.team)),
    curve: {
      figure: curve.length === 0 ? undefined : curveFigure(retroCurve(measured), "curve-retro"),
      periodTitle: `${capital(question.habit.period)} ending`,
      points: curve.map(({ end, counts }) => ({
        end,
        counted: counts.habitual,
        judged: counts.judged,
        rate: rateOf(counts, "habitual"),
      })),
    },
    verdicts: snapshots.map(({ at, verdict }) => ({
      at,
      verdict: capital(verdict.verdict),
      reachedAt: verdict.reachedAt ?? undefined,
      heldSince: verdict.heldSince ?? undefined,
    })),
    notices: retroNotes(measured).map((title) => ({ tone: "plain", title })),
    read: readWords(evidence),
    files: measured.files.map(fileSentence),
    changeHref: `/changes/new?${changeFields({ ...form, event: question.behaviour }).toString()}`,
  };
}

function bulletOf(threshold: number, { all, verdict }: RetroSnapshot): BulletModel {
  const rate = rateOf(all, "habitual");
  if (rate === null) return { threshold, reading: { kind: "early", people: all.maturing } };
  const { kind } = targetStatus({ ...verdict, rate, threshold });
  const isLost = kind === "lapsed" || kind === "missed";
  const tone = rate >= threshold ? "adopted" : isLost ? "lapsed" : kind === "risk" ? "risk" : "open";
  return { threshold, reading: { kind: "rate", tone, counted: all.habitual, judged: all.judged } };
}

function rowsOf({ at, teams, all }: RetroSnapshot, team: string | null): RetroRow[] {
  const row = (name: string, counts: Counts): RetroRow => ({
    at,
    team: name,
    ...counts,
    rate: rateOf(counts, "habitual"),
  });
  const own = Object.entries(teams).map(([name, counts]) => row(name, counts));
  return team === null ? [...own, row("Everybody", all)] : own;
}

function readWords(evidence: RetroEvidence): string {
  const rows = evidence.eventNames().reduce((sum, each) => sum + each.rows, 0);
  let people = 0;
  for (const _ of evidence.people()) people += 1;
  return `Read: ${number(rows)} events, ${plural(people, "person", "people")}. Nothing was stored.`;
}

/** The inputs of a new change that this rule fills in. */
function changeFields(form: RetroForm): URLSearchParams {
  const { event, timeZone, period, k, m, w, threshold, graceDays, sustainDays, windowDays } = form;
  const rule = {
    timeZone,
    period,
    k,
    m,
    w,
    threshold,
    graceDays,
    sustainDays,
    ...(windowDays === "" ? {} : { windowDays }),
  };
  const named = Object.entries({ ...rule, "behaviour.event": event }).map(([name, value]) => [
    `targets.0.${name}`,
    value,
  ]);
  return new URLSearchParams(named);
}
