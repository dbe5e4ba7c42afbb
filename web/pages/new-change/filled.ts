import type { StoredContent } from "../../../domain/change/content.ts";
import { TierAnswers } from "../../../domain/change/schema.ts";
import { tierAdviceOf } from "../../../domain/change/tier.ts";
import { predicateText } from "../../../domain/usage/predicate-text.ts";
import type { ChangeForm, PersonForm, TargetForm } from "./form.ts";
import { emptyChangeForm, newRow } from "./form.ts";
import { filledSession } from "./sessions.ts";

/**
 * The form with a content in it, for editing. `person` gives name and address of a person known by id. Lists that are empty
 * get one row to type in.
 */
export function filledForm(content: StoredContent, timeZone: string, person: (id: string) => PersonForm): ChangeForm {
  const empty = emptyChangeForm(timeZone);
  const personForm = (id: string | null): PersonForm => (id === null ? { name: "", email: "" } : person(id));
  const { title, summary, noTargetBecause, brief, budget } = content;
  return {
    timeZone,
    title,
    summary,
    ...filledSize(content),
    template: content.template ?? "",
    noTargetBecause,
    team: content.team ?? "",
    neededBy: content.neededBy ?? "",
    buildIn: content.buildIn ?? "",
    brief: { ...brief, cadence: brief.cadence ?? "" },
    asks: content.asks.join("\n"),
    sponsor: personForm(content.sponsor),
    owner: personForm(content.owner),
    population: content.population ?? "",
    gates: orOne(empty.gates, content.gates, (gate) => filledGate(gate, personForm)),
    dismissed: "",
    countries: content.countries.join(", "),
    waves: orOne(empty.waves, content.waves, ({ id, name, groups }) => ({
      id: id ?? "",
      name,
      groups: groups.join(", "),
    })),
    targets: orOne(empty.targets, content.targets, (target) => filledTarget(target, personForm)),
    metric: filledMetric(content, personForm) ?? empty.metric,
    budget: {
      currency: budget.currency,
      build: { planned: text(budget.build.planned) },
      adoption: { planned: text(budget.adoption.planned) },
    },
    integrations: orOne(empty.integrations, content.integrations, (each) => ({
      ...each,
      owner: personForm(each.owner),
    })),
    workItems: orOne(empty.workItems, content.workItems, (each) => ({
      id: each.id ?? "",
      title: each.title,
      url: each.url ?? "",
    })),
    trainings: orOne(empty.trainings, content.trainings, ({ id, name, format, about, url, sessions = [] }) => ({
      sessions: sessions.map((each) => filledSession(each, timeZone)),
      id: id ?? "",
      name,
      format,
      about,
      url: url ?? "",
    })),
  };
}

/** A tier that is the one the answers come to goes on following them. */
function filledSize(content: StoredContent): Pick<ChangeForm, "tier" | "tierAnswers" | "tierBecause"> {
  const { tier, tierBecause } = content;
  const { teams, people, systems, definitions, integrations, reversible } = content.tierAnswers ?? unanswered;
  const isFollowed = tierBecause === "" && tier === (tierAdviceOf(content)?.tier ?? "standard");
  return {
    tier: isFollowed ? "" : tier,
    tierBecause,
    tierAnswers: {
      teams: text(teams),
      people: text(people),
      systems: text(systems),
      definitions: text(definitions),
      integrations: text(integrations),
      reversible: reversible ?? "",
    },
  };
}

const unanswered = TierAnswers.parse({});

/** A gate as it is typed; without `personForm` nobody sits there yet. */
export function filledGate(
  gate: StoredContent["gates"][number],
  personForm: (ref: string | null) => PersonForm = () => ({ name: "", email: "" }),
) {
  const { quorum, onlyIf } = gate;
  const tier = (name: (typeof onlyIf.tiers)[number]) => yes(onlyIf.tiers.includes(name));
  return {
    id: gate.id,
    name: gate.name,
    quorum: {
      mode: quorum.mode,
      count: quorum.mode === "at_least" ? String(quorum.count) : "",
      percent: quorum.mode === "percent" ? String(quorum.percent) : "",
    },
    dueIn: gate.dueIn,
    silence: gate.silence,
    stepUp: yes(gate.stepUp === true),
    onlyIf: {
      budgetAbove: text(onlyIf.budgetAbove),
      countries: onlyIf.countries.join(", "),
      tiers: { light: tier("light"), standard: tier("standard"), major: tier("major") },
    },
    stakeholders: orOne([newRow.stakeholders()], gate.stakeholders, ({ person: ref, ...each }) => ({
      person: personForm(ref),
      role: each.role,
      asks: each.asks.join("\n"),
      required: yes(each.required),
      veto: yes(each.veto),
      order: String(each.order),
    })),
  };
}

function filledTarget(target: StoredContent["targets"][number], personForm: (ref: string | null) => PersonForm) {
  const { id, name, behaviour, source, period, counts, timeZone, baseline } = target;
  return {
    id: id ?? "",
    name,
    behaviour: { event: behaviour.event, where: behaviour.where.map(predicateText).join("\n") },
    kind: target.response == null ? "habit" : "response",
    response: filledAnswer(target),
    quality: filledQuality(target),
    audit: filledAudit(target),
    source: source ?? "",
    k: text(target.k),
    m: text(target.m),
    w: text(target.w),
    period: period ?? "",
    threshold: percentText(target.threshold),
    aim: target.aim ?? "",
    counts,
    graceDays: text(target.graceDays),
    sustainDays: text(target.sustainDays),
    windowDays: text(target.windowDays),
    freshnessDays: text(target.freshnessDays),
    timeZone,
    baseline: { rate: percentText(baseline?.rate ?? null), note: baseline?.note ?? "" },
    owner: personForm(target.owner),
  };
}

function filledMetric({ metric }: StoredContent, personForm: (ref: string | null) => PersonForm) {
  if (metric == null) return undefined;
  return { ...metric, better: metric.better ?? "", owner: personForm(metric.owner) };
}

function filledAnswer({ response, w }: StoredContent["targets"][number]): TargetForm["response"] {
  if (response == null) return newRow.targets("").response;
  const { behaviour, source, key, within, team, groupBy } = response;
  const named = { source: source ?? "", team: team ?? "", groupBy: groupBy ?? "" };
  return { ...named, event: behaviour.event, by: key.by, property: key.property, within, w: text(w) };
}

function filledQuality({ quality }: StoredContent["targets"][number]): TargetForm["quality"] {
  const [first] = quality?.where ?? [];
  if (quality == null || first === undefined) return newRow.targets("").quality;
  const { property, is, value } = first;
  return { property, is, value: value === undefined ? "" : String(value), share: percentText(quality.share) };
}

function filledAudit({ audit }: StoredContent["targets"][number]): TargetForm["audit"] {
  if (audit == null) return newRow.targets("").audit;
  return { draws: audit.draws, size: text(audit.size), standard: audit.standard };
}

function orOne<Part, Row>(fallback: Row[], parts: readonly Part[], row: (part: Part) => Row): Row[] {
  return parts.length === 0 ? fallback : parts.map(row);
}

const yes = (is: boolean): string => (is ? "yes" : "");
const text = (value: number | null): string => (value === null ? "" : String(value));

/** Percent without the noise of binary fractions: 0.29 is 29, not 28.999999999999996. */
const percentText = (share: number | null): string => (share === null ? "" : String(Number((share * 100).toFixed(6))));
