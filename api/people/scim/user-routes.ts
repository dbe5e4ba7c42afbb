import { Hono } from "hono";
import type { Context } from "hono";
import type { App } from "../../../app/context.ts";
import { listUsers, readUser, withGroups } from "../../../app/people/scim/read-users.ts";
import { createUser, patchUser, removeUser, replaceUser } from "../../../app/people/scim/users.ts";
import type { ScimUser } from "../../../app/people/scim/users.ts";
import type { Env } from "../../env.ts";
import { bodyOf, shown } from "./answers.ts";
import { filterOf, pageOf, wantedOf } from "./query.ts";
import { listOf, userResource } from "./resources.ts";

const filters = { username: "userName", externalid: "externalId", id: "id", emails: "emails.value" };

/** Users of the directory, who are people here. */
export function userRoutes(app: App, base: string): Hono<Env> {
  const answer = async (c: Context<Env>, user: ScimUser, status: 200 | 201) => {
    const [whole] = await withGroups(app.db, [user]);
    const resource = userResource(base, { ...user, groups: whole?.groups ?? [] });
    return shown(c, wantedOf(c, resource), status, status === 201 ? { Location: `${base}/Users/${user.person}` } : {});
  };
  return new Hono<Env>()
    .get("/Users", async (c) => {
      const { startIndex, offset, limit } = pageOf(c);
      const asked = filterOf(c, filters);
      const names = { userName: asked("userName"), externalId: asked("externalId") };
      const query = { ...names, person: asked("id"), email: asked("emails.value"), offset, limit };
      const { total, users } = await listUsers(app, c.get("caller"), query);
      const resources = users.map((user) => wantedOf(c, userResource(base, user)));
      return shown(c, listOf(resources, total, startIndex), 200);
    })
    .post("/Users", async (c) => answer(c, await createUser(app, c.get("caller"), await bodyOf(c)), 201))
    .get("/Users/:id", async (c) => {
      const user = await readUser(app, c.get("caller"), c.req.param("id"));
      return shown(c, wantedOf(c, userResource(base, user)), 200);
    })
    .put("/Users/:id", async (c) =>
      answer(c, await replaceUser(app, c.get("caller"), c.req.param("id"), await bodyOf(c)), 200),
    )
    .patch("/Users/:id", async (c) =>
      answer(c, await patchUser(app, c.get("caller"), c.req.param("id"), await bodyOf(c)), 200),
    )
    .delete("/Users/:id", async (c) => {
      await removeUser(app, c.get("caller"), c.req.param("id"));
      return c.body(null, 204);
    });
}
