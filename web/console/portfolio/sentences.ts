import { DAY_MS, gapTo } from "../../../domain/adoption/rule.ts";
import type { PortfolioItem } from "../../../app/portfolio/items.ts";
import type { PortfolioView } from "../../../app/portfolio/portfolio.ts";
import { lengthInWords, percent, plural, pointsBetween, weekdayDate } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { PortfolioSentence } from "../../pages/portfolio.tsx";
import { peopleNamed } from "../change/names.ts";

/** The three things that matter now: the worst loss, the worst wait, the worst blindness; else what took hold. */
export function portfolioSentences(
  { loss, wait, blind, good }: PortfolioView["highlights"],
  moment: Moment,
): PortfolioSentence[] {
  const found = [lossOf(loss), wait === null ? null : waitOf(wait, moment), blindnessOf(blind, moment)].flatMap(
    (each) => each ?? [],
  );
  return found.length > 0 ? found : [goodOf(good)].flatMap((each) => each ?? []);
}

type Measured = PortfolioItem & { target: NonNullable<PortfolioItem["target"]> & { rate: number } };

function isMeasured(item: PortfolioItem | null): item is Measured {
  return typeof item?.target?.rate === "number" && item.target.judged > 0;
}

function lossOf(worst: PortfolioItem | null): PortfolioSentence | null {
  if (!isMeasured(worst) || gapTo(worst.target.rate, worst.target) <= 0) return null;
  const { counted, judged, rate, change, threshold, aim } = worst.target;
  const isEnding = aim === "at_most";
  const points = change === null ? 0 : pointsBetween(rate - change, rate);
  const moved = isEnding ? -points : points;
  const direction =
    moved < 0 ? `, ${plural(-moved, "point")} ${isEnding ? "higher" : "lower"} than one period before` : "";
  const state =
    worst.outcome === null
      ? `is live, but ${isEnding ? "still" : "only"}`
      : `was delivered and closed: ${isEnding ? "still" : "only"}`;
  return {
    kind: "loss",
    say: [
      `${quoted(worst)} ${state} `,
      { strong: `${counted} of ${judged}` },
      ` people use it${direction}. ${isEnding ? "At most " : ""}${percent(threshold)} was signed.`,
    ],
    link: { label: "See who stopped, and when", href: `/changes/${worst.key}` },
  };
}

function waitOf(worst: PortfolioItem, moment: Moment): PortfolioSentence {
  const { ball } = worst;
  const who = ball.people.length > 0 ? peopleNamed(ball.people) : "the people who build it";
  const isLate = ball.dueAt !== null && ball.dueAt < moment.now;
  const due = ball.dueAt === null ? "" : `, ${isLate ? "and was due on" : "due on"} ${weekdayDate(moment, ball.dueAt)}`;
  return {
    kind: "wait",
    say: [`${quoted(worst)} has waited `, { strong: `${lengthInWords(moment.now - ball.since)} on ${who}` }, `${due}.`],
    link: { label: "See what is needed", href: `/changes/${worst.key}` },
  };
}

function blindnessOf(worst: PortfolioItem | null, moment: Moment): PortfolioSentence | null {
  if (worst?.target == null) return null;
  const { watermark, freshnessDays, source } = worst.target;
  const known =
    watermark === null
      ? ["no event has ", { strong: "ever arrived" }, ` from “${source ?? "its source"}”.`]
      : [
          `“${source ?? "its source"}” has been `,
          { strong: `silent for ${plural(Math.max(Math.floor((moment.now - watermark) / DAY_MS), 0), "day")}` },
          freshnessDays === null ? "." : `, and its limit is ${freshnessDays}.`,
        ];
  return {
    kind: "blind",
    say: [`Nobody can tell whether ${quoted(worst)} is used: `, ...known],
    link: {
      label: "Look at the source",
      href: source === null ? "/sources" : `/sources/${encodeURIComponent(source)}`,
    },
  };
}

function goodOf(item: PortfolioItem | null): PortfolioSentence | null {
  if (!isMeasured(item)) return null;
  const { counted, judged, threshold, aim } = item.target;
  return {
    kind: "good",
    say: [
      `${quoted(item)} took hold: `,
      { strong: `${counted} of ${judged}` },
      aim === "at_most"
        ? ` people still use it, at most ${percent(threshold)} was signed.`
        : ` people keep it, ${percent(threshold)} was signed.`,
    ],
    link: { label: "See how", href: `/changes/${item.key}` },
  };
}

function quoted({ title, key }: PortfolioItem): string {
  return title === "" ? key : `“${title}”`;
}
