import type { EChartsCoreOption } from "echarts/core";
import type { LineSeriesOption } from "echarts/charts";
import { groundOf, isGap } from "./curve-ground.ts";
import { labelsOf } from "./curve-labels.ts";
import type { CurveLayout } from "./curve-layout.ts";
import type { CurveModel, DrawnPoint } from "./curve-model.ts";
import { ink } from "./ink.ts";
import type { Ink } from "./ink.ts";
import { marks } from "./shapes.ts";
import { timeTicks } from "./ticks.ts";

/** The chart of a model at one size: a line over a 0–100% axis, everything else named directly on it. */
export function curveOption(model: CurveModel, layout: CurveLayout): EChartsCoreOption {
  const from = Math.min(model.launchedAt, model.baseline?.from ?? model.launchedAt);
  const to = Math.max(model.points.at(-1)?.end ?? from, model.earlyUntil);
  const ticks = timeTicks(from, to, model.timeZone, layout.ticksMax);
  const text = { color: ink("axis"), fontSize: 12, hideOverlap: true };
  return {
    animation: false,
    grid: { left: layout.left, right: layout.right, top: layout.top, bottom: layout.bottom, containLabel: false },
    xAxis: {
      type: "time",
      min: from,
      max: to,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        ...text,
        customValues: ticks.map((tick) => tick.at),
        formatter: (at: number) => ticks.find((tick) => tick.at === at)?.label ?? "",
      },
    },
    yAxis: {
      type: "value",
      min: 0,
      max: 1,
      interval: 0.5,
      splitLine: { lineStyle: { color: ink("grid") } },
      axisLabel: { ...text, formatter: (share: number) => `${share * 100}%` },
    },
    series: [
      marks(groundOf(model, layout, from, to), -1),
      curve("curve gap", gapSegments(model.points)),
      curve(
        "curve",
        model.points.map((point) => [point.end, isGap(point) ? null : point.rate]),
      ),
      marks(labelsOf(model, layout), 5),
    ],
  };
}

function curve(name: Ink, data: (number | null)[][]): LineSeriesOption {
  return {
    type: "line",
    data,
    showSymbol: false,
    silent: true,
    clip: false,
    lineStyle: { color: ink(name), width: 2 },
  };
}

/** From the last trusted point through what was restated to the next trusted one; breaks between such stretches. */
function gapSegments(points: readonly DrawnPoint[]): (number | null)[][] {
  const segments: (number | null)[][] = [];
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (next === undefined || (!isGap(point) && !isGap(next))) {
      if (isGap(point)) segments.push([point.end, point.rate]);
      segments.push([point.end, null]);
    } else if (point.rate !== null || !isGap(point)) {
      segments.push([point.end, point.rate]);
    }
    if (next !== undefined && isGap(point) && !isGap(next)) segments.push([next.end, next.rate], [next.end, null]);
  }
  return segments;
}
