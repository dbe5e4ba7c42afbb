import type { ShareOfPeople, SpeedOfPeople, ThreeNumbers } from "../../../app/adoption/three-numbers.ts";
import { percent, plural } from "../../kit/format.ts";
import type { NumberModel, RestatementModel, TargetModel } from "../../pages/change.tsx";
import { foundWords } from "./audits.ts";
import type { MeasuredTarget } from "./measured-target.ts";

/** How fast, how many, how well, each with the number of people it is of. */
export function threeNumbersOf(measured: MeasuredTarget): readonly NumberModel[] | undefined {
  if (measured.kind === "response" || measured.withheld) return undefined;
  const { speed, utilization } = measured;
  return [
    { term: "How fast", value: fastWords(speed), detail: fastDetail(speed) },
    { term: "How many", value: shareWords(utilization), detail: peopleWords(utilization, "use it now") },
    { term: "How well", ...wellWords(measured) },
  ];
}

/** By the rule of good work, or as whoever looked at the latest sample found. */
function wellWords({ proficiency, quality, audit, audits }: MeasuredTarget): Pick<NumberModel, "value" | "detail"> {
  if (quality !== null)
    return { value: shareWords(proficiency), detail: peopleWords(proficiency, "of those who use it, do it well") };
  if (audit === null) return { value: "Not measured", detail: "no rule of good work was signed" };
  const found = audits.find(({ standing }) => standing === "finished")?.found ?? null;
  if (found === null) return { value: "Not measured", detail: "no sample has been looked at yet" };
  const [value, detail] = foundWords(found);
  return { value, detail: `${detail}, in a sample` };
}

function fastWords(speed: SpeedOfPeople | null): string {
  if (speed === null) return "Not known";
  return speed.medianDays === null ? "Not half yet" : plural(Math.round(speed.medianDays), "day");
}

function fastDetail(speed: SpeedOfPeople | null): string {
  if (speed === null) return "too few people";
  const { medianDays, people, reached } = speed;
  const so = reached === null ? `of ${people}` : `${reached} of ${people} so far`;
  return medianDays === null ? `have the habit, ${so}` : `until half have the habit, ${so}`;
}

function shareWords(one: ShareOfPeople | null): string {
  if (one === null || one.share === null) return "Not known";
  if (one.bound === null) return percent(one.share);
  return `${one.bound === "at_most" ? "≤" : "≥"} ${percent(one.share)}`;
}

function peopleWords(one: ShareOfPeople | null, what: string): string {
  if (one === null || one.share === null) return "nobody can be told about";
  return one.bound === null ? `${one.counted} of ${one.people} ${what}` : `of ${one.people} ${what}`;
}

/** The three numbers of a group, short enough for a row; absent where none is known. */
export function threeInShort({ speed, utilization, proficiency }: ThreeNumbers): readonly string[] | undefined {
  if (speed === null && utilization === null && proficiency === null) return undefined;
  const fast = speed === null ? "" : `${fastWords(speed)} (n ${speed.people})`;
  return [fast, shareInShort(utilization), shareInShort(proficiency)];
}

function shareInShort(one: ShareOfPeople | null): string {
  return one === null || one.share === null ? "" : `${shareWords(one)} (n ${one.people})`;
}

/** What was restated, in words. */
export function restatementsOf({ restatements }: MeasuredTarget): readonly RestatementModel[] {
  return restatements.map(({ end, was, now, computedAt, because, lateEvents }) => ({
    end,
    was: knownWords(was),
    now: knownWords(now),
    at: computedAt,
    why: {
      late_events: `${plural(lateEvents, "event")} came late`,
      evidence: "the evidence had not reached it before",
      people: "who belongs to the people it is about was corrected",
    }[because],
  }));
}

function knownWords({ rate, counted, judged, unknown }: MeasuredTarget["restatements"][number]["was"]): string {
  if (unknown) return "unknown";
  return rate === null ? "nobody judged" : `${percent(rate)}, ${counted} of ${judged}`;
}

/** The cases of a service level; absent for people. */
export function casesOf({ cases }: MeasuredTarget): TargetModel["cases"] {
  return cases ?? undefined;
}
