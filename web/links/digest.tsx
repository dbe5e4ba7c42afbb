import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { digestByLink, pressDigestLink } from "../../app/digest/by-link.ts";
import type { DigestLinkPage, DigestPress } from "../../app/digest/by-link.ts";
import { noteFetch } from "../../app/signoff/page.ts";
import { FormBody, readForm } from "../console/form-body.ts";
import { wordsOf } from "../language/choose.ts";
import { DigestStopPage } from "../pages/digest-stop.tsx";
import type { DigestStopModel } from "../pages/digest-stop.tsx";
import { document } from "./document.ts";
import { acceptedLanguages, momentFor } from "./reader.ts";

/**
 * `/u/{token}`: GET shows whether the digest is sent, a form POST stops it or has it sent again. A mail program stops it by the one
 * POST of RFC 8058, which is answered without a redirect.
 */
export function digestLinkRoutes(app: App): Hono<Env> {
  const links = new Hono<Env>();
  links.get("/u/:token", async (c) => {
    const token = c.req.param("token");
    const page = await digestByLink(app, token);
    if (page.is !== "unknown") await noteFetch(app, token, c.req.method, c.req.header("user-agent") ?? "");
    return show(app, c, token, page, false);
  });
  links.post("/u/:token", async (c) => {
    const token = c.req.param("token");
    const press = pressOf(new FormBody(await readForm(c)));
    const done = await pressDigestLink(app, token, press);
    if (done === "done" && press.is !== "one_click") return c.redirect(`/u/${token}`, 303);
    return show(app, c, token, await digestByLink(app, token), done === "expired");
  });
  return links;
}

function pressOf(form: FormBody): DigestPress {
  if (form.text("List-Unsubscribe") === "One-Click") return { is: "one_click" };
  return { is: form.text("do") === "resume" ? "resume" : "stop", nonce: form.text("nonce") };
}

async function show(app: App, c: Context<Env>, token: string, page: DigestLinkPage, isExpired: boolean) {
  const person = page.is === "unknown" ? null : page.person;
  const moment = await momentFor(app, person, acceptedLanguages(c));
  if (page.is === "unknown") return document(c, <DigestStopPage model={{ ...moment, state: "unknown" }} />, 404);
  const model: DigestStopModel = {
    ...moment,
    form: { action: `/u/${token}`, nonce: page.nonce },
    ...(page.stoppedAt === null ? { state: "sent" } : { state: "stopped", stoppedAt: page.stoppedAt }),
    trouble: isExpired ? { tone: "risk", title: wordsOf(moment).digest.page.expired, isAlert: true } : undefined,
  };
  return document(c, <DigestStopPage model={model} />, isExpired ? 409 : 200);
}
