import { hasScope } from "../../../app/actor.ts";
import type { Caller, Scope } from "../../../app/actor.ts";

/** A page of the settings. Adding one is a line here and its routes. */
interface Section {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  /** Who sees it. */
  readonly needs: Scope;
}

const sections = [
  { id: "state", label: "Overview", href: "/settings", needs: "admin" },
  { id: "people", label: "Who may do what", href: "/settings/people", needs: "admin" },
  { id: "keys", label: "API keys", href: "/settings/keys", needs: "admin" },
  { id: "webhooks", label: "Webhooks", href: "/settings/webhooks", needs: "admin" },
  { id: "design", label: "Design", href: "/design", needs: "admin" },
] as const satisfies readonly Section[];

export type SectionId = (typeof sections)[number]["id"];

export interface SectionLink {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** The pages of the settings that a reader may open. */
export function sectionLinks(caller: Caller, current: SectionId): readonly SectionLink[] {
  return sections
    .filter(({ needs }) => hasScope(caller, needs))
    .map(({ id, label, href }) => ({ label, href, isCurrent: id === current }));
}
