import { hashOf, signParts, subkey } from "../../lib/secret.ts";

export type LinkKind = "sign" | "training" | "proposal" | "feedback" | "audit";

/** What a link is for. `subject`: the sign-off request, the training or round and person, whoever proposed the change, or the audit. */
export interface LinkSubject {
  readonly kind: LinkKind;
  readonly change: string;
  readonly subject: string;
  readonly generation: number;
}

/** The token of a link: 256 bits, the same on every try, so a message that is sent again carries the same link. */
export function tokenOf(secret: string, { kind, change, subject, generation }: LinkSubject): string {
  return signParts(subkey(secret, `link:${kind}`), [change, subject, generation]);
}

/** The stored form of a token. */
export function tokenHash(secret: string, link: LinkSubject): Buffer {
  return hashOf(tokenOf(secret, link));
}

const paths: Record<LinkKind, string> = { sign: "s", training: "t", proposal: "r", feedback: "f", audit: "a" };

/** The whole address that is sent to a person. */
export function linkUrl(base: string, secret: string, link: LinkSubject): string {
  return `${base}/${paths[link.kind]}/${tokenOf(secret, link)}`;
}
