import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertPopulation } from "../../store/people/populations.ts";
import { listUnlisted } from "../../store/portfolio/listing.ts";
import { saveReading } from "../../store/portfolio/save-reading.ts";
import { findReadings } from "../../store/adoption/readings.ts";
import { inAlignment, inBuild, inDraft, inIntake, inReadiness, post } from "../api/change/proposals.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";

/** Where changes are listed is kept by whoever records an event or a measurement, and is what writing it anew from scratch gives. */
let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
  await insertPopulation(stack.app.db, { id: "everyone", name: "Everyone" });
});
afterAll(() => stack.stop());

async function listing() {
  const { rows } = await sql<{ change: string }>`select * from portfolio order by number, names`.execute(stack.app.db);
  return rows;
}

/** Whose turn it was. */
async function turns() {
  const { rows } = await sql<{ change: string; ended_at: Date | null }>`
    select * from change_turn order by change, nth`.execute(stack.app.db);
  return rows;
}

test("changes that were carried to any stage are listed as they would be by a program that lists them all afresh", async () => {
  const keys = [await inDraft(stack), await inIntake(stack), await inAlignment(stack), await inBuild(stack)];
  const held = await inReadiness(stack, { trainings: [] });
  expect((await post(stack, `${held}/hold`, { reason: "The budget is not there yet." })).status).toBe(200);
  const launched = await inReadiness(stack, { trainings: [] });
  expect((await post(stack, `${launched}/waves/all/launch`, {})).status).toBe(200);
  const withdrawn = await inIntake(stack);
  expect((await post(stack, `${withdrawn}/withdraw`, { reason: "Not needed." })).status).toBe(200);
  keys.push(held, launched, withdrawn);
  await expect.poll(async () => (await findReadings(stack.app.db, [launched])).length).toBe(1);

  const [kept, taken] = [await listing(), await turns()];
  expect(new Set(taken.map(({ change }) => change))).toEqual(new Set(keys));
  expect(taken.filter((turn) => turn.ended_at === null)).toHaveLength(keys.length - 1);
  expect(kept).toHaveLength(2 * keys.length);
  await sql`delete from portfolio`.execute(stack.app.db);
  await sql`delete from change_turn`.execute(stack.app.db);
  expect(await listUnlisted(stack.app.db)).toBe(keys.length);
  expect(await listing()).toEqual(kept);
  expect(await turns()).toEqual(taken);

  const { body } = await call<{ items: { key: string; status: string; next: { decision: string } | null }[] }>(
    stack,
    "GET",
    "/api/v1/portfolio",
  );
  const told = Object.fromEntries(body.items.map(({ key, status, next }) => [key, [status, next?.decision ?? null]]));
  expect(keys.map((key) => told[key])).toEqual([
    ["moving", "finish_proposal"],
    ["moving", "answer_proposal"],
    ["moving", "decide_at_gate"],
    ["moving", "finish_work"],
    ["moving", "resume_or_withdraw"],
    ["delivered", null],
    ["ended", null],
  ]);
});

test("measurements of two targets that are kept at the same time are both seen in the list", async () => {
  const key = await inReadiness(stack, { trainings: [] });
  expect((await post(stack, `${key}/waves/all/launch`, {})).status).toBe(200);
  const { db } = stack.app;
  await expect.poll(async () => (await findReadings(db, [key])).length).toBe(1);
  const [reading] = await findReadings(db, [key]);
  if (reading === undefined) throw new Error("there is a reading");
  for (let turn = 0; turn < 8; turn += 1) {
    const at = reading.asOf + turn * 1_000;
    await Promise.all(["T1", "T2"].map((target) => saveReading(db, { ...reading, target, asOf: at })));
    // T2 was never signed, so only T1 is a target that still runs.
    const { rows } = await sql<{ at: Date }>`
      select measured_at as at from portfolio where change = ${key} and names`.execute(db);
    expect(rows[0]?.at.getTime()).toBe(at);
  }
});
