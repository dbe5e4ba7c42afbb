// What a caller may rely on when an update returns or is refused: recorded first, refused without a trace, counted once.
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from "vitest";
import type { Answer } from "../../domain/change/book.ts";
import type { Order } from "../../domain/change/command.ts";
import { act } from "../../workflows/change/messages.ts";
import { proposer, smallPlan } from "../change/plans.ts";
import {
  aligned,
  approval,
  approved,
  askingMany,
  begun,
  delivered,
  following,
  requestsOf,
  revision,
  stateOf,
  text,
} from "./lives.ts";
import { bundled, newKey, ordered, Place } from "./place.ts";
import type { RunningWorker } from "./place.ts";
import { runsOf } from "./runs.ts";

let place: Place;
let worker: RunningWorker;

beforeAll(async () => {
  place = await Place.open(inject("temporalAddress"), await bundled());
  worker = await place.work();
});

afterAll(() => place.close());

afterEach(() => {
  place.recorder.onBatch = () => undefined;
});

const soon = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 20_000, interval: 20 });
const factsOf = (key: string) => place.recorder.of(key).events.map((event) => event.fact.type);
const decisionsOf = (key: string) => factsOf(key).filter((fact) => fact === "request.decided").length;

function update(key: string, order: Order, updateId = order.id): Promise<Answer> {
  return place.handle(key).executeUpdate(act, { args: [order], updateId });
}

test("an update returns after its events are recorded, not before", async () => {
  const key = await begun(place);
  await soon(() => expect(factsOf(key)).toContain("change.submitted"));
  const open = place.recorder.shut();
  let answered = false;
  const accepting = place.send(key, { type: "accept" }).then((answer) => {
    answered = true;
    return answer;
  });
  const handed = () => place.recorder.of(key).batches.flatMap((batch) => batch.events);
  await soon(() => expect(handed().some((event) => event.fact.type === "change.accepted")).toBe(true));
  // The workflow has decided and its state has moved on; the caller still waits for the record.
  expect((await stateOf(place, key)).stage).toBe("alignment");
  expect(answered).toBe(false);
  expect(factsOf(key)).not.toContain("change.accepted");
  open();
  const { seq } = await accepting;
  expect(place.recorder.of(key).events.length).toBeGreaterThanOrEqual(seq);
});

test("a refused update leaves no history and changes nothing", async () => {
  const key = await aligned(place);
  const handle = place.handle(key);
  // At rest once all that the acceptance asked for is done: no activity, no workflow task, only the timer.
  const atRest = async () => {
    const { historyLength, raw } = await handle.describe();
    expect(raw.pendingActivities ?? []).toEqual([]);
    expect(raw.pendingWorkflowTask ?? null).toBeNull();
    return historyLength;
  };
  await soon(async () => expect((await stateOf(place, key)).gates.G1?.clocks).toHaveLength(1));
  const before = await soon(atRest);
  const state = await stateOf(place, key);
  const [asked] = requestsOf(place, key);
  if (asked === undefined) throw new Error("nobody was asked");
  const refusals: [Order, string][] = [
    [ordered(randomUUID(), { type: "submit" }), "wrong_stage"],
    [approval({ ...asked, person: "U9" }, randomUUID()), "forbidden"],
    [approval({ ...asked, request: "R0-0" }, randomUUID()), "not_found"],
  ];
  for (const [order, code] of refusals) await expect(place.gateway.send(key, order)).rejects.toMatchObject({ code });
  expect(await soon(atRest)).toBe(before);
  expect(await stateOf(place, key)).toEqual(state);
});

test("a decision sent again counts once: by update id in one run, by order id in a later one", async () => {
  const key = await aligned(place);
  const [asked] = requestsOf(place, key);
  if (asked === undefined) throw new Error("nobody was asked");
  const order = approval(asked);
  const first = await update(key, order);
  const again = await update(key, order);
  expect(again).toEqual(first);
  await delivered(place, key); // into later stages, hence a later run
  const runs = await runsOf(place.client, place.handle(key).workflowId);
  expect(runs.length).toBeGreaterThan(1);
  expect(await update(key, order)).toEqual(first);
  expect(await update(key, order, randomUUID())).toEqual(first);
  expect(decisionsOf(key)).toBe(1);
});

test("a decision that is there before the change begins to wait for any counts once, and one before its gate opens leaves nothing", async () => {
  const early = await begun(place);
  await soon(() => expect(factsOf(early)).toContain("change.submitted"));
  const tooEarly = approval({ request: "R3-1", person: "U2" }, "too early");
  await expect(place.gateway.send(early, tooEarly)).rejects.toMatchObject({ code: "not_found" });
  await place.send(early, { type: "accept" });
  expect(decisionsOf(early)).toBe(0);

  // No worker: the first task of the whole life holds proposal, acceptance and decision together. Ids follow from what led to them.
  await worker.stop();
  const key = newKey();
  await place.gateway.begin(key, [
    ordered("create", { type: "create", proposer, plan: smallPlan, revision }),
    ordered("submit", { type: "submit" }),
    ordered("accept", { type: "accept" }),
  ]);
  const order = approval({ request: "R3-1", person: "U2" });
  const decided = [update(key, order), update(key, order), update(key, order, randomUUID())];
  worker = await place.work();
  await Promise.all(decided);
  expect(decisionsOf(key)).toBe(1);
  expect((await stateOf(place, key)).stage).toBe("build");
});

