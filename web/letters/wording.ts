import type { ChangeView } from "../../app/change/view.ts";
import { saidWords } from "../../app/signoff/said-words.ts";
import { date, percent, weekdayDate } from "../kit/format.ts";
import type { Moment, Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import type { Words } from "../language/words.ts";
import { quorumRule } from "../kit/quorum.ts";

export { saidWords };

/** Sentences that messages and pages share, so that both say the same. */
type GateView = ChangeView["gates"][number];
type RequestView = GateView["requests"][number];
type TargetContent = ChangeView["content"]["targets"][number];

/** "2 approved, 1 raised a concern. All five must agree" */
export function decidedSoFar(reader: Reader, gate: GateView): string {
  const words = wordsOf(reader).gate;
  const said = new Map<NonNullable<RequestView["choice"]>, number>();
  for (const request of gate.requests) {
    const choice = choiceThatStands(request);
    if (choice !== null) said.set(choice, (said.get(choice) ?? 0) + 1);
  }
  const parts = [...said].map(([choice, count]) => words.count(count, choice));
  const rule = quorumRule(reader, gate.quorum, gate.requests.length).replace(/\.$/, "");
  return `${parts.length === 0 ? words.nobodyYet : parts.join(", ")}. ${rule}`;
}

/** What somebody says at a gate now: `null` before they decide, and again once they are asked anew. */
export function choiceThatStands({ standing, choice }: RequestView): RequestView["choice"] {
  return standing === "decided" || standing === "asking" ? choice : null;
}

/** To whom it is said what silence means: somebody who is asked, or those who run the change and read of them. */
export interface SilenceReader {
  readonly isAsked: boolean;
  /** Silence never consents for somebody whose decision is required. */
  readonly isRequired: boolean;
}

/** What silence means, with its date. */
export function silenceSentence(
  view: ChangeView,
  gate: GateView,
  moment: Moment,
  { isAsked, isRequired }: SilenceReader = { isAsked: true, isRequired: false },
): string {
  const words = wordsOf(moment).gate.silence;
  const after = gate.dueAt === null ? null : weekdayDate(moment, gate.dueAt);
  if (gate.silence === "consent" && !isRequired) return words.consent(after);
  const noYes = gate.silence === "consent" ? words.needed(isAsked) : words.noYes;
  return `${noYes} ${consequence(view, gate, after, { isAsked, words })}`;
}

function consequence(
  { owner, sponsor }: ChangeView,
  { silence }: GateView,
  after: string | null,
  { isAsked, words }: { isAsked: boolean; words: Words["gate"]["silence"] },
): string {
  if (after === null) return words.shut;
  if (silence !== "escalate") return words.ownerTold(after, owner?.name ?? null);
  const isOther = sponsor !== null && sponsor.id !== owner?.id;
  return words.managerTold(after, owner?.name ?? null, isOther ? (sponsor.name ?? words.theSponsor) : null, isAsked);
}

const habits = { day: "day", week: "week", month: "month" } as const;

/** A target in a sentence: "60% of core and regular do 'changeset_added' at least once in 2 of the last 3 months, held for 180 days." */
export function targetSentence(target: TargetContent): string {
  const quality = qualitySentence(target);
  if (target.response != null) return serviceSentence(target, target.response);
  return quality === "" ? habitSentence(target) : `${habitSentence(target)} ${quality}`;
}

/** "90% of “lead_qualified” are answered by “lead_contacted” within 4 business hours of sales, matched by lead_id, held for 60 days." */
function serviceSentence(target: TargetContent, response: NonNullable<TargetContent["response"]>): string {
  const { threshold, sustainDays, behaviour, groups, name } = target;
  const rate = threshold === null ? "A share" : percent(threshold);
  const within = response.within === "" ? "in time" : `within ${businessTime(response.within)}`;
  const team = response.team === null ? "" : ` of ${response.team}`;
  const who = groups.length > 0 ? ` for ${groups.join(" and ")}` : "";
  const same = response.key.by === "property" ? "" : "by the same person, ";
  const key = response.key.property === "" ? "" : `, ${same}matched by ${response.key.property}`;
  const held = sustainDays === null || sustainDays === 0 ? "" : `, held for ${sustainDays} days`;
  const asked = `${rate} of “${behaviour.event}”${who} are answered by “${response.behaviour.event}”`;
  return `${name === "" ? "" : `${name}: `}${asked} ${within}${team}${key}${held}.`;
}

/** "4 hours" as working time: "4 business hours". */
function businessTime(within: string): string {
  return within.trim().replace(/\s*(h|hours?|d|days?)$/i, (unit) => {
    const [one] = unit.trim().toLowerCase();
    const isOne = /^1(\.0+)?\D/.test(within.trim());
    return ` business ${one === "h" ? "hour" : "day"}${isOne ? "" : "s"}`;
  });
}

/** What is asked of the work itself: "Who does it is proficient when 80% of it has stage equal to qualified." */
function qualitySentence({ quality }: TargetContent): string {
  if (quality == null || quality.where.length === 0) return "";
  const good = quality.where.map(({ property, is, value }) => `${property} ${isWords[is]} ${value ?? ""}`.trim());
  return `Who does it is proficient when ${percent(quality.share)} of it has ${good.join(" and ")}.`;
}

const isWords = {
  equals: "equal to",
  not_equals: "other than",
  at_least: "of at least",
  at_most: "of at most",
  exists: "filled in",
  contains: "containing",
} as const;

function habitSentence(target: TargetContent): string {
  const { threshold, period, k, m, w, sustainDays, behaviour, groups } = target;
  const who = groups.length > 0 ? groups.join(" and ") : "everybody it is for";
  const rate = threshold === null ? "A share" : percent(threshold);
  const act = `“${behaviour.event}”`;
  if (period === null || k === null || m === null || w === null) return `${rate} of ${who} use it: ${act}.`;
  const times = k === 1 ? "once" : `${k} times`;
  const often =
    target.counts === "active"
      ? `in the last ${w} ${habits[period]}s`
      : `at least ${times} in ${m} of the last ${w} ${habits[period]}s`;
  const held = sustainDays === null || sustainDays === 0 ? "" : `, held for ${sustainDays} days`;
  return `${target.name === "" ? "" : `${target.name}: `}${rate} of ${who} do ${act} ${often}${held}.`;
}

/** A target's standing in a sentence with rate and n. */
export function standingSentence(target: ChangeView["targets"][number], moment: Moment): string {
  const verdict = target.verdict ?? "open";
  const counted =
    target.rate === null ? "nobody can be judged" : `${percent(target.rate)}, ${target.counted} of ${target.judged}`;
  const aim = target.threshold === null ? "" : `, against a target of ${percent(target.threshold)}`;
  const reached = target.reachedAt === null ? "" : `. First reached on ${date(moment, target.reachedAt)}`;
  return `${target.name}: ${verdict}, ${counted}${aim}${reached}`;
}
