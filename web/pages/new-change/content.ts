import type { StoredContent } from "../../../domain/change/content.ts";
import { TierAnswers } from "../../../domain/change/schema.ts";
import type { ChangeContentInput, Predicate } from "../../../domain/change/schema.ts";
import { tierAdviceOf, tierSentence } from "../../../domain/change/tier.ts";
import { readPredicate } from "../../../domain/usage/predicate-text.ts";
import type { ChangeForm, GateForm, MetricForm, PersonForm, TargetForm, TrainingForm } from "./form.ts";
import { newRow } from "./form.ts";
import { sessionStart } from "./sessions.ts";

/**
 * What was typed as the content it stands for, to be parsed by `ChangeContent`. Rows nobody touched are left out, so the
 * places of the others are given back: `path` turns a path of the content into the name of an input.
 *
 * `kept` is the content being edited, for the parts this form does not ask for: groups of a
 * target or training, money spent, what is material.
 */
export function contentOf(
  form: ChangeForm,
  kept?: StoredContent,
): { content: unknown; path: (path: readonly PropertyKey[] | string) => string } {
  const gates = touched(form.gates, newRow.gates());
  const targets = touched(form.targets, newRow.targets(form.targets[0]?.timeZone ?? ""));
  const waves = touched(form.waves, newRow.waves());
  const integrations = touched(form.integrations, newRow.integrations());
  const workItems = touched(form.workItems, newRow.workItems());
  const dated = form.trainings.map((each) => touched(each.sessions, newRow.sessions()));
  const trainings = touched(
    form.trainings.map((each, place) => ({ ...each, sessions: (dated[place] ?? []).map(([, session]) => session) })),
    newRow.trainings(),
  );
  const { title, summary, tierBecause, noTargetBecause } = form;
  const content = {
    title,
    summary,
    ...sizeOf(form, integrations.length),
    tierBecause,
    noTargetBecause,
    template: orNull(form.template),
    team: orNull(form.team),
    neededBy: orNull(form.neededBy),
    buildIn: orNull(form.buildIn),
    brief: { ...form.brief, cadence: orNull(form.brief.cadence) },
    asks: lines(form.asks),
    sponsor: personOf(form.sponsor),
    owner: personOf(form.owner),
    population: orNull(form.population),
    countries: countriesOf(form.countries),
    gates: gates.map(([, gate]) => gateOf(gate)),
    waves: waves.map(([, wave]) => ({ ...idOf(wave), name: wave.name, groups: commaSeparated(wave.groups) })),
    targets: targets.map(([, target]) => targetOf(target, kept)),
    metric: metricOf(form.metric),
    agreed: kept?.agreed ?? null,
    budget: {
      currency: form.budget.currency.toUpperCase(),
      build: { planned: amount(form.budget.build.planned), actual: kept?.budget.build.actual ?? null },
      adoption: { planned: amount(form.budget.adoption.planned), actual: kept?.budget.adoption.actual ?? null },
    },
    integrations: integrations.map(([, each]) => ({ ...each, owner: personOf(each.owner) })),
    workItems: workItems.map(([, each]) => ({ ...idOf(each), title: each.title, url: orNull(each.url) })),
    trainings: trainings.map(([, each]) => trainingOf(each, form.timeZone, kept)),
    material: kept?.material,
    measureEveryDays: kept?.measureEveryDays,
  } satisfies Record<keyof ChangeContentInput, unknown>;
  const sessions = Object.fromEntries(dated.map((rows, place) => [`trainings.${place}.sessions`, rows]));
  const places = { gates, waves, targets, integrations, workItems, trainings, ...sessions };
  return { content, path: (path) => inputName(typeof path === "string" ? path.split(".") : path.map(String), places) };
}

/** The tier chosen, or the one that the answers come to. */
function sizeOf(form: ChangeForm, connections: number) {
  const tierAnswers = typedAnswers(form);
  if (form.tier !== "") return { tier: form.tier, tierAnswers };
  return { tier: adviceOf(tierAnswers, connections)?.tier ?? "standard", tierAnswers };
}

/** What the answers typed so far come to, in a sentence. */
export function tierAdviceOfForm(form: ChangeForm): string | undefined {
  const advice = adviceOf(typedAnswers(form), touched(form.integrations, newRow.integrations()).length);
  return advice === null ? undefined : tierSentence(advice);
}

