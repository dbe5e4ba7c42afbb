// Rounds of feedback: asked once something is launched, one at a time, and over at their instant without anything that runs.
import { expect, test } from "vitest";
import { isOpenAt } from "../../domain/change/feedback.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Scene } from "./scene.ts";
import { DAY_MS, inAdoption, inReadiness, startAt } from "./scene.ts";

function ask(scene: Scene, days: number) {
  const done = scene.do({ type: "ask-feedback", until: scene.at + days * DAY_MS, sample: null });
  return isRefusal(done) ? [done.refused, ...(done.paths ?? [])] : "asked";
}
const rounds = (scene: Scene) => Object.keys(scene.state.feedback ?? {});

test("before the launch there is nobody to ask", () => {
  expect(ask(inReadiness(), 14)).toEqual(["wrong_stage"]);
});

test("a round ends later than now and at most 90 days on", () => {
  const scene = inAdoption();
  expect(ask(scene, 0)).toEqual(["conflict", "until"]);
  expect(ask(scene, 91)).toEqual(["conflict", "until"]);
  expect(ask(scene, 90)).toBe("asked");
  expect(scene.tasks.at(-1)).toMatch(/ask-for-feedback$/);
});

test("one is open at a time; the next is another one, and what was open ends by itself", () => {
  const scene = inAdoption();
  expect([ask(scene, 14), ask(scene, 14)]).toEqual(["asked", ["conflict"]]);
  scene.at = startAt + 14 * DAY_MS;
  expect(ask(scene, 14)).toBe("asked");
  expect(rounds(scene)).toEqual(["Q1", "Q2"]);
  expect(scene.wait(startAt + 60 * DAY_MS)).not.toContain("feedback.closed");
});

test("ended early it takes nothing more, and ending it again says nothing new", () => {
  const scene = inAdoption();
  ask(scene, 14);
  scene.at += DAY_MS;
  for (let count = 0; count < 2; count += 1) scene.do({ type: "close-feedback", round: "Q1" });
  expect(scene.facts.filter(({ type }) => type === "feedback.closed")).toHaveLength(1);
  const round = scene.state.feedback?.["Q1"];
  expect(round && [isOpenAt(round, scene.at - DAY_MS), isOpenAt(round, scene.at)]).toEqual([true, false]);
  expect(ask(scene, 14)).toBe("asked");
  expect(scene.do({ type: "close-feedback", round: "constructor" })).toMatchObject({ refused: "not_found" });
});
