import { readFile } from "node:fs/promises";
import { moved } from "./calendar-shift.ts";
import type { DemoClient } from "./client.ts";

interface Expected {
  readonly event: string;
  readonly at: Readonly<
    Record<
      string,
      {
        readonly verdict: string;
        readonly reachedAt: string | null;
        readonly heldSince: string | null;
        readonly curve?: readonly { readonly end: string; readonly habitual: number; readonly judged: number }[];
      }
    >
  >;
}

interface Measured {
  readonly targets: readonly {
    readonly verdict: string;
    readonly reachedAt: string | null;
    readonly heldSince: string | null;
    readonly curve: readonly {
      readonly end: string;
      readonly counts: { readonly habitual: number; readonly judged: number };
    }[];
  }[];
}

export interface Comparison {
  readonly compared: number;
  readonly differences: readonly string[];
}

const sameInstant = (a: string | null, b: string | null) =>
  a === null || b === null ? a === b : Date.parse(a) === Date.parse(b);

/** Compares what the running product measured with what an independent implementation computed from the same data. */
export async function compareWithExpected(
  client: DemoClient,
  changes: Readonly<Record<string, string>>,
  days: number,
): Promise<Comparison> {
  const file = new URL("../../demo/workers-sdk/expected-verdicts.json", import.meta.url);
  const expected = JSON.parse(await readFile(file, "utf8")) as readonly Expected[];
  const differences: string[] = [];
  let compared = 0;
  for (const { event, at } of expected) {
    const key = changes[event];
    if (key === undefined) continue;
    for (const [instant, want] of Object.entries(at)) {
      const asOf = moved(instant, days);
      const measured = await client.get<Measured>(`/api/v1/changes/${key}/adoption?asOf=${encodeURIComponent(asOf)}`);
      const [got] = measured.targets;
      const say = (what: string, a: unknown, b: unknown) =>
        differences.push(`${event} at ${instant}: ${what} is ${String(a)}, not ${String(b)}`);
      const wanted = (text: string | null) => (text === null ? null : moved(text, days));
      compared += 3;
      if (got?.verdict !== want.verdict) say("the verdict", got?.verdict, want.verdict);
      if (!sameInstant(got?.reachedAt ?? null, wanted(want.reachedAt)))
        say("reached at", got?.reachedAt, wanted(want.reachedAt));
      if (!sameInstant(got?.heldSince ?? null, wanted(want.heldSince)))
        say("held since", got?.heldSince, wanted(want.heldSince));
      for (const [index, point] of (want.curve ?? []).entries()) {
        const own = got?.curve[index];
        compared += 1;
        const same =
          own !== undefined &&
          sameInstant(own.end, wanted(point.end)) &&
          own.counts.habitual === point.habitual &&
          own.counts.judged === point.judged;
        if (!same) say(`point ${point.end}`, JSON.stringify(own), JSON.stringify(point));
      }
      if (want.curve !== undefined && got?.curve.length !== want.curve.length)
        say("the curve's length", got?.curve.length, want.curve.length);
    }
  }
  return { compared, differences };
}
