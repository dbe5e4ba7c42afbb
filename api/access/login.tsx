import type { Context } from "hono";
import { Hono } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { canLogIn, logIn } from "../../app/access/log-in.ts";
import { logOut } from "../../app/access/log-out.ts";
import type { App } from "../../app/context.ts";
import { Problem } from "../../domain/errors.ts";
import { callerOf, sessionCookie } from "../authentication.ts";
import type { Env } from "../env.ts";
import { isSameOrigin } from "../same-origin.ts";
import { markup } from "../../web/kit/markup.ts";
import { LoginPage } from "../../web/pages/login.tsx";
import type { LoginModel } from "../../web/pages/login.tsx";

/** Beginning and ending a session of the console: a GET shows, a form POST acts, no script is needed. */
export function loginRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  const cookie = { path: "/", httpOnly: true, sameSite: "Lax", secure: app.url.startsWith("https:") } as const;

  pages.get("/login", async (c) => {
    c.header("Cache-Control", "no-store");
    c.header("Referrer-Policy", "no-referrer");
    const token = c.req.query("token");
    if (token !== undefined && (await canLogIn(app, token)))
      return show(c, { state: "ready", action: "/login", hidden: { token } });
    if (await isSignedIn(app, c)) return c.redirect("/", 303);
    return show(c, { state: token === undefined ? "needed" : "spent" });
  });

  pages.post("/login", async (c) => {
    c.header("Cache-Control", "no-store");
    if (c.req.header("sec-fetch-site") === "cross-site") return show(c, { state: "needed" }, 403);
    const { token } = await c.req.parseBody();
    try {
      const session = await logIn(app, typeof token === "string" ? token : "");
      setCookie(c, sessionCookie, session.token, { ...cookie, expires: new Date(session.expiresAt) });
      return c.redirect("/", 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "unauthenticated") throw error;
      // The second click of a double click: the first one has signed in.
      return (await isSignedIn(app, c)) ? c.redirect("/", 303) : show(c, { state: "spent" });
    }
  });

  pages.post("/logout", async (c) => {
    if (!isSameOrigin(c, app.url)) throw new Problem("forbidden", "This came from another site. Nothing was done.");
    await logOut(app, await callerOf(app, c));
    deleteCookie(c, sessionCookie, cookie);
    return c.redirect("/", 303);
  });
  return pages;
}

const statuses = { ready: 200, needed: 200, spent: 410 } as const;

function show(c: Context<Env>, model: LoginModel, status: 200 | 403 | 410 = statuses[model.state]) {
  return c.html(markup(<LoginPage model={model} />), status);
}

async function isSignedIn(app: App, c: Context<Env>): Promise<boolean> {
  try {
    return (await callerOf(app, c)).kind === "session";
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
