import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { editPullSource } from "../../../app/usage/pull/edit.ts";
import { pullNow } from "../../../app/usage/pull/pull-now.ts";
import { removePull } from "../../../app/usage/pull/remove.ts";
import { FormBody, readForm } from "../form-body.ts";
import { signedIn } from "../guard.ts";
import { addressOf, editDesk, newDesk } from "./pull-desk.ts";
import { postedPull, showPull } from "./pull-form.tsx";

/** `/sources/new/{kind}`, `/sources/{id}/edit`, and what can be done with a source that is pulled. */
export function pullSourceRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  const writes = signedIn(app, "usage:write");
  pages.get("/sources/new/:kind", writes, (c) => showPull(app, c, newDesk(app, c.get("caller"), c.req.param("kind"))));
  pages.post("/sources/new/:kind", writes, (c) =>
    postedPull(app, c, newDesk(app, c.get("caller"), c.req.param("kind"))),
  );
  pages.get("/sources/:id/edit", writes, async (c) =>
    showPull(app, c, await editDesk(app, c.get("caller"), c.req.param("id"))),
  );
  pages.post("/sources/:id/edit", writes, async (c) =>
    postedPull(app, c, await editDesk(app, c.get("caller"), c.req.param("id"))),
  );
  pages.post("/sources/:id/pull", writes, async (c) => {
    await pullNow(app, c.get("caller"), c.req.param("id"));
    return backTo(c, c.req.param("id"));
  });
  pages.post("/sources/:id/pause", writes, async (c) => {
    const paused = new FormBody(await readForm(c)).text("paused") === "yes";
    await editPullSource(app, c.get("caller"), c.req.param("id"), { paused });
    return backTo(c, c.req.param("id"));
  });
  pages.post("/sources/:id/anew", writes, async (c) => {
    await editPullSource(app, c.get("caller"), c.req.param("id"), { fromStart: true });
    return backTo(c, c.req.param("id"));
  });
  pages.post("/sources/:id/remove", writes, async (c) => {
    const { sourceKept } = await removePull(app, c.get("caller"), c.req.param("id"));
    return sourceKept ? backTo(c, c.req.param("id")) : c.redirect("/sources", 303);
  });
  return pages;
}

function backTo(c: Context<Env>, id: string): Response {
  return c.redirect(addressOf(id), 303);
}
