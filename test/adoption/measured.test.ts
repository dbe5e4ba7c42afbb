import { createReadStream, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readRetroFiles } from "../../app/adoption/retro-files.ts";
import type { NamedFile } from "../../app/adoption/retro-table.ts";
import { retroJson } from "../../app/adoption/retro-json.ts";
import type { RetroJson } from "../../app/adoption/retro-json.ts";
import { retro } from "../../app/adoption/retro.ts";
import type { RetroQuestion } from "../../app/adoption/retro.ts";
import type { Period } from "../../domain/adoption/rule.ts";
import { parseInstant } from "../../lib/instant.ts";

// Proves the arithmetic against numbers that an independent implementation computed from the same real data.

const folder = new URL("../../demo/workers-sdk/", import.meta.url);

interface Expected {
  readonly event: string;
  readonly launch: string;
  readonly period: Period;
  readonly k: number;
  readonly m: number;
  readonly w: number;
  readonly grace_days: number;
  readonly tz: string;
  readonly threshold?: number;
  readonly sustain_days?: number;
  readonly window_days?: number;
  readonly population?: string;
}

function file(name: string): NamedFile {
  return { name, open: () => createReadStream(new URL(name, folder)) };
}

async function measured(expected: Expected, instants: readonly string[]): Promise<RetroJson> {
  const given = (text: string) => ({ given: text, at: parseInstant(text, expected.tz) ?? Number.NaN });
  const question: RetroQuestion = {
    behaviour: expected.event,
    launched: given(expected.launch),
    asOf: instants.map(given),
    team: expected.population?.replace("team = ", "") ?? null,
    timeZone: expected.tz,
    habit: { period: expected.period, k: expected.k, m: expected.m, w: expected.w },
    graceDays: expected.grace_days,
    threshold: expected.threshold ?? 0.8,
    sustainDays: expected.sustain_days ?? 90,
    windowDays: expected.window_days ?? null,
  };
  const files = { roster: file("roster.csv"), events: file("events.csv") };
  const asOf = question.asOf.map(({ at }) => at);
  const { evidence } = await readRetroFiles(files, {
    behaviour: expected.event,
    launchedAt: question.launched.at,
    asOf,
    timeZone: expected.tz,
    dayOrder: null,
    eventColumns: {},
    rosterColumns: {},
    words: { event: "", dayOrder: "", column: () => "" },
  });
  return retroJson(retro(question, evidence));
}

describe("every team's ladder at every date", () => {
  type Ladder = Expected & { readonly at: RetroJson["at"] };
  const all: Ladder[] = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));

  test.each(all.map((one) => [`${one.event} by ${one.period}`, one] as const))("%s", async (_name, one) => {
    const { at } = await measured(one, Object.keys(one.at));
    expect(Object.keys(one.at)).toHaveLength(8);
    expect(at).toEqual(one.at);
  });
});

describe("the verdicts and the whole curve of the core team", () => {
  type Point = RetroJson["verdicts"][string] & { readonly curve?: RetroJson["curve"] };
  type Judged = Expected & { readonly at: Readonly<Record<string, Point>> };
  const all: Judged[] = JSON.parse(readFileSync(new URL("expected-verdicts.json", folder), "utf8"));

  test.each(all.map((one) => [one.event, one] as const))("%s", async (_name, one) => {
    const { verdicts, curve } = await measured(one, Object.keys(one.at));
    const expectedCurve = Object.values(one.at).flatMap((point) => point.curve ?? []);
    expect(expectedCurve).toHaveLength(48);
    expect(curve).toEqual(expectedCurve);
    const words = Object.entries(one.at).map(([instant, point]) => [
      instant,
      { verdict: point.verdict, reachedAt: point.reachedAt, heldSince: point.heldSince },
    ]);
    expect(verdicts).toEqual(Object.fromEntries(words));
  });
});
