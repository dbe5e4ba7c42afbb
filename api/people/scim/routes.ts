import { Hono } from "hono";
import type { Context } from "hono";
import type { App } from "../../../app/context.ts";
import { Problem } from "../../../domain/errors.ts";
import { authentication, needs } from "../../authentication.ts";
import type { Env } from "../../env.ts";
import { problemOf } from "../../problem.ts";
import { shown } from "./answers.ts";
import { scimError } from "./errors.ts";
import { groupRoutes } from "./group-routes.ts";
import { listOf } from "./resources.ts";
import { resourceTypes, schemas, serviceProviderConfig } from "./schemas.ts";
import { userRoutes } from "./user-routes.ts";

export const scimPath = "/scim/v2";

/** What a directory pushes users and groups to (RFC 7644). A key with `scim:write` opens it, and no session does. */
export function scimRoutes(app: App, onFault?: (error: unknown, requestId: string) => void): Hono<Env> {
  const base = `${app.url}${scimPath}`;
  const scim = new Hono<Env>();
  scim.onError((error, c) => {
    if (problemOf(error).code === "internal" && error.name !== "ScimMistake") onFault?.(error, c.get("requestId"));
    return scimError(c, error);
  });
  scim.use(async (c, next) => {
    if (c.req.header("authorization") === undefined)
      throw new Problem("unauthenticated", "Send a key with the scope scim:write as `Authorization: Bearer KEY`.");
    await next();
  });
  scim.use(authentication(app), needs("scim:write"));
  scim.get("/ServiceProviderConfig", (c) => shown(c, serviceProviderConfig(base), 200));
  scim.get("/ResourceTypes", (c) => all(c, resourceTypes(base)));
  scim.get("/ResourceTypes/:id", (c) => one(c, resourceTypes(base)));
  scim.get("/Schemas", (c) => all(c, schemas(base)));
  scim.get("/Schemas/:id", (c) => one(c, schemas(base)));
  scim.route("/", userRoutes(app, base));
  scim.route("/", groupRoutes(app, base));
  scim.all("/*", () => {
    throw new Problem("not_found", "There is nothing at this address. Users are at /Users, groups at /Groups.");
  });
  return scim;
}

type Described = readonly (object & { readonly id: string })[];

function all(c: Context<Env>, resources: Described): Response {
  return shown(c, listOf(resources, resources.length, 1), 200);
}

function one(c: Context<Env>, resources: Described): Response {
  const found = resources.find(({ id }) => id === c.req.param("id"));
  if (found === undefined) throw new Problem("not_found", "There is nothing at this address.");
  return shown(c, found, 200);
}
