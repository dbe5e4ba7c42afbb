import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { heldSecret, holdSecret } from "../../../app/usage/pull/held-secret.ts";
import type { Preview } from "../../../app/usage/pull/preview.ts";
import { Problem } from "../../../domain/errors.ts";
import type { FieldError } from "../../kit/field.ts";
import { PullSourcePage } from "../../pages/pull-source.tsx";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor } from "../frame.ts";
import { send, statusOf } from "../respond.tsx";
import { addressOf } from "./pull-desk.ts";
import type { PullDesk } from "./pull-desk.ts";
import { fieldsOf, inputErrors, pullInput } from "./pull-fields.ts";

interface Shown {
  readonly form?: FormBody;
  readonly held?: string;
  readonly preview?: Preview;
  readonly refused?: Problem;
}

/** Tries what was typed, or stores it; whatever is refused is shown at its field with all that was typed. */
export async function postedPull(app: App, c: Context<Env>, desk: PullDesk): Promise<Response> {
  const form = new FormBody(await readForm(c));
  const caller = c.get("caller");
  const typed = form.text("secret");
  const secret = typed === "" ? heldSecret(app, caller, form.text("held")) : typed;
  const held = secret === "" ? "" : holdSecret(app, caller, secret);
  try {
    if (form.text("name") === "") throw nameless();
    const input = pullInput(desk.kind, (name) => form.text(name));
    if (form.text("do") !== "save")
      return await showPull(app, c, desk, { form, held, preview: await desk.tryOut(input, secret) });
    return c.redirect(addressOf(await desk.save(input, secret)), 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "forbidden" || error.code === "not_found") throw error;
    return showPull(app, c, desk, { form, held, refused: error });
  }
}

function nameless(): Problem {
  const message = "Say what it is called.";
  return new Problem("invalid", message, { errors: [{ path: "name", message }] });
}

export async function showPull(
  app: App,
  c: Context<Env>,
  { kind, words, action, values }: PullDesk,
  { form, held = "", preview, refused }: Shown = {},
): Promise<Response> {
  const frame = await frameFor(app, c, "sources");
  const errors = refused === undefined ? [] : inputErrors(errorsOf(refused));
  const shown = (name: string) => form?.text(name) ?? values[name];
  const isKnown = values["name"] !== undefined;
  const fields = fieldsOf(kind, shown("everyMinutes")).map((field) => ({
    ...field,
    ...(field.kind === "secret"
      ? { value: undefined, help: isKnown ? storedSecretHelp : field.help }
      : { value: shown(field.name) ?? field.value }),
    error: errors.find((each) => each.path === field.name)?.message,
  }));
  const role = kind === "sql" && !isKnown ? roleText : undefined;
  const model = { frame, words, action, fields, held, errors, preview, role };
  return send(c, <PullSourcePage model={model} />, refused === undefined ? 200 : statusOf(refused));
}

/** What the other side said belongs to the whole; it is shown at what says where it is. */
function errorsOf({ errors, message }: Problem): readonly FieldError[] {
  return errors.length === 0
    ? [{ path: "name", message }]
    : errors.map((each) => ({ ...each, path: each.path === "" ? "name" : each.path }));
}

export const storedSecretHelp = "The one that is stored stays unless you type another. Another place needs its own.";

const roleText = [
  "create role takehold_reader login password 'a-long-password';",
  "grant connect on database warehouse to takehold_reader;",
  "grant usage on schema product to takehold_reader;",
  "grant select on product.events to takehold_reader;",
].join("\n");
