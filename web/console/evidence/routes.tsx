import { Hono } from "hono";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import { takeBaseline } from "../../../app/adoption/baseline.ts";
import { evidenceView } from "../../../app/adoption/evidence-view.ts";
import { nameSecondSource, resolveSources } from "../../../app/adoption/second-source.ts";
import type { App } from "../../../app/context.ts";
import { listSources } from "../../../app/usage/read-sources.ts";
import { Problem } from "../../../domain/errors.ts";
import { EvidencePage } from "../../pages/change-evidence.tsx";
import type { Attempt } from "../change/action.ts";
import { subjectName } from "../change/action.ts";
import { setFlash } from "../flash.ts";
import type { FlashName } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send, statusOf } from "../respond.tsx";
import { evidenceModel } from "./model.ts";

/** `/changes/{key}/evidence`: what was measured before the launch, and two sources side by side. */
export function evidencePages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/changes/:key/evidence", signedIn(app), (c) => show(app, c));
  pages.post("/changes/:key/evidence/:verb", signedIn(app, "changes:write"), async (c) => {
    const { key, verb } = c.req.param();
    const form = new FormBody(await readForm(c));
    try {
      setFlash(c, await actOn(app, c, verb, { key, form }));
      return c.redirect(`/changes/${key}/evidence`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === "not_found") throw error;
      const { message, errors } = error;
      const subject = form.text(subjectName);
      return show(
        app,
        c,
        { verb, subject, values: form.entries, errors, message, isUnconfirmed: false },
        statusOf(error),
      );
    }
  });
  return pages;
}

async function actOn(
  app: App,
  c: Context<Env>,
  verb: string,
  { key, form }: { readonly key: string; readonly form: FormBody },
): Promise<FlashName> {
  const caller = c.get("caller");
  const subject = form.text(subjectName);
  switch (verb) {
    case "baseline":
      await takeBaseline(app, caller, { key, target: subject });
      return "baseline";
    case "second-source": {
      const event = form.text("event");
      const percent = Number(form.text("tolerance") === "" ? "5" : form.text("tolerance").replace(/\s*%$/, ""));
      await nameSecondSource(
        app,
        caller,
        { key, target: subject },
        {
          source: form.text("source"),
          behaviour: event === "" ? null : { event, where: [] },
          tolerance: percent / 100,
        },
      );
      return "secondSource";
    }
    case "resolve": {
      const input = { resolution: form.text("resolution"), explanation: form.text("explanation") };
      await resolveSources(app, caller, { key, id: subject }, input);
      return "resolved";
    }
    default:
      throw new Problem("not_found", "There is nothing at this address.");
  }
}

async function show(
  app: App,
  c: Context<Env>,
  attempt?: Attempt,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const caller = c.get("caller");
  const key = c.req.param("key") ?? "";
  const view = await evidenceView(app, caller, key);
  const mayAct = hasScope(caller, "changes:write");
  const sources = mayAct && hasScope(caller, "usage:read") ? (await listSources(app, caller)).items : [];
  const frame = await frameFor(app, c, "none", view.present);
  const flash =
    attempt === undefined
      ? {}
      : { flash: { tone: "lapsed", title: "This was not recorded.", text: attempt.message, isAlert: true } as const };
  const desk = { key, mayAct, reader: caller.person, attempt };
  const model = evidenceModel({ frame: { ...frame, ...flash }, view, desk, sources });
  return send(c, <EvidencePage model={model} />, status);
}
