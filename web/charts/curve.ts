import { CustomChart, LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { classedMarks } from "./classed-svg.ts";
import { narrowLayout, wideLayout } from "./curve-layout.ts";
import type { CurveLayout } from "./curve-layout.ts";
import { curveLabel } from "./curve-model.ts";
import type { CurveModel } from "./curve-model.ts";
import { curveOption } from "./curve-option.ts";
import { standaloneStyle } from "./curve-style.ts";

use([CustomChart, GridComponent, LineChart, SVGRenderer]);

/**
 * The adoption curve twice, for wide and narrow screens; the stylesheet shows one. Classes only, no inline style.
 * `id` is unique in the page: hatched bands refer to it.
 */
export function curveFigure(model: CurveModel, id: string): string {
  const wide = curveSvg(model, wideLayout, `${id}-wide`);
  const narrow = curveSvg(model, narrowLayout, `${id}-narrow`);
  return `<div class="chart"><div class="wide">${wide}</div><div class="narrow">${narrow}</div></div>`;
}

/** The adoption curve at one size, an accessible SVG whose colours come from the page's stylesheet. */
export function curveSvg(model: CurveModel, layout: CurveLayout, id: string): string {
  return `<svg viewBox="0 0 ${layout.width} ${layout.height}" ${accessible(model)}>${drawn(model, layout, id)}</svg>`;
}

/** The adoption curve as a file of its own, with its colours, light and dark. */
export function curveFile(model: CurveModel): string {
  const { width, height } = wideLayout;
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  const sheet = `<rect class="sheet" width="${width}" height="${height}"/>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${accessible(model)}>` +
    `<style>${standaloneStyle}</style>${sheet}${drawn(model, wideLayout, "curve")}</svg>\n`
  );
}

function drawn(model: CurveModel, layout: CurveLayout, id: string): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: layout.width, height: layout.height });
  try {
    chart.setOption(curveOption(model, layout));
    const hatch = `${id}-hatch`;
    const marks = classedMarks(chart.renderToSVGString(), `url(#${hatch})`);
    return model.points.some((point) => point.unknown || point.restated) ? hatchPattern(hatch) + marks : marks;
  } finally {
    chart.dispose();
  }
}

function hatchPattern(id: string): string {
  return (
    `<defs><pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    '<rect class="hatch-bg" width="6" height="6"/><path class="hatch-line" d="M0 0v6"/></pattern></defs>'
  );
}

function accessible(model: CurveModel): string {
  return `role="img" aria-label="${escaped(curveLabel(model))}"`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
