import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import { editChange } from "../../../app/change/edit.ts";
import { missingOf } from "../../../app/change/separation.ts";
import { submitChange } from "../../../app/change/submit.ts";
import { changeView } from "../../../app/change/view.ts";
import type { ChangeView } from "../../../app/change/view.ts";
import type { App } from "../../../app/context.ts";
import { personCard } from "../../../app/people/card.ts";
import { Problem } from "../../../domain/errors.ts";
import { contentOf, filledForm, readChangeForm } from "../../pages/new-change.tsx";
import type { NewChangeModel } from "../../pages/new-change.tsx";
import { materialSentence } from "../change/afterwards.ts";
import { isEditable } from "../change/stages.ts";
import { shownAgain } from "./again.ts";
import { setFlash } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { timeZoneOf } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { statusOf } from "../respond.tsx";
import { takenUp } from "./taken-up.ts";
import { sendProposal } from "./page.tsx";
import { askedFor, basedOnName, keepPosted, settlePosted, typedModel } from "./typed.tsx";
import { inputErrors, posted, problemOnly, refusalNotice } from "./posted.ts";

/** `/changes/{key}/edit`: a draft, to be kept or asked for, and what people are asked about or have agreed to. */
export function editRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/changes/:key/edit", signedIn(app, "changes:write"), async (c) => {
    const view = await editable(app, c.req.param("key"));
    const before = await askedFor(app, c);
    if (before?.change === view.key) {
      const typed = typedModel({ ...before, at: before.updatedAt });
      const hidden = basedOn(before.basedOn ?? view.revision.number);
      return sendProposal(app, c, {
        mode: modeOf(view),
        form: readChangeForm(Object.entries(before.form)),
        hidden,
        typed,
      });
    }
    const { form, warnings } = takenUp(view, await formOf(app, view, await timeZoneOf(app, c.get("caller"))));
    const { path } = contentOf(form, view.content);
    const asksMissing = c.req.query("missing") !== undefined;
    const missing = asksMissing ? await missingOf(app, view.content, { proposer: view.proposer.id }) : [];
    const errors = missing.map((part) => ({ path: path(part.path), message: part.message }));
    return sendProposal(app, c, { mode: modeOf(view), form, errors, warnings, hidden: basedOn(view.revision.number) });
  });
  pages.post("/changes/:key/edit", signedIn(app, "changes:write"), async (c) => {
    const key = c.req.param("key");
    const view = await editable(app, key);
    const body = new FormBody(await readForm(c));
    const sent = posted(body, view.content);
    const number = Number(body.text(basedOnName)) || view.revision.number;
    const again = { mode: modeOf(view), form: sent.form };
    const hidden = { ...basedOn(number), once: body.once };
    if ("again" in sent.wants) {
      const shown = await shownAgain(app, c, { form: sent.form, again: sent.wants.again, change: key });
      const typed = await keepPosted(app, c, body, shown.form);
      return sendProposal(app, c, { ...again, ...shown, hidden, typed });
    }
    const caller = c.get("caller");
    let isKept = false;
    try {
      const edit = { input: sent.content, basedOn: number };
      let written = await editChange(app, caller, key, edit, `${body.once} edit`);
      isKept = true;
      if (sent.wants.do === "submit") written = await submitChange(app, caller, key, `${body.once} submit`);
      await settlePosted(app, c, body);
      setFlash(
        c,
        written.late ? "late" : sent.wants.do === "submit" ? "submitted" : view.stage === "draft" ? "kept" : "edited",
      );
      return c.redirect(`/changes/${key}${sent.wants.do === "review" ? "/review" : ""}`, 303);
    } catch (error) {
      const problem = problemOnly(error);
      const errors = inputErrors(problem, sent.path);
      const warnings = errors.length === 0 ? [refusalNotice(problem)] : [];
      // What was kept is a revision of its own: the next try is based on it, and is another one.
      const next = isKept ? basedOn(number + 1) : hidden;
      const typed = isKept ? undefined : await keepPosted(app, c, body);
      if (isKept) await settlePosted(app, c, body);
      return sendProposal(app, c, { ...again, errors, warnings, hidden: next, typed, status: statusOf(problem) });
    }
  });
  return pages;
}

async function editable(app: App, key: string): Promise<ChangeView> {
  const view = await changeView(app, key);
  if (isEditable(view)) return view;
  throw new Problem(
    "wrong_stage",
    view.heldSince !== null
      ? `${key} is on hold. Resume it before editing it.`
      : view.stage === "intake"
        ? `${key} waits for the answer of intake. Return it to draft first, then edit it.`
        : `${key} is launched: what was signed is measured and stays as it is. Propose a change of its own.`,
  );
}

function modeOf(view: ChangeView): NewChangeModel["mode"] {
  const { key, revision, stage } = view;
  const asked = stage === "draft" ? undefined : materialSentence(view);
  return { kind: "edit", key, revision: revision.number, href: `/changes/${key}`, asked };
}

function basedOn(number: number): Record<string, string> {
  return { [basedOnName]: String(number) };
}

/** A change's present content as it is typed, with the names of its people. */
export async function formOf(app: App, { content }: ChangeView, timeZone: string) {
  const ids = [
    content.sponsor,
    content.owner,
    ...content.gates.flatMap((gate) => gate.stakeholders.map(({ person }) => person)),
    ...content.targets.map((target) => target.owner),
    content.metric?.owner ?? null,
    ...content.integrations.map((integration) => integration.owner),
  ];
  const cards = await Promise.all([...new Set(ids)].flatMap((id) => (id === null ? [] : personCard(app, id))));
  const byId = new Map(cards.flatMap((card) => (card === null ? [] : [[card.id, card] as const])));
  return filledForm(content, timeZone, (id) => {
    const card = byId.get(id);
    // Somebody without an address is named by id, which finds them again.
    return { name: card?.name ?? "", email: card?.email ?? id };
  });
}
