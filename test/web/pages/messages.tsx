import { LoginPage } from "../../../web/pages/login.tsx";
import { MessagePage, messages } from "../../../web/pages/message.tsx";
import * as fixtures from "../fixtures.ts";
import { shown, states } from "./shown.tsx";
import type { Shown } from "./shown.tsx";

const { frame } = fixtures;

/** Coming in, and whatever went wrong. */
export const messagePages: readonly Shown[] = [
  ...states("login", LoginPage, Object.fromEntries(fixtures.logins.map((model) => [model.state, model]))),
  shown("not found", MessagePage, messages.notFound(frame)),
  shown("not found, by link", MessagePage, messages.notFound()),
  shown("forbidden", MessagePage, messages.forbidden(frame)),
  shown("no page", MessagePage, messages.noPage()),
  shown("failed", MessagePage, messages.failed("7f3a", frame)),
  shown("unavailable", MessagePage, messages.unavailable("7f3a")),
];
