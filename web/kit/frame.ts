import type { NoticeModel } from "./notice.tsx";
import type { Moment } from "./moment.ts";

export interface NavItem {
  label: string;
  href: string;
  isCurrent: boolean;
  /** A number beside the label, shown when above zero. */
  count?: number | undefined;
}

/** What surrounds every page of the console. */
export interface ConsoleFrame extends Moment {
  nav: readonly NavItem[];
  /** Present for whoever is signed in: who it is, and the form that ends the session. */
  session?: { name: string; signOut: string; hidden?: Readonly<Record<string, string>> } | undefined;
  /** What the last action did, shown once above the page. */
  flash?: NoticeModel | undefined;
}

export type NavPlace =
  | "portfolio"
  | "intake"
  | "calendar"
  | "budgets"
  | "people"
  | "sources"
  | "retro"
  | "inbox"
  | "settings"
  | "none";

/** What a reader may see: the inbox is absent when mail is really sent and there is no such page. */
export interface NavRights {
  readonly seesPeople: boolean;
  readonly inboxCount?: number | undefined;
  /** Administrators. */
  readonly keepsSettings: boolean;
}

/** The main navigation. */
export function consoleNav(place: NavPlace, { seesPeople, inboxCount, keepsSettings }: NavRights): NavItem[] {
  const items: (NavItem & { place: NavPlace })[] = [
    { place: "portfolio", label: "Portfolio", href: "/", isCurrent: false },
    { place: "intake", label: "Queue", href: "/intake", isCurrent: false },
    { place: "calendar", label: "Calendar", href: "/calendar", isCurrent: false },
    ...(seesPeople ? [{ place: "people" as const, label: "People", href: "/people", isCurrent: false }] : []),
    { place: "budgets", label: "Budgets", href: "/budgets", isCurrent: false },
    { place: "sources", label: "Evidence", href: "/sources", isCurrent: false },
    { place: "retro", label: "Measure an old one", href: "/retro", isCurrent: false },
  ];
  if (inboxCount !== undefined) {
    items.push({ place: "inbox", label: "Inbox", href: "/inbox", isCurrent: false, count: inboxCount });
  }
  if (keepsSettings) items.push({ place: "settings", label: "Settings", href: "/settings", isCurrent: false });
  return items.map(({ place: own, ...item }) => ({ ...item, isCurrent: own === place }));
}
