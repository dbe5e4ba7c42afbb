import type { StoredContent, StoredGate, StoredTarget } from "../../domain/change/content.ts";
import type { Diff } from "../kit/rich.tsx";
import { targetSentence } from "./wording.ts";

/** One part of a proposal that reads otherwise than before. */
export interface Difference {
  readonly part: string;
  readonly before: string;
  readonly after: string;
}

/** The part that pages show by itself. */
export const summaryPart = "What changes";

type NameOf = (person: string) => string;

/** What differs between two texts of a proposal, part by part, in the order of the page. */
export function differencesOf(before: StoredContent, after: StoredContent, nameOf: NameOf): readonly Difference[] {
  const [old, now] = [partsOf(before, nameOf), partsOf(after, nameOf)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names.flatMap((part) => {
    const difference = { part, before: old.get(part) ?? "", after: now.get(part) ?? "" };
    return difference.before === difference.after ? [] : [difference];
  });
}

function partsOf(content: StoredContent, nameOf: NameOf): ReadonlyMap<string, string> {
  const { brief, budget } = content;
  const money = (planned: number | null) => (planned === null ? "" : `${planned} ${budget.currency}`);
  const person = (id: string | null) => (id === null ? "" : nameOf(id));
  const lines: [string, string][] = [
    ["Title", content.title],
    [summaryPart, content.summary],
    ["Why", brief.why],
    ["How it will be used", brief.use],
    ["Who works differently", brief.audience],
    ["Which decision it drives", brief.decision],
    ["How often it is looked at", brief.cadence ?? ""],
    ["If we do nothing", brief.ifNothing],
    ["Which process comes first", brief.processFirst],
    ["What rewards today work against it", brief.rewardsAgainst],
    ["Agreed at intake", [content.agreed?.what, content.agreed?.when, content.agreed?.tradeOff].join(" ").trim()],
    ["What it asks of people", content.asks.join("\n")],
    ["Tier", content.tierBecause === "" ? content.tier : `${content.tier}: ${content.tierBecause}`],
    ["Sponsor", person(content.sponsor)],
    ["Owner", person(content.owner)],
    ...content.gates.map((gate): [string, string] => [`Gate “${gate.name}”`, gateLine(gate, nameOf)]),
    ["Population", content.population ?? ""],
    ["Countries", content.countries.join(", ")],
    ["Waves", content.waves.map((wave) => `${wave.name}: ${wave.groups.join(", ")}`).join("; ")],
    ...content.targets.map((target): [string, string] => [`Target “${target.name}”`, targetLine(target, person)]),
    ["Why there is no target", content.noTargetBecause],
    ["Budget for building", money(budget.build.planned)],
    ["Budget for adoption", money(budget.adoption.planned)],
    ...content.integrations.map((each): [string, string] => [
      `Integration ${each.connects}`,
      [
        person(each.owner),
        ...(each.whenItBreaks === "" ? [] : [`when it breaks: ${each.whenItBreaks}`]),
        ...(each.outOfHours === "" ? [] : [`out of hours: ${each.outOfHours}`]),
      ].join("; "),
    ]),
    ["Work", content.workItems.map((item) => item.title).join(", ")],
    ["Training", content.trainings.map((training) => training.name).join(", ")],
    ["What asks everybody again when it is edited", content.material?.join(", ") ?? ""],
  ];
  return new Map(lines);
}

/** The sentence of a target with everything else that is signed of it. */
function targetLine(target: StoredTarget, person: (id: string | null) => string): string {
  const { behaviour, source, groups, graceDays, windowDays, freshnessDays, timeZone, baseline, counts } = target;
  const where = behaviour.where.map(({ property, is, value }) => `${property} ${is} ${value ?? ""}`.trim());
  const details = [
    `evidence: ${[behaviour.event, ...where].join(", ")} from ${source ?? "no source yet"}, at most ${freshnessDays ?? "?"} days old`,
    `counted: ${counts}, after ${graceDays ?? "?"} days of grace, within ${windowDays ?? "?"} days, by ${timeZone}`,
    ...(groups.length === 0 ? [] : [`groups: ${groups.join(", ")}`]),
    ...(target.owner === null ? [] : [`looked after by ${person(target.owner)}`]),
    ...(baseline === null
      ? []
      : [`before: ${[...(baseline.rate === null ? [] : [String(baseline.rate)]), baseline.note].join(" ").trim()}`]),
  ];
  return `${targetSentence(target)} ${details.join("; ")}.`;
}

function gateLine(gate: StoredGate, nameOf: NameOf): string {
  const people = gate.stakeholders.map(({ person, role, required, veto, order, asks }) => {
    const special = [
      ...(required ? ["required"] : []),
      ...(veto ? ["veto"] : []),
      ...(order === 1 ? [] : [`group ${order}`]),
      ...(asks.length === 0 ? [] : [`asked: ${asks.join(" ")}`]),
    ].join(", ");
    const name = person === null ? "nobody yet" : nameOf(person);
    const who = role === "" ? name : `${name} (${role})`;
    return special === "" ? who : `${who}, ${special}`;
  });
  const { mode } = gate.quorum;
  const rule =
    gate.quorum.mode === "at_least"
      ? `at least ${gate.quorum.count}`
      : gate.quorum.mode === "percent"
        ? `${gate.quorum.percent}%`
        : mode;
  const only = onlyIfLine(gate.onlyIf);
  return `${people.join("; ")}; ${rule} must agree; due in ${gate.dueIn}; silence: ${gate.silence}${only}`;
}

function onlyIfLine({ budgetAbove, countries, tiers }: StoredGate["onlyIf"]): string {
  const conditions = [
    ...(budgetAbove === null ? [] : [`the budget is above ${budgetAbove}`]),
    ...(countries.length === 0 ? [] : [`people work in ${countries.join(" or ")}`]),
    ...(tiers.length === 0 ? [] : [`it is ${tiers.join(" or ")}`]),
  ];
  return conditions.length === 0 ? "" : `; only if ${conditions.join(" and ")}`;
}

/** Everything a proposal says, part by part; what is empty is left out, and what pages show by itself. */
export function wholeOf(
  content: StoredContent,
  nameOf: NameOf,
): readonly { readonly part: string; readonly text: string }[] {
  return [...partsOf(content, nameOf)].flatMap(([part, text]) =>
    text === "" || part === summaryPart || part === "Title" ? [] : [{ part, text }],
  );
}

/** One line of a message. */
export function differenceLine({ part, before, after }: Difference): string {
  if (before === "") return `${part}: new: “${after}”`;
  return after === "" ? `${part}: removed, was “${before}”` : `${part}: was “${before}”, is now “${after}”`;
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
