import { expect, test } from "vitest";
import { outcomeOf } from "../../domain/adoption/outcome.ts";
import type { AdoptionOutcome, TargetConclusion } from "../../domain/adoption/outcome.ts";

const none: Omit<TargetConclusion, "verdict"> = { reachedAt: null, judged: 10, waves: [] };
const met: TargetConclusion = { ...none, verdict: "met", reachedAt: 5 };
const missed: TargetConclusion = { ...none, verdict: "missed" };
const lost: TargetConclusion = { ...none, verdict: "missed", reachedAt: 5 };
const unknown: TargetConclusion = { ...none, verdict: "unknown" };
const inconclusive: TargetConclusion = { ...none, verdict: "inconclusive" };
const nobody: TargetConclusion = { ...none, verdict: "missed", judged: 0 };

const cases: [string, TargetConclusion[], AdoptionOutcome][] = [
  ["every target met", [met, met], "adopted"],
  ["one target met", [met, missed], "adopted_in_part"],
  ["one met, the other unknown", [met, unknown], "adopted_in_part"],
  ["no target, but a wave", [{ ...missed, waves: ["missed", "met"] }], "adopted_in_part"],
  ["none now, one reached earlier", [lost, missed], "lapsed"],
  ["none, ever", [missed, missed], "not_adopted"],
  ["closed early while open", [{ ...none, verdict: "open" }], "not_adopted"],
  ["one missed, the other unknown", [missed, unknown], "not_adopted"],
  ["only unknown and inconclusive", [unknown, inconclusive], "not_measurable"],
  ["nobody judged", [nobody], "not_measurable"],
  ["unknown, though reached earlier", [{ ...unknown, reachedAt: 5 }], "not_measurable"],
  ["no target at all", [], "not_measurable"],
];

test.each(cases)("%s", (_name, targets, outcome) => {
  expect(outcomeOf(targets)).toBe(outcome);
});
