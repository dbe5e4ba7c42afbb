import { meets } from "../../domain/adoption/rule.ts";
import type { CurveLayout } from "./curve-layout.ts";
import type { CurveModel, DrawnFreeze, DrawnPoint, DrawnWave } from "./curve-model.ts";
import { label, line, polygon, rect } from "./shapes.ts";
import type { Draw } from "./shapes.ts";

const BAND_TOP = 8;
const BAND_LABEL_WIDTH = 58;
const FREEZE_HEIGHT = 6;
const WAVE_LABEL_WIDTH = 60;
/** Of one letter of a label, about. */
const TEXT_WIDTH = 6.5;

/** What lies under the curve: bands, the filled part above the target, the target, the baseline, the launch. */
export function groundOf(model: CurveModel, layout: CurveLayout, from: number, to: number): Draw[] {
  return [
    earlyBand(model, from, to),
    ...unknownBands(model).map(([first, last]) => unknownBand(layout, first, last)),
    ...model.freezes.map((freeze) => freezeBand(freeze, layout, from, to)),
    held(model),
    target(model, layout, from, to),
    baseline(model, layout),
    launch(model, layout, from),
    ...model.waves.map((wave) => waveLaunch(wave, layout)),
  ];
}

function earlyBand({ launchedAt, earlyUntil }: CurveModel, from: number, to: number): Draw {
  return (place) => {
    const left = place(Math.max(launchedAt, from), 0);
    const width = place(Math.min(earlyUntil, to), 0).x - left.x;
    if (width <= 0) return [];
    const band = rect("band-early", { x: left.x, y: BAND_TOP, width, height: left.y - BAND_TOP });
    if (width < BAND_LABEL_WIDTH) return [band];
    return [band, label("band-text", "Too early", left.x + width / 2, BAND_TOP + 14, "center")];
  };
}

/** Along the foot of the drawing, where it hides nothing: a freeze stops launches, not use. */
function freezeBand({ name, from: begins, until }: DrawnFreeze, layout: CurveLayout, from: number, to: number): Draw {
  return (place) => {
    if (until <= from || begins >= to) return [];
    const left = place(Math.max(begins, from), 0);
    const width = Math.max(2, place(Math.min(until, to), 0).x - left.x);
    const band = rect("band-freeze", { x: left.x, y: left.y - FREEZE_HEIGHT, width, height: FREEZE_HEIGHT });
    const text = layout.narrow ? "Freeze" : short(name);
    const textWidth = text.length * TEXT_WIDTH;
    if (width < textWidth) return [band];
    const middle = left.x + width / 2;
    const foot = left.y - FREEZE_HEIGHT;
    const plate = rect("plate", {
      x: middle - textWidth / 2 - 4,
      y: foot - 18,
      width: textWidth + 8,
      height: 16,
      r: 4,
    });
    return [band, plate, label("band-text", text, middle, foot - 5, "center")];
  };
}

function short(name: string): string {
  return name.length > 28 ? `${name.slice(0, 27)}…` : name;
}

/** Stretches around unknown or restated ends: half a period is not known, so a band reaches to its neighbours. */
export function unknownBands({ points }: CurveModel): [number, number][] {
  const bands: [number, number][] = [];
  for (const [index, point] of points.entries()) {
    if (!isGap(point)) continue;
    const before = points[index - 1]?.end ?? point.end;
    const last = bands.at(-1);
    if (last !== undefined && last[1] >= before) last[1] = point.end;
    else bands.push([before, point.end]);
  }
  return bands;
}

export function isGap(point: DrawnPoint): boolean {
  return point.unknown || point.restated;
}

function unknownBand(layout: CurveLayout, from: number, to: number): Draw {
  return (place) => {
    const left = place(from, 0);
    const width = Math.max(2, place(to, 0).x - left.x);
    const band = rect("band-unknown", { x: left.x, y: BAND_TOP, width, height: left.y - BAND_TOP });
    const middle = Math.min(Math.max(left.x + width / 2, layout.left + 28), layout.width - layout.right - 28);
    const plate = rect("plate", { x: middle - 28, y: BAND_TOP + 1, width: 56, height: 18, r: 4 });
    return [band, plate, label("band-text", "Unknown", middle, BAND_TOP + 14, "center")];
  };
}

/** Filled between the target and the curve, wherever the rate is on the side that was signed. */
function held({ points, threshold, aim, turns }: CurveModel): Draw {
  return (place) => {
    if (turns.length === 0) return [];
    const runs: DrawnPoint[][] = [];
    let running = false;
    for (const point of points) {
      const above = point.rate !== null && meets(point.rate, { threshold, aim });
      if (above && running) runs.at(-1)?.push(point);
      else if (above) runs.push([point]);
      running = above;
    }
    return runs.map((run) => {
      const outline: [number, number][] = run.map((point) => pair(place(point.end, point.rate ?? 0)));
      const last = place(run.at(-1)?.end ?? 0, threshold);
      const first = place(run[0]?.end ?? 0, threshold);
      return polygon("held", [pair(first), ...outline, pair(last)]);
    });
  };
}

function target({ threshold }: CurveModel, layout: CurveLayout, from: number, to: number): Draw {
  return (place) => {
    const { x, y } = place(from, threshold);
    return [line("t-line", x, y, Math.max(place(to, 0).x, layout.width - layout.right), y)];
  };
}

function baseline({ baseline: before }: CurveModel, layout: CurveLayout): Draw {
  return (place) => {
    if (before === null) return [];
    const left = place(before.from, before.rate);
    const text = layout.narrow ? "Before" : `Before: ${Math.round(before.rate * 100)}%`;
    return [
      line("base-line", left.x, left.y, place(before.to, before.rate).x, left.y),
      label("base-text", text, left.x, left.y - 8),
    ];
  };
}

/** The launch is named only where it is not the edge of the drawing anyway. */
function launch({ launchedAt }: CurveModel, layout: CurveLayout, from: number): Draw {
  return (place) => {
    const { x, y } = place(launchedAt, 0);
    if (launchedAt <= from) return [];
    return [
      line("event-line", x, BAND_TOP, x, y),
      label("event-text", layout.narrow ? "Launch" : "Launched", x + 5, y - 8),
    ];
  };
}

function waveLaunch({ name, launchedAt }: DrawnWave, layout: CurveLayout): Draw {
  return (place) => {
    const { x } = place(launchedAt, 0);
    const mark = line("event-line", x, BAND_TOP, x, place(launchedAt, 0).y);
    if (layout.narrow || x > layout.width - layout.right - WAVE_LABEL_WIDTH) return [mark];
    return [mark, label("event-text", short(name), x + 5, BAND_TOP + 14)];
  };
}

function pair({ x, y }: { x: number; y: number }): [number, number] {
  return [x, y];
}
