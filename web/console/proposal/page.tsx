import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import type { App } from "../../../app/context.ts";
import { listTemplates } from "../../../app/template/templates.ts";
import type { FieldError } from "../../kit/field.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import { NewChangePage, targetPreviewId, tierAdviceOfForm } from "../../pages/new-change.tsx";
import type { ChangeForm, NewChangeModel, TypedModel } from "../../pages/new-change.tsx";
import { onceHidden } from "../form-body.ts";
import { frameFor } from "../frame.ts";
import { send } from "../respond.tsx";
import { candidatesModel } from "./candidates.tsx";
import { populationChoices, seenChoices, sourceChoices } from "./choices.ts";
import { keptOf, targetPreviews } from "./previews.tsx";
import { hiddenFor, unfinishedTexts, untyped } from "./typed.tsx";

export interface ProposalPage {
  readonly mode: NewChangeModel["mode"];
  readonly form: ChangeForm;
  readonly errors?: readonly FieldError[];
  readonly warnings?: readonly NoticeModel[];
  readonly addedRow?: string | undefined;
  /** Place of the target to be looked back at. */
  readonly looked?: number | undefined;
  /** Kept when the form comes back, so that sending it again counts once; a fresh one after a success or a conflict. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly status?: ContentfulStatusCode;
  /** How what is typed is kept; a fresh text when left out. */
  readonly typed?: TypedModel | undefined;
}

/** What is found when the targets of a form are looked back at. */
async function lookedBack(
  app: App,
  c: Context<Env>,
  form: ChangeForm,
  { place, change }: { readonly place: number; readonly change: string | null },
): Promise<Pick<NewChangeModel, "previews" | "looked">> {
  const moment = await frameFor(app, c, "none");
  const kept = await keptOf(app, c, change);
  const previews = await targetPreviews(app, c.get("caller"), form, { moment, kept });
  return { previews, looked: targetPreviewId(place) };
}

/** The form of a proposal, with everything that was typed. */
export async function sendProposal(app: App, c: Context<Env>, page: ProposalPage): Promise<Response> {
  const caller = c.get("caller");
  const { mode, errors = [], warnings = [], addedRow, typed = untyped(), status = 200 } = page;
  const change = mode.kind === "new" ? null : mode.key;
  const [frame, unfinished, populations, sources, seen, templates, candidates] = await Promise.all([
    frameFor(app, c, "none"),
    unfinishedTexts(app, c, { change, shown: typed.id }),
    populationChoices(app, caller),
    sourceChoices(app, caller),
    seenChoices(app, caller),
    hasScope(caller, "changes:read") ? listTemplates(app, caller) : [],
    candidatesModel(app, c, page.form, change),
  ]);
  // A text from before there was a zone in it is read in the reader's.
  const form = page.form.timeZone === "" ? { ...page.form, timeZone: frame.timeZone } : page.form;
  const action = mode.kind === "new" ? "/changes/new" : `${mode.href}/edit`;
  const hidden = { ...onceHidden(), ...hiddenFor(change), ...page.hidden };
  const hints = templates.find(({ id }) => id === form.template)?.hints ?? {};
  const tierAdvice = tierAdviceOfForm(form);
  const shown = { form, errors, warnings, addedRow, tierAdvice, typed, unfinished };
  const model = {
    frame,
    mode,
    action,
    hidden,
    ...shown,
    populations,
    sources,
    seen,
    templates,
    hints,
    candidates,
    mayPreview: hasScope(caller, "usage:read"),
    ...(page.looked === undefined ? {} : await lookedBack(app, c, form, { place: page.looked, change })),
  };
  return send(c, <NewChangePage model={model} />, status);
}
