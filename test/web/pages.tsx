import { consolePages } from "./pages/console.tsx";
import { evidencePages } from "./pages/evidence.tsx";
import { germanLinkPages, linkPages } from "./pages/links.tsx";
import { messagePages } from "./pages/messages.tsx";
import { peoplePages } from "./pages/people.tsx";
import { settingsPages } from "./pages/settings.tsx";
import type { Shown } from "./pages/shown.tsx";

/**
 * Every page in every state. A new page, or a new state, is one line in the list it belongs to and a model among the
 * fixtures: tests, accessibility checks and pictures follow from that.
 */
export const shownPages: readonly Shown[] = [
  ...consolePages,
  ...peoplePages,
  ...evidencePages,
  ...linkPages,
  ...messagePages,
  ...settingsPages,
];

/** Every page in every state, as the markup that is sent. */
export function everyPage(): [name: string, html: string][] {
  return shownPages.map(({ name, html }) => [name, html()]);
}

/** Pages that people are sent to, in German, whose words are longer. */
export function germanPages(): [name: string, html: string][] {
  return germanLinkPages.map(({ name, html }) => [name, html()]);
}
