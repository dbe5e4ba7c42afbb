import { afterAll, beforeAll, expect, test } from "vitest";
import { resolvePeople } from "../../app/people/resolve.ts";
import { addUserIds, findPerson } from "../../store/people/people.ts";
import { freshDatabase } from "../database.ts";
import type { FreshDatabase } from "../database.ts";

// Proves that references find one person each, however they are written and however many ask at once.

let database: FreshDatabase;
const app = () => ({ db: database.db, secret: "secret of the tests" });

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => database.drop());

test("an unknown address becomes a person, named as given or by its local part", async () => {
  const people = await resolvePeople(app(), [
    { path: "owner", ref: { email: "ada@example.org", name: "Ada Lovelace" } },
    { path: "sponsor", ref: "grace.hopper@example.org" },
    { path: "gates.0.stakeholders.0.person", ref: "ADA@example.org" },
  ]);
  expect(people.get("owner")).toBe(people.get("gates.0.stakeholders.0.person"));
  const sponsor = await findPerson(database.db, people.get("sponsor") ?? "");
  expect(sponsor).toMatchObject({ name: "grace.hopper", email: "grace.hopper@example.org" });
  expect(await findPerson(database.db, people.get("owner") ?? "")).toMatchObject({ name: "Ada Lovelace" });
});

test("an id, an address and a user id of another system find the same person", async () => {
  const ada = (await resolvePeople(app(), [{ path: "p", ref: "ada@example.org" }])).get("p") ?? "";
  await database.db.transaction().execute((tx) => addUserIds(tx, [{ person: ada, userId: "u-1" }]));
  const refs = [ada, ada.toUpperCase(), "u-1"].map((ref, index) => ({ path: String(index), ref }));
  expect(new Set((await resolvePeople(app(), refs)).values())).toEqual(new Set([ada]));
});

test("a reference to nobody is named by its path", async () => {
  const nobody = "00000000-0000-4000-8000-000000000000";
  await expect(
    resolvePeople(app(), [
      { path: "owner", ref: nobody },
      { path: "sponsor", ref: "ada@example.org" },
      { path: "proposer", ref: "nobody at all" },
    ]),
  ).rejects.toMatchObject({ code: "invalid", errors: [{ path: "owner" }, { path: "proposer" }] });
});

test("twenty who name the same new person at once add one", async () => {
  const all = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const people = await resolvePeople(app(), [{ path: "owner", ref: "new@example.org" }]);
      return people.get("owner");
    }),
  );
  expect(new Set(all).size).toBe(1);
});
