// Whoever has a part in a change hears that it goes no further, and why: never whoever stopped it, and nobody of a draft that nobody
// was asked about. Orders of before told nobody, and histories that hold them are replayed as they were.
import { expect, test } from "vitest";
import type { PublicCommand } from "../../domain/change/command.ts";
import { text } from "./cooperate.ts";
import { proposer } from "./plans.ts";
import { inAlignment, inBuild, inDraft, inIntake } from "./scene.ts";
import type { Scene } from "./scene.ts";

const stops = {
  withdraw: ["withdrawn", { type: "withdraw", reason: text, tells: true }],
  hold: ["held", { type: "hold", reason: text, tells: true }],
  revise: ["returned", { type: "revise", tells: true }],
} as const satisfies Record<string, readonly [string, PublicCommand]>;

const told = (scene: Scene, how: string) =>
  scene.book.effects.flatMap(({ task }) => (task.do === "mail-stopped" && task.how === how ? [task.to] : []));

test.each(Object.values(stops))(
  "that it is %s is told to proposer, owner and sponsor, but not to whoever did it",
  (how, stop) => {
    for (const begin of [inIntake, inAlignment]) {
      const scene = begin();
      scene.do(stop, { kind: "person", person: "U3" });
      expect(told(scene, how)).toEqual([proposer, "U1"]);
      const byProgram = begin();
      byProgram.do(stop, { kind: "key", key: "K1", person: null });
      expect(told(byProgram, how)).toEqual([proposer, "U3", "U1"]);
      const byProposer = begin();
      byProposer.do(stop, { kind: "link", person: proposer });
      expect(told(byProposer, how)).toEqual(["U3", "U1"]);
    }
  },
);

test("that it goes on is told to those who have a part in it, but not to whoever resumed it, nor by an order of before", () => {
  const resumed = (order: PublicCommand) => {
    const scene = inAlignment();
    scene.do(stops.hold[1], { kind: "person", person: "U3" });
    scene.do(order, { kind: "person", person: "U1" });
    return scene.book.effects.flatMap(({ task }) => (task.do === "mail-resumed" ? [task.to] : []));
  };
  expect(resumed({ type: "resume", tells: true })).toEqual([proposer, "U3"]);
  expect(resumed({ type: "resume" })).toEqual([]);
});

test("the reason goes with it, and a draft is told to its proposer alone", () => {
  const built = inBuild();
  built.do(stops.hold[1]);
  expect(built.book.effects.map(({ task }) => task)).toContainEqual({
    do: "mail-stopped",
    how: "held",
    reason: text.id,
    to: proposer,
  });
  const draft = inDraft();
  draft.do(stops.withdraw[1], { kind: "key", key: "K1", person: null });
  expect(told(draft, "withdrawn")).toEqual([proposer]);
  const own = inDraft();
  own.do(stops.withdraw[1], { kind: "person", person: proposer });
  expect(told(own, "withdrawn")).toEqual([]);
});

test.each(["withdraw", "hold", "revise"] as const)(
  "an order of before to %s tells nobody, so that its history replays",
  (type) => {
    const scene = inAlignment();
    scene.do(type === "revise" ? { type } : { type, reason: text });
    expect(scene.tasks.filter((task) => task.includes("mail-stopped"))).toEqual([]);
  },
);
