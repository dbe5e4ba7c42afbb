// What reaches the manager of a group that stands still: once in its time, not what was called wrong, and not for ever into silence.
import { expect, test } from "vitest";
import { isRefusal } from "../../domain/refusal.ts";
import type { StuckStep } from "../../domain/adoption/stuck.ts";
import { text } from "./cooperate.ts";
import { DAY_MS, inAdoption } from "./scene.ts";
import type { Scene } from "./scene.ts";

const everyMs = 14 * DAY_MS;

function measure(scene: Scene, step: StuckStep, groups = ["Sales"], target = "A1"): readonly string[] {
  const before = scene.facts.length;
  const stuck = groups.map((group) => ({ group, target, step, manager: "U5" }));
  scene.learn({ type: "groups-stuck", groups: stuck, everyMs });
  return scene.facts.slice(before).map((fact) => (fact.type === "suggestion.made" ? fact.group : fact.type));
}

function answer(scene: Scene, said: "done" | "doing" | "not_right", why = false, person = "U5") {
  const { suggestion = "" } = scene.state.suggestions?.["Sales"] ?? {};
  const command = { type: "answer-suggestion", suggestion, answer: said, reason: why ? text : null } as const;
  const done = scene.do(command, { kind: "link", person });
  return isRefusal(done) ? done.why : "said";
}

test("each group once, whoever names it twice, and its manager is written to", () => {
  const scene = inAdoption();
  expect(measure(scene, "try", ["Sales", "Service", "Sales"])).toEqual(["Sales", "Service"]);
  expect(scene.tasks.filter((task) => task.endsWith("mail-suggestion"))).toHaveLength(2);
  const ids = Object.values(scene.state.suggestions ?? {}).map(({ suggestion }) => suggestion);
  expect(new Set(ids).size).toBe(2);
});

test("nothing more within the time, whatever the step; afterwards what fits then", () => {
  const scene = inAdoption();
  measure(scene, "try");
  scene.at += everyMs - 1;
  expect(measure(scene, "habit")).toEqual([]);
  scene.at += 1;
  expect(measure(scene, "habit")).toEqual(["Sales"]);
});

test("what was called wrong is not suggested again; another step is", () => {
  const scene = inAdoption();
  measure(scene, "try");
  expect(answer(scene, "not_right")).toBe("why_not_wanted");
  expect(answer(scene, "not_right", true, "U4")).toBe("not_yours");
  expect([answer(scene, "not_right", true), answer(scene, "not_right", true)]).toEqual(["said", "said"]);
  expect(scene.facts.filter(({ type }) => type === "suggestion.answered")).toHaveLength(1);
  scene.at += everyMs;
  expect(measure(scene, "try")).toEqual([]);
  expect(measure(scene, "return")).toEqual(["Sales"]);
});

test("three times into silence is enough; an answer opens the way again", () => {
  const scene = inAdoption();
  const next = () => {
    scene.at += everyMs;
    return measure(scene, "try");
  };
  expect([next(), next(), next(), next()]).toEqual([["Sales"], ["Sales"], ["Sales"], []]);
  answer(scene, "doing");
  expect(next()).toEqual(["Sales"]);
  expect(answer(scene, "done")).toBe("said");
});

test("not on hold, not while closing, and not of a target that is not open", () => {
  const scene = inAdoption();
  expect(measure(scene, "try", ["Sales"], "A9")).toEqual([]);
  expect(measure(scene, "try", ["Sales"], "constructor")).toEqual([]);
  scene.do({ type: "close", reason: text });
  expect(measure(scene, "try")).toEqual([]);
});

test("an older suggestion is answered no more", () => {
  const scene = inAdoption();
  measure(scene, "try");
  const old = scene.state.suggestions?.["Sales"]?.suggestion ?? "";
  scene.at += everyMs;
  measure(scene, "try");
  const late = scene.do(
    { type: "answer-suggestion", suggestion: old, answer: "done", reason: null },
    { kind: "link", person: "U5" },
  );
  expect(late).toMatchObject({ refused: "superseded", why: "suggestion_replaced" });
});
