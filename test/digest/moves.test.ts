// What a week's facts are told as: the end of what was undone or overtaken within it, and the stage it came to unless said otherwise.
import { expect, test } from "vitest";
import type { Fact } from "../../domain/change/event.ts";
import { movesOf } from "../../domain/digest/moves.ts";

const text = { id: "T1", commitment: "c" };
const revision = { number: 1, hash: "h" };
const verdict = (target: string, to: "open" | "met" | "missed" | "unknown"): Fact => ({
  type: "target.verdict-changed",
  target,
  asOf: 0,
  from: null,
  to,
  rate: null,
  counted: 0,
  judged: 0,
  reachedAt: null,
});
const entered = (stage: Extract<Fact, { type: "stage.entered" }>["stage"]): Fact => ({ type: "stage.entered", stage });
const approved = (gate: string): Fact => ({ type: "gate.approved", gate });

test("a week in which nothing is worth telling tells nothing", () => {
  expect(movesOf([])).toEqual([]);
  expect(movesOf([{ type: "delivery.failed", message: "1", person: "p" }, verdict("A", "open")])).toEqual([]);
});

test("a proposal that was accepted, approved and is built now", () => {
  const facts: Fact[] = [
    { type: "change.submitted", revision, to: "intake" },
    entered("intake"),
    { type: "change.accepted" },
    entered("alignment"),
    approved("G1"),
    approved("G2"),
    entered("build"),
  ];
  expect(movesOf(facts)).toEqual([
    { is: "proposed" },
    { is: "accepted" },
    { is: "approved", gates: 2 },
    { is: "entered", stage: "build" },
  ]);
  expect(movesOf(facts.slice(0, 2))).toEqual([{ is: "proposed" }]);
});

test("of what was undone within the week only the end is told", () => {
  const declined: Fact = { type: "gate.declined", gate: "G1" };
  expect(movesOf([declined, approved("G1")])).toEqual([{ is: "approved", gates: 1 }]);
  expect(movesOf([approved("G1"), declined])).toEqual([{ is: "refused", gates: 1 }]);
  const held: Fact = { type: "change.held", reason: text };
  expect(movesOf([held, { type: "change.resumed" }])).toEqual([{ is: "resumed" }]);
  expect(movesOf([verdict("A", "met"), { type: "target.fell", target: "A", fellAt: 1 }])).toEqual([
    { is: "fell", targets: 1 },
  ]);
  expect(movesOf([verdict("A", "unknown"), verdict("A", "met"), verdict("B", "missed")])).toEqual([
    { is: "reached", targets: 1 },
    { is: "missed", targets: 1 },
  ]);
});

test("an end is told last and instead of its stage", () => {
  expect(movesOf([entered("closed"), { type: "change.closed", outcome: "lapsed" }])).toEqual([
    { is: "ended", outcome: "lapsed" },
  ]);
  expect(movesOf([{ type: "change.withdrawn", reason: text }])).toEqual([{ is: "ended", outcome: "withdrawn" }]);
  expect(movesOf([{ type: "change.declined", reason: text }])).toEqual([{ is: "ended", outcome: "declined" }]);
});

test("waves are counted, and the measuring that follows is told", () => {
  const launched = (wave: string): Fact => ({
    type: "wave.launched",
    wave,
    launchedAt: 0,
    untrained: 0,
    override: null,
  });
  expect(movesOf([entered("launch"), launched("1"), launched("2"), entered("adoption")])).toEqual([
    { is: "launched", waves: 2 },
    { is: "entered", stage: "adoption" },
  ]);
});
