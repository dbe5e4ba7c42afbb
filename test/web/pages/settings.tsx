import { AccessPage } from "../../../web/pages/settings/people.tsx";
import { KeysPage } from "../../../web/pages/settings/keys.tsx";
import { StatePage } from "../../../web/pages/settings/state.tsx";
import { WebhooksPage } from "../../../web/pages/settings/webhooks.tsx";
import * as fixtures from "../fixtures.ts";
import { states } from "./shown.tsx";
import type { Shown } from "./shown.tsx";

/** The settings, for administrators. */
export const settingsPages: readonly Shown[] = [
  ...states("keys", KeysPage, fixtures.keyStates),
  ...states("access", AccessPage, fixtures.accessStates),
  ...states("webhooks", WebhooksPage, fixtures.webhookStates),
  ...states("installation", StatePage, fixtures.stateStates),
];
