// Reminders by hand: once until the next is allowed, never on top of an automatic one, only to somebody who still has to answer.
import { expect, test } from "vitest";
import { nudgeFrom } from "../../domain/change/nudge.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { text } from "./cooperate.ts";
import { DAY_MS, HOUR_MS, inAlignment, startAt } from "./scene.ts";
import type { Scene } from "./scene.ts";

const remindAt = [startAt + DAY_MS, startAt + 2 * DAY_MS];

function asked(): Scene {
  const scene = inAlignment();
  const requests = Object.keys(scene.state.requests);
  const dueAt = startAt + 5 * DAY_MS;
  scene.learn({ type: "gate-deadlines", gate: "G1", requests, remindAt, dueAt, escalateAt: dueAt + DAY_MS });
  scene.settleAll();
  return scene;
}

function remind(scene: Scene, nextAt = scene.at + DAY_MS) {
  const done = scene.do({ type: "nudge", request: scene.request("U2").id, nextAt });
  return isRefusal(done) ? done.refused : "sent";
}

test("the first goes out at once, is counted, and names who pressed", () => {
  const scene = asked();
  expect(remind(scene)).toBe("sent");
  expect(scene.facts.at(-1)).toMatchObject({ type: "request.nudged", person: "U2", by: "U3" });
  expect(scene.book.effects.map((effect) => effect.task)).toMatchObject([{ do: "mail-nudge", by: "U3" }]);
  expect(scene.request("U2").nudges?.count).toBe(1);
});

test("the next is refused until a business day later, and says from when on", () => {
  const scene = asked();
  remind(scene, startAt + 3 * DAY_MS);
  scene.at = startAt + 2 * DAY_MS + 20 * HOUR_MS;
  const refused = scene.do({ type: "nudge", request: scene.request("U2").id, nextAt: scene.at + DAY_MS });
  expect(isRefusal(refused) && refused).toMatchObject({ refused: "too_soon" });
  expect(isRefusal(refused) && refused.message).toContain(
    new Date(startAt + 3 * DAY_MS).toISOString().replace(".000Z", "Z"),
  );
  scene.at = startAt + 3 * DAY_MS;
  expect(remind(scene)).toBe("sent");
});

test("none within four hours before or after an automatic reminder", () => {
  const scene = asked();
  const [first = 0] = remindAt;
  const from = (at: number) => nudgeFrom(scene.state, scene.request("U2"), at) - startAt;
  expect(from(first - 4 * HOUR_MS)).toBe(DAY_MS - 4 * HOUR_MS);
  expect(from(first - 4 * HOUR_MS + 1)).toBe(DAY_MS + 4 * HOUR_MS);
  scene.wait(first);
  expect(remind(scene)).toBe("too_soon");
  scene.at = first + 4 * HOUR_MS - 1;
  expect(remind(scene)).toBe("too_soon");
  scene.at = first + 4 * HOUR_MS;
  expect(remind(scene)).toBe("sent");
});

test("nobody is reminded who has answered, whose link is void, whose turn has not come, or on hold", () => {
  const scene = asked();
  const request = scene.request("U2").id;
  const refusal = () => {
    const done = scene.do({ type: "nudge", request, nextAt: scene.at });
    return isRefusal(done) ? done.refused : "sent";
  };
  scene.do({ type: "revoke", request });
  expect(refusal()).toBe("wrong_stage");
  scene.do({ type: "resend", request });
  scene.do({ type: "hold", reason: text });
  expect(refusal()).toBe("on_hold");
  scene.do({ type: "resume" });
  scene.decide("U2", "ask");
  expect(refusal()).toBe("wrong_stage");
  expect(isRefusal(scene.do({ type: "nudge", request: "nobody", nextAt: scene.at }))).toBe(true);
});

test("whoever it is passed on to begins anew", () => {
  const scene = asked();
  remind(scene);
  const { id, generation } = scene.request("U2");
  const passed = { type: "delegate", request: id, generation, to: "U9", team: null, reason: null } as const;
  scene.do(passed, { kind: "link", person: "U2" });
  expect(nudgeFrom(scene.state, scene.request("U9"), scene.at)).toBe(scene.at);
});
