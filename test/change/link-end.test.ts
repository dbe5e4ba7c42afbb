// How links end: a month beyond the last deadline, with a notice a week before, and what gives a person a fresh one.
import { expect, test } from "vitest";
import { nextWake } from "../../domain/change/book.ts";
import type { Actor } from "../../domain/change/command.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { text } from "./cooperate.ts";
import { smallPlan } from "./plans.ts";
import { DAY_MS, inAlignment, startAt } from "./scene.ts";
import type { Scene } from "./scene.ts";

const dueAt = startAt + 5 * DAY_MS;
const escalateAt = dueAt + 2 * DAY_MS;
const linkUntil = escalateAt + 30 * DAY_MS;
const by = (person: string): Actor => ({ kind: "link", person });

function withDeadlines(scene: Scene, shift = 0): Scene {
  const at = { dueAt: dueAt + shift, escalateAt: escalateAt + shift, linkUntil: linkUntil + shift };
  scene.learn({ type: "gate-deadlines", gate: "G1", requests: Object.keys(scene.state.requests), remindAt: [], ...at });
  scene.settleAll();
  return scene;
}

const two = ["U2", "U4"].map((person) => ({ person, team: null }));
const twoAsked = { ...smallPlan, gates: [{ id: "G1", quorum: { mode: "all" } as const, stakeholders: two }] };
const asked = (plan = smallPlan) => withDeadlines(inAlignment(plan));

/** A gate in which U4 has not answered for as long as links work. */
function ended(): Scene {
  const scene = asked(twoAsked);
  scene.decide("U2");
  for (const instant of [dueAt, escalateAt, linkUntil - 7 * DAY_MS, linkUntil]) scene.wait(instant);
  scene.settleAll();
  return scene;
}

test("nothing wakes for a link's end while deadlines are to come, and never once the gate is decided", () => {
  const scene = asked();
  expect(nextWake(scene.book)).toBe(dueAt);
  expect(scene.wait(escalateAt)).toEqual(["gate.overdue", "gate.escalated"]);
  scene.settleAll();
  expect(nextWake(scene.book)).toBe(linkUntil - 7 * DAY_MS);
  scene.decide("U2");
  scene.settleAll();
  expect(nextWake(scene.book)).toBeNull();
  expect(scene.wait(linkUntil)).toEqual([]);
});

test("whoever still has to decide is told a week before; at the end every link of the gate is void and the owner hears of it", () => {
  const scene = asked(twoAsked);
  scene.decide("U2");
  scene.wait(escalateAt);
  expect(scene.wait(linkUntil - 7 * DAY_MS - 1)).toEqual([]);
  expect(scene.wait(linkUntil - 7 * DAY_MS)).toEqual(["gate.links-ending"]);
  expect(scene.facts.at(-1)).toMatchObject({ requests: [scene.request("U4").id] });
  expect(scene.wait(linkUntil - 1)).toEqual([]);
  expect(scene.wait(linkUntil)).toEqual(["gate.links-ended"]);
  expect([scene.request("U2").link, scene.request("U4").link]).toEqual(["expired", "expired"]);
  const mails = scene.tasks.map((task) => task.split(" ")[1]).filter((task) => task?.startsWith("mail-link"));
  expect(mails).toEqual(["mail-link-ending", "mail-links-ended"]);
  expect(nextWake(scene.book)).toBe(scene.book.effects[0]?.dueAt);
});

test("a worker that was away past the end sends no notice of it any more", () => {
  expect(asked().wait(linkUntil)).toEqual(["gate.overdue", "gate.escalated", "gate.links-ended"]);
});

test("by a link that has ended nothing is decided or passed on; a fresh one is mailed to the person once, and works", () => {
  const scene = ended();
  expect(scene.decide("U4")).toMatchObject({ refused: "superseded" });
  const { id, generation } = scene.request("U4");
  const renew = { type: "renew", request: id, generation } as const;
  expect(scene.do(renew, by("U2"))).toMatchObject({ refused: "forbidden" });
  expect(scene.do({ ...renew, generation: generation - 1 }, by("U4"))).toMatchObject({ refused: "superseded" });
  expect(isRefusal(scene.do(renew, by("U4")))).toBe(false);
  expect(scene.request("U4")).toMatchObject({ link: "live", generation: 2, linkUntil: scene.at + 30 * DAY_MS });
  expect(scene.book.effects.map(({ task }) => task)).toEqual([{ do: "mail-request", request: id, generation: 2 }]);
  expect(scene.do(renew, by("U4"))).toMatchObject({ refused: "superseded" });
  expect(scene.do({ ...renew, generation: 2 }, by("U4"))).toMatchObject({ refused: "superseded" });
  expect(isRefusal(scene.decide("U4"))).toBe(false);
});

