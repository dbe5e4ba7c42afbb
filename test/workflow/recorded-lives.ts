import { fastForward } from "../../lib/temporal/time-travel.ts";
import { smallPlan } from "../change/plans.ts";
import { aligned, approval, approved, askingMany, DAY_MS, delivered, following } from "./lives.ts";
import { requestsOf, revision, stateOf, text } from "./lives.ts";
import type { Place } from "./place.ts";

/** The lives whose histories are kept: together they meet every kind of order, deadline and task. Each returns its key. */
export const recordedLives: Readonly<Record<string, (place: Place) => Promise<string>>> = {
  "two-years": async (place) => {
    place.recorder.measuring = following([...Array<"met">(8).fill("met"), "missed", ...Array<"met">(18).fill("met")]);
    const key = await aligned(place);
    const { workflowId } = place.handle(key);
    await fastForward(place.client, workflowId, 10 * DAY_MS); // reminded, then overdue
    await approved(place, key);
    await delivered(place, key);
    await fastForward(place.client, workflowId, 280 * DAY_MS);
    const [reinforcement = ""] = Object.keys((await stateOf(place, key)).reinforcements);
    await place.send(key, { type: "reinforcement-done", reinforcement, note: text });
    await fastForward(place.client, workflowId, 600 * DAY_MS);
    return key;
  },

  "many-decide-at-once": async (place) => {
    const key = await aligned(place, askingMany(12));
    await Promise.all(requestsOf(place, key).map((asked) => place.gateway.send(key, approval(asked))));
    await place.send(key, { type: "withdraw", reason: text });
    return key;
  },

  "given-back-held-and-scheduled": async (place) => {
    place.recorder.measuring = following(["open"]);
    const key = await aligned(place, { ...smallPlan, waves: ["L1", "L2"] });
    const { workflowId } = place.handle(key);
    const [asked] = requestsOf(place, key);
    if (asked === undefined) throw new Error("nobody was asked");
    await place.send(key, { type: "revoke", request: asked.request });
    await place.send(key, { type: "resend", request: asked.request });
    await place.send(key, { type: "hold", reason: text });
    await fastForward(place.client, workflowId, 20 * DAY_MS);
    await place.send(key, { type: "resume" });
    await place.send(key, { type: "revise" });
    const plan = { ...smallPlan, waves: ["L1", "L2"], trainings: ["T1"] };
    await place.send(key, { type: "edit", plan, revision: { ...revision, number: 2 }, basedOn: 1, material: true });
    await place.send(key, { type: "submit" });
    const again = requestsOf(place, key).at(-1);
    if (again !== undefined) await place.gateway.send(key, approval(again));
    await delivered(place, key, []);
    const { at } = await place.clock(key);
    const launch = { type: "launch", untrained: 2, override: text } as const;
    await place.send(key, { ...launch, wave: "L1", launchAt: at + 3 * DAY_MS });
    await place.send(key, { ...launch, wave: "L2", launchAt: at + 9 * DAY_MS });
    await fastForward(place.client, workflowId, 12 * DAY_MS);
    await place.handle(key).result();
    return key;
  },

  "declined-and-closed": async (place) => {
    const key = await aligned(place);
    const [asked] = requestsOf(place, key);
    if (asked === undefined) throw new Error("nobody was asked");
    const { request, person } = asked;
    const said = { generation: 1, choice: "decline", reason: text, shownHash: revision.hash } as const;
    const actor = { kind: "link", person } as const;
    await place.gateway.send(key, { id: "no", actor, command: { type: "decide", request, ...said } });
    await place.send(key, { type: "revise" });
    await place.send(key, { type: "withdraw", reason: text });
    return key;
  },
};
