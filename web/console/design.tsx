import { Hono } from "hono";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { tokens } from "../assets/looks.ts";
import { DesignPage, lookOf } from "../pages/design.tsx";
import { frameFor } from "./frame.ts";
import { signedIn } from "./guard.ts";
import { send } from "./respond.tsx";

/** `/design`: every token and every component of the pages, as they are, in every look. */
export function designRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/design", signedIn(app), async (c) => {
    const look = lookOf(c.req.query("look"), c.req.query("dir"));
    return send(c, <DesignPage model={{ frame: await frameFor(app, c, "none"), look, tokens: tokens() }} />);
  });
  // Its forms are there to be tried.
  pages.post("/design", signedIn(app), (c) => c.redirect("/design", 303));
  return pages;
}
