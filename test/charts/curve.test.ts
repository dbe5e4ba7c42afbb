import { expect, test } from "vitest";
import { NOBODY } from "../../domain/adoption/measure.ts";
import type { CurvePoint } from "../../domain/adoption/curve-point.ts";
import { curveFigure, curveFile } from "../../web/charts/curve.ts";
import { curveModel } from "../../web/charts/curve-model.ts";
import type { CurveQuestion } from "../../web/charts/curve-model.ts";

// A drawing is right when it says what the numbers say, and safe when a strict content policy lets it through.

const WEEK = 7 * 86_400_000;
const launchedAt = Date.UTC(2026, 4, 4);

function point(week: number, habitual: number, judged: number, unknown = false): CurvePoint {
  return { end: launchedAt + week * WEEK, counts: { ...NOBODY, judged, habitual }, unknown };
}

const rates = [point(4, 0, 0), point(5, 3, 10), point(6, 8, 10), point(7, 9, 10), point(8, 9, 10), point(9, 5, 10)];

function question(some: Partial<CurveQuestion> = {}): CurveQuestion {
  return {
    subject: 'Share with the habit, "A & B" <team>',
    period: "week",
    timeZone: "UTC",
    launchedAt,
    graceDays: 28,
    threshold: 0.8,
    counts: "habitual",
    sustainDays: 14,
    points: rates,
    ...some,
  };
}

function draw(some: Partial<CurveQuestion> = {}): string {
  return curveFigure(curveModel(question(some)), "curve");
}

/** Texts of the wide drawing. */
function texts(figure: string): string[] {
  const wide = figure.slice(0, figure.indexOf('class="narrow"'));
  return [...wide.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);
}

test("tells axis, target, where it was met and lost, and the last rate with its n", () => {
  expect(texts(draw())).toEqual(
    expect.arrayContaining([
      "0%",
      "50%",
      "100%",
      "Too early",
      "Target 80%",
      "Met, Jun 2026",
      "Lost, Jul 2026",
      "50%",
      "5 of 10",
    ]),
  );
});

test("is named by a sentence that says the same, with every mark-up character escaped", () => {
  expect(draw()).toContain(
    'role="img" aria-label="Share with the habit, &quot;A &amp; B&quot; &lt;team&gt;, by week, since the launch on 4 May 2026. ' +
      "Target 80%. 30% on 8 June 2026. Met on 29 June 2026. Lost on 6 July 2026. 50%, 5 of 10, on 6 July 2026.",
  );
});

test("holds no style, script, handler or colour: a strict content policy lets it through, pages give the colours", () => {
  for (const figure of [draw(), draw({ points: [point(5, 3, 10), point(6, 3, 10, true)] }), draw({ points: [] })]) {
    expect(figure).not.toMatch(/style|<script|\son\w+=|#[0-9a-f]{3,6}"|rgb\(|NaN|undefined/);
    expect(figure.match(/<(path|text|rect|circle|polygon|polyline) /g)?.length).toBeGreaterThan(5);
    expect(figure.replaceAll(/<defs>.*?<\/defs>/g, "")).not.toMatch(
      /<(path|text|rect|circle|polygon|polyline) (?!class=)/,
    );
  }
});

test("draws the line through known points only, and nothing where nobody was judged", () => {
  const lines = [
    ...draw({ points: [point(4, 0, 0), point(5, 5, 10), point(6, 5, 10)] }).matchAll(
      /<path class="curve" d="([^"]*)"/g,
    ),
  ];
  expect(lines).toHaveLength(2);
  for (const [, path = ""] of lines) expect(path.match(/[ML]/g)).toEqual(["M", "L"]);
});

test("unknown is hatched, in a pattern of its own, and the last known rate carries its date", () => {
  const figure = draw({ points: [...rates.slice(0, 3), point(7, 9, 10, true)] });
  expect(figure).toContain('fill="url(#curve-wide-hatch)"');
  expect(figure).toContain('<pattern id="curve-narrow-hatch"');
  expect(texts(figure)).toEqual(expect.arrayContaining(["Unknown", "80%, 8 of 10, 15 Jun"]));
  expect(draw()).not.toContain("hatch");
});

test("restated points are hollow and dotted", () => {
  const figure = draw({ restatedEnds: new Set([launchedAt + 6 * WEEK]) });
  expect(figure).toContain('class="pt restated"');
  expect(figure).toMatch(/class="curve gap"[^>]* d="M[^"]*L/);
});

test("a baseline lies before the launch, which is then marked", () => {
  const baseline = { rate: 0.22, from: launchedAt - 4 * WEEK, to: launchedAt };
  expect(texts(draw({ baseline }))).toEqual(expect.arrayContaining(["Before: 22%", "Launched"]));
});

test("before anything can be judged it says so", () => {
  const figure = draw({ points: [] });
  expect(figure).toContain("Nobody could be judged yet.");
  expect(texts(figure)).toEqual(expect.arrayContaining(["Too early", "Target 80%"]));
});

test("the same numbers give the same drawing", () => {
  expect(draw()).toBe(draw());
});

test("a file of its own brings its colours, light and dark", () => {
  const file = curveFile(curveModel(question()));
  expect(file).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 760 260"/);
  expect(file).toContain("prefers-color-scheme:dark");
});

test("tells later waves by name, and freezes that lie in what is drawn", () => {
  const waves = [
    { name: "First", launchedAt },
    { name: "Europe", launchedAt: launchedAt + 3 * WEEK },
  ];
  const freezes = [
    { name: "Half-year closing", from: launchedAt + 5 * WEEK, until: launchedAt + 8 * WEEK },
    { name: "Long ago", from: launchedAt - 90 * WEEK, until: launchedAt - 80 * WEEK },
  ];
  const figure = draw({ waves, freezes });
  expect(texts(figure)).toEqual(expect.arrayContaining(["Europe", "Half-year closing"]));
  expect(texts(figure)).not.toContain("First");
  expect(texts(figure)).not.toContain("Long ago");
  expect(figure.match(/class="band-freeze"/g)).toHaveLength(2);
  expect(figure).toContain("Europe launched on 25 May 2026.");
  expect(figure).toContain("Nothing launched from 8 June 2026 to 29 June 2026: Half-year closing.");
});