function typedAnswers({ tierAnswers: { reversible, ...counts } }: ChangeForm) {
  const numbers = Object.entries(counts).map(([name, count]): [string, unknown] => [name, amount(count)]);
  const typed = { ...Object.fromEntries(numbers), reversible: orNull(reversible) };
  return Object.values(typed).some((answer) => answer !== null) ? typed : null;
}

function adviceOf(typed: object | null, connections: number) {
  const read = TierAnswers.safeParse(typed);
  return read.success
    ? tierAdviceOf({ tierAnswers: read.data, integrations: Array.from({ length: connections }) })
    : null;
}

type Touched<Row> = readonly (readonly [place: number, row: Row])[];

function touched<Row extends object>(rows: readonly Row[], empty: Row): Touched<Row> {
  const untouched = new Set([JSON.stringify(empty), JSON.stringify(blank(empty))]);
  return rows.map((row, place) => [place, row] as const).filter(([, row]) => !untouched.has(JSON.stringify(row)));
}

function blank(row: object): object {
  const entries = Object.entries(row).map(([name, value]): [string, unknown] => {
    if (Array.isArray(value)) return [name, []];
    return [name, typeof value === "object" && value !== null ? blank(value) : ""];
  });
  return Object.fromEntries(entries);
}

function gateOf(gate: GateForm) {
  const { budgetAbove, countries, tiers } = gate.onlyIf;
  return {
    ...idOf(gate),
    name: gate.name,
    quorum: quorumOf(gate.quorum),
    dueIn: gate.dueIn,
    silence: gate.silence === "" ? undefined : gate.silence,
    ...(gate.stepUp === "yes" ? { stepUp: true } : {}),
    onlyIf: {
      budgetAbove: amount(budgetAbove),
      countries: countriesOf(countries),
      tiers: Object.entries(tiers).flatMap(([tier, isNeeded]) => (isNeeded === "yes" ? [tier] : [])),
    },
    stakeholders: gate.stakeholders.flatMap(({ person, role, asks, required, veto, order }) => {
      const ref = personOf(person);
      if (ref === null && role === "" && asks === "") return [];
      const weight = { required: required === "yes", veto: veto === "yes", order: amount(order) ?? 1 };
      return [{ person: ref, role, asks: lines(asks), ...weight }];
    }),
  };
}

function quorumOf({ mode, count, percent }: GateForm["quorum"]) {
  if (mode === "at_least") return { mode, count: amount(count) };
  return mode === "percent" ? { mode, percent: amount(percent.replace(/\s*%$/, "")) } : { mode };
}

function targetOf(target: TargetForm, kept: StoredContent | undefined) {
  const before = target.id === "" ? undefined : kept?.targets.find(({ id }) => id === target.id);
  const { name, period, counts, timeZone, baseline } = target;
  const numbers = ["k", "m", "w", "graceDays", "sustainDays", "windowDays", "freshnessDays"] as const;
  const quality = qualityOf(target, before);
  return {
    ...idOf(target),
    name,
    counts,
    timeZone,
    period: orNull(period),
    ...Object.fromEntries(numbers.map((each) => [each, amount(target[each])])),
    ...(target.kind === "response" ? answerOf(target, before) : {}),
    ...(quality === null ? {} : { quality }),
    ...auditOf(target),
    threshold: share(target.threshold),
    ...(target.aim === "at_most" && target.kind !== "response" ? { aim: "at_most" as const } : {}),
    behaviour: { event: target.behaviour.event, where: lines(target.behaviour.where).map(predicateOf) },
    source: orNull(target.source),
    groups: before?.groups ?? [],
    baseline: baseline.rate === "" && baseline.note === "" ? null : { rate: share(baseline.rate), note: baseline.note },
    owner: personOf(target.owner),
  };
}

function trainingOf(training: TrainingForm, timeZone: string, kept: StoredContent | undefined) {
  const before = kept?.trainings.find(({ id }) => id === training.id);
  const { name, format, about, url } = training;
  const sessions = training.sessions.map((each) => ({
    ...idOf(each),
    startsAt: sessionStart(each, timeZone, before?.sessions ?? []),
    minutes: amount(each.minutes) ?? undefined,
    where: each.where,
    places: amount(each.places),
  }));
  const dates = sessions.length === 0 ? {} : { sessions };
  return { ...idOf(training), name, format, about, url: orNull(url), groups: before?.groups ?? [], ...dates };
}

