import { meets } from "../../domain/adoption/rule.ts";
import type { Aim } from "../../domain/adoption/rule.ts";
import { date, percent, plural, pointsBetween } from "./format.ts";
import { Icon } from "./icon.tsx";
import type { Moment } from "./moment.ts";

/** What is known of a target's rate. Not knowing, too early and not launched are no rates, and zero is one. */
export type Reading =
  | {
      kind: "rate";
      tone: "open" | "risk" | "lapsed" | "adopted";
      counted: number;
      judged: number;
      /** Share at the period end before, in [0, 1]. */
      previous?: number | null | undefined;
    }
  | { kind: "unknown"; last?: { counted: number; judged: number; at: number } | undefined }
  | { kind: "early"; people: number; until?: number | undefined }
  /** What is known of the time before: people counted, or a share that somebody wrote down. */
  | { kind: "notLaunched"; baseline?: { counted: number; judged: number } | { rate: number } | undefined };

export interface BulletModel {
  reading: Reading;
  /** Signed share in [0, 1]. */
  threshold: number;
  /** The bar is to fall to the line. */
  aim?: Aim | null | undefined;
  /** After the target, such as "held 112 days" or "reached Oct 2022, then lost". Without it the gap is said. */
  note?: string | undefined;
}

const width = (share: number) => `${Math.round(Math.min(Math.max(share, 0), 1) * 1_000) / 10}%`;

/** A rate against its signed target. Says rate and n above, target and gap below, and all of it to screen readers. */
export const Bullet = ({ bullet, moment }: { bullet: BulletModel; moment: Moment }) => {
  const { headline, detail } = bulletWords(bullet, moment);
  const target = `Target ${bullet.aim === "at_most" ? "at most " : ""}${percent(bullet.threshold)}`;
  const previous = bullet.reading.kind === "rate" ? bullet.reading.previous : null;
  const label = `${headline}. ${detail}. ${target}.`;
  return (
    <div class="bullet">
      <div class="read">
        <span>
          <span class="rate">{headline}</span> <span class="n">{detail}</span>
        </span>
        <Direction reading={bullet.reading} />
      </div>
      <svg
        role="img"
        aria-label={typeof previous === "number" ? `${label} Previous period ${percent(previous)}.` : label}
        height="20"
      >
        <Bar reading={bullet.reading} />
        <line class="b-halo" x1={width(bullet.threshold)} x2={width(bullet.threshold)} y1="1" y2="19" />
        <line class="b-target" x1={width(bullet.threshold)} x2={width(bullet.threshold)} y1="0" y2="20" />
      </svg>
      <span class="n">{target + rest(bullet)}</span>
    </div>
  );
};

/** The rate in words, and what it is of. */
export function bulletWords({ reading, threshold }: BulletModel, moment: Moment): { headline: string; detail: string } {
  switch (reading.kind) {
    case "rate":
      return {
        headline: percent(reading.counted / Math.max(reading.judged, 1), threshold),
        detail: `${reading.counted} of ${reading.judged}`,
      };
    case "unknown":
      return {
        headline: "Unknown",
        detail:
          reading.last === undefined
            ? "no trustworthy data yet"
            : `last seen ${reading.last.counted} of ${reading.last.judged} on ${date(moment, reading.last.at)}`,
      };
    case "early":
      return {
        headline: "Too early",
        detail:
          plural(reading.people, "person", "people") +
          (reading.until === undefined ? "" : `, first rate on ${date(moment, reading.until)}`),
      };
    case "notLaunched":
      return {
        headline: "Not launched",
        detail: baselineWords(reading.baseline),
      };
  }
}

function baselineWords(baseline: Extract<Reading, { kind: "notLaunched" }>["baseline"]): string {
  if (baseline === undefined) return "no baseline rate";
  if ("rate" in baseline) return `baseline ${percent(baseline.rate)}`;
  const { counted, judged } = baseline;
  return `baseline ${percent(counted / Math.max(judged, 1))}, ${counted} of ${judged}`;
}

function rest({ reading, threshold, aim, note }: BulletModel): string {
  if (note !== undefined) return note.includes(",") ? `; ${note}` : `, ${note}`;
  if (reading.kind !== "rate") return "";
  const share = reading.counted / Math.max(reading.judged, 1);
  if (meets(share, { threshold, aim })) return "";
  return `, ${Math.max(Math.abs(pointsBetween(share, threshold)), 1)} to go`;
}

const Direction = ({ reading }: { reading: Reading }) => {
  if (reading.kind !== "rate" || typeof reading.previous !== "number") return null;
  return <DirectionWords points={pointsBetween(reading.previous, reading.counted / Math.max(reading.judged, 1))} />;
};

/** "3 points down", with an arrow. */
export const DirectionWords = ({ points }: { points: number }) => {
  const direction = points === 0 ? "flat" : points > 0 ? "up" : "down";
  return (
    <span class={`direction ${direction}`}>
      <Icon name={direction} flip />
      {points === 0 ? "steady" : `${plural(Math.abs(points), "point")} ${direction}`}
    </span>
  );
};

const Bar = ({ reading }: { reading: Reading }) => {
  switch (reading.kind) {
    case "rate":
      return (
        <>
          <rect class="b-track" x="0" y="4" width="100%" height="12" rx="3" />
          <rect
            class={`b-fill ${reading.tone}`}
            x="0"
            y="4"
            width={width(reading.counted / Math.max(reading.judged, 1))}
            height="12"
            rx="3"
          />
          {typeof reading.previous === "number" ? (
            <circle class="b-prev" cx={width(reading.previous)} cy="10" r="3" />
          ) : null}
        </>
      );
    case "unknown":
      return (
        <>
          <rect class="b-unknown" x="0" y="4" width="100%" height="12" rx="3" fill="url(#hatch)" />
          {reading.last === undefined ? null : (
            <rect
              class="b-last"
              x="0"
              y="4"
              width={width(reading.last.counted / Math.max(reading.last.judged, 1))}
              height="12"
              rx="3"
            />
          )}
        </>
      );
    case "early":
    case "notLaunched":
      return <rect class="b-early" x="0" y="4" width="100%" height="12" rx="3" />;
  }
};
