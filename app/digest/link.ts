import { hashOf, signParts, subkey } from "../../lib/secret.ts";
import type { App } from "../context.ts";

/** The token of the link that stops somebody's digest: 256 bits, the same in each of them, without an end. */
function digestToken(secret: string, person: string): string {
  return signParts(subkey(secret, "link:digest"), [person]);
}

export function digestLinkHash(secret: string, person: string): Buffer {
  return hashOf(digestToken(secret, person));
}

export function digestLink({ secret, url }: Pick<App, "secret" | "url">, person: string): string {
  return `${url}/u/${digestToken(secret, person)}`;
}
