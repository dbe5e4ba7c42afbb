import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import type { FieldError } from "../../kit/field.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import { NewChangePage } from "../../pages/new-change.tsx";
import type { ChangeForm, NewChangeModel } from "../../pages/new-change.tsx";
import { onceHidden } from "../form-body.ts";
import { frameFor } from "../frame.ts";
import { send } from "../respond.tsx";
import { populationChoices, sourceChoices } from "./choices.ts";

export interface ProposalPage {
  readonly mode: NewChangeModel["mode"];
  readonly form: ChangeForm;
  readonly errors?: readonly FieldError[];
  readonly warnings?: readonly NoticeModel[];
  readonly addedRow?: string | undefined;
  /** Kept when the form comes back, so that sending it again counts once; a fresh one after a success or a conflict. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly status?: ContentfulStatusCode;
}

/** The form of a proposal, with everything that was typed. */
export async function sendProposal(app: App, c: Context<Env>, page: ProposalPage): Promise<Response> {
  const caller = c.get("caller");
  const [frame, populations, sources] = await Promise.all([
    frameFor(app, c, "none"),
    populationChoices(app, caller),
    sourceChoices(app, caller),
  ]);
  const { mode, form, errors = [], warnings = [], addedRow, status = 200 } = page;
  const action = mode.kind === "new" ? "/changes/new" : `${mode.href}/edit`;
  const hidden = { ...onceHidden(), ...page.hidden };
  const model = { frame, mode, action, hidden, form, errors, warnings, addedRow, populations, sources };
  return send(c, <NewChangePage model={model} />, status);
}
