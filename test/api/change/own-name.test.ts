import { afterAll, beforeAll, expect, test } from "vitest";
import { openFrontDoor } from "../front-door.ts";
import type { FrontDoor } from "../front-door.ts";
import type { Caller } from "../../../app/actor.ts";
import { createChange } from "../../../app/change/create.ts";
import { move } from "../../../app/change/moves.ts";
import { renewRequest } from "../../../app/change/requests.ts";
import { moveWorkItem } from "../../../app/change/work.ts";
import { resolvePeople } from "../../../app/people/resolve.ts";
import type { Order } from "../../../domain/change/command.ts";
import { findWorkItems, saveWorkItem } from "../../../store/change/write.ts";
import { sampleChange } from "../../path/sample.ts";

/** In whose name a change is proposed, what a key counts once for, and which title of a work item stands. */

let door: FrontDoor;
let me = "";
beforeAll(async () => {
  door = await openFrontDoor();
  const people = await resolvePeople(door.app, [{ path: "me", ref: { email: "me@example.com", name: "Me" } }]);
  me = people.get("me") ?? "";
});
afterAll(() => door.close());

test("whoever is signed in proposes in their own name only; a program may name somebody", async () => {
  const session: Caller = { kind: "session", session: "s", person: me, scopes: ["admin"] };
  const { proposer: _, ...content } = sampleChange();
  const begun: Order[] = [];
  const changes = {
    ...door.app.changes,
    begin: async (__: string, orders: readonly Order[]) => void begun.push(...orders),
  };
  const create = (caller: Caller, proposer: string | null) =>
    Promise.race([
      createChange({ ...door.app, changes }, caller, { ...content, proposer }, null).then(() => "created"),
      until(() => begun.length > 0).then(() => "begun"),
    ]);
  await expect(create(session, "petra@example.com")).rejects.toMatchObject({ code: "forbidden" });
  expect(begun).toEqual([]);
  for (const [caller, proposer] of [
    [session, null],
    [session, "me@example.com"],
    [{ kind: "key", key: "k", person: me, scopes: ["admin"] }, "petra@example.com"],
  ] as const) {
    expect(await create(caller, proposer)).toBe("begun");
    const [order] = begun.splice(0);
    const named = order?.command.type === "create" ? order.command.proposer : "";
    expect(named === me).toBe(proposer !== "petra@example.com");
  }
});

async function until(condition: () => boolean): Promise<void> {
  await expect.poll(condition, { timeout: 10_000 }).toBe(true);
}

test("one Idempotency-Key is another order for another change, another part and another move", async () => {
  const ids: string[] = [];
  const send = async (_: string, { id }: Order) => {
    ids.push(id);
    return { late: true as const };
  };
  const app = { ...door.app, changes: { ...door.app.changes, send } };
  const caller: Caller = { kind: "key", key: "k", person: null, scopes: ["admin"] };
  const sends = [
    () => move(app, caller, "CHG-1", "accept", "once"),
    () => move(app, caller, "CHG-2", "accept", "once"),
    () => move(app, caller, "CHG-1", "resume", "once"),
    () => renewRequest(app, caller, { key: "CHG-1", request: "R1-1", verb: "resend" }, "once"),
    () => renewRequest(app, caller, { key: "CHG-1", request: "R1-2", verb: "resend" }, "once"),
    () => renewRequest(app, caller, { key: "CHG-1", request: "R1-1", verb: "revoke" }, "once"),
    () => moveWorkItem(app, caller, { key: "CHG-1", item: "B1" }, { state: "done" }, "once"),
    () => moveWorkItem(app, caller, { key: "CHG-1", item: "B2" }, { state: "done" }, "once"),
  ];
  for (const each of [...sends, ...sends]) await each();
  expect(new Set(ids).size).toBe(sends.length);
  expect(ids.slice(sends.length)).toEqual(ids.slice(0, sends.length));
});

test("the title under which a work item was agreed stays", async () => {
  const item = { change: "CHG-9", item: "B-1", url: null };
  await saveWorkItem(door.app.db, { ...item, title: "Add the field" });
  await saveWorkItem(door.app.db, { ...item, title: "Rebuild everything" });
  expect(await findWorkItems(door.app.db, "CHG-9")).toMatchObject([{ title: "Add the field" }]);
});
