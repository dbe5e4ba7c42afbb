// Whole lives in the pure core, told fact by fact.
import { expect, test } from "vitest";
import type { TargetReading } from "../../domain/change/reading.ts";
import { ballOf } from "../../domain/change/ball.ts";
import { text } from "./cooperate.ts";
import { smallPlan } from "./plans.ts";
import { DAY_MS, inAdoption, inAlignment, inDraft, launchOf, startAt } from "./scene.ts";

function reading(part: Partial<TargetReading>): TargetReading {
  const figures = { rate: 0.7, counted: 7, judged: 10, reachedAt: null, fellAt: null };
  return {
    ...figures,
    target: "A1",
    verdict: "open",
    reinforceBy: startAt + 60 * DAY_MS,
    waves: [],
    final: false,
    ...part,
  };
}

test("a light change, from proposal to outcome", () => {
  const scene = inDraft();
  const ball = () => ballOf(scene.state).party;
  expect(ball()).toBe("proposer");
  scene.do({ type: "submit" });
  expect(ball()).toBe("owner");
  scene.do({ type: "accept" });
  expect(ball()).toBe("stakeholders");
  scene.decide("U2");
  scene.do({ type: "accept-build" });
  expect(ball()).toBe("owner");
  scene.do(launchOf("L1"));
  expect(ball()).toBe("nobody");
  scene.settleAll();
  expect(scene.book.effects).toEqual([]);
  expect(scene.facts.map((fact) => (fact.type === "stage.entered" ? fact.stage : fact.type))).toEqual([
    "change.created",
    "change.submitted",
    "change.accepted",
    "gate.opened",
    "request.decided",
    "gate.approved",
    "build",
    "build.accepted",
    "readiness",
    "wave.launched",
    "launch",
    "adoption",
  ]);
  expect(scene.tasks.map((task) => task.split(" ")[1])).toEqual([
    "set-intake-deadline",
    "mail-intake",
    "mail-received",
    "mail-intake-result",
    "set-gate-deadlines",
    "mail-request",
    "mail-gate-result",
    "mail-gate-result",
    "measure",
  ]);
});

test("a target that is met, falls, is reinforced and met again makes the change adopted", () => {
  const scene = inAdoption();
  const reachedAt = startAt + 20 * DAY_MS;
  const fellAt = startAt + 40 * DAY_MS;
  const learn = (part: Partial<TargetReading>) => {
    const measure = scene.book.effects.findLast((effect) => effect.task.do === "measure");
    expect(measure).toBeDefined();
    scene.learn({ type: "measured", asOf: scene.at, readings: [reading(part)] });
  };
  const seen = () => scene.facts.slice(12).map((fact) => fact.type);
  learn({});
  learn({});
  expect(seen()).toEqual(["target.verdict-changed"]); // the second reading says nothing new
  learn({ verdict: "met", reachedAt });
  learn({ verdict: "open", reachedAt, fellAt });
  expect(seen().slice(-3)).toEqual(["target.verdict-changed", "target.fell", "reinforcement.opened"]);
  learn({ verdict: "open", reachedAt, fellAt: fellAt + DAY_MS });
  expect(seen().filter((fact) => fact === "reinforcement.opened")).toHaveLength(1);
  const tasks = () => Object.values(scene.state.reinforcements).map(({ standing, reopened }) => [standing, reopened]);
  expect(tasks()).toEqual([["open", 1]]); // one open task a target; that it fell again is counted
  expect(ballOf(scene.state)).toMatchObject({ party: "owner", people: ["U3"], dueAt: startAt + 60 * DAY_MS });
  expect(scene.wait(startAt + 60 * DAY_MS)).toEqual(["reinforcement.overdue"]);
  const [reinforcement = ""] = Object.keys(scene.state.reinforcements);
  scene.do({ type: "reinforcement-done", reinforcement, note: text });
  learn({ verdict: "open", reachedAt, fellAt: fellAt + 2 * DAY_MS });
  expect(tasks()).toEqual([
    ["done", 1],
    ["open", 2],
  ]);
  learn({ verdict: "met", reachedAt, fellAt: fellAt + 2 * DAY_MS, final: true });
  expect(seen().slice(-2)).toEqual(["target.concluded", "change.closed"]);
  expect(scene.state).toMatchObject({ stage: "closed", outcome: "adopted" });
});

