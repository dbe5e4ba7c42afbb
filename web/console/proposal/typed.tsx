import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { keepTyped, settleTyped, throwAway, typedBefore, typedText } from "../../../app/change/scratch.ts";
import type { KeptText, Scratch } from "../../../app/change/scratch.ts";
import type { App } from "../../../app/context.ts";
import { Problem } from "../../../domain/errors.ts";
import {
  Candidates,
  readChangeForm,
  TargetPreviewPart,
  tierAdviceOfForm,
  TierAdvice,
  TypedState,
} from "../../pages/new-change.tsx";
import type { ChangeForm, TypedModel, UnfinishedText } from "../../pages/new-change.tsx";
import { setFlash } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";
import { candidatesModel } from "./candidates.tsx";
import { inputsOf } from "./prefilled.ts";
import { keptOf, targetPreviews } from "./previews.tsx";

/** Unseen inputs of the form: which text this is, which version it was typed on, and the revision that an edit began from. */
export const typedName = "typed";
const versionName = "typedVersion";
export const basedOnName = "basedOn";
const changeName = "typedFor";
const ours: readonly string[] = [
  typedName,
  versionName,
  basedOnName,
  changeName,
  "once",
  "do",
  "add",
  "look",
  "take",
  "drop",
  "counted",
];

/** `/typed/{id}`: keeps what somebody types, and answers with what follows from it. */
export function typedRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.put("/typed/:id", signedIn(app, "changes:write"), async (c) => {
    const body = new FormBody(await readForm(c));
    const version = versionIn(c);
    const kept = await keepTyped(app, c.get("caller"), { ...textOf(body), id: c.req.param("id"), version });
    const moment = await frameFor(app, c, "none");
    c.header("ETag", `"${kept.version}"`);
    const form = readChangeForm(body.entries);
    return send(
      c,
      <>
        <TypedState typed={typedModel(kept)} moment={moment} />
        <TierAdvice advice={tierAdviceOfForm(form)} />
      </>,
      kept.beside === null ? 200 : 412,
    );
  });
  // Reads what happened and keeps nothing; a form is sent since it is longer than an address may be.
  pages.post("/typed/look", signedIn(app, "changes:write"), async (c) => {
    const body = new FormBody(await readForm(c));
    const moment = await frameFor(app, c, "none");
    const change = changeIn(body);
    const form = readChangeForm(body.entries);
    const kept = await keptOf(app, c, change);
    const candidates = await candidatesModel(app, c, form, change);
    const isCounted = body.text("counted") !== "";
    const previews = isCounted ? await targetPreviews(app, c.get("caller"), form, { moment, kept }) : [];
    return send(
      c,
      <>
        {candidates === undefined ? null : <Candidates model={candidates} />}
        {(previews ?? []).map((preview, index) =>
          preview === null ? null : <TargetPreviewPart index={index} preview={preview} moment={moment} />,
        )}
      </>,
    );
  });
  pages.get("/typed/:id", signedIn(app, "changes:write"), async (c) => {
    const text = await typedText(app, c.get("caller"), c.req.param("id"));
    if (text === null)
      throw new Problem("not_found", "This text is not kept any more: it became a draft, or was thrown away.");
    return c.redirect(hrefOf(text.change, text.id), 303);
  });
  pages.post("/typed/:id/drop", signedIn(app, "changes:write"), async (c) => {
    const body = new FormBody(await readForm(c));
    await throwAway(app, c.get("caller"), c.req.param("id"));
    setFlash(c, "thrownAway");
    return c.redirect(hrefOf(changeIn(body)), 303);
  });
  return pages;
}

/** `If-None-Match: *` for a first text, else the version that `If-Match` names. */
function versionIn(c: Context<Env>): number {
  if (c.req.header("If-None-Match") === "*") return 0;
  const version = Number(/^"(\d{1,9})"$/.exec(c.req.header("If-Match") ?? "")?.[1] ?? Number.NaN);
  if (Number.isInteger(version)) return version;
  throw new Problem(
    "invalid",
    'Say which version this was typed on: `If-Match: "3"`, or `If-None-Match: *` for a first.',
  );
}

function changeIn(body: FormBody): string | null {
  const change = body.text(changeName);
  return /^CHG-\d{1,12}$/.test(change) ? change : null;
}

function textOf(body: FormBody, entries: Iterable<readonly [string, string]> = body.entries) {
  const form = Object.fromEntries([...entries].filter(([name, value]) => value !== "" && !ours.includes(name)));
  return { form, change: changeIn(body), basedOn: Number(body.text(basedOnName)) || null };
}

/**
 * What a posted form held, kept as if a script had done so: it is sent back with what is to be mended, or as `shown`, with what was
 * added to it. `undefined`: it cannot be kept.
 */
export async function keepPosted(
  app: App,
  c: Context<Env>,
  body: FormBody,
  shown?: ChangeForm,
): Promise<TypedModel | undefined> {
  const entries = shown === undefined ? undefined : inputsOf(shown, "");
  const text = { ...textOf(body, entries), id: body.text(typedName), version: Number(body.text(versionName)) || 0 };
  try {
    return typedModel(await keepTyped(app, c.get("caller"), text));
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** The form became a draft, or an edit. */
export async function settlePosted(app: App, c: Context<Env>, body: FormBody): Promise<void> {
  await settleTyped(app, c.get("caller"), { id: body.text(typedName), version: Number(body.text(versionName)) || 0 });
}

/** The text of another sitting that an address asks for, as `?draft=ID`. */
export async function askedFor(app: App, c: Context<Env>): Promise<Scratch | null> {
  const id = c.req.query("draft");
  return id === undefined ? null : typedText(app, c.get("caller"), id);
}

export function typedModel(kept: Pick<KeptText, "id" | "version" | "at"> & { beside?: string | null }): TypedModel {
  const { id, version, at, beside = null } = kept;
  return { id, version, at, besideHref: beside === null ? undefined : `/typed/${beside}` };
}

export function untyped(): TypedModel {
  return { id: randomUUID(), version: 0, at: undefined, besideHref: undefined };
}

/** What somebody typed in other sittings, but for the text that is shown. */
export async function unfinishedTexts(
  app: App,
  c: Context<Env>,
  { change, shown }: { readonly change: string | null; readonly shown: string },
): Promise<readonly UnfinishedText[]> {
  const texts = await typedBefore(app, c.get("caller"), change);
  return texts
    .filter(({ id }) => id !== shown)
    .map(({ id, form, updatedAt }) => ({
      id,
      title: form["title"] ?? "No title yet",
      at: updatedAt,
      href: hrefOf(change, id),
      drop: `/typed/${id}/drop`,
      hidden: hiddenFor(change),
    }));
}

export function hiddenFor(change: string | null): Record<string, string> {
  return change === null ? {} : { [changeName]: change };
}

export function hrefOf(change: string | null, draft?: string): string {
  const page = change === null ? "/changes/new" : `/changes/${change}/edit`;
  return draft === undefined ? page : `${page}?draft=${draft}`;
}
