import type { Db } from "../database.ts";

/** Who somebody is, as far as pages and messages need it. `name` is `null` once the person is erased. */
export interface PersonCard {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly team: string | null;
  readonly timeZone: string | null;
  /** BCP 47 tag. */
  readonly language: string | null;
  /** Somebody is known as their manager. */
  readonly hasManager: boolean;
}

/** The people with these ids; ids nobody has any more answer a card without a name. */
export async function findCards(db: Db, ids: Iterable<string>): Promise<ReadonlyMap<string, PersonCard>> {
  const wanted = [...new Set(ids)].filter((id) => id !== "");
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom("person")
    .select(["id", "name", "email", "team", "time_zone as timeZone", "language"])
    .select((person) => person("manager", "is not", null).$castTo<boolean>().as("hasManager"))
    .where("id", "in", wanted)
    .execute();
  const known = new Map<string, PersonCard>(rows.map((row) => [row.id, row]));
  return new Map(
    wanted.map((id) => [
      id,
      known.get(id) ?? { id, name: null, email: null, team: null, timeZone: null, language: null, hasManager: false },
    ]),
  );
}
