import { DAY_MS } from "../../../domain/adoption/rule.ts";
import type { ChangeView } from "../../../app/change/view.ts";
import { curveModel } from "../../charts/curve-model.ts";
import { curveFigure } from "../../charts/curve.ts";
import { capital } from "../../kit/format.ts";
import type { CurveModel } from "../../pages/change.tsx";
import { firstLaunch } from "./stages.ts";
import type { MeasuredTarget } from "./measured-target.ts";

/** A baseline was captured over some weeks before the launch; how many is not known, so a month is drawn. */
const baselineDrawnMs = 30 * DAY_MS;

/** The rate over time as drawing and table; absent before the first period has ended. */
export function targetCurve(measured: MeasuredTarget, view: ChangeView): CurveModel | undefined {
  const launchedAt = firstLaunch(view);
  const { habit, countsAs, baselineRate } = measured;
  if (launchedAt === null || measured.curve.length === 0) return undefined;
  const drawing = curveModel({
    ...measured,
    subject: `${measured.name}: share ${measured.kind === "response" ? "answered in time" : "of people"}`,
    period: habit.period,
    launchedAt,
    counts: countsAs,
    points: measured.curve,
    waves: view.waves.flatMap((wave) =>
      wave.launchedAt === null
        ? []
        : [{ name: wave.name === "" ? `Wave ${wave.id}` : wave.name, launchedAt: wave.launchedAt }],
    ),
    freezes: view.freezes,
    restatedEnds: new Set(measured.restatements.map(({ end }) => end)),
    baseline: baselineRate === null ? null : { rate: baselineRate, from: launchedAt - baselineDrawnMs, to: launchedAt },
  });
  return {
    figure: curveFigure(drawing, `curve-${measured.target.replaceAll(/[^A-Za-z0-9]/g, "-")}`),
    periodTitle: `${capital(habit.period)} ending`,
    points: measured.curve.map((point) => ({
      end: point.end,
      counted: point.counts[countsAs],
      judged: point.counts.judged,
      rate: point.rate,
      isUnknown: point.unknown,
      note: noteOf(measured, point.end),
    })),
  };
}

function noteOf({ restatements }: MeasuredTarget, end: number): string | undefined {
  return restatements.some((each) => each.end === end) ? "restated" : undefined;
}
