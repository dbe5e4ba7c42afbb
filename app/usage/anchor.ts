import type { Tx } from "../../store/database.ts";
import { identityIds } from "../../store/usage/identities.ts";
import { learn, unlearn } from "../../store/usage/links.ts";
import type { Anchor } from "../../store/usage/links.ts";
import { pseudonym, pseudonymKey } from "./pseudonym.ts";

/** A name under which somebody's use may arrive: a user id or an address of their record. */
export interface KnownName {
  readonly person: string;
  readonly name: string;
}

/** Tells usage whose names are whose. Use that came before counts from now on, in the same transaction. */
export async function anchorNames(tx: Tx, secret: string, names: readonly KnownName[]): Promise<void> {
  await learn(tx, [], await anchorsOf(tx, secret, names));
}

/** Takes that back. Use under these names is nobody's then, as before they were told. */
export async function releaseNames(tx: Tx, secret: string, names: readonly KnownName[]): Promise<void> {
  await unlearn(tx, await anchorsOf(tx, secret, names));
}

async function anchorsOf(tx: Tx, secret: string, names: readonly KnownName[]): Promise<readonly Anchor[]> {
  if (names.length === 0) return [];
  const key = pseudonymKey(secret);
  const identities = await identityIds(
    tx,
    names.map(({ name }) => pseudonym(key, name)),
  );
  return names.flatMap(({ person }, index) => {
    const identity = identities[index];
    return identity === undefined ? [] : [{ identity, person }];
  });
}
