// "Not mine, ask her": who may pass a request on to whom, how often, and what the record reads.
import { expect, test } from "vitest";
import type { Answer } from "../../domain/change/book.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { proposer, smallPlan } from "./plans.ts";
import { inAlignment } from "./scene.ts";
import type { Scene } from "./scene.ts";

const stakeholders = ["U2", "U4"].map((person) => ({ person, team: null }));
const plan = { ...smallPlan, gates: [{ id: "G1", quorum: { mode: "all" as const }, stakeholders }] };

function passOn(scene: Scene, from: string, to: string): Answer | Refusal {
  const { id, generation } = scene.request(from);
  return scene.do(
    { type: "delegate", request: id, generation, to, team: null, reason: null },
    { kind: "link", person: from },
  );
}

test("the request goes to the other, who decides for the one named; the old link dies", () => {
  const scene = inAlignment(plan);
  const old = scene.request("U2");
  passOn(scene, "U2", "U5");
  expect(scene.request("U5")).toMatchObject({ id: old.id, behalf: ["U2"], generation: 2, standing: "open" });
  const said = { choice: "approve", reason: null, shownHash: scene.state.revision.hash } as const;
  const byOld = { type: "decide", request: old.id, generation: old.generation, ...said } as const;
  expect(scene.do(byOld, { kind: "link", person: "U2" })).toMatchObject({ refused: "forbidden" });
  scene.decide("U5");
  scene.decide("U4");
  expect(scene.state.stage).toBe("build");
  expect(scene.facts).toContainEqual(
    expect.objectContaining({ type: "request.decided", person: "U5", request: old.id }),
  );
});

test.each([
  ["to oneself", "U2", "conflict"],
  ["to the proposer", proposer, "forbidden"],
  ["to somebody asked at the same gate", "U4", "conflict"],
] as const)("never %s", (_, to, refused) => {
  expect(passOn(inAlignment(plan), "U2", to)).toMatchObject({ refused, paths: ["to"] });
});

test("not back along the chain, not to the proposer by way of others, and not a third time", () => {
  const scene = inAlignment(plan);
  passOn(scene, "U2", "U5");
  expect(passOn(scene, "U5", "U2")).toMatchObject({ refused: "conflict" });
  expect(passOn(scene, "U5", proposer)).toMatchObject({ refused: "forbidden" });
  passOn(scene, "U5", "U6");
  expect(scene.request("U6").behalf).toEqual(["U2", "U5"]);
  expect(passOn(scene, "U6", "U7")).toMatchObject({ refused: "conflict", message: expect.stringContaining("twice") });
});

test("not by somebody else, and not after one has decided", () => {
  const scene = inAlignment(plan);
  const { id, generation } = scene.request("U2");
  const command = { type: "delegate", request: id, generation, to: "U5", team: null, reason: null } as const;
  expect(scene.do(command, { kind: "link", person: "U4" })).toMatchObject({ refused: "forbidden" });
  expect(scene.do(command, { kind: "key", key: "admin", person: null })).toMatchObject({ refused: "forbidden" });
  scene.decide("U2");
  expect(passOn(scene, "U2", "U5")).toMatchObject({ refused: "wrong_stage" });
});

test("who is away is stood in for, unless the substitute is the proposer or asked already", () => {
  const scene = inAlignment(plan);
  const absent = (person: string, substitute: string) => {
    const { id: request, generation } = scene.request(person);
    scene.learn({ type: "absent", request, generation, substitute, team: "Finance" });
  };
  absent("U2", proposer);
  absent("U2", "U4");
  expect(scene.request("U2").behalf).toEqual([]);
  absent("U2", "U5");
  expect(scene.request("U5")).toMatchObject({ behalf: ["U2"], team: "Finance" });
  expect(scene.facts.at(-1)).toMatchObject({ type: "request.delegated", because: "absent" });
});
