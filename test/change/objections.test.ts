// Conditions, concerns, questions and counter-proposals: what keeps a gate shut, who may settle it, and what the voice counts for then.
import { expect, test } from "vitest";
import type { Actor, SignoffChoice } from "../../domain/change/command.ts";
import type { Plan, Quorum, StakeholderPlan } from "../../domain/change/plan.ts";
import { text } from "./cooperate.ts";
import { proposer, smallPlan } from "./plans.ts";
import { inAlignment } from "./scene.ts";
import type { Scene } from "./scene.ts";

const link = (person: string): Actor => ({ kind: "link", person });
const person = (id: string): Actor => ({ kind: "person", person: id });

/** U2 and U4 are asked; U1 sponsors, U3 owns, U0 proposes. */
function asking(quorum: Quorum = { mode: "all" }, parts: Partial<StakeholderPlan> = {}): Plan {
  const stakeholders = [
    { person: "U2", team: null, ...parts },
    { person: "U4", team: null },
  ];
  return { ...smallPlan, gates: [{ id: "G1", quorum, stakeholders }] };
}

const standing = (scene: Scene) => scene.state.gates.G1?.standing;
const latest = (scene: Scene) => Object.keys(scene.state.objections).at(-1) ?? "none";

test.each([
  ["approve_with_condition", "condition"],
  ["concern", "concern"],
] as const)("%s keeps the gate shut until its raiser closes it", (choice, kind) => {
  const scene = inAlignment(asking());
  scene.decide("U2", choice);
  scene.decide("U4");
  expect(scene.state.objections[latest(scene)]).toMatchObject({ kind, raiser: "U2", owner: "U3", standing: "open" });
  expect(standing(scene)).toBe("open");
  expect(scene.do({ type: "close-objection", objection: latest(scene) }, link("U4"))).toMatchObject({
    refused: "forbidden",
  });
  scene.do({ type: "close-objection", objection: latest(scene) }, link("U2"));
  // A condition that is met leaves an approval; a concern that is settled leaves a decision to take.
  expect(standing(scene)).toBe(kind === "condition" ? "approved" : "open");
  if (kind === "concern") scene.decide("U2");
  expect(standing(scene)).toBe("approved");
});

test.each(["concern", "approve_with_condition"] as const)("%s that is overruled counts neither way", (choice) => {
  const scene = inAlignment(asking({ mode: "all" }, { required: true }));
  scene.decide("U2", choice);
  const overrule = (by: Actor, named: string | null = null) =>
    scene.do({ type: "overrule", objection: latest(scene), by: named, reason: text }, by);
  expect(overrule(person("U2"))).toMatchObject({ refused: "forbidden" });
  expect(overrule(person(proposer))).toMatchObject({ refused: "forbidden" });
  expect(overrule({ kind: "key", key: "K1", person: null })).toMatchObject({ refused: "incomplete", paths: ["by"] });
  expect(overrule({ kind: "key", key: "K1", person: null }, "U5")).toMatchObject({ refused: "forbidden" });
  overrule({ kind: "key", key: "K1", person: null }, "U1");
  expect(scene.facts.at(-1)).toMatchObject({ type: "objection.overruled", by: "U1" });
  expect(overrule(person("U3"))).toMatchObject({ refused: "wrong_stage" });
  expect(standing(scene)).toBe("open");
  scene.decide("U4");
  expect(standing(scene)).toBe("approved");
});

test("another decision of the raiser closes what they raised, and raises anew", () => {
  const scene = inAlignment(asking());
  scene.decide("U2", "concern");
  const concern = latest(scene);
  scene.decide("U2", "approve_with_condition");
  expect(scene.state.objections[concern]?.standing).toBe("closed");
  expect(scene.state.objections[latest(scene)]).toMatchObject({ kind: "condition", standing: "open" });
  scene.decide("U2");
  expect(Object.values(scene.state.objections).map((each) => each.standing)).toEqual(["closed", "closed"]);
});

test("a gate that can be approved without them still waits for their concern", () => {
  const scene = inAlignment(asking({ mode: "any" }));
  scene.decide("U2", "concern");
  scene.decide("U4");
  expect(standing(scene)).toBe("open");
  scene.do({ type: "close-objection", objection: latest(scene) }, person("U2"));
  expect(standing(scene)).toBe("approved");
});