test("50 people who decide in the same instant are recorded once each", async () => {
  const key = await aligned(place, askingMany(50));
  const orders = requestsOf(place, key).map((asked) => approval(asked));
  expect(orders).toHaveLength(50);
  const sent = await Promise.all(orders.map((order) => place.gateway.send(key, order)));
  expect(sent.every((each) => !each.late)).toBe(true);
  expect(decisionsOf(key)).toBe(50);
  const people = place.recorder
    .of(key)
    .events.flatMap(({ fact }) => (fact.type === "request.decided" ? fact.person : []));
  expect(new Set(people).size).toBe(50);
  expect((await stateOf(place, key)).stage).toBe("build");
  for (const run of await runsOf(place.client, place.handle(key).workflowId)) expect(run.events).toBeLessThan(300);
});

test("an order that finds everything as asked returns, though what was noted last waits for the next batch", async () => {
  const key = await aligned(place, askingMany(2));
  const [asked] = requestsOf(place, key);
  if (asked === undefined) throw new Error("nobody was asked");
  await place.gateway.send(key, approval(asked));
  await place.send(key, { type: "hold", reason: text });
  await place.send(key, { type: "resume" });
  // The gate's deadline is known by now; nobody waits for it to be recorded, so it rides with the next batch.
  const state = await soon(async () => {
    const now = await stateOf(place, key);
    expect(now.gates.G1?.clocks).toHaveLength(1);
    return now;
  });
  expect(place.recorder.of(key).events.length).toBeLessThan(state.seq);
  const { seq } = await update(key, approval(asked, "the same choice, sent under another id"));
  expect(seq).toBe(state.seq);
  expect(place.recorder.of(key).events).toHaveLength(seq);
  expect(decisionsOf(key)).toBe(1);
});

test("what an activity finds out is noted at the time it is known, not before what people did meanwhile", async () => {
  const key = await begun(place, askingMany(2));
  await soon(() => expect(factsOf(key)).toContain("change.submitted"));
  const open = place.recorder.shut();
  const accepting = place.send(key, { type: "accept" });
  const requests = await soon(async () => {
    const asked = Object.values((await stateOf(place, key)).requests);
    expect(asked).toHaveLength(2);
    return asked.map(({ id, person }) => ({ request: id, person }));
  });
  const deciding = place.gateway.send(key, approval(requests[0] ?? { request: "none", person: "nobody" }));
  await soon(async () => expect(Object.values((await stateOf(place, key)).requests)[0]?.choice).toBe("approve"));
  open();
  await Promise.all([accepting, deciding]);
  await place.send(key, { type: "hold", reason: text });
  const { events } = place.recorder.of(key);
  expect(events.map((event) => event.fact.type)).toContain("gate.deadlines-set");
  const instants = events.map((event) => event.at);
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
});

test("a worker that goes and another that comes in between lose nothing", async () => {
  const key = await aligned(place, askingMany(6));
  const orders = requestsOf(place, key).map((asked) => approval(asked));
  const early = Promise.all(orders.slice(0, 3).map((order) => place.gateway.send(key, order)));
  await worker.stop();
  const late = Promise.all(orders.slice(3).map((order) => place.gateway.send(key, order)));
  worker = await place.work();
  await Promise.all([early, late]);
  await soon(() => expect(decisionsOf(key)).toBe(6));
  await delivered(place, key);
  expect((await stateOf(place, key)).stage).toBe("adoption");
});

test("while nothing can be recorded callers wait; when it can again nothing is lost or doubled", async () => {
  const key = await aligned(place, askingMany(3));
  let failures = 0;
  place.recorder.onBatch = () => {
    failures += 1;
    throw new Error("the database is down");
  };
  const sending = requestsOf(place, key).map((asked) => place.gateway.send(key, approval(asked)));
  await soon(() => expect(failures).toBeGreaterThan(2));
  expect(decisionsOf(key)).toBe(0);
  place.recorder.onBatch = () => undefined;
  await Promise.all(sending);
  expect(decisionsOf(key)).toBe(3);
  const { deeds } = place.recorder.of(key);
  expect(new Set(deeds.map((deed) => deed.id)).size).toBe(deeds.length);
});

test("people are told once though the change went through several runs", async () => {
  place.recorder.measuring = following(["open", "open"]);
  const key = await aligned(place);
  await approved(place, key);
  await delivered(place, key);
  const { deeds, events } = place.recorder.of(key);
  expect(new Set(deeds.map((deed) => deed.id)).size).toBe(deeds.length);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  await place.send(key, { type: "close", reason: text });
  await expect(place.handle(key).result()).resolves.toBeTypeOf("string");
  const outcomes = place.recorder.of(key).deeds.filter((deed) => deed.task.do === "mail-outcome");
  expect(outcomes).toHaveLength(3);
});

test("Temporal's own pages say where a change stands and who has to act", async () => {
  const key = await aligned(place);
  const handle = place.handle(key);
  const details = async () => {
    const metadata = await handle.query<{ currentDetails?: string }>("__temporal_workflow_metadata");
    return metadata.currentDetails;
  };
  await soon(async () =>
    expect(await details()).toMatch(/^Stage alignment\. Waiting for Finance since \d+ \w+ \d{4}\.$/),
  );
  await approved(place, key);
  await soon(async () => expect(await details()).toMatch(/^Stage build\. Waiting for the proposer since /));
});
