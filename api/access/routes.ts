import { createRoute } from "@hono/zod-openapi";
import { createKey, NewKey } from "../../app/access/create-key.ts";
import { listKeys } from "../../app/access/list-keys.ts";
import { givePermission, listPermitted, PermissionInput } from "../../app/access/permissions.ts";
import { revokeKey } from "../../app/access/revoke-key.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { CreatedKey, Key, KeyId, KeyList, Permission, PermittedList, PersonId } from "./schema.ts";

const tags = ["Access"];
const middleware = [needs("admin")];

const list = createRoute({
  method: "get",
  path: "/keys",
  tags,
  summary: "All API keys, newest first, without their secrets",
  middleware,
  responses: { 200: shows(KeyList, "The keys"), ...problems() },
});

const create = createRoute({
  method: "post",
  path: "/keys",
  tags,
  summary: "Make an API key; its secret is shown this once",
  middleware,
  request: { body: takes(NewKey) },
  responses: { 201: shows(CreatedKey, "The key with its secret"), ...problems("invalid") },
});

const revoke = createRoute({
  method: "delete",
  path: "/keys/{id}",
  tags,
  summary: "End a key for good",
  middleware,
  request: { params: KeyId },
  responses: { 200: shows(Key, "The key as it is now"), ...problems("not_found") },
});

const permitted = createRoute({
  method: "get",
  path: "/permissions",
  tags,
  summary: "Everybody who may do something when signed in to the console, by name",
  middleware,
  responses: { 200: shows(PermittedList, "The people"), ...problems() },
});

const permit = createRoute({
  method: "put",
  path: "/people/{id}/permissions",
  tags,
  summary: "Say what somebody may do when signed in, from now on; none ends their sessions",
  middleware,
  request: { params: PersonId, body: takes(PermissionInput) },
  responses: { 200: shows(Permission, "What they may do now"), ...problems("invalid", "not_found", "conflict") },
});

/** API keys and what people may do, for administrators. */
export function accessRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => reply(c, KeyList, { items: await listKeys(app, c.get("caller")) }, 200))
    .openapi(create, async (c) => reply(c, CreatedKey, await createKey(app, c.get("caller"), c.req.valid("json")), 201))
    .openapi(permitted, async (c) => reply(c, PermittedList, { items: await listPermitted(app, c.get("caller")) }, 200))
    .openapi(permit, async (c) => {
      const given = await givePermission(app, c.get("caller"), c.req.valid("param").id, c.req.valid("json"));
      return reply(c, Permission, { scopes: given }, 200);
    })
    .openapi(revoke, async (c) => reply(c, Key, await revokeKey(app, c.get("caller"), c.req.valid("param").id), 200));
}
