import type { PersonRef } from "../../domain/change/schema.ts";
import { Problem } from "../../domain/errors.ts";
import { within } from "../../store/database.ts";
import type { Db, Tx } from "../../store/database.ts";
import { insertPeople, knownPeople, peopleByEmail, peopleByUserId } from "../../store/people/people.ts";
import type { App } from "../context.ts";
import { anchorNames } from "../usage/anchor.ts";
import { isAddress } from "../usage/message.ts";

/** A reference to a person, and where it stands in the input. */
export interface PlacedRef {
  readonly path: string;
  readonly ref: PersonRef;
}

type Named = { readonly email: string; readonly name: string | null };

const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of a person's id here, rather than that of an address or another system's id. */
export const isPersonId = (text: string): boolean => idForm.test(text);

/**
 * Finds the people that references name, by path. An address nobody has becomes a new person, with the name given or the
 * part before the @. A text that is neither id nor address is what another system calls somebody.
 * @throws Problem `invalid` naming every reference to nobody
 */
export function resolvePeople(
  app: Pick<App, "db" | "secret">,
  refs: readonly PlacedRef[],
): Promise<ReadonlyMap<string, string>> {
  const nobody = "Nobody has this id. Give an e-mail address to add somebody.";
  return resolveBy(app, refs, { nobody, peopleWith: (named) => peopleWith(app, named) });
}

/**
 * The same where somebody new cannot be meant: nobody is added.
 * @throws Problem `invalid` naming every reference to nobody, with what to do in the words of `nobody`
 */
export function resolveKnown(
  app: Pick<App, "db">,
  refs: readonly PlacedRef[],
  nobody: string,
): Promise<ReadonlyMap<string, string>> {
  const known = (named: readonly Named[]) =>
    peopleByEmail(
      app.db,
      named.map(({ email }) => email),
    );
  return resolveBy(app, refs, { nobody, peopleWith: known });
}

interface Resolving {
  readonly nobody: string;
  /** Ids by address in small letters. */
  readonly peopleWith: (named: readonly Named[]) => Promise<ReadonlyMap<string, string>>;
}

async function resolveBy(
  app: Pick<App, "db">,
  refs: readonly PlacedRef[],
  { nobody, peopleWith: find }: Resolving,
): Promise<ReadonlyMap<string, string>> {
  const texts = refs.flatMap(({ ref }) => (typeof ref === "string" ? [ref] : []));
  const known = await knownPeople(app.db, texts.filter(isPersonId));
  const called = await peopleByUserId(
    app.db,
    texts.filter((text) => !isPersonId(text)),
  );
  const byEmail = await find(refs.flatMap(({ ref }) => addressOf(ref) ?? []));
  const resolved = new Map<string, string>();
  const errors = [];
  for (const { path, ref } of refs) {
    const email = addressOf(ref)?.email.toLowerCase();
    const id = email === undefined ? idOf(ref, known, called) : byEmail.get(email);
    if (id !== undefined) resolved.set(path, id);
    else errors.push({ path, message: nobody });
  }
  if (errors.length === 0) return resolved;
  throw new Problem("invalid", "Some of the people named are not known. Correct them and send it again.", { errors });
}

function idOf(ref: PersonRef, known: ReadonlySet<string>, called: ReadonlyMap<string, string>): string | undefined {
  if (typeof ref !== "string") return undefined;
  const id = ref.toLowerCase();
  return known.has(id) ? id : called.get(ref);
}

/** An address, also as people paste it from their mail: `Ada Lovelace <ada@example.com>`. */
export function addressOf(ref: PersonRef): Named | undefined {
  if (typeof ref !== "string") return { email: ref.email, name: ref.name ?? null };
  const pasted = /^([^<>]*)<([^<>\s]+)>$/.exec(ref.trim());
  const email = pasted?.[2] ?? ref;
  const name = pasted?.[1]?.trim() ?? "";
  return isAddress(email) ? { email, name: name === "" ? null : name } : undefined;
}

async function peopleWith(app: Pick<App, "db" | "secret">, named: readonly Named[]): Promise<Map<string, string>> {
  const found = await peopleByEmail(
    app.db,
    named.map(({ email }) => email),
  );
  const missing = new Map<string, Named>();
  for (const one of named) {
    const email = one.email.toLowerCase();
    if (!found.has(email) && (missing.get(email)?.name ?? null) === null) missing.set(email, one);
  }
  if (missing.size === 0) return found;
  await addByEmail(app.db, app.secret, [...missing.values()]);
  return peopleByEmail(
    app.db,
    named.map(({ email }) => email),
  );
}

async function addByEmail(db: Db, secret: string, named: readonly Named[]): Promise<void> {
  const add = async (tx: Tx) => {
    const people = named.map(({ email, name }) => ({
      name: name ?? email.slice(0, email.lastIndexOf("@")),
      email,
      team: null,
      manager: null,
      timeZone: null,
      language: null,
      learnsBy: null,
    }));
    const ids = await insertPeople(tx, people);
    const names = ids.flatMap((person, index) => {
      const email = named[index]?.email;
      return person === null || email === undefined ? [] : [{ person, name: email }];
    });
    await anchorNames(tx, secret, names);
  };
  await within(db, add);
}
