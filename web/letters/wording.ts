import type { ChangeView } from "../../app/change/view.ts";
import type { MetricTerms } from "../../domain/metric/schema.ts";
import { saidWords } from "../../app/signoff/said-words.ts";
import { date, shareText, weekdayDate } from "../kit/format.ts";
import type { Moment, Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
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

/** What the silence of somebody asked means, with its date. `isAsked`: they read it themselves, not those who run the change. */
export function silenceSentence(
  view: ChangeView,
  { silence }: GateView,
  request: RequestView,
  { moment, isAsked }: { readonly moment: Moment; readonly isAsked: boolean },
): string {
  const words = wordsOf(moment).gate.silence;
  const after = request.dueAt === null ? null : weekdayDate(moment, request.dueAt);
  // Silence never consents for somebody whose decision is required.
  if (silence === "consent" && !request.required) return words.consent(after);
  const noYes = silence === "consent" ? words.needed(isAsked) : words.noYes;
  if (after === null) return `${noYes} ${words.shut}`;
  const owner = view.owner?.name ?? null;
  const sponsor = silence === "escalate" ? sponsorBeside(view, words.theSponsor) : null;
  const isManaged = silence === "escalate" && request.hasManager;
  const told = isManaged ? words.managerTold(after, owner, sponsor, isAsked) : words.ownerTold(after, owner, sponsor);
  return `${noYes} ${told}`;
}

/** `null`: the owner is the sponsor too, or there is none. */
function sponsorBeside({ owner, sponsor }: ChangeView, unnamed: string): string | null {
  return sponsor === null || sponsor.id === owner?.id ? null : (sponsor.name ?? unnamed);
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
