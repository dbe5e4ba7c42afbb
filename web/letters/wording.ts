import type { ChangeView } from "../../app/change/view.ts";
import type { MetricTerms } from "../../domain/metric/schema.ts";
import { saidWords } from "../../app/signoff/said-words.ts";
import { date, shareText, weekdayDate } from "../kit/format.ts";
import type { Moment, Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import type { Words } from "../language/words.ts";
import { businessTimeOf } from "./business-time.ts";
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

/** A target in a sentence: "60% of core and regular do “changeset_added” at least once in 2 of the last 3 months, held for 180 days." */
export function targetSentence(reader: Reader, target: TargetContent): string {
  if (target.response != null) return serviceSentence(reader, target, target.response);
  const sentences = [habitSentence(reader, target), qualitySentence(reader, target), auditSentence(reader, target)];
  return sentences.filter((each) => each !== "").join(" ");
}

/** "Reported beside it and deciding nothing: “Win rate”, a share of deals, higher is better, by month, from Finance's report." */
export function metricSentence(reader: Reader, metric: MetricTerms): string {
  return wordsOf(reader).content.metric(metric);
}

/** What is looked at by somebody who can tell: "How well it is done is looked at in 30 actions, drawn by lot: “…”" */
function auditSentence(reader: Reader, { audit }: TargetContent): string {
  if (audit == null || audit.size === null) return "";
  return wordsOf(reader).content.audit(audit.draws, audit.size, audit.standard);
}

/** "90% of “lead_qualified” are answered by “lead_contacted” within 4 business hours of sales, matched by lead_id, held for 60 days." */
function serviceSentence(
  reader: Reader,
  { threshold, sustainDays, behaviour, groups, name }: TargetContent,
  { within, team, key, behaviour: answer }: NonNullable<TargetContent["response"]>,
): string {
  return wordsOf(reader).content.service({
    name,
    rate: threshold === null ? null : shareText(reader, threshold),
    groups,
    event: behaviour.event,
    answer: answer.event,
    within: within === "" ? null : (businessTimeOf(within) ?? within),
    team,
    key: key.property === "" ? null : { property: key.property, isSamePerson: key.by !== "property" },
    sustainDays: sustainDays ?? 0,
  });
}

/** What is asked of the work itself: "Who does it is proficient when 80% of it has stage equal to qualified." */
function qualitySentence(reader: Reader, { quality }: TargetContent): string {
  if (quality == null || quality.where.length === 0) return "";
  const { quality: sentence, condition } = wordsOf(reader).content;
  return sentence(
    shareText(reader, quality.share),
    quality.where.map(({ property, is, value }) => condition[is](property, String(value ?? ""))),
  );
}

function habitSentence(reader: Reader, target: TargetContent): string {
  const { name, threshold, aim, period, k, m, w, counts, sustainDays, behaviour, groups } = target;
  return wordsOf(reader).content.target({
    name,
    rate: threshold === null ? null : shareText(reader, threshold),
    isAtMost: aim === "at_most",
    groups,
    event: behaviour.event,
    habit: period === null || k === null || m === null || w === null ? null : { counts, period, k, m, w },
    sustainDays: sustainDays ?? 0,
  });
}

/** A target's standing in a sentence with rate and n. */
export function standingSentence(target: ChangeView["targets"][number], moment: Moment): string {
  const { name, verdict, rate, counted, judged, threshold, aim, reachedAt } = target;
  return wordsOf(moment).content.standing({
    name,
    verdict: verdict ?? "open",
    rate: rate === null ? null : { share: shareText(moment, rate), counted, judged },
    aim: threshold === null ? null : shareText(moment, threshold),
    isAtMost: aim === "at_most",
    reached: reachedAt === null ? null : date(moment, reachedAt),
  });
}