test.each(["ask", "counter"] as const)("%s gives the owner the ball, and the answer gives it back", (choice) => {
  const scene = inAlignment(asking());
  const { id } = scene.request("U2");
  expect(scene.do({ type: "answer", request: id, text })).toMatchObject({ refused: "wrong_stage" });
  scene.decide("U2", choice);
  expect(scene.request("U2").standing).toBe("asking");
  scene.do({ type: "answer", request: id, text });
  expect(scene.facts.at(-1)).toMatchObject({ type: "request.answered", to: choice });
  expect(scene.request("U2").standing).toBe("open");
  expect(scene.tasks.filter((task) => task.endsWith("mail-answer"))).toHaveLength(1);
  scene.decide("U2");
  scene.decide("U4");
  expect(standing(scene)).toBe("approved");
});

test("somebody who is required cannot abstain; others are left out of the count", () => {
  const scene = inAlignment(asking({ mode: "all" }, { required: true }));
  expect(scene.decide("U2", "abstain")).toMatchObject({ refused: "forbidden" });
  scene.decide("U2");
  expect(standing(scene)).toBe("open");
  scene.decide("U4", "abstain");
  expect(standing(scene)).toBe("approved");
});

test("a veto decides the gate, whatever the others say", () => {
  const scene = inAlignment(asking({ mode: "any" }, { veto: true }));
  scene.decide("U2", "decline");
  expect(standing(scene)).toBe("declined");
});

test.each(["ask", "concern", "counter", "decline", "approve_with_condition"] as const)("%s takes a word", (choice) => {
  const scene = inAlignment(asking());
  const { id, generation } = scene.request("U2");
  const said = { generation, choice, reason: null, shownHash: scene.state.revision.hash };
  expect(scene.do({ type: "decide", request: id, ...said }, link("U2"))).toMatchObject({
    refused: "incomplete",
    paths: ["reason"],
  });
});

const outspoken: readonly SignoffChoice[] = ["approve_with_condition", "ask", "concern", "counter", "decline"];
test.each(outspoken)("owner and proposer are told of %s", (choice) => {
  const scene = inAlignment(asking());
  scene.decide("U2", choice);
  expect(scene.tasks.filter((task) => task.endsWith("mail-statement"))).toHaveLength(2);
});

test("groups are asked one after another, each when everybody before has answered", () => {
  const stakeholders = [
    { person: "U2", team: null },
    { person: "U4", team: null },
    { person: "U5", team: null, order: 2 },
  ];
  const scene = inAlignment({
    ...smallPlan,
    gates: [{ id: "G1", quorum: { mode: "at_least", count: 2 }, stakeholders }],
  });
  expect(scene.request("U5").standing).toBe("waiting");
  expect(scene.decide("U5")).toMatchObject({ refused: "wrong_stage" });
  scene.decide("U2");
  expect(scene.request("U5").standing).toBe("waiting");
  scene.decide("U4", "decline");
  expect(scene.request("U5").standing).toBe("open");
  expect(scene.tasks.filter((task) => task.endsWith("mail-request"))).toHaveLength(3);
  scene.decide("U5");
  expect(standing(scene)).toBe("approved");
});

test("a gate decided by its first group asks nobody else", () => {
  const stakeholders = [
    { person: "U2", team: null },
    { person: "U5", team: null, order: 2 },
  ];
  const scene = inAlignment({ ...smallPlan, gates: [{ id: "G1", quorum: { mode: "any" }, stakeholders }] });
  scene.decide("U2");
  expect(standing(scene)).toBe("approved");
  expect(Object.values(scene.state.requests).map((request) => request.standing)).toEqual(["decided", "withdrawn"]);
});

test("a concern that is closed once an edit put its raiser into a later group asks them when their turn comes", () => {
  const concerned = { person: "U2", team: null };
  const other = { person: "U4", team: null };
  const gates = (stakeholders: readonly StakeholderPlan[]): Plan => ({
    ...smallPlan,
    gates: [{ id: "G1", quorum: { mode: "all" }, stakeholders }],
  });
  const scene = inAlignment(gates([concerned, other]));
  scene.decide("U2", "concern");
  const { number } = scene.state.revision;
  const next = gates([{ ...concerned, order: 2 }, other]);
  const revision = { number: number + 1, hash: `h${number + 1}` };
  scene.do({ type: "edit", plan: next, revision, basedOn: number, material: true }, person(proposer));
  expect(scene.request("U2").standing).toBe("waiting");
  const asked = () => scene.tasks.filter((task) => task.endsWith("mail-request")).length;
  const before = asked();
  scene.do({ type: "close-objection", objection: latest(scene) }, link("U2"));
  expect([scene.request("U2").standing, asked()]).toEqual(["waiting", before]);
  scene.decide("U4");
  expect([scene.request("U2").standing, asked()]).toEqual(["open", before + 1]);
  scene.decide("U2");
  expect(standing(scene)).toBe("approved");
});