type KeptTarget = StoredContent["targets"][number] | undefined;

/** A service level looks at whole periods; how often somebody acts says nothing of it. */
function answerOf({ response }: TargetForm, before: KeptTarget) {
  const where = before?.response?.behaviour.event === response.event ? before.response.behaviour.where : [];
  return {
    k: null,
    m: null,
    w: amount(response.w),
    response: {
      behaviour: { event: response.event, where },
      source: orNull(response.source),
      key: { by: response.by === "" ? undefined : response.by, property: response.property },
      within: response.within,
      team: orNull(response.team),
      groupBy: orNull(response.groupBy),
    },
  };
}

/** One filter is typed; further ones of the text being edited stay. */
function qualityOf({ quality, kind }: TargetForm, before: KeptTarget) {
  if (quality.property === "" || kind === "response") return null;
  const value = quality.value === "" ? {} : { value: quality.value };
  const first = { property: quality.property, is: quality.is === "" ? undefined : quality.is, ...value };
  return { where: [first, ...(before?.quality?.where.slice(1) ?? [])], share: share(quality.share) ?? 0 };
}

function auditOf({ audit: { draws, size, standard }, kind }: TargetForm) {
  return draws === "" || kind === "response" ? {} : { audit: { draws, size: amount(size), standard } };
}

/** Named by anything that is typed of it; what is only chosen has a usual value. */
function metricOf({ owner, ...metric }: MetricForm) {
  const person = personOf(owner);
  const { name, unit, source, better } = metric;
  if ([name, unit, source, better].every((text) => text === "") && person === null) return null;
  return { ...metric, better: orNull(better), owner: person };
}

function idOf({ id }: { id: string }): { id?: string } {
  return id === "" ? {} : { id };
}

function personOf({ name, email }: PersonForm): { email: string; name?: string } | null {
  if (name === "" && email === "") return null;
  return name === "" ? { email } : { email, name };
}

const orNull = (text: string): string | null => (text === "" ? null : text);

/** A number as typed, or the text itself, so that the schema can say what is wrong with it. */
function amount(text: string): number | string | null {
  if (text === "") return null;
  const number = Number(text.replaceAll(/[\s_']/g, ""));
  return Number.isFinite(number) ? number : text;
}

function share(percent: string): number | string | null {
  const number = amount(percent.replace(/\s*%$/, ""));
  // 29 / 100 is 0.29, 0.29 * 100 is not 29: dividing keeps the share that was meant.
  return typeof number === "number" ? number / 100 : number;
}

const lines = (text: string): string[] => text.split(/\r\n|\r|\n/).flatMap((line) => line.trim() || []);
const countriesOf = (text: string): string[] => commaSeparated(text).map((country) => country.toUpperCase());
const commaSeparated = (text: string): string[] => text.split(",").flatMap((each) => each.trim() || []);

/** A line that is no filter goes on as it is, so that the schema can refuse it. */
function predicateOf(line: string): Predicate | string {
  return readPredicate(line) ?? line;
}

/** The name of the input that a path of the content belongs to; a whole person is asked by the e-mail address. */
function inputName(steps: readonly string[], places: Record<string, Touched<unknown>>): string {
  const [list = "", index, ...rest] = steps;
  const place = places[list]?.[Number(index)]?.[0];
  const outer = place === undefined ? steps : [list, String(place), ...rest];
  const inner = places[outer.slice(0, 3).join(".")]?.[Number(outer[3])]?.[0];
  const path = inner === undefined ? outer : [...outer.slice(0, 3), String(inner), ...outer.slice(4)];
  const name = path.join(".");
  if (/(^sponsor|^owner|\.owner|\.person)$/.test(name)) return `${name}.email`;
  if (/^(gates|targets)$/.test(name)) return `${name}.0.name`;
  if (/^gates\.\d+\.stakeholders$/.test(name)) return `${name}.0.person.email`;
  if (name.includes(".response.")) return name.replace(/\.response\.(behaviour|key)\./, ".response.");
  if (name.includes(".quality.")) return name.replace(/\.where(\.\d+)?/, "").replace(/\.quality$/, ".quality.property");
  if (/\.behaviour\.where\b/.test(name)) return name.replace(/\.where\b.*/, ".where");
  if (name.endsWith(".baseline")) return `${name}.note`;
  return name.replace(/(^|\.)countries\.\d+$/, "$1countries");
}
