import type { Counts } from "../../domain/adoption/measure.ts";
import { rateOf } from "../../domain/adoption/measure.ts";
import { formatInstant } from "../../lib/instant.ts";
import type { RetroResult } from "./retro.ts";

export interface CountsJson {
  readonly eligible: number;
  readonly maturing: number;
  readonly judged: number;
  readonly tried: number;
  readonly active: number;
  readonly habitual: number;
  readonly lapsed: number;
  /** Six decimals; `null` when nobody is judged. */
  readonly rate: number | null;
}

/** The form scripts read. `at` and `verdicts` are keyed by the instants as they were given, `"*"` is everybody. */
export interface RetroJson {
  readonly at: Readonly<Record<string, Readonly<Record<string, CountsJson>>>>;
  readonly curve: readonly { readonly end: string; readonly judged: number; readonly habitual: number }[];
  readonly verdicts: Readonly<
    Record<string, { readonly verdict: string; readonly reachedAt: string | null; readonly heldSince: string | null }>
  >;
  readonly speed: { readonly medianDays: number | null; readonly people: number; readonly reached: number };
  readonly notes: readonly string[];
  /** How each file was understood: its rows, and the column that tells each thing. */
  readonly files: readonly {
    readonly file: string;
    readonly rows: number;
    readonly form: string;
    readonly columns: Readonly<Record<string, string>>;
    readonly dates: string | null;
  }[];
}

export function retroJson(result: RetroResult): RetroJson {
  return {
    at: Object.fromEntries(
      result.snapshots.map(({ given, teams, all }) => {
        const cells = all.eligible === 0 ? [] : [...Object.entries(teams), ["*", all] as const];
        return [given, Object.fromEntries(cells.map(([team, counts]) => [team, countsJson(counts)]))];
      }),
    ),
    curve: result.curve.map(({ end, counts }) => ({
      end: formatInstant(end),
      judged: counts.judged,
      habitual: counts.habitual,
    })),
    verdicts: Object.fromEntries(
      result.snapshots.map(({ given, verdict }) => [
        given,
        {
          verdict: verdict.verdict,
          reachedAt: instantOrNull(verdict.reachedAt),
          heldSince: instantOrNull(verdict.heldSince),
        },
      ]),
    ),
    speed: {
      medianDays: result.speed.medianDays === null ? null : sixDecimals(result.speed.medianDays),
      people: result.speed.people,
      reached: result.speed.reached,
    },
    notes: result.notes,
    files: result.files.map(({ columns, ...file }) => ({
      ...file,
      columns: Object.fromEntries(columns.map(({ role, name }) => [role, name])),
    })),
  };
}

function countsJson(counts: Counts): CountsJson {
  const { eligible, maturing, judged, tried, active, habitual, lapsed } = counts;
  const rate = rateOf(counts, "habitual");
  return {
    eligible,
    maturing,
    judged,
    tried,
    active,
    habitual,
    lapsed,
    rate: rate === null ? null : sixDecimals(rate),
  };
}

function sixDecimals(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function instantOrNull(instant: number | null): string | null {
  return instant === null ? null : formatInstant(instant);
}
