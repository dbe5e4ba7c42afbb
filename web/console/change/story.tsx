import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { StoryPage } from "../../pages/story.tsx";
import { readStory } from "../../story/read-story.ts";
import { frameFor, timeZoneOf } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";

/** `/changes/{key}/story`: one page about a change that anybody can read and print. */
export function storyRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/changes/:key/story", signedIn(app), async (c) => {
    const key = c.req.param("key");
    const caller = c.get("caller");
    const { paper, at } = await readStory(app, caller, key, await timeZoneOf(app, caller));
    const file = `/api/v1/changes/${key}/story?format=`;
    const files = [
      { label: "As PDF", href: `${file}pdf` },
      { label: "As Markdown", href: `${file}markdown` },
    ];
    const frame = await frameFor(app, c, "none", at);
    return send(c, <StoryPage model={{ frame, paper, changeHref: `/changes/${key}`, files }} />);
  });
  return pages;
}
