import { Hono } from "hono";
import type { Context } from "hono";
import type { App } from "../../../app/context.ts";
import { createGroup, patchGroup, removeGroup, replaceGroup } from "../../../app/people/scim/groups.ts";
import { listGroups, readGroup } from "../../../app/people/scim/read-groups.ts";
import type { Env } from "../../env.ts";
import { bodyOf, shown } from "./answers.ts";
import { filterOf, pageOf, wantedOf, wants } from "./query.ts";
import { groupResource, listOf } from "./resources.ts";

const filters = { displayname: "displayName", externalid: "externalId", id: "id", members: "members" };

/** Groups of the directory, whose people count in populations. */
export function groupRoutes(app: App, base: string): Hono<Env> {
  const answer = async (c: Context<Env>, id: string, status: 200 | 201) => {
    const group = await readGroup(app, c.get("caller"), id, wants(c, "members"));
    const headers = status === 201 ? { Location: `${base}/Groups/${id}` } : {};
    return shown(c, wantedOf(c, groupResource(base, group)), status, headers);
  };
  return new Hono<Env>()
    .get("/Groups", async (c) => {
      const { startIndex, offset, limit } = pageOf(c);
      const asked = filterOf(c, filters);
      const names = { displayName: asked("displayName"), externalId: asked("externalId") };
      const query = { ...names, id: asked("id"), member: asked("members"), offset, limit };
      const { total, groups } = await listGroups(app, c.get("caller"), query, wants(c, "members"));
      const resources = groups.map((group) => wantedOf(c, groupResource(base, group)));
      return shown(c, listOf(resources, total, startIndex), 200);
    })
    .post("/Groups", async (c) => answer(c, (await createGroup(app, c.get("caller"), await bodyOf(c))).id, 201))
    .get("/Groups/:id", (c) => answer(c, c.req.param("id"), 200))
    .put("/Groups/:id", async (c) => {
      const { id } = await replaceGroup(app, c.get("caller"), c.req.param("id"), await bodyOf(c));
      return answer(c, id, 200);
    })
    .patch("/Groups/:id", async (c) => {
      // Groups can be large, and nobody who patches one needs all its people back.
      await patchGroup(app, c.get("caller"), c.req.param("id"), await bodyOf(c));
      return c.body(null, 204);
    })
    .delete("/Groups/:id", async (c) => {
      await removeGroup(app, c.get("caller"), c.req.param("id"));
      return c.body(null, 204);
    });
}
