import { gapTo } from "../../../domain/adoption/rule.ts";
import type { PortfolioItem } from "../../../app/portfolio/portfolio.ts";
import { standingOf } from "../../../app/portfolio/portfolio.ts";
import { DAY_MS } from "../../../domain/adoption/rule.ts";
import { daysBetween, lengthInWords, percent, plural, pointsBetween, weekdayDate } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { PortfolioSentence } from "../../pages/portfolio.tsx";
import { peopleNamed } from "../change/names.ts";
import { isStale } from "./row.ts";

/** The three things that matter now: the worst loss, the worst wait, the worst blindness; else what took hold. */
export function portfolioSentences(items: readonly PortfolioItem[], moment: Moment): PortfolioSentence[] {
  const found = [worstLoss(items), worstWait(items, moment), worstBlindness(items, moment)].flatMap(
    (each) => each ?? [],
  );
  return found.length > 0 ? found : [best(items)].flatMap((each) => each ?? []);
}

type Measured = PortfolioItem & { target: NonNullable<PortfolioItem["target"]> & { rate: number } };

function isMeasured(item: PortfolioItem): item is Measured {
  return typeof item.target?.rate === "number" && item.target.judged > 0;
}

/** People between here and what was signed. */
function missing({ target }: Measured): number {
  return gapTo(target.rate, target) * target.judged;
}

function worstLoss(items: readonly PortfolioItem[]): PortfolioSentence | null {
  const [worst] = items
    .filter((item) => standingOf(item) === "delivered")
    .filter(isMeasured)
    .filter((item) => missing(item) > 0)
    .toSorted((a, b) => Number(a.outcome !== null) - Number(b.outcome !== null) || missing(b) - missing(a));
  if (worst === undefined) return null;
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

function worstWait(items: readonly PortfolioItem[], moment: Moment): PortfolioSentence | null {
  const waiting = items.filter((item) => item.outcome === null && item.ball.party !== "nobody");
  const late = ({ ball }: PortfolioItem) =>
    ball.dueAt !== null && ball.dueAt < moment.now ? moment.now - ball.dueAt : 0;
  const [worst] = waiting
    .filter((item) => late(item) > 0 || daysBetween(item.ball.since, moment.now) >= 1)
    .toSorted((a, b) => late(b) - late(a) || a.ball.since - b.ball.since);
  if (worst === undefined) return null;
  const { ball } = worst;
  const who = ball.people.length > 0 ? peopleNamed(ball.people) : "the people who build it";
  const due =
    ball.dueAt === null ? "" : `, ${late(worst) > 0 ? "and was due on" : "due on"} ${weekdayDate(moment, ball.dueAt)}`;
  return {
    kind: "wait",
    say: [`${quoted(worst)} has waited `, { strong: `${lengthInWords(moment.now - ball.since)} on ${who}` }, `${due}.`],
    link: { label: "See what is needed", href: `/changes/${worst.key}` },
  };
}

function worstBlindness(items: readonly PortfolioItem[], moment: Moment): PortfolioSentence | null {
  const silent = ({ target }: PortfolioItem) => moment.now - (target?.watermark ?? 0);
  const [worst] = items.filter((item) => isStale(item, moment.now)).toSorted((a, b) => silent(b) - silent(a));
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

function best(items: readonly PortfolioItem[]): PortfolioSentence | null {
  const item = items.filter((each) => standingOf(each) === "adopted").find(isMeasured);
  if (item === undefined) return null;
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
