// Approval is bound to content: what an edit does to those who were asked, and to what they said.
import { expect, test } from "vitest";
import type { Plan } from "../../domain/change/plan.ts";
import { proposer, smallPlan } from "./plans.ts";
import { DAY_MS, inAdoption, inAlignment, inBuild, inReadiness, launchOf } from "./scene.ts";
import type { Scene } from "./scene.ts";

const gate = (id: string, ...people: string[]) => ({
  id,
  quorum: { mode: "all" as const },
  stakeholders: people.map((person) => ({ person, team: null })),
});
const plan: Plan = { ...smallPlan, gates: [gate("G1", "U2", "U4"), gate("G2", "U5")] };

function edit(scene: Scene, material: boolean, next: Plan = plan) {
  const { number } = scene.state.revision;
  const revision = { number: number + 1, hash: `h${number + 1}` };
  return scene.do(
    { type: "edit", plan: next, revision, basedOn: number, material },
    { kind: "person", person: proposer },
  );
}

const mailed = (scene: Scene, deed: string) => scene.tasks.filter((task) => task.endsWith(deed)).length;

test("a material edit makes approvals stale, opens decided gates, and asks everybody once more by the same link", () => {
  const scene = inAlignment(plan);
  scene.decide("U5");
  scene.decide("U2");
  expect(scene.state.gates.G2?.standing).toBe("approved");
  const before = mailed(scene, "mail-request");
  edit(scene, true);
  expect(scene.state.gates).toMatchObject({ G1: { standing: "open" }, G2: { standing: "open" } });
  expect(scene.request("U2")).toMatchObject({ standing: "open", choice: null, stale: "approve", generation: 1 });
  expect(mailed(scene, "mail-request") - before).toBe(3);
  for (const person of ["U2", "U4", "U5"]) scene.decide(person);
  expect(scene.state.stage).toBe("build");
});

test("whoever has the old text open is not recorded on it", () => {
  const scene = inAlignment(plan);
  const { id, generation } = scene.request("U2");
  edit(scene, true);
  const said = { generation, choice: "approve", reason: null, shownHash: "h1" } as const;
  expect(scene.do({ type: "decide", request: id, ...said }, { kind: "link", person: "U2" })).toMatchObject({
    refused: "superseded",
  });
});

test("any other edit is a notice: what was said stands", () => {
  const scene = inAlignment(plan);
  scene.decide("U2");
  edit(scene, false);
  expect(scene.request("U2")).toMatchObject({ standing: "decided", choice: "approve" });
  expect(mailed(scene, "mail-notice")).toBe(3);
  scene.decide("U4");
  scene.decide("U5");
  expect(scene.state.stage).toBe("build");
});

test("an edit of who is asked is material whatever it says, and keeps the links of those who stay", () => {
  const scene = inAlignment(plan);
  const stays = scene.request("U2").id;
  scene.decide("U2");
  edit(scene, false, { ...plan, gates: [gate("G1", "U2", "U6"), gate("G3", "U1")] });
  expect(scene.request("U2").id).toBe(stays);
  expect(scene.request("U6").standing).toBe("open");
  expect(scene.state.gates).toMatchObject({ G2: { standing: "closed" }, G3: { standing: "open" } });
  expect(Object.values(scene.state.requests).map((request) => request.person)).not.toContain("U4");
});

test("a request that was passed on stays with whoever has it", () => {
  const scene = inAlignment(plan);
  const { id, generation } = scene.request("U2");
  const to = { to: "U6", team: null, reason: null };
  scene.do({ type: "delegate", request: id, generation, ...to }, { kind: "link", person: "U2" });
  edit(scene, true);
  expect(scene.request("U6")).toMatchObject({ id, behalf: ["U2"], generation: 2 });
});

test("a proposal people are asked about has to stay complete, and is not edited on hold", () => {
  const scene = inAlignment(plan);
  expect(edit(scene, true, { ...plan, missing: ["title"] })).toMatchObject({ refused: "incomplete", paths: ["title"] });
  scene.do({ type: "hold", reason: { id: "text-1", commitment: "c1" } });
  expect(edit(scene, true)).toMatchObject({ refused: "on_hold" });
});

test("while it is built, a material edit brings the change back to those who agreed; the work done stays done", () => {
  const scene = inBuild({ ...plan, workItems: ["B1", "B2"] });
  scene.do({ type: "set-work-item", item: "B1", state: "done" });
  scene.do({ type: "add-work-item", item: "B9" });
  const links = scene.request("U2").generation;
  edit(scene, true, { ...plan, workItems: ["B1", "B3"] });
  expect(scene.state).toMatchObject({ stage: "alignment", buildAccepted: false });
  expect(scene.request("U2")).toMatchObject({ standing: "open", stale: "approve", generation: links });
  for (const person of ["U2", "U4", "U5"]) scene.decide(person);
  expect(scene.state).toMatchObject({ stage: "build", work: { B1: "done", B3: "open", B9: "open" } });
  expect(scene.state.work).not.toHaveProperty("B2");
});

test("a date of launch does not outlast a material edit, and any other edit is told to those who agreed", () => {
  const scene = inReadiness({ ...plan, trainings: ["L1"] });
  scene.do({ ...launchOf("L1", scene.at + DAY_MS) });
  const before = mailed(scene, "mail-notice");
  edit(scene, false, { ...plan, trainings: ["L1", "L2"] });
  expect(mailed(scene, "mail-notice") - before).toBe(3);
  expect(mailed(scene, "invite-to-training")).toBe(2);
  expect(scene.state.stage).toBe("readiness");
  expect(edit(scene, false, { ...plan, trainings: ["L1", "L2"], workItems: ["B7"] })).toMatchObject({
    refused: "wrong_stage",
    paths: ["workItems"],
  });
  edit(scene, true);
  expect(scene.state).toMatchObject({ stage: "alignment", waves: {} });
  expect(scene.wait(scene.at + 2 * DAY_MS)).not.toContain("wave.launched");
});

test("once a wave is launched, what was signed is measured and edited no more", () => {
  const scene = inAdoption(plan);
  expect(edit(scene, false)).toMatchObject({ refused: "wrong_stage", message: expect.stringContaining("of its own") });
});
