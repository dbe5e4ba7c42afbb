import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import { calendarEntries, calendarTeams } from "../../../app/calendar/entries.ts";
import { createFeed, listFeeds, revokeFeed } from "../../../app/calendar/feeds.ts";
import type { MadeFeed } from "../../../app/calendar/feeds.ts";
import { createFreeze, endFreeze, holdLaunches, listFreezes, previewFreeze } from "../../../app/calendar/freezes.ts";
import type { App } from "../../../app/context.ts";
import { Problem } from "../../../domain/errors.ts";
import type { FieldError } from "../../kit/field.ts";
import { capital, monthYearLong, zoneCity } from "../../kit/format.ts";
import { CalendarPage } from "../../pages/calendar.tsx";
import type { CalendarModel } from "../../pages/calendar.tsx";
import { setFlash } from "../flash.ts";
import { FormBody, onceAgain, onceHidden, readForm } from "../form-body.ts";
import { frameFor, timeZoneOf } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send, statusOf } from "../respond.tsx";
import { emptyFreeze, formErrors, freezeFields, freezeInput, typedFreeze } from "./forms.ts";
import type { TypedFreeze } from "./forms.ts";
import { dayModels, feedLine, freezeLine, launchLine } from "./model.ts";
import { monthOf } from "./month.ts";

/** `/calendar`: launches, freezes and deadlines by month, freezing a period, and private addresses for calendar programs. */
export function calendarPages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/calendar", signedIn(app), (c) => show(app, c, {}));
  pages.post("/calendar/freezes", signedIn(app, "changes:write"), async (c) => {
    const form = new FormBody(await readForm(c));
    const caller = c.get("caller");
    const typed = typedFreeze(form);
    const input = freezeInput(typed, await timeZoneOf(app, caller));
    try {
      if (form.text("do") !== "freeze")
        return await show(app, c, { typed, held: await previewFreeze(app, caller, input), posted: form.entries });
      await createFreeze(app, caller, input, form.once);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "invalid") throw error;
      const errors = formErrors(error.errors, error.message);
      return show(app, c, { typed, errors, status: statusOf(error) });
    }
    setFlash(c, "frozen");
    return c.redirect("/calendar#freezes", 303);
  });
  pages.post("/calendar/freezes/:id/lift", signedIn(app, "changes:write"), async (c) => {
    await endFreeze(app, c.get("caller"), c.req.param("id"));
    setFlash(c, "lifted");
    return c.redirect("/calendar#freezes", 303);
  });
  pages.post("/calendar/freezes/:id/hold", signedIn(app, "changes:write"), async (c) => {
    const { notMoved } = await holdLaunches(app, c.get("caller"), c.req.param("id"));
    const [first] = notMoved;
    if (first !== undefined) throw new Problem("conflict", `${first.change} could not be moved: ${first.because}`);
    setFlash(c, "frozen");
    return c.redirect("/calendar#freezes", 303);
  });
  // The address is in the answer itself: it is nowhere else to be had, so nothing can lead back to it.
  pages.post("/calendar/feeds", signedIn(app), async (c) => {
    const form = new FormBody(await readForm(c));
    const team = form.text("team");
    try {
      const made = await createFeed(app, c.get("caller"), { name: form.text("name"), team: team === "" ? null : team });
      return await show(app, c, { made });
    } catch (error) {
      if (!(error instanceof Problem) || error.code === "forbidden") throw error;
      const message = error.errors[0]?.message ?? error.message;
      return show(app, c, { feedError: message, status: statusOf(error) });
    }
  });
  pages.post("/calendar/feeds/:id/revoke", signedIn(app), async (c) => {
    await revokeFeed(app, c.get("caller"), c.req.param("id"));
    setFlash(c, "feedEnded");
    return c.redirect("/calendar#feeds", 303);
  });
  return pages;
}

interface Shown {
  readonly typed?: TypedFreeze;
  readonly errors?: readonly FieldError[];
  readonly held?: Awaited<ReturnType<typeof previewFreeze>>;
  readonly posted?: ReadonlyMap<string, string>;
  readonly made?: MadeFeed;
  readonly feedError?: string;
  readonly status?: ReturnType<typeof statusOf>;
}

async function show(app: App, c: Context<Env>, shown: Shown): Promise<Response> {
  const caller = c.get("caller");
  const frame = await frameFor(app, c, "calendar");
  const month = monthOf(c.req.query("month"), frame.now, frame.timeZone);
  const [freezes, teams, feeds] = await Promise.all([
    listFreezes(app, caller),
    calendarTeams(app, caller),
    caller.person === null ? [] : listFeeds(app, caller),
  ]);
  const names = new Map(teams.map((team) => [team.id, team.name]));
  const asked = c.req.query("team") ?? "";
  const team = names.has(asked) ? asked : "";
  const entries = await calendarEntries(app, caller, { ...month, team: team === "" ? null : team });
  const mayFreeze = hasScope(caller, "changes:write");
  const { typed = emptyFreeze, errors = [], held, posted } = shown;
  const choices = teams.map(({ id, name }) => ({ value: id, label: name }));
  const hrefOf = (id: string) =>
    `/calendar?${new URLSearchParams(team === "" ? { month: id } : { month: id, team }).toString()}`;
  const model: CalendarModel = {
    frame,
    month: {
      id: month.id,
      title: capital(monthYearLong(frame, month.at)),
      earlierHref: hrefOf(month.earlier),
      laterHref: hrefOf(month.later),
      todayHref: team === "" ? "/calendar" : `/calendar?team=${encodeURIComponent(team)}`,
      days: dayModels(month, entries, frame),
    },
    filter: { team, teams },
    freezes: freezes.map((freeze) => freezeLine(freeze, names, frame)),
    freeze: mayFreeze
      ? {
          fields: freezeFields(typed, choices, zoneCity(frame), errors),
          isOpen: shown.typed !== undefined,
          preview:
            held === undefined
              ? undefined
              : {
                  name: typed.name,
                  launches: held.map((launch) => launchLine(launch, frame)),
                  hidden: { ...typed, ...(posted === undefined ? onceHidden() : onceAgain(posted)), do: "freeze" },
                },
        }
      : undefined,
    errors,
    feeds: caller.person === null ? undefined : feeds.map((feed) => feedLine(feed, names, frame)),
    feedFields: [
      {
        kind: "text",
        name: "name",
        label: "Where you will use it",
        example: "Outlook at work",
        isRequired: true,
        error: shown.feedError,
      },
      {
        kind: "choice",
        name: "team",
        label: "What it shows",
        options: [{ value: "", label: "Everybody's dates" }, ...choices],
      },
    ],
    madeUrl: shown.made?.url,
  };
  return send(c, <CalendarPage model={model} />, shown.status ?? 200);
}
