import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { createChange } from "../../../app/change/create.ts";
import type { App } from "../../../app/context.ts";
import { personCard } from "../../../app/people/card.ts";
import type { Problem } from "../../../domain/errors.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import { shownAgain } from "./again.ts";
import { setFlash } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { timeZoneOf } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { statusOf } from "../respond.tsx";
import { editRoutes } from "./edit.tsx";
import { reviewRoutes } from "./review.tsx";
import { sendProposal } from "./page.tsx";
import { inputErrors, posted, problemOnly, refusalNotice } from "./posted.ts";
import type { Posted } from "./posted.ts";
import { begunContent, begunForm } from "./begun.ts";
import { prefilledForm } from "./prefilled.ts";
import { askedFor, hrefOf, keepPosted, settlePosted, typedModel, typedRoutes } from "./typed.tsx";
import { readChangeForm } from "../../pages/new-change.tsx";
import type { TypedModel } from "../../pages/new-change.tsx";

const mode = { kind: "new" } as const;

/** `/changes/new` and `/changes/{key}/edit`: a proposal, typed in any number of sittings. */
export function proposalRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/changes/new", signedIn(app, "changes:write"), async (c) => {
    const caller = c.get("caller");
    const before = await askedFor(app, c);
    if (before !== null) {
      if (before.change !== null) return c.redirect(hrefOf(before.change, before.id), 303);
      const kept = typedModel({ ...before, at: before.updatedAt });
      return sendProposal(app, c, { mode, form: readChangeForm(Object.entries(before.form)), typed: kept });
    }
    const me = caller.person === null ? null : await personCard(app, caller.person);
    const owner = { name: me?.email == null ? "" : (me.name ?? ""), email: me?.email ?? "" };
    const given = new URL(c.req.url).searchParams;
    const base = await begunForm(app, caller, given.get("template") ?? "", await timeZoneOf(app, caller));
    // A template that is gone is none: the form would be refused for it.
    if (base.template === "") given.delete("template");
    const form = prefilledForm(base, owner, given);
    return sendProposal(app, c, { mode, form });
  });
  pages.post("/changes/new", signedIn(app, "changes:write"), async (c) => {
    const body = new FormBody(await readForm(c));
    const sent = posted(body, await begunContent(app, c.get("caller"), body.text("template")));
    if ("again" in sent.wants) {
      const shown = await shownAgain(app, c, { form: sent.form, again: sent.wants.again, change: null });
      const typed = await keepPosted(app, c, body, shown.form);
      const hidden = { once: body.once };
      return sendProposal(app, c, { mode, ...shown, hidden, typed });
    }
    const submit = sent.wants.do === "submit";
    const next = sent.wants.do === "review" ? "/review" : "";
    try {
      const written = await createChange(app, c.get("caller"), { ...sent.content, submit }, body.once);
      await settlePosted(app, c, body);
      setFlash(c, written.late ? "late" : submit ? "submitted" : "kept");
      return c.redirect(written.late ? "/" : `/changes/${written.key}${next}`, 303);
    } catch (error) {
      const problem = problemOnly(error);
      return refused(app, c, { sent, problem, once: body.once, typed: await keepPosted(app, c, body) });
    }
  });
  pages.route("/", editRoutes(app));
  pages.route("/", reviewRoutes(app));
  pages.route("/", typedRoutes(app));
  return pages;
}

interface Refused {
  readonly sent: Posted;
  readonly problem: Problem;
  readonly once: string;
  readonly typed: TypedModel | undefined;
}

function refused(app: App, c: Context<Env>, { sent, problem, once, typed }: Refused) {
  const errors = inputErrors(problem, sent.path);
  const isTwice = problem.code === "conflict";
  const warnings = isTwice ? [sentBefore(problem)] : errors.length === 0 ? [refusalNotice(problem)] : [];
  const hidden = isTwice ? {} : { once };
  return sendProposal(app, c, { mode, form: sent.form, errors, warnings, hidden, typed, status: statusOf(problem) });
}

/** The form was sent before with another text, as after a step back in the browser. */
function sentBefore({ message }: Problem): NoticeModel {
  const key = /CHG-\d+/.exec(message)?.[0];
  const link = key === undefined ? {} : { link: { label: `Look at ${key}`, href: `/changes/${key}` } };
  return {
    tone: "risk",
    title: `This form was sent before${key === undefined ? "" : `, and became ${key}`}.`,
    text: "What you typed now is still here. Send it again to make another change of it, or edit the one there is.",
    isAlert: true,
    ...link,
  };
}
