// Thousands of random lives of a change, every step of each judged by every rule in event-rules.ts and step-rules.ts. The rules are
// the sentences there; `mutants.test.ts` shows that they can be broken.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { core } from "./core.ts";
import type { Life } from "./life.ts";
import { carryToTheEnd, live, scenarios } from "./simulator.ts";

/** A minute on a free machine is several on a busy one. */
const timeoutMs = 240_000;

function sound(life: Life): void {
  const [first] = life.broken;
  if (first !== undefined) throw new Error(`${first.rule}: ${first.detail}\n${life.tell()}`);
}

test("no rule is broken in any life", { timeout: timeoutMs }, () => {
  const reached = new Map<string, number>();
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const life = live(core, scenario);
      sound(life);
      for (const { fact } of life.events) reached.set(fact.type, (reached.get(fact.type) ?? 0) + 1);
    }),
    { numRuns: 2_000 },
  );
  // A simulator that does not get there proves nothing of what happens there.
  const often = ["wave.launched", "target.concluded", "reinforcement.opened", "change.closed", "gate.overdue"];
  for (const fact of often) expect.soft(reached.get(fact) ?? 0, fact).toBeGreaterThan(30);
  for (const fact of [
    "change.handed-over",
    "gate.escalated",
    "gate.reopened",
    "gate.group-opened",
    "request.delegated",
    "request.answered",
    "request.consented-by-silence",
    "objection.closed",
    "objection.overruled",
    "change.counter-accepted",
    "audit.finished",
    "audit.dropped",
  ])
    expect.soft(reached.get(fact) ?? 0, fact).toBeGreaterThan(3);
});

test("wherever a life has led, people of good will can bring it to its end", { timeout: timeoutMs }, () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const life = live(core, scenario);
      expect(carryToTheEnd(life).stage).toBe("closed");
      expect(life.book.queue).toEqual([]);
      expect(life.book.effects).toEqual([]);
      sound(life);
    }),
    { numRuns: 600 },
  );
});

test("a life with a restart after every move is the same life", { timeout: timeoutMs }, () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const one = live(core, scenario);
      const other = live(core, scenario, { restless: true });
      sound(other);
      expect(JSON.stringify([other.events, other.book])).toBe(JSON.stringify([one.events, one.book]));
    }),
    { numRuns: 400 },
  );
});
