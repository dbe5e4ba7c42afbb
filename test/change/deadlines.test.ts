// What happens at an instant: reminders, deadlines, dates of launch, and what a hold does to them.
import { expect, test } from "vitest";
import { dueEffects, nextWake } from "../../domain/change/book.ts";
import type { InternalCommand } from "../../domain/change/command.ts";
import type { Plan, Silence } from "../../domain/change/plan.ts";
import { text } from "./cooperate.ts";
import { smallPlan } from "./plans.ts";
import { DAY_MS, HOUR_MS, inAlignment, inIntake, inReadiness, launchOf, startAt } from "./scene.ts";
import type { Scene } from "./scene.ts";

const dueAt = startAt + 5 * DAY_MS;
const remindAt = [startAt + DAY_MS, startAt + 2 * DAY_MS, startAt + 3 * DAY_MS];

/** What the calendars say of everybody asked at the gate; escalated a day after it is due. */
function deadlines(scene: Scene, reminders: readonly number[] = remindAt, due = dueAt): InternalCommand {
  const requests = Object.keys(scene.state.requests);
  return { type: "gate-deadlines", gate: "G1", requests, remindAt: reminders, dueAt: due, escalateAt: due + DAY_MS };
}

function awaited(plan = smallPlan): Scene {
  const scene = inAlignment(plan);
  scene.learn(deadlines(scene));
  scene.settleAll();
  return scene;
}

test("each reminder comes at its instant, then the deadline is noted once", () => {
  const scene = awaited();
  expect(nextWake(scene.book)).toBe(remindAt[0]);
  expect(scene.wait(startAt + DAY_MS - 1)).toEqual([]);
  for (const instant of remindAt) expect(scene.wait(instant)).toEqual(["gate.reminded"]);
  expect(scene.wait(dueAt - 1)).toEqual([]);
  expect(scene.wait(dueAt)).toEqual(["gate.overdue"]);
  expect(scene.tasks.filter((task) => task.endsWith("mail-breach"))).toHaveLength(1); // the manager
  expect(scene.tasks.filter((task) => task.endsWith("mail-escalation"))).toHaveLength(1); // the owner
  expect(scene.wait(dueAt + DAY_MS)).toEqual(["gate.escalated"]);
  expect(scene.wait(dueAt + 300 * DAY_MS)).toEqual([]);
  expect(scene.tasks.filter((task) => task.endsWith("mail-reminder"))).toHaveLength(3);
  expect(scene.tasks.filter((task) => task.endsWith("mail-escalation"))).toHaveLength(2); // and the sponsor
});

test("reminders that come late are one message", () => {
  const scene = awaited();
  expect(scene.wait(remindAt[1] ?? 0)).toEqual(["gate.reminded"]);
  expect(scene.facts.at(-1)).toMatchObject({ type: "gate.reminded", count: 2 });
  expect(scene.tasks.filter((task) => task.endsWith("mail-reminder"))).toHaveLength(1);
  expect(scene.wait(dueAt + DAY_MS - 1)).toEqual(["gate.overdue"]);
});

test("reminders given out of order come in order", () => {
  const scene = inAlignment();
  scene.learn(deadlines(scene, remindAt.toReversed()));
  scene.settleAll();
  for (const instant of remindAt) {
    expect(nextWake(scene.book)).toBe(instant);
    expect(scene.wait(instant)).toEqual(["gate.reminded"]);
    scene.settleAll();
  }
});

test("nobody is reminded who has answered, or whose link is revoked", () => {
  const stakeholders = ["U1", "U2", "U4"].map((person) => ({ person, team: null }));
  const scene = inAlignment({ ...smallPlan, gates: [{ id: "G1", quorum: { mode: "all" }, stakeholders }] });
  scene.learn(deadlines(scene));
  scene.decide("U1");
  scene.do({ type: "revoke", request: scene.request("U2").id });
  scene.wait(startAt + DAY_MS);
  expect(scene.facts.at(-1)).toMatchObject({ type: "gate.reminded", requests: [scene.request("U4").id] });
  scene.wait(dueAt);
  const late = [scene.request("U2").id, scene.request("U4").id];
  expect(scene.facts.at(-1)).toMatchObject({ type: "gate.overdue", requests: late });
});

test("a hold stops deadlines, and the resumption has them set anew", () => {
  const scene = awaited();
  scene.do({ type: "hold", reason: text });
  expect(nextWake(scene.book)).toBeNull();
  expect(scene.wait(dueAt + 10 * DAY_MS)).toEqual([]);
  scene.do({ type: "resume" });
  expect(scene.wait(dueAt + 10 * DAY_MS)).toEqual([]); // the old instants are void
  expect(scene.book.effects.map((effect) => effect.task)).toEqual([
    { do: "set-gate-deadlines", gate: "G1", requests: [scene.request("U2").id] },
  ]);
  const again = scene.at + 5 * DAY_MS;
  scene.learn(deadlines(scene, [], again));
  expect(nextWake(scene.book)).toBe(again);
  expect(scene.wait(again)).toEqual(["gate.overdue"]);
});

test("a worker that was away past both deadlines notes the breach and the escalation together", () => {
  expect(awaited().wait(dueAt + 9 * DAY_MS)).toEqual(["gate.overdue", "gate.escalated"]);
});

function withSilence(silence: Silence): Plan {
  return { ...smallPlan, gates: smallPlan.gates.map((gate) => ({ ...gate, silence })) };
}

test("a gate that waits whatever comes tells its owner and nobody above", () => {
  const scene = awaited(withSilence("block"));
  expect(scene.wait(dueAt + 9 * DAY_MS)).toEqual(["gate.overdue"]);
  expect(scene.tasks.filter((task) => /mail-(breach|escalation)$/.test(task))).toHaveLength(1);
  expect(scene.state.gates.G1?.standing).toBe("open");
});

