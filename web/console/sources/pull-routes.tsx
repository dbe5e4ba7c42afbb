import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { createPullSource } from "../../../app/usage/pull/create.ts";
import { editPullSource } from "../../../app/usage/pull/edit.ts";
import { heldSecret, holdSecret } from "../../../app/usage/pull/held-secret.ts";
import { NewPullSource } from "../../../app/usage/pull/input.ts";
import { previewPull } from "../../../app/usage/pull/preview.ts";
import type { Preview } from "../../../app/usage/pull/preview.ts";
import { pullNow } from "../../../app/usage/pull/pull-now.ts";
import { removePull } from "../../../app/usage/pull/remove.ts";
import { parse } from "../../../app/parse.ts";
import { Problem } from "../../../domain/errors.ts";
import type { FieldError } from "../../kit/field.ts";
import { PullSourcePage } from "../../pages/pull-source.tsx";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send, statusOf } from "../respond.tsx";
import { inputErrors, isPullKind, pullFields, pullInput, pullKinds } from "./pull-fields.ts";
import type { PullKind } from "./pull-fields.ts";
import { slugOf } from "./slug.ts";

/** `/sources/new/{kind}` and what can be done with a source that is pulled. */
export function pullSourceRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  const writes = signedIn(app, "usage:write");
  pages.get("/sources/new/:kind", writes, (c) => show(app, c, kindOf(c.req.param("kind")), {}));
  pages.post("/sources/new/:kind", writes, async (c) => posted(app, c, kindOf(c.req.param("kind"))));
  pages.post("/sources/:id/pull", writes, async (c) => {
    await pullNow(app, c.get("caller"), c.req.param("id"));
    return backTo(c, c.req.param("id"));
  });
  pages.post("/sources/:id/pause", writes, async (c) => {
    const paused = new FormBody(await readForm(c)).text("paused") === "yes";
    await editPullSource(app, c.get("caller"), c.req.param("id"), { paused });
    return backTo(c, c.req.param("id"));
  });
  pages.post("/sources/:id/anew", writes, async (c) => {
    await editPullSource(app, c.get("caller"), c.req.param("id"), { fromStart: true });
    return backTo(c, c.req.param("id"));
  });
  pages.post("/sources/:id/remove", writes, async (c) => {
    const { sourceKept } = await removePull(app, c.get("caller"), c.req.param("id"));
    return sourceKept ? backTo(c, c.req.param("id")) : c.redirect("/sources", 303);
  });
  return pages;
}

function backTo(c: Context<Env>, id: string): Response {
  return c.redirect(`/sources/${encodeURIComponent(id)}`, 303);
}

function kindOf(kind: string): PullKind {
  if (isPullKind(kind)) return kind;
  throw new Problem("not_found", "There is no such kind of source.");
}

interface Shown {
  readonly form?: FormBody;
  readonly held?: string;
  readonly preview?: Preview;
  readonly refused?: Problem;
}

async function posted(app: App, c: Context<Env>, kind: PullKind): Promise<Response> {
  const form = new FormBody(await readForm(c));
  const caller = c.get("caller");
  const typed = form.text("secret");
  const secret = typed === "" ? heldSecret(app, caller, form.text("held")) : typed;
  const held = secret === "" ? "" : holdSecret(app, caller, secret);
  const id = slugOf(form.text("name"));
  try {
    if (form.text("name") === "") throw nameless();
    const input = parse(NewPullSource, { ...pullInput(kind, (name) => form.text(name)), id, secret });
    if (form.text("do") !== "add")
      return await show(app, c, kind, { form, held, preview: await previewPull(app, caller, input) });
    await createPullSource(app, caller, input);
    return backTo(c, id);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "forbidden") throw error;
    return show(app, c, kind, { form, held, refused: error });
  }
}

function nameless(): Problem {
  const message = "Say what it is called.";
  return new Problem("invalid", message, { errors: [{ path: "name", message }] });
}

async function show(
  app: App,
  c: Context<Env>,
  kind: PullKind,
  { form, held = "", preview, refused }: Shown,
): Promise<Response> {
  const frame = await frameFor(app, c, "sources");
  const errors = refused === undefined ? [] : inputErrors(errorsOf(refused));
  const fields = pullFields[kind].map((field) => ({
    ...field,
    value: field.kind === "secret" ? undefined : (form?.text(field.name) ?? field.value),
    error: errors.find((each) => each.path === field.name)?.message,
  }));
  const model = {
    frame,
    title: pullKinds[kind].title,
    action: `/sources/new/${kind}`,
    fields,
    held,
    errors,
    preview,
    role: kind === "sql" ? roleText : undefined,
  };
  return send(c, <PullSourcePage model={model} />, refused === undefined ? 200 : statusOf(refused));
}

/** What the other side said belongs to the whole; it is shown at what says where it is. */
function errorsOf({ errors, message }: Problem): readonly FieldError[] {
  return errors.length === 0
    ? [{ path: "name", message }]
    : errors.map((each) => ({ ...each, path: each.path === "" ? "name" : each.path }));
}

const roleText = [
  "create role takehold_reader login password 'a-long-password';",
  "grant connect on database warehouse to takehold_reader;",
  "grant usage on schema product to takehold_reader;",
  "grant select on product.events to takehold_reader;",
].join("\n");
