import { Problem } from "../domain/errors.ts";

/** What a key or a session may do. `admin` implies all. */
export const scopes = [
  "changes:read",
  "changes:write",
  "budgets:read",
  "budgets:write",
  "people:read",
  "people:write",
  "usage:read",
  "usage:write",
  "bounces:write",
  "scim:write",
  "changes:overrule",
  "admin",
] as const;
export type Scope = (typeof scopes)[number];

/** Who calls a use case: a program with its key, or a person with a session of the console. */
export type Caller =
  | {
      readonly kind: "key";
      readonly key: string;
      readonly person: string | null;
      readonly scopes: readonly Scope[];
    }
  | {
      readonly kind: "session";
      readonly session: string;
      readonly person: string;
      readonly scopes: readonly Scope[];
    };

/** The command line on the server itself: whoever holds the database may do everything in it. */
export const operator: Caller = { kind: "key", key: "operator", person: null, scopes: ["admin"] };

export function hasScope(caller: Caller, scope: Scope): boolean {
  return caller.scopes.includes("admin") || caller.scopes.includes(scope);
}

/** Passes whoever has one of these. @throws Problem `forbidden` naming the last of them, which gives the least. */
export function requireAnyScope(caller: Caller, ...any: readonly [Scope, ...Scope[]]): void {
  if (!any.some((scope) => hasScope(caller, scope))) requireScope(caller, any.at(-1) ?? any[0]);
}

/** @throws Problem `forbidden` naming the scope that is missing. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (hasScope(caller, scope)) return;
  const what = `This needs the scope ${scope}`;
  throw new Problem(
    "forbidden",
    caller.kind === "session"
      ? `${what}, and you are signed in without it. Nothing was changed. Ask whoever runs Takehold for a login link that has it.`
      : `${what}. Use a key that has it, or ask an administrator.`,
  );
}