test("a link of somebody who waits for an answer does not end on them; the answer gives it a new end", () => {
  const scene = asked();
  scene.decide("U2", "ask");
  expect(scene.wait(linkUntil + 40 * DAY_MS)).toEqual([]);
  scene.do({ type: "answer", request: scene.request("U2").id, text });
  expect(scene.wait(scene.at + DAY_MS)).toEqual([]);
  withDeadlines(scene, 90 * DAY_MS);
  expect(scene.request("U2")).toMatchObject({ link: "live", linkUntil: linkUntil + 90 * DAY_MS });
});

test("a hold gives back what it took of a link's life", () => {
  const scene = asked(twoAsked);
  scene.decide("U2");
  scene.do({ type: "hold", reason: text });
  scene.wait(linkUntil + 10 * DAY_MS);
  scene.do({ type: "resume" });
  expect(scene.wait(scene.at)).toEqual([]);
  expect(scene.request("U2")).toMatchObject({ link: "live", linkUntil: scene.at + 30 * DAY_MS });
});

test("who is asked again after their link has ended gets a fresh one: by a new text, or a concern that is closed", () => {
  const scene = ended();
  const edit = {
    type: "edit",
    plan: twoAsked,
    revision: { number: 2, hash: "h2" },
    basedOn: 1,
    material: true,
  } as const;
  scene.do(edit);
  for (const person of ["U2", "U4"]) expect(scene.request(person)).toMatchObject({ link: "live", generation: 2 });
  const sent = scene.book.effects.flatMap(({ task }) => (task.do === "mail-request" ? [task.generation] : []));
  expect(sent.filter((generation) => generation === 2)).toHaveLength(2);
  const concerned = asked(twoAsked);
  concerned.decide("U4", "concern");
  for (const instant of [escalateAt, linkUntil]) concerned.wait(instant);
  expect(concerned.request("U4").link).toBe("expired");
  const [objection = ""] = Object.keys(concerned.state.objections);
  concerned.do({ type: "close-objection", objection }, { kind: "person", person: "U4" });
  expect(concerned.request("U4")).toMatchObject({ link: "live", generation: 2, standing: "open" });
});

test("a gate that asks for a code takes no act by link without it, and records that it was given", () => {
  const gates = twoAsked.gates.map((gate) => ({ ...gate, stepUp: true as const }));
  const scene = asked({ ...twoAsked, gates });
  expect(scene.decide("U2")).toMatchObject({ refused: "forbidden" });
  const { id: request, generation } = scene.request("U2");
  const passOn = { type: "delegate", request, generation, to: "U5", team: null, reason: null } as const;
  expect(scene.do(passOn, by("U2"))).toMatchObject({ refused: "forbidden" });
  const said = { request, generation, reason: text, shownHash: scene.state.revision.hash } as const;
  const concern = { type: "decide", ...said, choice: "concern", byCode: true } as const;
  expect(isRefusal(scene.do(concern, by("U2")))).toBe(false);
  expect(scene.facts.find((fact) => fact.type === "request.decided")).toMatchObject({ byCode: true });
  const [objection = ""] = Object.keys(scene.state.objections);
  const close = { type: "close-objection", objection } as const;
  expect(scene.do(close, by("U2"))).toMatchObject({ refused: "forbidden" });
  expect(isRefusal(scene.do({ ...close, byCode: true }, by("U2")))).toBe(false);
  expect(isRefusal(scene.do({ ...passOn, byCode: true }, by("U2")))).toBe(false);
  expect(scene.facts.findLast((fact) => fact.type === "request.delegated")).toMatchObject({ byCode: true });
});
