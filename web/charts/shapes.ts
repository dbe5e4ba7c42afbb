import type { CustomSeriesOption } from "echarts/charts";
import { ink } from "./ink.ts";
import type { Ink } from "./ink.ts";

type Element = Exclude<ReturnType<NonNullable<CustomSeriesOption["renderItem"]>>, null | undefined>;

/** From an instant and a share to pixels. */
export type Place = (at: number, share: number) => { readonly x: number; readonly y: number };

/** Marks drawn on top of a chart's own axes, placed by instant and share. */
export type Draw = (place: Place) => Element[];

export function rect(name: Ink, box: { x: number; y: number; width: number; height: number; r?: number }): Element {
  return { type: "rect", shape: box, style: { fill: ink(name) }, silent: true };
}

export function line(name: Ink, x1: number, y1: number, x2: number, y2: number): Element {
  return polyline(name, [
    [x1, y1],
    [x2, y2],
  ]);
}

export function polyline(name: Ink, points: [number, number][]): Element {
  return { type: "polyline", shape: { points }, style: { stroke: ink(name), fill: "none" }, silent: true };
}

export function polygon(name: Ink, points: [number, number][]): Element {
  return { type: "polygon", shape: { points }, style: { fill: ink(name) }, silent: true };
}

export function dot(name: Ink, x: number, y: number, r: number): Element {
  return { type: "circle", shape: { cx: x, cy: y, r }, style: { fill: ink(name) }, silent: true };
}

/** Text on its baseline at `y`. */
export function label(
  name: Ink,
  text: string,
  x: number,
  y: number,
  align: "left" | "center" | "right" = "left",
): Element {
  // Centred text sits half a line above its baseline.
  const style = {
    text,
    x,
    y: y - 4,
    fill: ink(name),
    align,
    verticalAlign: "middle",
    font: "12px sans-serif",
  } as const;
  return { type: "text", style, silent: true };
}

/** One series for all marks, below (`z` under 0) or above the curve. */
export function marks(draws: readonly Draw[], z: number): CustomSeriesOption {
  return {
    type: "custom",
    z,
    clip: false,
    silent: true,
    data: draws.map(() => [0, 0]),
    renderItem: (params, api) => {
      const draw = draws[params.dataIndex];
      const place: Place = (at, share) => {
        const [x = 0, y = 0] = api.coord([at, share]);
        return { x, y };
      };
      return { type: "group", children: draw?.(place) ?? [] };
    },
  };
}
