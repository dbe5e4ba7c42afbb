import { scopes } from "../../../app/actor.ts";
import type { Scope } from "../../../app/actor.ts";
import type { FormBody } from "../form-body.ts";

/** What each scope lets somebody do, in words. */
const words = {
  "changes:read": ["Read changes", "The portfolio, the calendar, every change and its record."],
  "changes:write": ["Run changes", "Propose, edit, accept, launch; save templates; freeze periods."],
  "changes:overrule": ["Overrule by key", "Overrule conditions and concerns in the name of an owner or sponsor."],
  "budgets:read": ["See all money", "What all changes cost, planned and spent."],
  "budgets:write": ["Tell what was spent", "Record money spent for build and adoption."],
  "people:read": ["See people", "Lists of people, and names where use is measured. Every look is recorded."],
  "people:write": ["Keep people", "Add, edit, import and erase people and teams."],
  "usage:read": ["See evidence", "Sources of usage, what came and what was rejected."],
  "usage:write": ["Keep evidence", "Add sources, make their keys, import usage."],
  "bounces:write": ["Hand in returned mail", "What a mail server says could not be delivered. For its program alone."],
  admin: ["Everything", "All of the above, this page, and the inbox with everybody's links."],
} as const satisfies Partial<Record<Scope, readonly [label: string, help: string]>>;

const named = new Map<string, readonly [string, string]>(Object.entries(words));

/** What somebody who works here usually needs. */
export const usualScopes: readonly Scope[] = ["changes:read", "changes:write", "people:read", "usage:read"];

export function scopeLabel(scope: string): string {
  return named.get(scope)?.[0] ?? scope;
}

export interface ScopeChoice {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly value: string;
}

const inputOf = (scope: Scope) => `scope.${scope}`;

/** A box for each scope, ticked where it is among the chosen. */
export function scopeChoices(chosen: readonly string[]): ScopeChoice[] {
  return scopes.map((scope) => {
    const [label, help] = named.get(scope) ?? [scope, ""];
    return { name: inputOf(scope), label, help: `${help} ${scope}`.trim(), value: chosen.includes(scope) ? "yes" : "" };
  });
}

/** The scopes whose boxes were ticked. */
export function scopesIn(form: FormBody): Scope[] {
  return scopes.filter((scope) => form.text(inputOf(scope)) === "yes");
}
