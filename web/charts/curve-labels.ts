import type { Turn } from "../../domain/adoption/run.ts";
import { shortDay, shortMonth } from "../../lib/date-text.ts";
import { percent, percentAgainst } from "../../lib/share-text.ts";
import { isGap } from "./curve-ground.ts";
import type { CurveLayout } from "./curve-layout.ts";
import type { CurveModel } from "./curve-model.ts";
import { dot, label, polygon } from "./shapes.ts";
import type { Draw } from "./shapes.ts";

/** More points than this are a line without dots. */
const DOTS_MAX = 16;
const LINE_HEIGHT = 15;
const DATED_LABEL_WIDTH = 150;
const TURN_LABEL_WIDTH = { wide: 96, narrow: 62 };

/** What lies over the curve: points, where the target was met and lost, the last rate and the target by name. */
export function labelsOf(model: CurveModel, layout: CurveLayout): Draw[] {
  return [
    dots(model),
    ...labelledTurns(model.turns).map((turn, index) => turnMark(model, layout, turn, index)),
    last(model, layout),
  ];
}

/** The first time it was met, and the last loss and recovery: what the verdict tells. */
function labelledTurns(turns: readonly Turn[]): Turn[] {
  return turns.length <= 3 ? [...turns] : [...turns.slice(0, 1), ...turns.slice(-2)];
}

function dots({ points }: CurveModel): Draw {
  return (place) =>
    points.flatMap((point) => {
      if (point.rate === null || (points.length > DOTS_MAX && !isGap(point))) return [];
      const { x, y } = place(point.end, point.rate);
      return [dot(point.restated ? "pt restated" : "pt", x, y, 3.5)];
    });
}

function turnMark(model: CurveModel, layout: CurveLayout, turn: Turn, index: number): Draw {
  return (place) => {
    const rate = model.points.find((point) => point.end === turn.end)?.rate ?? 0;
    const { x, y } = place(turn.end, rate);
    const when = shortMonth(turn.end, model.timeZone);
    if (turn.kind === "lost") {
      const tip = y + 10;
      const text = layout.narrow ? when : `Lost, ${when}`;
      const fits = x - 9 - TURN_LABEL_WIDTH[layout.narrow ? "narrow" : "wide"] > layout.left;
      const caption = fits
        ? label("lost-text", text, x - 9, tip + 4, "right")
        : label("lost-text", text, x + 9, tip + 4);
      return [
        polygon("lost", [
          [x, tip],
          [x - 5, tip - 8],
          [x + 5, tip - 8],
        ]),
        caption,
      ];
    }
    const again = index > 0;
    const text = layout.narrow ? when : `${again ? "Met again" : "Met"}, ${when}`;
    const mark = dot("pt", x, y, 4.5);
    if (again) return [mark, label("t-text", text, x, place(turn.end, model.threshold).y + 29, "center")];
    return [mark, label("t-text", text, x, y - 10)];
  };
}

/** The last rate with its n at the right edge, or with its date where it is no longer known; and the target by name. */
function last(model: CurveModel, layout: CurveLayout): Draw {
  return (place) => {
    const edge = layout.width - layout.right;
    const target = place(model.points.at(-1)?.end ?? model.launchedAt, model.threshold).y;
    const name = layout.narrow
      ? percent(model.threshold)
      : `Target ${model.aim === "at_most" ? "at most " : ""}${percent(model.threshold)}`;
    const point = model.points.findLast((one) => one.rate !== null);
    if (point?.rate === undefined || point.rate === null) return [label("t-text", name, edge + 8, target + 4)];
    const { x, y } = place(point.end, point.rate);
    if (model.points.at(-1)?.unknown === true) {
      const rate = percentAgainst(point.rate, model.threshold);
      const dated = `${rate}, ${point.counted} of ${point.judged}, ${shortDay(point.end, model.timeZone)}`;
      const caption =
        x - DATED_LABEL_WIDTH > layout.left
          ? label("now-text", dated, x - 8, y - 12, "right")
          : label("now-text", dated, x, y - 12);
      return [dot("pt last", x, y, 5), caption, label("t-text", name, edge + 8, target + 4)];
    }
    const beside = Math.max(x + 11, edge + 8);
    const clear = clearOf(target + 4, y + 2, y + 2 + LINE_HEIGHT);
    return [
      dot("pt last", x, y, 5),
      label("now-text", percentAgainst(point.rate, model.threshold), beside, y + 2),
      label("now-sub", `${point.counted} of ${point.judged}`, beside, y + 2 + LINE_HEIGHT),
      label("t-text", name, edge + 8, clear),
    ];
  };
}

/** The nearest baseline to `wanted` that leaves a line's height to the lines from `top` to `bottom`. */
function clearOf(wanted: number, top: number, bottom: number): number {
  if (wanted <= top - LINE_HEIGHT || wanted >= bottom + LINE_HEIGHT) return wanted;
  return wanted < (top + bottom) / 2 ? top - LINE_HEIGHT : bottom + LINE_HEIGHT;
}
