import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { orPatience } from "../../../lib/patience.ts";
import type { SpooledForm } from "../../../lib/spooled-form.ts";
import { emptyRetroForm, RetroBody, RetroPage } from "../../pages/retro.tsx";
import type { RetroForm, RetroModel } from "../../pages/retro.tsx";
import { FormBody } from "../form-body.ts";
import { frameFor, timeZoneOf } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";
import { askRetro } from "./ask.ts";
import type { RetroAnswer } from "./ask.ts";
import { retroResult } from "./result.ts";
import { readUpload } from "./upload.ts";
import { Progress, sendSlowly } from "./waiting.tsx";

const action = "/retro";

/** `/retro`: something launched long ago, measured from its files. Nothing is kept, so a repeated form does no harm. */
export function retroRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/retro", signedIn(app), async (c) => {
    const form = emptyRetroForm(await timeZoneOf(app, c.get("caller")));
    return send(c, <RetroPage model={{ frame: await frameFor(app, c, "retro"), action, form, errors: [] }} />);
  });
  pages.post("/retro", signedIn(app), (c) => measure(app, c));
  return pages;
}

/** Answers at once where that is possible, with the right status; else as soon as it can be told. */
async function measure(app: App, c: Context<Env>): Promise<Response> {
  const upload = await readUpload(c);
  const frame = await frameFor(app, c, "retro");
  const form = typed(new FormBody(upload.fields));
  const progress = new Progress();
  const answering = answerOnce(form, upload, progress);
  const quick = await orPatience(answering);
  if (quick === null) return sendSlowly(c, frame, progress, async () => bodyOf(frame, form, await answering));
  return send(c, <RetroPage model={modelOf(frame, form, quick)} />, quick.is === "refused" ? 400 : 200);
}

async function answerOnce(form: RetroForm, upload: SpooledForm, progress: Progress): Promise<RetroAnswer> {
  try {
    return await askRetro(form, upload.files, (at) => progress.tell(at));
  } finally {
    await upload.discard();
  }
}

const bodyOf = (frame: RetroModel["frame"], form: RetroForm, answer: RetroAnswer) => (
  <RetroBody model={modelOf(frame, form, answer)} />
);

function modelOf(frame: RetroModel["frame"], form: RetroForm, answer: RetroAnswer): RetroModel {
  if (answer.is === "refused") return { frame, action, form, errors: answer.errors };
  const shown = { ...frame, timeZone: answer.result.question.timeZone };
  return { frame: shown, action, form, errors: [], result: retroResult(answer.result, answer.evidence, form) };
}

function typed(body: FormBody): RetroForm {
  const names = Object.keys(emptyRetroForm(""));
  return { ...emptyRetroForm("UTC"), ...Object.fromEntries(names.map((name) => [name, body.text(name)])) };
}
