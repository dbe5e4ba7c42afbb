import type { ChangeView } from "../../app/change/view.ts";
import { capital, countWord, date, percent, weekdayDate } from "../kit/format.ts";
import type { Moment } from "../kit/moment.ts";

/** Sentences that messages and pages share, so that both say the same. */
type GateView = ChangeView["gates"][number];
type TargetContent = ChangeView["content"]["targets"][number];

/** What somebody said, as "approved on a condition". */
export const saidWords = {
  approve: "approved",
  approve_with_condition: "approved on a condition",
  ask: "asked a question",
  concern: "raised a concern",
  counter: "proposed something else",
  decline: "declined",
  abstain: "abstained",
  consented_by_silence: "consented by silence",
} as const;

/** How many have to agree, as "All five must agree." */
export function ruleSentence(gate: GateView): string {
  const size = gate.requests.length;
  if (size === 1) return "One person decides.";
  switch (gate.quorum.mode) {
    case "all":
      return size === 2 ? "Both must agree." : `All ${countWord(size)} must agree.`;
    case "any":
      return `One of the ${countWord(size)} is enough.`;
    case "at_least":
      return `${capital(countWord(gate.needed))} of the ${countWord(size)} must agree.`;
    case "percent":
      return `${gate.quorum.percent}% of those who take part must agree: ${countWord(gate.needed)} of ${countWord(size)}.`;
  }
}

/** "2 approved, 1 declined. All five must agree" */
export function decidedSoFar(gate: GateView): string {
  const declined = gate.requests.filter((request) => request.choice === "decline").length;
  const parts = [`${gate.approvals} approved`, ...(declined > 0 ? [`${declined} declined`] : [])];
  const said = gate.approvals + declined === 0 ? "Nobody yet" : parts.join(", ");
  return `${said}. ${ruleSentence(gate).replace(/\.$/, "")}`;
}

/** What silence means, with its date. */
export function silenceSentence(view: ChangeView, gate: GateView, moment: Moment): string {
  const told = [view.owner?.name, view.sponsor?.name].filter((name) => typeof name === "string");
  const whom = told.length > 0 ? [...new Set(told)].join(" and ") : "the owner";
  if (gate.dueAt === null) return "Silence is not a yes. The gate stays shut until enough people decide.";
  return `Silence is not a yes. The gate stays shut, and after ${weekdayDate(moment, gate.dueAt)} ${whom} are told that it waits.`;
}

const habits = { day: "day", week: "week", month: "month" } as const;

/** A target in a sentence: "60% of core and regular do 'changeset_added' at least once in 2 of the last 3 months, held for 180 days." */
export function targetSentence(target: TargetContent): string {
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
