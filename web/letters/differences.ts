import type { StoredContent, StoredGate } from "../../domain/change/content.ts";
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
    ["If we do nothing", brief.ifNothing],
    ["Agreed at intake", [content.agreed?.what, content.agreed?.when, content.agreed?.tradeOff].join(" ").trim()],
    ["What it asks of people", content.asks.join("\n")],
    ["Tier", content.tier],
    ["Sponsor", person(content.sponsor)],
    ["Owner", person(content.owner)],
    ...content.gates.map((gate): [string, string] => [`Gate “${gate.name}”`, gateLine(gate, nameOf)]),
    ["Needed by", content.neededBy ?? ""],
    ["Time to build", content.buildIn ?? ""],
    ["Population", content.population ?? ""],
    ["Countries", content.countries.join(", ")],
    ["Waves", content.waves.map((wave) => `${wave.name}: ${wave.groups.join(", ")}`).join("; ")],
    ...content.targets.map((target): [string, string] => [`Target “${target.name}”`, targetSentence(target)]),
    ["Why there is no target", content.noTargetBecause],
    ["Budget for building", money(budget.build.planned)],
    ["Budget for adoption", money(budget.adoption.planned)],
    ...content.integrations.map((each): [string, string] => [`Integration ${each.connects}`, person(each.owner)]),
    ["Work", content.workItems.map((item) => item.title).join(", ")],
    ["Training", content.trainings.map((training) => training.name).join(", ")],
  ];
  return new Map(lines);
}

function gateLine(gate: StoredGate, nameOf: NameOf): string {
  const people = gate.stakeholders.map(({ person, role, required, veto }) => {
    const special = [required ? "required" : "", veto ? "veto" : ""].filter((word) => word !== "").join(", ");
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
  return `${people.join("; ")}; ${rule} must agree; due in ${gate.dueIn}; silence: ${gate.silence}`;
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
