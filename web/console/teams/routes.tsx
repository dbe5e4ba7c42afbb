import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import { previewCalendar } from "../../../app/calendar/preview.ts";
import type { App } from "../../../app/context.ts";
import { editTeam, readTeam, teamCalendar } from "../../../app/people/teams.ts";
import { Problem, invalidField } from "../../../domain/errors.ts";
import type { FieldProblem } from "../../../domain/errors.ts";
import { localInstant } from "../../../lib/local-instant.ts";
import { deadlineInZone } from "../../kit/format.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import { TeamPage } from "../../pages/team.tsx";
import { setFlash } from "../flash.ts";
import { FormBody, onceHidden, readForm } from "../form-body.ts";
import { frameFor, timeZoneOf } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send, statusOf } from "../respond.tsx";
import { calendarInput, intakeInput, teamFields, typedTeam } from "./form.ts";

/** `/teams/{id}`: a team's working time, what a date comes to by it, and its intake. */
export function teamPages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/teams/:id", signedIn(app, "people:read"), (c) => show(app, c, {}));
  pages.post("/teams/:id", signedIn(app, "people:read"), async (c) => {
    const form = new FormBody(await readForm(c));
    try {
      if (form.text("do") !== "keep") return await show(app, c, { form, answer: await tried(app, c, form) });
      const id = c.req.param("id");
      const text = (name: string) => form.text(name);
      const { name } = await readTeam(app, c.get("caller"), id);
      const kept = { name, calendar: calendarInput(text), intake: intakeInput(text) };
      await editTeam(app, c.get("caller"), id, kept);
      setFlash(c, "team");
      return c.redirect(`/teams/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "invalid") throw error;
      return show(app, c, { form, problem: error });
    }
  });
  return pages;
}

async function tried(app: App, c: Context<Env>, form: FormBody): Promise<NoticeModel> {
  const caller = c.get("caller");
  const timeZone = await timeZoneOf(app, caller);
  const from = form.text("from") === "" ? app.now() : localInstant(form.text("from"), timeZone);
  if (from === null) {
    const message = "This is no date and time. Choose one, or leave it empty for now.";
    throw invalidField("from", message);
  }
  const question = { calendar: calendarInput((name) => form.text(name)), from: new Date(from).toISOString() };
  const { due } = previewCalendar(caller, { ...question, in: form.text("in") });
  const moment = await frameFor(app, c, "none");
  return { tone: "plain", title: `Due ${deadlineInZone(moment, due ?? from)}.`, text: "Nothing was kept." };
}

interface Shown {
  readonly form?: FormBody;
  readonly answer?: NoticeModel;
  readonly problem?: Problem;
}

async function show(app: App, c: Context<Env>, { form, answer, problem }: Shown): Promise<Response> {
  const caller = c.get("caller");
  const id = c.req.param("id") ?? "";
  const [team, calendar, frame] = await Promise.all([
    readTeam(app, caller, id),
    teamCalendar(app, caller, id),
    frameFor(app, c, "intake"),
  ]);
  const errors = (problem?.errors ?? []).map((each): FieldProblem => ({
    ...each,
    path: each.path.replace(/^(calendar|intake)\./, ""),
  }));
  const model = {
    frame,
    name: team.name,
    action: `/teams/${team.id}`,
    hidden: onceHidden(),
    mayWrite: hasScope(caller, "people:write"),
    ...teamFields(form?.entries ?? typedTeam(team, calendar), errors),
    answer,
    errors,
  };
  return send(c, <TeamPage model={model} />, problem === undefined ? 200 : statusOf(problem));
}
