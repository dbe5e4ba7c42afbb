import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { emptyRetroForm, RetroPage } from "../../pages/retro.tsx";
import type { RetroForm } from "../../pages/retro.tsx";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor, timeZoneOf } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";
import { askRetro } from "./ask.ts";
import { retroResult } from "./result.ts";

const action = "/retro";

/** `/retro`: something launched long ago, measured from two files. Nothing is stored, so a repeated form does no harm. */
export function retroRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/retro", signedIn(app), async (c) => {
    const form = emptyRetroForm(await timeZoneOf(app, c.get("caller")));
    return send(c, <RetroPage model={{ frame: await frameFor(app, c, "retro"), action, form, errors: [] }} />);
  });
  pages.post("/retro", signedIn(app), async (c) => {
    const data = await readForm(c);
    const form = typed(new FormBody(data));
    const answer = await askRetro(form, { events: data.get("events"), roster: data.get("roster") });
    const frame = await frameFor(app, c, "retro");
    if (answer.is === "refused")
      return send(c, <RetroPage model={{ frame, action, form, errors: answer.errors }} />, 400);
    const result = retroResult(answer.result, answer.evidence, form);
    const shown = { ...frame, timeZone: answer.result.question.timeZone };
    return send(c, <RetroPage model={{ frame: shown, action, form, errors: [], result }} />);
  });
  return pages;
}

function typed(body: FormBody): RetroForm {
  const names = Object.keys(emptyRetroForm(""));
  return { ...emptyRetroForm("UTC"), ...Object.fromEntries(names.map((name) => [name, body.text(name)])) };
}
