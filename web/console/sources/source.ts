import type { SourceUse } from "../../../app/usage/source-uses.ts";
import type { SourceOverview } from "../../../app/usage/read-sources.ts";
import { lagSteps } from "../../../domain/usage/lag.ts";
import type { Lags, LagStep } from "../../../domain/usage/lag.ts";
import { percent } from "../../kit/format.ts";
import { DAY_MS } from "../../../domain/adoption/rule.ts";
import type { SourceModel } from "../../pages/sources.tsx";

type Source = SourceOverview["items"][number];

/** A source with the targets that draw on it. It is stale when the strictest of them cannot be judged any more. */
export function sourceModel(source: Source, uses: readonly SourceUse[], now: number): SourceModel {
  const own = uses.filter((use) => use.source === source.id);
  const limits = own.filter((use) => !use.isClosed).flatMap((use) => use.freshnessDays ?? []);
  const limitDays = limits.length === 0 ? undefined : Math.min(...limits);
  const reaches = [source.watermark, source.completeUntil].flatMap((instant) => instant ?? []);
  const watermark = reaches.length === 0 ? undefined : Math.max(...reaches);
  const ageMs = watermark === undefined ? Number.POSITIVE_INFINITY : now - watermark;
  return {
    id: source.id,
    name: source.name,
    watermark,
    lastReceivedAt: source.lastReceivedAt ?? undefined,
    accepted: source.accepted,
    duplicates: source.duplicates,
    rejected: source.rejected,
    lag: lagInWords(source.lags),
    limitDays,
    isStale: limitDays !== undefined && ageMs > limitDays * DAY_MS,
    usedBy: [...new Set(own.map((use) => use.change))].map((key) => ({ key, href: `/changes/${key}` })),
  };
}

const steps: Readonly<Record<LagStep, string>> = {
  withinMinute: "within a minute",
  withinHour: "within an hour",
  withinDay: "within a day",
  withinWeek: "within a week",
  later: "later than that",
};

/** "98% within a minute, 2% within a day"; nothing where no event came that was no history. */
export function lagInWords(lags: Lags): string | undefined {
  const all = lagSteps.reduce((sum, step) => sum + lags[step], 0);
  if (all === 0) return undefined;
  return lagSteps
    .filter((step) => lags[step] > 0)
    .map((step) => `${percent(lags[step] / all)} ${steps[step]}`)
    .join(", ");
}
