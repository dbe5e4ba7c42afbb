import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { isEmpty } from "../../../app/digest/digest.ts";
import { chooseDigest, digestStanding } from "../../../app/digest/choice.ts";
import { previewDigest } from "../../../app/digest/preview.ts";
import { readerOf } from "../../../app/people/reader.ts";
import { framedMail, mailBodyPolicy, messagePolicy } from "../../kit/policy.ts";
import { localeFor } from "../../language/choose.ts";
import { digestModel } from "../../letters/digest.ts";
import { renderMail } from "../../mail/render.tsx";
import type { RenderedMail } from "../../mail/render.tsx";
import { DigestPage } from "../../pages/digest.tsx";
import { setFlash } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";

/** `/digest`: what somebody would be told of the last seven days, in their own language, and whether it is sent to them. */
export function digestPages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/digest", signedIn(app), async (c) => {
    const { person, mail } = await mailFor(app, c);
    const { stoppedAt } = await digestStanding(app, c.get("caller"), person.id);
    const frame = await frameFor(app, c, "none");
    c.header("Content-Security-Policy", messagePolicy);
    const model = {
      frame,
      mail: mail === null ? undefined : { ...mail, htmlHref: "/digest/html" },
      hour: app.digestHour,
      stoppedAt: stoppedAt ?? undefined,
      hasAddress: person.email !== null,
    };
    return send(c, <DigestPage model={model} />);
  });
  pages.get("/digest/html", signedIn(app), async (c) => {
    const { mail } = await mailFor(app, c);
    c.header("Content-Security-Policy", mailBodyPolicy);
    return c.html(mail === null ? "" : framedMail(mail));
  });
  pages.post("/digest", signedIn(app), async (c) => {
    const caller = c.get("caller");
    const gets = new FormBody(await readForm(c)).text("gets");
    if (caller.person !== null) await chooseDigest(app, caller, caller.person, { gets });
    setFlash(c, gets === "nothing" ? "digestStopped" : "digestSent");
    return c.redirect("/digest", 303);
  });
  return pages;
}

/** The message as it would go out now; `null`: none would. */
async function mailFor(app: App, c: Context<Env>) {
  const { person: id, digest } = await previewDigest(app, c.get("caller"));
  const person = await readerOf(app, id);
  if (person === null) throw new Error(`The person ${id} is signed in and not known.`);
  const { timeZone, language } = person;
  const moment = { now: digest.now, timeZone, locale: localeFor([language], app.language) };
  const model = digestModel(app, { ...moment, to: person.name ?? "" }, id, digest);
  const mail: RenderedMail | null = isEmpty(digest) ? null : renderMail(model);
  return { person, mail };
}
