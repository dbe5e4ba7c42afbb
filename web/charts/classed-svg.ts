import { inkOf } from "./ink.ts";

const KEPT = new Set([
  "d",
  "points",
  "x",
  "y",
  "width",
  "height",
  "cx",
  "cy",
  "r",
  "rx",
  "transform",
  "text-anchor",
  "dominant-baseline",
]);

const MARK = /<(path|text|rect|circle|polygon|polyline|line)\b([^>]*?)\s*(?:\/>|>([^<]*)<\/\1>)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

/**
 * Keeps the marks of a rendered chart and their geometry, and gives each the class its colour stands for. Inline styles,
 * script hooks and marks without a class are left out, so that the drawing passes a strict content policy.
 * `hatch` is the reference that fills bands of unknown data.
 */
export function classedMarks(rendered: string, hatch: string): string {
  const marks: string[] = [];
  for (const [, tag = "", attributes = "", text = ""] of rendered.matchAll(MARK)) {
    const all = new Map<string, string>();
    for (const [, name = "", value = ""] of attributes.matchAll(ATTRIBUTE)) all.set(name, value);
    const className = inkOf(all.get("fill")) ?? inkOf(all.get("stroke"));
    if (className === null) continue;
    const kept = [...all].filter(([name]) => KEPT.has(name)).map(([name, value]) => ` ${name}="${value}"`);
    const fill = className === "band-unknown" ? ` fill="${hatch}"` : "";
    const opening = `<${tag} class="${className}"${kept.join("")}${fill}`;
    marks.push(text === "" ? `${opening}/>` : `${opening}>${text}</${tag}>`);
  }
  return marks.join("");
}
