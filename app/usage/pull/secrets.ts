import { PullFailure } from "../../../domain/usage/pull/page.ts";
import { seal, unseal } from "../../../lib/sealed.ts";
import { subkey } from "../../../lib/secret.ts";

const purpose = "pull source";

/** Passwords and keys as they are stored: nobody reads them without the installation's secret, a backup included. */
export function sealSecret(secret: string, text: string): Buffer {
  return seal(subkey(secret, purpose), purpose, text);
}

/** @throws PullFailure when it was sealed under another secret, as in a copied database */
export function openSecret(secret: string, sealed: Buffer): string {
  try {
    return unseal(subkey(secret, purpose), purpose, sealed);
  } catch {
    throw new PullFailure(
      "The password or key cannot be read: TAKEHOLD_SECRET is not the one it was stored under. Enter it again.",
    );
  }
}
