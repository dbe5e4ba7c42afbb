import type {
  StoredContent,
  StoredGate,
  StoredMetric,
  StoredTarget,
  StoredTraining,
} from "../../domain/change/content.ts";
import { sessionsOf } from "../../domain/change/session.ts";
import { moneyText, shareText, stamp } from "../kit/format.ts";
import type { Reader } from "../kit/moment.ts";
import type { Diff } from "../kit/rich.tsx";
import { wordsOf } from "../language/choose.ts";
import { businessTimeOf } from "./business-time.ts";
import { metricSentence, targetSentence } from "./wording.ts";

/** One part of a proposal that reads otherwise than before. */
export interface Difference {
  readonly part: string;
  readonly before: string;
  readonly after: string;
}

/** The part that pages show by itself. */
export const summaryPart = (reader: Reader): string => wordsOf(reader).content.parts.summary;

/** `null`: the person is erased. */
type NameOf = (person: string) => string | null;

/** What differs between two texts of a proposal, part by part, in the order of the page and the reader's words for the parts. */
export function differencesOf(
  reader: Reader,
  before: StoredContent,
  after: StoredContent,
  nameOf: NameOf,
): readonly Difference[] {
  const [old, now] = [partsOf(reader, before, nameOf), partsOf(reader, after, nameOf)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names.flatMap((part) => {
    const difference = { part, before: old.get(part) ?? "", after: now.get(part) ?? "" };
    return difference.before === difference.after ? [] : [difference];
  });
}

function partsOf(reader: Reader, content: StoredContent, nameOf: NameOf): ReadonlyMap<string, string> {
  const { brief, budget } = content;
  const { parts, tiers } = wordsOf(reader).content;
  const more = wordsOf(reader).whole;
  const money = (planned: number | null) => (planned === null ? "" : moneyText(reader, planned, budget.currency));
  const person = (id: string | null) => (id === null ? "" : (nameOf(id) ?? wordsOf(reader).sign.letter.erased));
  const lines: [string, string][] = [
    [parts.title, content.title],
    [parts.summary, content.summary],
    [parts.why, brief.why],
    [parts.use, brief.use],
    [parts.audience, brief.audience],
    [parts.decision, brief.decision],
    [more.cadence, brief.cadence === null ? "" : more.cadences[brief.cadence]],
    [parts.ifNothing, brief.ifNothing],
    [more.processFirst, brief.processFirst],
    [more.rewardsAgainst, brief.rewardsAgainst],
    [parts.agreed, [content.agreed?.what, content.agreed?.when, content.agreed?.tradeOff].join(" ").trim()],
    [parts.asks, content.asks.join("\n")],
    [parts.tier, [tiers[content.tier], content.tierBecause].filter((text) => text !== "").join(": ")],
    [parts.sponsor, person(content.sponsor)],
    [parts.owner, person(content.owner)],
    ...content.gates.map((gate): [string, string] => [parts.gate(gate.name), gateLine(reader, gate, person)]),
    [parts.neededBy, content.neededBy ?? ""],
    [parts.buildIn, content.buildIn ?? ""],
    [parts.population, content.population ?? ""],
    [parts.countries, content.countries.join(", ")],
    [parts.waves, content.waves.map((wave) => `${wave.name}: ${wave.groups.join(", ")}`).join("; ")],
    ...content.targets.map((each): [string, string] => [parts.target(each.name), targetLine(reader, each, person)]),
    [parts.noTarget, content.noTargetBecause],
    [parts.metric, content.metric == null ? "" : metricLine(reader, content.metric, person)],
    [parts.buildBudget, money(budget.build.planned)],
    [parts.adoptionBudget, money(budget.adoption.planned)],
    ...content.integrations.map((each): [string, string] => [
      parts.integration(each.connects),
      [
        person(each.owner),
        ...(each.whenItBreaks === "" ? [] : [more.breaks(each.whenItBreaks)]),
        ...(each.outOfHours === "" ? [] : [more.outOfHours(each.outOfHours)]),
      ].join("; "),
    ]),
    [parts.work, content.workItems.map((item) => item.title).join(", ")],
    [parts.training, content.trainings.map((training) => trainingLine(reader, training)).join(", ")],
    [more.material, content.material?.map((part) => more.materialParts[part]).join(", ") ?? ""],
  ];
  return new Map(lines);
}

/** Who reads what is signed reads the same instants as everybody else: in universal time. */
function trainingLine(reader: Reader, training: StoredTraining): string {
  const dates = sessionsOf(training).map(({ startsAt }) =>
    stamp({ ...reader, timeZone: "UTC", now: startsAt }, startsAt),
  );
  return [training.name, ...(dates.length === 0 ? [] : [`(${dates.join("; ")})`])].join(" ");
}

const days = (count: number | null) => (count === null ? "?" : String(count));

/** The sentence of a target with everything else that is signed of it. */
function targetLine(reader: Reader, target: StoredTarget, person: (id: string | null) => string): string {
  const words = wordsOf(reader).whole.target;
  const { behaviour, source, groups, baseline, counts } = target;
  const where = behaviour.where.map(({ property, is, value }) => `${property} ${is} ${value ?? ""}`.trim());
  const details = [
    words.evidence([behaviour.event, ...where].join(", "), source ?? "?", days(target.freshnessDays)),
    words.counted(counts, days(target.graceDays), days(target.windowDays), target.timeZone),
    ...(groups.length === 0 ? [] : [groups.join(", ")]),
    ...(target.owner === null ? [] : [words.owner(person(target.owner))]),
    ...(baseline === null
      ? []
      : [
          words.before(
            [baseline.rate === null ? "" : shareText(reader, baseline.rate), baseline.note].join(" ").trim(),
          ),
        ]),
  ];
  return `${targetSentence(reader, target)} ${details.join("; ")}.`;
}

function metricLine(reader: Reader, metric: StoredMetric, person: (id: string | null) => string): string {
  const owner = metric.owner === null ? [] : [wordsOf(reader).whole.target.owner(person(metric.owner))];
  return [metricSentence(reader, metric), ...owner.map((said) => `${said}.`)].join(" ");
}

function onlyIfLine(reader: Reader, { budgetAbove, countries, tiers }: StoredGate["onlyIf"]): string[] {
  const words = wordsOf(reader);
  const conditions = [
    ...(budgetAbove === null ? [] : [words.whole.budgetAbove(String(budgetAbove))]),
    ...(countries.length === 0 ? [] : [countries.join(", ")]),
    ...(tiers.length === 0 ? [] : [tiers.map((tier) => words.content.tiers[tier]).join(", ")]),
  ];
  return conditions.length === 0 ? [] : [words.whole.onlyIf(conditions.join("; "))];
}

/** Everything a proposal says, part by part; what is empty is left out, and what pages show by itself. */
export function wholeOf(
  reader: Reader,
  content: StoredContent,
  nameOf: NameOf,
): readonly { readonly part: string; readonly text: string }[] {
  const { summary, title } = wordsOf(reader).content.parts;
  return [...partsOf(reader, content, nameOf)].flatMap(([part, text]) =>
    text === "" || part === summary || part === title ? [] : [{ part, text }],
  );
}

function gateLine(reader: Reader, gate: StoredGate, nameOf: (person: string) => string): string {
  const words = wordsOf(reader).content.gateLine;
  const people = gate.stakeholders.map(({ person, role, required, veto, order, asks }) => {
    const more = wordsOf(reader).whole;
    const special = [
      ...(required ? [words.required] : []),
      ...(veto ? [words.veto] : []),
      ...(order === 1 ? [] : [more.group(order)]),
      ...(asks.length === 0 ? [] : [more.asked(asks.join(" "))]),
    ].join(", ");
    const name = person === null ? words.nobodyYet : nameOf(person);
    const who = role === "" ? name : `${name} (${role})`;
    return special === "" ? who : `${who}, ${special}`;
  });
  return [
    people.join("; "),
    ruleOf(reader, gate.quorum),
    dueIn(reader, gate.dueIn),
    words.silence[gate.silence],
    ...(gate.stepUp === true ? [wordsOf(reader).stepUp.gateLine] : []),
    ...onlyIfLine(reader, gate.onlyIf),
  ].join("; ");
}

function ruleOf(reader: Reader, quorum: StoredGate["quorum"]): string {
  const { rule } = wordsOf(reader).content.gateLine;
  switch (quorum.mode) {
    case "all":
      return rule.all;
    case "any":
      return rule.any;
    case "at_least":
      return rule.atLeast(quorum.count);
    case "percent":
      return rule.percent(shareText(reader, quorum.percent / 100));
  }
}

function dueIn(reader: Reader, text: string): string {
  const time = businessTimeOf(text);
  return time === null ? text : wordsOf(reader).content.gateLine.dueIn(time);
}

/** One line of a message. */
export function differenceLine(reader: Reader, { part, before, after }: Difference): string {
  const words = wordsOf(reader).content.difference;
  if (before === "") return words.added(part, after);
  return after === "" ? words.removed(part, before) : words.changed(part, before, after);
}

/** The words that differ, between those that both texts begin and end with. */
export function wordDiff(before: string, after: string): Diff {
  const [old, now] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  const shortest = Math.min(old.length, now.length);
  let start = 0;
  while (start < shortest && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const removed = old.slice(start, old.length - end).join("");
  const added = now.slice(start, now.length - end).join("");
  return [
    old.slice(0, start).join(""),
    ...(removed === "" ? [] : [{ removed }]),
    ...(added === "" ? [] : [{ added }]),
    old.slice(old.length - end).join(""),
  ].filter((part) => part !== "");
}