test("silence is consent where the gate says so, never an approval, and not of somebody whose link is dead", () => {
  const scene = awaited(withSilence("consent"));
  expect(scene.wait(dueAt)).toEqual(["gate.overdue", "request.consented-by-silence", "gate.approved", "stage.entered"]);
  expect(scene.request("U2").choice).toBe("consented_by_silence");
  const cut = awaited(withSilence("consent"));
  cut.do({ type: "revoke", request: cut.request("U2").id });
  expect(cut.wait(dueAt)).toEqual(["gate.overdue"]);
});

test("while somebody waits for an answer their clock stands still, and runs anew from the answer", () => {
  const scene = awaited();
  scene.decide("U2", "ask");
  expect(scene.wait(dueAt + 9 * DAY_MS)).toEqual([]);
  const { id } = scene.request("U2");
  scene.do({ type: "answer", request: id, text });
  expect(scene.request("U2").standing).toBe("open");
  expect(scene.wait(dueAt + 10 * DAY_MS)).toEqual([]); // the old clock runs for nobody, once the new one is set
});

test("on hold nobody is asked or reminded; what was due goes out with the resumption", () => {
  const scene = awaited();
  scene.do({ type: "resend", request: scene.request("U2").id });
  scene.wait(remindAt[0] ?? 0);
  scene.do({ type: "hold", reason: text });
  expect(dueEffects(scene.book, scene.at + DAY_MS)).toEqual([]);
  expect(nextWake(scene.book)).toBeNull();
  scene.do({ type: "resume" });
  const due = dueEffects(scene.book, scene.at).map((effect) => effect.task.do);
  expect(due).toEqual(["mail-request", "mail-reminder", "set-gate-deadlines"]);
});

test("what was held back when a held change is withdrawn is settled like the rest", () => {
  const scene = inAlignment();
  scene.do({ type: "hold", reason: text });
  expect(dueEffects(scene.book, scene.at).map((effect) => effect.task.do)).toEqual([
    "set-intake-deadline",
    "mail-received",
    "mail-intake-result",
    "set-gate-deadlines",
  ]);
  scene.do({ type: "withdraw", reason: text });
  expect(dueEffects(scene.book, scene.at)).toHaveLength(scene.book.effects.length);
});

test("intake has a deadline too, which a hold stops and a resumption brings back", () => {
  const scene = inIntake();
  scene.learn({ type: "intake-deadline", dueAt });
  scene.settleAll();
  scene.do({ type: "hold", reason: text });
  expect(scene.wait(dueAt + DAY_MS)).toEqual([]);
  scene.do({ type: "resume" });
  scene.learn({ type: "intake-deadline", dueAt: dueAt + 9 * DAY_MS });
  expect(scene.wait(dueAt + 9 * DAY_MS)).toEqual(["intake.overdue"]);
  expect(scene.wait(dueAt + 19 * DAY_MS)).toEqual([]);
});

test("a deadline that is found out on hold, or after the gate is decided, is let go", () => {
  const held = inAlignment();
  held.do({ type: "hold", reason: text });
  held.learn(deadlines(held));
  expect(held.state.gates.G1?.clocks).toEqual([]);
  const decided = inAlignment();
  decided.decide("U2");
  decided.learn(deadlines(decided));
  expect(nextWake(decided.book)).toBe(decided.book.effects[0]?.dueAt);
});

test("a wave with a date launches at exactly that instant, as was said when the date was set", () => {
  const scene = inReadiness({ ...smallPlan, waves: ["L1", "L2"] });
  scene.settleAll();
  const launchAt = startAt + 30 * DAY_MS;
  scene.do({ type: "launch", wave: "L1", launchAt, untrained: 3, override: text });
  expect(nextWake(scene.book)).toBe(launchAt);
  expect(scene.wait(launchAt - 1)).toEqual([]);
  expect(scene.state.stage).toBe("readiness");
  expect(scene.wait(launchAt)).toEqual(["wave.launched", "stage.entered"]);
  const launched = { type: "wave.launched", wave: "L1", launchedAt: launchAt, untrained: 3, override: text };
  expect(scene.facts.at(-2)).toEqual(launched);
  expect(scene.state.stage).toBe("launch");
});

test("a worker that wakes late launches for the instant that was set", () => {
  const scene = inReadiness();
  const launchAt = startAt + DAY_MS;
  scene.do(launchOf("L1", launchAt));
  scene.wait(launchAt + 7 * HOUR_MS);
  expect(scene.state.waves.L1?.launchedAt).toBe(launchAt);
});

test("a new date takes the place of the old one", () => {
  const scene = inReadiness();
  scene.do(launchOf("L1", startAt + DAY_MS));
  scene.do(launchOf("L1", startAt + 2 * DAY_MS));
  expect(scene.wait(startAt + DAY_MS)).toEqual([]);
  expect(scene.wait(startAt + 2 * DAY_MS)).toContain("wave.launched");
});

test("a date of launch that passes on hold is void; one still to come stands", () => {
  const scene = inReadiness({ ...smallPlan, waves: ["L1", "L2"] });
  scene.settleAll();
  scene.do(launchOf("L1", startAt + DAY_MS));
  scene.do(launchOf("L2", startAt + 9 * DAY_MS));
  scene.do({ type: "hold", reason: text });
  expect(scene.wait(startAt + 5 * DAY_MS)).toEqual([]);
  scene.do({ type: "resume" });
  expect(scene.state.waves.L1).toMatchObject({ scheduledFor: null, launchedAt: null });
  expect(nextWake(scene.book)).toBe(startAt + 9 * DAY_MS);
});
