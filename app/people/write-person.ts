import type { z } from "zod";
import { Problem, invalidField } from "../../domain/errors.ts";
import type { Tx } from "../../store/database.ts";
import { isDangling, isTaken } from "../../store/fault.ts";
import { addUserIds, findPerson, insertPeople, updatePerson } from "../../store/people/people.ts";
import type { NewPerson, PersonRecord } from "../../store/people/people.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { anchorNames } from "../usage/anchor.ts";
import { setChannel } from "./channel.ts";
import { mayReadress } from "./address.ts";
import { PersonFields } from "./input.ts";
import { resolvePeople } from "./resolve.ts";

type Deps = Pick<App, "db" | "secret" | "chat">;

/** Adds a person. @throws Problem `conflict` when the address or a user id is somebody's already */
export async function createPerson(
  app: Deps,
  caller: Caller,
  input: z.input<typeof PersonFields>,
): Promise<PersonRecord> {
  requireScope(caller, "people:write");
  const fields = parse(PersonFields, input);
  const name = fields.name ?? fields.email?.split("@")[0];
  if (name === undefined) throw invalidField("name", "Give a name or an e-mail address.");
  const blank = { name, email: null, team: null, manager: null, timeZone: null, language: null, learnsBy: null };
  const record = { ...blank, ...(await recordOf(app, fields)) };
  return guarded(() =>
    app.db.transaction().execute(async (tx) => {
      const [id] = await insertPeople(tx, [record]);
      if (id === null || id === undefined) throw taken("email");
      return finish(tx, app, id, fields);
    }),
  );
}

/**
 * Changes what is given of a person. User ids are added; one that stands for somebody is never taken away.
 * @throws Problem `not_found`, and `conflict` as `createPerson` does
 */
export async function editPerson(app: Deps, caller: Caller, id: string, input: unknown): Promise<PersonRecord> {
  requireScope(caller, "people:write");
  const fields = parse(PersonFields, input);
  const record = await recordOf(app, fields);
  return guarded(() =>
    app.db.transaction().execute(async (tx) => {
      if (record.email !== undefined) await mayReadress(tx, caller, { person: id, email: record.email });
      if (!(await updatePerson(tx, id, record))) throw new Problem("not_found", "There is no such person.");
      return finish(tx, app, id, fields);
    }),
  );
}

async function recordOf(app: Deps, fields: PersonFields): Promise<Partial<NewPerson>> {
  const { userIds: _userIds, channel: _channel, manager, ...given } = fields;
  const record = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (manager === undefined || manager === null) return manager === null ? { ...record, manager: null } : record;
  const people = await resolvePeople(app, [{ path: "manager", ref: manager }]);
  return { ...record, manager: people.get("manager") ?? null };
}

async function finish(
  tx: Tx,
  app: Deps,
  person: string,
  { userIds, email, channel }: PersonFields,
): Promise<PersonRecord> {
  const pairs = (userIds ?? []).map((userId) => ({ person, userId }));
  if ((await addUserIds(tx, pairs)).length > 0) throw taken("userIds");
  const names = [...(userIds ?? []), ...(typeof email === "string" ? [email] : [])];
  await anchorNames(
    tx,
    app.secret,
    names.map((name) => ({ person, name })),
  );
  if (channel !== undefined) await setChannel(tx, app, person, channel, "channel");
  const written = await findPerson(tx, person);
  if (written === null) throw new Problem("not_found", "There is no such person.");
  return written;
}

async function guarded(write: () => Promise<PersonRecord>): Promise<PersonRecord> {
  try {
    return await write();
  } catch (error) {
    if (isTaken(error)) throw taken("email");
    if (isDangling(error)) throw invalidField("team", "There is no such team. Add the team first.");
    throw error;
  }
}

function taken(path: "email" | "userIds"): Problem {
  const what = path === "email" ? "address" : "user id";
  const message = `Somebody else has this ${what}.`;
  return new Problem("conflict", message, { errors: [{ path, message }] });
}
