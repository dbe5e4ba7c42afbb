import { Hono } from "hono";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import { suggestionsView } from "../../../app/adoption/suggestions.ts";
import { adoptionView } from "../../../app/adoption/view.ts";
import { championsView } from "../../../app/feedback/champions.ts";
import { ideasView } from "../../../app/feedback/ideas.ts";
import { feedbackView } from "../../../app/feedback/view.ts";
import { metricView } from "../../../app/metric/view.ts";
import { waitingTime } from "../../../app/change/waiting-time.ts";
import { shownChange } from "../../../app/change/shown-change.ts";
import { adoptionCsv } from "../../../app/adoption/adoption-csv.ts";
import { checkedRecord } from "../../../app/record/checked-record.ts";
import type { App } from "../../../app/context.ts";
import { Problem } from "../../../domain/errors.ts";
import { ChangePage } from "../../pages/change.tsx";
import { setFlash } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor, timeZoneOf } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send, statusOf } from "../respond.tsx";
import { actOn } from "./act.ts";
import type { Attempt } from "./action.ts";
import { subjectName, unsentWords } from "./action.ts";
import { changeModel } from "./model.ts";
import { csvFile } from "../../../api/csv.ts";

/** `/changes/{key}`: one change. Its forms post to `…/actions/{verb}` and come back by a GET. */
export function changeRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/changes/:key", signedIn(app), (c) => show(app, c, { key: c.req.param("key") }));
  pages.get("/changes/:key/adoption.csv", signedIn(app), async (c) => {
    const key = c.req.param("key");
    const csv = await adoptionCsv(app, c.get("caller"), key, null);
    return csvFile(c, `${key}-adoption.csv`, csv);
  });
  pages.post("/changes/:key/actions/:verb", signedIn(app, "changes:write"), async (c) => {
    const { key, verb } = c.req.param();
    const form = new FormBody(await readForm(c));
    const caller = c.get("caller");
    const timeZone = await timeZoneOf(app, caller);
    try {
      const { late, flash, place, href } = await actOn(verb, { app, caller, key, form, timeZone });
      setFlash(c, late ? "late" : flash);
      const own = `/changes/${key}${place === "" ? "" : `#${place}`}`;
      return c.redirect(late ? own : (href ?? own), 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === "not_found") throw error;
      const { message, errors } = error;
      const attempt = {
        verb,
        subject: form.text(subjectName),
        values: form.entries,
        errors,
        message,
        isUnconfirmed: error.code === "unavailable",
      };
      return show(app, c, { key, attempt, status: statusOf(error) });
    }
  });
  return pages;
}

interface Shown {
  readonly key: string;
  readonly attempt?: Attempt;
  readonly status?: ContentfulStatusCode;
}

async function show(app: App, c: Context<Env>, { key, attempt, status = 200 }: Shown): Promise<Response> {
  const caller = c.get("caller");
  const view = await shownChange(app, caller, key);
  const [adoption, record, frame, feedback, suggested, metric, { ideas }, champions, waiting] = await Promise.all([
    adoptionView(app, caller, key, null),
    checkedRecord(app, caller, key),
    frameFor(app, c, "none", view.present),
    feedbackView(app, caller, key),
    suggestionsView(app, caller, key),
    metricView(app, caller, key),
    ideasView(app, caller, key),
    championsView(app, caller, key),
    waitingTime(app, caller, key),
  ]);
  const desk = { key, mayAct: hasScope(caller, "changes:write"), reader: caller.person, attempt };
  const showAll = c.req.query("history") === "all";
  const model = changeModel({
    frame,
    view,
    adoption,
    record,
    desk,
    showAll,
    feedback,
    suggestions: suggested.groups,
    metric,
    ideas,
    champions,
    waiting,
  });
  if (attempt === undefined) return send(c, <ChangePage model={model} />, status);
  const told = { ...model, frame: { ...frame, flash: refused(attempt, unsentWords(attempt, model)) } };
  return send(c, <ChangePage model={told} />, status);
}

function refused({ message, isUnconfirmed }: Attempt, unsent: string) {
  const title = isUnconfirmed ? "We could not confirm that this was recorded." : "This was not recorded.";
  const text = unsent === "" ? message : `${message} What you wrote: “${unsent}”`;
  return { tone: "lapsed", title, text, isAlert: true } as const;
}
