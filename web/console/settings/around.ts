import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import type { SettingsFrame } from "../../pages/settings/layout.tsx";
import { frameFor } from "../frame.ts";
import { sectionLinks } from "./sections.ts";
import type { SectionId } from "./sections.ts";

/** What surrounds a page of the settings. */
export async function settingsFrame(app: App, c: Context<Env>, section: SectionId): Promise<SettingsFrame> {
  return { frame: await frameFor(app, c, "settings"), sections: sectionLinks(c.get("caller"), section) };
}
