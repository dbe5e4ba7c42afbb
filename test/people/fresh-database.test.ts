import { expect, test } from "vitest";
import { freshDatabase } from "../database.ts";

test("a fresh database has every table", async () => {
  const { db, drop } = await freshDatabase();
  try {
    expect(await db.selectFrom("person").selectAll().execute()).toEqual([]);
    expect(await db.selectFrom("usage_day").selectAll().execute()).toEqual([]);
  } finally {
    await drop();
  }
});
