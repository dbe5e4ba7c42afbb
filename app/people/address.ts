import { noteAddressChange, waitsAtGateOf } from "../../store/people/addresses.ts";
import { Problem } from "../../domain/errors.ts";
import type { Tx } from "../../store/database.ts";
import type { Caller } from "../actor.ts";

/**
 * Looks at an address that is about to be replaced: links sent from now on reach somebody else. Whoever proposes a change cannot
 * move the mail of those who decide about it, and every other change of address is kept, so that a certificate can tell of it.
 * @throws Problem `forbidden`
 */
export async function mayReadress(
  tx: Tx,
  caller: Caller,
  { person, email }: { readonly person: string; readonly email: string | null },
): Promise<void> {
  const actor = caller.kind === "key" ? `key:${caller.key}` : `person:${caller.person}`;
  const isOther = await noteAddressChange(tx, { person, email, actor });
  if (!isOther || caller.person === null) return;
  const change = await waitsAtGateOf(tx, person, caller.person);
  if (change === null) return;
  const message = `This person decides about ${change}, which you propose. Their address is changed by somebody else until they have.`;
  throw new Problem("forbidden", message, { errors: [{ path: "email", message }] });
}
