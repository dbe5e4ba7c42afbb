import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import type { Tx } from "../../store/database.ts";
import {
  builtOn,
  deleteImportRows,
  deletePeople,
  dropUserIds,
  findImportRows,
  findImports,
  markUndone,
} from "../../store/people/imports.ts";
import type { ImportedRow, StoredImport } from "../../store/people/imports.ts";
import { lockPeople } from "../../store/people/lock.ts";
import { findRecords, updatePerson } from "../../store/people/people.ts";
import type { PersonRecord } from "../../store/people/people.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { releaseNames } from "../usage/anchor.ts";
import { mayReadress } from "./address.ts";
import { importedFields } from "./import-people.ts";

const importsShown = 10;

/** Lists that were taken in lately, the newest first; one that changed nothing is none. */
export async function listImports(app: Pick<App, "db">, caller: Caller): Promise<readonly StoredImport[]> {
  requireScope(caller, "people:write");
  return findImports(app.db, importsShown);
}

/** What became of undoing a list. */
export interface Undone {
  readonly removed: number;
  readonly restored: number;
  /** Who was added by it and stays, because something was built on them since. */
  readonly kept: readonly string[];
}

/**
 * Takes back what a list did: people it added go, fields it changed hold what they held. What somebody changed since stays, and so
 * does whoever was named, invited or measured since. Channels stay as they are. @throws Problem `not_found`
 */
export async function undoImport(app: Pick<App, "db" | "secret" | "now">, caller: Caller, id: string): Promise<Undone> {
  requireScope(caller, "people:write");
  return app.db.transaction().execute(async (tx) => {
    await lockPeople(tx);
    if (!z.uuid().safeParse(id).success || !(await markUndone(tx, id, app.now())))
      throw new Problem("not_found", "There is no such list, it was undone before, or it is older than 30 days.");
    const rows = await findImportRows(tx, id);
    const added = rows.filter((row) => row.added).map((row) => row.person);
    const built = await builtOn(tx, added);
    const gone = added.filter((person) => !built.has(person));
    const back = rows.filter((row) => !row.added);
    const freed = rows.filter((row) => !row.added || !built.has(row.person));
    await releaseNames(
      tx,
      app.secret,
      freed.flatMap(({ person, names }) => names.map((name) => ({ person, name }))),
    );
    await dropUserIds(
      tx,
      freed.flatMap(({ userIds }) => userIds),
    );
    const records = new Map(
      (await findRecords(tx, [...back.map((row) => row.person), ...built])).map((each) => [each.id, each]),
    );
    for (const row of back) await restore(tx, caller, row, records.get(row.person));
    await deletePeople(tx, gone);
    await deleteImportRows(tx, id);
    return {
      removed: gone.length,
      restored: back.length,
      kept: [...built].map((person) => records.get(person)?.name ?? ""),
    };
  });
}

async function restore(tx: Tx, caller: Caller, { person, before, after }: ImportedRow, now: PersonRecord | undefined) {
  if (now === undefined) return;
  const fields = importedFields.filter((field) => field in before && now[field] === after[field]);
  if (fields.length === 0) return;
  if (fields.includes("email")) await mayReadress(tx, caller, { person, email: before["email"] ?? null });
  await updatePerson(tx, person, Object.fromEntries(fields.map((field) => [field, before[field] ?? null])));
}
