import { seal, unseal } from "../../../lib/sealed.ts";
import { subkey } from "../../../lib/secret.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";

const heldMs = 3_600_000;

/** A secret that was typed into a form which is shown again: sealed, for the same person alone, and for an hour. */
export function holdSecret({ secret, now }: Pick<App, "secret" | "now">, caller: Caller, typed: string): string {
  return seal(keyOf(secret), purposeOf(caller), JSON.stringify([typed, now() + heldMs])).toString("base64url");
}

/** What was held, or nothing where it was not, not for this one, or too long ago. */
export function heldSecret({ secret, now }: Pick<App, "secret" | "now">, caller: Caller, held: string): string {
  if (held === "") return "";
  try {
    const text = unseal(keyOf(secret), purposeOf(caller), Buffer.from(held, "base64url"));
    const pair: unknown = JSON.parse(text);
    const [typed, until]: readonly unknown[] = Array.isArray(pair) ? pair : [];
    return typeof typed === "string" && typeof until === "number" && now() < until ? typed : "";
  } catch {
    return "";
  }
}

function keyOf(secret: string): string {
  return subkey(secret, "secrets in forms");
}

function purposeOf(caller: Caller): string {
  return caller.kind === "session" ? `session ${caller.session}` : `key ${caller.key}`;
}
