import type { RetroResult } from "../../app/adoption/retro.ts";
import { curveModel } from "./curve-model.ts";
import type { CurveModel } from "./curve-model.ts";

/** The drawing of a retro's rate over time, for a page or a file. */
export function retroCurve({ question, curve }: RetroResult): CurveModel {
  return curveModel({
    subject: `${question.behaviour}: share with the habit, ${question.team ?? "everybody"}`,
    period: question.habit.period,
    timeZone: question.timeZone,
    launchedAt: question.launched.at,
    graceDays: question.graceDays,
    threshold: question.threshold,
    counts: "habitual",
    sustainDays: question.sustainDays,
    points: curve,
  });
}
