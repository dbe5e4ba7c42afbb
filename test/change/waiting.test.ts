// Whose turn it was: every minute of a change has one party, none has two, and it is the one that the record says.
import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { ballOf } from "../../domain/change/ball.ts";
import { evolve } from "../../domain/change/decider.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import { unborn } from "../../domain/change/state.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { waitingSpans } from "../../domain/change/waiting.ts";
import { core } from "./core.ts";
import { smallPlan } from "./plans.ts";
import { DAY_MS, HOUR_MS, inAlignment } from "./scene.ts";
import { live, scenarios } from "./simulator.ts";

/** The change as the record leaves it at an instant: plain and slow, from the first event each time. */
function standingAt(events: readonly ChangeEvent[], at: number): ChangeState {
  return events.filter((event) => event.at <= at).reduce(evolve, unborn("CHG-1"));
}

test("in any life the spans cover all of it, none of it twice, and each is whose the record says at every instant", () => {
  let several = 0;
  assert(
    property(scenarios, integer({ min: 0, max: 400 }), integer({ min: 1, max: 1_000 }), (scenario, after, seed) => {
      const { events } = live(core, scenario);
      const [first] = events;
      const last = events.at(-1);
      if (first === undefined || last === undefined) return;
      const until = last.at + after * HOUR_MS;
      const spans = waitingSpans("CHG-1", events, until);
      const closing = events.find(({ at }) => standingAt(events, at).stage === "closed");
      const end = closing?.at ?? until;
      expect(spans.reduce((sum, span) => sum + span.until - span.from, 0)).toBe(end - first.at);
      for (const [index, span] of spans.entries()) {
        expect(span.until).toBeGreaterThan(span.from);
        expect(span.from).toBe(index === 0 ? first.at : spans[index - 1]?.until);
        // Its ends, and an instant inside that nobody chose.
        for (const at of [span.from, span.until - 1, span.from + ((span.until - span.from) * (seed % 997)) / 997]) {
          const state = standingAt(events, Math.floor(at));
          const ball = ballOf(state);
          expect([span.stage, span.held, span.party]).toEqual([state.stage, state.heldSince !== null, ball.party]);
          if (span.person !== null) expect(ball.people).toContain(span.person);
          else expect(ball.people).toEqual([]);
          if (ball.people.length > 1) several += 1;
        }
      }
    }),
    { numRuns: 400 },
  );
  expect(several).toBeGreaterThan(0);
});

test("of several who are asked at once it is the time of the first who has not answered, then of the next", () => {
  const stakeholders = ["U2", "U4"].map((person) => ({ person, team: null }));
  const scene = inAlignment({ ...smallPlan, gates: [{ id: "G1", quorum: { mode: "all" }, stakeholders }] });
  const asked = scene.at;
  scene.wait(asked + 3 * DAY_MS);
  scene.decide("U2");
  scene.wait(asked + 5 * DAY_MS);
  scene.decide("U4");
  const spans = waitingSpans("CHG-7", scene.events, scene.at).filter(({ party }) => party === "stakeholders");
  expect(spans.map(({ person, from, until }) => [person, from - asked, until - from])).toEqual([
    ["U2", 0, 3 * DAY_MS],
    ["U4", 3 * DAY_MS, 2 * DAY_MS],
  ]);
});
