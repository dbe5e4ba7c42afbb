// Owner and sponsor are handed over on the record: from the next fact on the new one has the ball and the rights, approvals stand.
import { expect, test } from "vitest";
import { ballOf } from "../../domain/change/ball.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { text } from "./cooperate.ts";
import { smallPlan } from "./plans.ts";
import { inAdoption, inAlignment, inBuild, inDraft, inIntake, inReadiness } from "./scene.ts";
import type { Scene } from "./scene.ts";

const handOver = (scene: Scene, role: "owner" | "sponsor", to: string) =>
  scene.do({ type: "hand-over", role, to, reason: text });

test.each([
  ["draft", inDraft],
  ["intake", inIntake],
  ["alignment", inAlignment],
  ["build", inBuild],
  ["readiness", inReadiness],
  ["adoption", inAdoption],
] as const)("in %s both can be handed over, and the record says from whom to whom and why", (_, scene) => {
  const change = scene();
  const { stage } = change.state;
  handOver(change, "owner", "U5");
  handOver(change, "sponsor", "U6");
  expect(change.facts.slice(-2)).toEqual([
    { type: "change.handed-over", role: "owner", from: "U3", to: "U5", reason: text },
    { type: "change.handed-over", role: "sponsor", from: "U1", to: "U6", reason: text },
  ]);
  expect(change.state).toMatchObject({ stage, plan: { owner: "U5", sponsor: "U6" } });
});

test("the new owner has the ball", () => {
  const scene = inIntake();
  handOver(scene, "owner", "U5");
  expect(ballOf(scene.state)).toMatchObject({ party: "owner", people: ["U5"] });
});

test("approvals stand and nobody is asked again; both hear of it", () => {
  const scene = inBuild();
  const before = [...scene.tasks];
  handOver(scene, "sponsor", "U5");
  expect(scene.tasks.slice(before.length).map((task) => task.split(" ")[1])).toEqual([
    "mail-hand-over",
    "mail-hand-over",
  ]);
  const told = scene.book.effects.flatMap(({ task }) => (task.do === "mail-hand-over" ? [task] : []));
  expect(told).toMatchObject([
    { to: "U5", gave: false, other: "U1", role: "sponsor", reason: text.id },
    { to: "U1", gave: true, other: "U5" },
  ]);
  expect(scene.state.gates.G1?.standing).toBe("approved");
});

test("to whoever has it already nothing is recorded", () => {
  const scene = inBuild();
  const before = scene.facts.length;
  handOver(scene, "owner", "U3");
  expect(scene.facts).toHaveLength(before);
});

test("a draft that missed an owner misses none once somebody takes it", () => {
  const scene = inDraft({ ...smallPlan, owner: null, missing: ["owner", "title"] });
  handOver(scene, "owner", "U5");
  expect(scene.state.plan.missing).toEqual(["title"]);
});

test("a change on hold can be handed over, one that was withdrawn cannot", () => {
  const scene = inBuild();
  scene.do({ type: "hold", reason: text });
  handOver(scene, "owner", "U5");
  expect(scene.state.plan.owner).toBe("U5");
  scene.do({ type: "withdraw", reason: text });
  const refused = handOver(scene, "owner", "U6");
  expect(isRefusal(refused) && refused.refused).toBe("wrong_stage");
});

test("what is still to be settled goes to the new owner, what is settled stays where it was", () => {
  const [gate] = smallPlan.gates;
  if (gate === undefined) throw new Error("the plan has a gate");
  const stakeholders = ["U2", "U4"].map((person) => ({ person, team: "Finance" }));
  const scene = inAlignment({ ...smallPlan, gates: [{ ...gate, stakeholders }] });
  scene.decide("U2", "concern");
  const [settled = ""] = Object.keys(scene.state.objections);
  scene.do({ type: "overrule", objection: settled, by: null, reason: text }, { kind: "person", person: "U3" });
  scene.decide("U4", "approve_with_condition");
  handOver(scene, "owner", "U5");
  handOver(scene, "sponsor", "U6");
  const owners = () => Object.values(scene.state.objections).map(({ standing, owner }) => [standing, owner]);
  expect(owners()).toEqual([
    ["overruled", "U3"],
    ["open", "U5"],
  ]);
  const plan = { ...scene.state.plan, owner: "U1" };
  scene.do({ type: "edit", plan, revision: { number: 2, hash: "h2" }, basedOn: 1, material: false });
  expect(owners()).toEqual([
    ["overruled", "U3"],
    ["open", "U1"],
  ]);
});
