import { hostname } from "node:os";
import { resolve } from "node:path";
import { authenticate } from "../../app/access/authenticate.ts";
import { createKey } from "../../app/access/create-key.ts";
import { createLoginLink } from "../../app/access/create-login-link.ts";
import type { CreatedLoginLink } from "../../app/access/create-login-link.ts";
import { listKeys } from "../../app/access/list-keys.ts";
import { revokeKey } from "../../app/access/revoke-key.ts";
import { operator } from "../../app/actor.ts";
import type { App } from "../../app/context.ts";
import { Problem } from "../../domain/errors.ts";
import { readIfPresent } from "../../lib/files/read-if-present.ts";
import { writeAtomically } from "../../lib/files/write-atomically.ts";
import { findPerson, insertPeople, listPeople } from "../../store/people/people.ts";
import { adminKeyFile } from "./admin-key-file.ts";

type Access = Pick<App, "db" | "now">;

const name = "Administrator";

/**
 * The key in the data directory, made when there is none or the database does not know it (any more). It acts for the
 * administrator, so whoever holds it is somebody.
 */
export async function keptAdminKey(app: Access, dataDir: string): Promise<void> {
  const path = adminKeyFile(dataDir);
  const kept = (await readIfPresent(path))?.trim();
  if (kept !== undefined && kept !== "" && (await isAdministrators(app, kept))) return;
  const person = await administrator(app);
  const title = `admin-key in ${resolve(dataDir)} on ${hostname()}`.slice(0, 100);
  const lost = (await listKeys(app, operator)).filter((key) => key.name === title && key.revokedAt === null);
  const { key } = await createKey(app, operator, { name: title, scopes: ["admin"], person });
  await writeAtomically(path, `${key}\n`, 0o600);
  for (const { id } of lost) await revokeKey(app, operator, id);
}

async function isAdministrators(app: Access, key: string): Promise<boolean> {
  try {
    const caller = await authenticate(app, { key, session: null });
    return (
      caller.scopes.includes("admin") && caller.person !== null && (await findPerson(app.db, caller.person)) !== null
    );
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** The person who a session of the console belongs to before anybody else is known; added once. */
export async function administrator(app: Access): Promise<string> {
  const found = await listPeople(app.db, { search: name, team: null, offset: 0, limit: 100 });
  const known = found.find((person) => person.name === name && person.email === null);
  if (known !== undefined) return known.id;
  const nobody = { name, email: null, team: null, manager: null, timeZone: null, language: null, learnsBy: null };
  const [id] = await app.db.transaction().execute((tx) => insertPeople(tx, [nobody]));
  if (id == null) throw new Error("The administrator could not be added.");
  return id;
}

/** A link that opens the console once, as the administrator. */
export async function loginLink(app: Access & Pick<App, "url">): Promise<CreatedLoginLink> {
  return createLoginLink(app, operator, { person: await administrator(app), scopes: ["admin"] });
}
