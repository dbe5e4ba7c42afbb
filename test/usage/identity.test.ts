import * as fc from "fast-check";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anchorNames } from "../../app/usage/anchor.ts";
import { IdentityNames } from "../../app/usage/identity-names.ts";
import { readMessage } from "../../app/usage/message.ts";
import { storeDelivery } from "../../app/usage/store-delivery.ts";
import { resolveIdentities } from "../../domain/usage/identity.ts";
import { createSource } from "../../app/usage/create-source.ts";
import { freshDatabase } from "../database.ts";
import type { FreshDatabase } from "../database.ts";
import { admin, secret } from "./intake-server.ts";

// Proves that whose an identity is depends on what was said and not on when: in the rule, and in the database step by step.

let database: FreshDatabase;
let source: number;

beforeAll(async () => {
  database = await freshDatabase();
  source = (await createSource(database, admin, { id: "claims" })).number;
});
afterAll(async () => database.drop());

type Step =
  | { readonly kind: "alias" | "identify"; readonly one: string; readonly other: string }
  | { readonly kind: "person"; readonly name: string; readonly person: string };

const name = fc.constantFrom("a", "b", "c", "d", "e", "f", "g");
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("alias", "identify"), one: name, other: name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("person"), name, person: fc.constantFrom("P", "Q") }) },
);

/** Each name is one person's at most, so that the steps do not contradict each other. */
const steps = fc
  .array(step, { maxLength: 12 })
  .map((all) =>
    all.filter(
      (one, at) =>
        one.kind !== "person" || all.findIndex((other) => other.kind === "person" && other.name === one.name) === at,
    ),
  );

async function take(names: IdentityNames, prefix: string, people: Record<string, string>, one: Step): Promise<void> {
  const { db } = database;
  if (one.kind === "person") {
    const person = people[one.person] ?? "";
    await db.transaction().execute((tx) => anchorNames(tx, secret, [{ person, name: prefix + one.name }]));
    return;
  }
  const ids = { userId: prefix + one.one, [one.kind === "alias" ? "previousId" : "anonymousId"]: prefix + one.other };
  const clock = { receivedAt: Date.now(), sentAt: null, historic: false, ahead: false };
  const message = readMessage(
    { type: one.kind, messageId: randomUUID(), ...ids },
    { clock, type: null, secret, isSmall: true },
  );
  await storeDelivery(db, names, source, [{ receivedAt: clock.receivedAt, message }]);
}

function expected(all: readonly Step[]): Map<string, string | null> {
  const pairs = (kind: "alias" | "identify") =>
    all.flatMap((one) => (one.kind === kind && one.one !== one.other ? [[one.one, one.other] as const] : []));
  const anchors = new Map(all.flatMap((one) => (one.kind === "person" ? [[one.name, one.person]] : [])));
  return resolveIdentities({ anchors, same: pairs("alias"), device: pairs("identify") });
}

test("the database answers as the rule does, whatever the order", { timeout: 180_000 }, async () => {
  let run = 0;
  const property = fc.asyncProperty(
    steps.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
    async ([all, shuffled]) => {
      const prefix = `run ${(run += 1)} `;
      const people = { P: randomUUID(), Q: randomUUID() };
      const names = new IdentityNames(secret);
      for (const one of shuffled) await take(names, prefix, people, one);
      const found = await peopleOf(names, prefix);
      for (const [key, person] of expected(all)) {
        const wanted = person === null ? null : people[person === "P" ? "P" : "Q"];
        expect([key, found.get(key) ?? null]).toEqual([key, wanted]);
      }
    },
  );
  await fc.assert(property, { numRuns: 40 });
});

async function peopleOf(names: IdentityNames, prefix: string): Promise<Map<string, string | null>> {
  const keys = ["a", "b", "c", "d", "e", "f", "g"];
  const ids = await names.find(database.db, new Set(keys.map((key) => prefix + key)));
  const rows = await database.db.selectFrom("usage_identity").select(["id", "person"]).execute();
  const people = new Map(rows.map((row) => [row.id, row.person]));
  return new Map(keys.map((key) => [key, people.get(ids.get(prefix + key) ?? "") ?? null]));
}

test("claims that arrive together from many sides miss none of each other", async () => {
  const people = { P: randomUUID(), Q: randomUUID() };
  const chain = Array.from({ length: 20 }, (_, n) => ({
    kind: "alias" as const,
    one: `link ${n}`,
    other: `link ${n + 1}`,
  }));
  const anchor = { kind: "person" as const, name: "link 20", person: "P" };
  const all = [...chain, anchor].map((one) => take(new IdentityNames(secret), "together ", people, one));
  await Promise.all(all);
  const names = new Set(Array.from({ length: 21 }, (_, n) => `together link ${n}`));
  const ids = await new IdentityNames(secret).find(database.db, names);
  const rows = await database.db.selectFrom("usage_identity").select(["id", "person"]).execute();
  const mine = rows.filter((row) => [...ids.values()].includes(row.id)).map((row) => row.person);
  expect(mine).toEqual(Array.from({ length: 21 }, () => people.P));
});

test.each<[string, readonly Step[], Record<string, string | null>]>([
  [
    "a device shared by two people is nobody's, and they stay two",
    [
      { kind: "person", name: "ann", person: "P" },
      { kind: "person", name: "bob", person: "Q" },
      { kind: "identify", one: "ann", other: "kiosk" },
      { kind: "identify", one: "bob", other: "kiosk" },
    ],
    { ann: "P", bob: "Q", kiosk: null },
  ],
  [
    "a device shared with a stranger is nobody's",
    [
      { kind: "person", name: "ann", person: "P" },
      { kind: "identify", one: "ann", other: "kiosk" },
      { kind: "identify", one: "stranger", other: "kiosk" },
    ],
    { ann: "P", stranger: null, kiosk: null },
  ],
  [
    "a chain of names leads to its one person",
    [
      { kind: "alias", one: "x", other: "y" },
      { kind: "alias", one: "y", other: "z" },
      { kind: "person", name: "z", person: "P" },
      { kind: "identify", one: "x", other: "phone" },
    ],
    { x: "P", y: "P", z: "P", phone: "P" },
  ],
  [
    "a name between two people is neither's",
    [
      { kind: "person", name: "ann", person: "P" },
      { kind: "person", name: "bob", person: "Q" },
      { kind: "alias", one: "ann", other: "shared" },
      { kind: "alias", one: "shared", other: "bob" },
    ],
    { ann: "P", bob: "Q", shared: null },
  ],
])("%s", (_name, all, wanted) => {
  expect(Object.fromEntries(expected(all))).toEqual(wanted);
});
