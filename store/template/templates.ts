import type { Template } from "../../domain/template/schema.ts";
import type { Db } from "../database.ts";

/** By id. */
export async function storedTemplates(db: Db): Promise<readonly Template[]> {
  const rows = await db.selectFrom("template").select("template").orderBy("id").execute();
  return rows.map((row) => row.template);
}

/** Adds a template. `false` when the id is taken; nothing changes then. */
export async function insertTemplate(db: Db, template: Template, madeOf: string | null): Promise<boolean> {
  const inserted = await db
    .insertInto("template")
    .values({ id: template.id, template: JSON.stringify(template), made_of: madeOf })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