test("closing early takes the verdicts of the day, and opens no task for a target that falls then", () => {
  const scene = inAdoption();
  scene.do({ type: "close", reason: text });
  const part = { verdict: "missed", reachedAt: startAt, fellAt: startAt + DAY_MS } as const;
  scene.learn({ type: "measured", asOf: scene.at, readings: [reading(part)] });
  expect(scene.facts.some((fact) => fact.type === "reinforcement.opened")).toBe(false);
  expect(scene.state).toMatchObject({ stage: "closed", outcome: "lapsed" });
  expect(scene.book.effects.some((effect) => effect.task.do === "measure")).toBe(false);
});

test("a change without a target ends with its last launch, and is not measurable", () => {
  const scene = inAdoption({ ...smallPlan, targets: [], waves: ["L1", "L2"] });
  expect(scene.state).toMatchObject({ stage: "closed", outcome: "not_measurable" });
});

test("given back and handed in again: old approvals are gone, everybody is asked anew under new ids", () => {
  const stakeholders = ["U1", "U2"].map((person) => ({ person, team: null }));
  const plan = { ...smallPlan, gates: [{ id: "G1", quorum: { mode: "all" } as const, stakeholders }] };
  const scene = inAlignment(plan);
  scene.decide("U1");
  const old = [scene.request("U1"), scene.request("U2")];
  scene.do({ type: "revise" });
  expect(scene.state.stage).toBe("draft");
  scene.do({ type: "edit", plan, revision: { number: 2, hash: "h2" }, basedOn: 1, material: true });
  scene.do({ type: "submit" });
  expect(scene.state.stage).toBe("alignment"); // it was accepted before
  expect(Object.values(scene.state.requests).every((each) => each.choice === null)).toBe(true);
  for (const { id, person } of old) {
    expect(scene.state.requests[id]).toBeUndefined();
    const said = { generation: 1, choice: "approve", reason: null, shownHash: "h1" } as const;
    const late = scene.do({ type: "decide", request: id, ...said }, { kind: "link", person });
    expect(late).toMatchObject({ refused: "not_found" });
  }
  scene.decide("U2");
  expect(scene.state.stage).toBe("alignment"); // the approval given before does not count
  scene.decide("U1");
  expect(scene.state.stage).toBe("build");
});

test("a declined gate waits for the owner, who gives the proposal back or withdraws it", () => {
  const scene = inAlignment();
  scene.decide("U2", "decline");
  expect(scene.state.gates.G1?.standing).toBe("declined");
  expect(ballOf(scene.state)).toMatchObject({ party: "owner", people: ["U3"] });
  scene.do({ type: "withdraw", reason: text });
  expect(scene.state).toMatchObject({ stage: "closed", outcome: "withdrawn" });
});

test("gates that a new revision no longer has do not stand in the way", () => {
  const second = { id: "G2", quorum: { mode: "all" } as const, stakeholders: [{ person: "U4", team: null }] };
  const scene = inAlignment({ ...smallPlan, gates: [...smallPlan.gates, second] });
  scene.decide("U4", "decline");
  scene.do({ type: "revise" });
  scene.do({ type: "edit", plan: smallPlan, revision: { number: 2, hash: "h2" }, basedOn: 1, material: true });
  scene.do({ type: "submit" });
  expect(ballOf(scene.state).party).toBe("stakeholders");
  scene.decide("U2");
  expect(scene.state.stage).toBe("build");
});
