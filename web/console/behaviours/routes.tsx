import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { previewBehaviour } from "../../../app/usage/preview.ts";
import type { BehaviourPreview } from "../../../app/usage/preview.ts";
import { eventProperties } from "../../../app/usage/properties.ts";
import type { EventProperties } from "../../../app/usage/properties.ts";
import { listSeen } from "../../../app/usage/read-sources.ts";
import { Problem } from "../../../domain/errors.ts";
import { predicateText, readPredicates } from "../../../domain/usage/predicate-text.ts";
import { capital, date, number, percent, plural } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import { BehaviourPage } from "../../pages/behaviour.tsx";
import type { BehaviourForm, BehaviourModel, PreviewModel, PropertyRow } from "../../pages/behaviour.tsx";
import { frameFor, timeZoneOf } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { populationChoices } from "../proposal/choices.ts";
import { send, statusOf } from "../respond.tsx";

const seenShown = 100;

/** `/behaviours`: a behaviour picked from events that came, with who would have qualified. Everything is in the address. */
export function behaviourRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/behaviours", signedIn(app, "usage:read"), async (c) => {
    const caller = c.get("caller");
    const form = typed(new URL(c.req.url).searchParams, await timeZoneOf(app, caller));
    const seen = (await listSeen(app, caller, null)).slice(0, seenShown);
    const model: BehaviourModel = {
      frame: await frameFor(app, c, "sources"),
      form,
      errors: [],
      populations: await populationChoices(app, caller),
      seen: seen.map((each) => ({ ...each, href: addressOf({ source: each.source, event: each.event }) })),
    };
    if (form.event === "") return send(c, <BehaviourPage model={model} />);
    const properties = propertiesOf(form, await eventProperties(app, caller, form));
    return look(app, c, { ...model, properties });
  });
  return pages;
}

async function look(app: App, c: Context<Env>, model: BehaviourModel): Promise<Response> {
  const { form, frame } = model;
  if (form.population === "") return send(c, <BehaviourPage model={model} />);
  const { where, wrong } = readPredicates(form.where);
  if (wrong !== null)
    return send(c, <BehaviourPage model={{ ...model, errors: [{ path: "where", message: wrong }] }} />, 400);
  try {
    const { source, event, population, period, k, m, w, timeZone } = form;
    const found = await previewBehaviour(app, c.get("caller"), {
      source,
      behaviour: { event, where },
      population,
      habit: { period: periodOf(period), k: Number(k), m: Number(m), w: Number(w) },
      timeZone,
    });
    return send(c, <BehaviourPage model={{ ...model, preview: previewOf(form, found, frame) }} />);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "forbidden") throw error;
    const told = error.errors.length > 0 ? error.errors : [{ path: "population", message: error.message }];
    const named = told.map(({ path, message }) => ({ path: path.split(".").at(-1) ?? path, message }));
    return send(c, <BehaviourPage model={{ ...model, errors: named }} />, statusOf(error));
  }
}

const empty: Omit<BehaviourForm, "timeZone"> = {
  source: "",
  event: "",
  where: "",
  population: "",
  period: "week",
  k: "1",
  m: "3",
  w: "4",
};

function typed(given: URLSearchParams, timeZone: string): BehaviourForm {
  const form = { ...empty, timeZone };
  const read = (name: keyof BehaviourForm) => given.get(name)?.trim() ?? form[name];
  return {
    source: read("source"),
    event: read("event"),
    where: read("where"),
    population: read("population"),
    period: read("period"),
    k: read("k"),
    m: read("m"),
    w: read("w"),
    timeZone: read("timeZone") === "" ? timeZone : read("timeZone"),
  };
}

function addressOf(form: Partial<BehaviourForm>): string {
  const given = Object.entries(form).filter(([, value]) => value !== "");
  return `/behaviours?${new URLSearchParams(given).toString()}`;
}

function periodOf(text: string): "day" | "week" | "month" {
  return text === "day" || text === "month" ? text : "week";
}

function propertiesOf(form: BehaviourForm, { sampled, properties }: EventProperties): BehaviourModel["properties"] {
  return {
    sampled,
    rows: properties.map(({ property, events, values, distinct, range }): PropertyRow => {
      const others = distinct - values.length;
      return {
        property,
        share: sampled === 0 ? 0 : events / sampled,
        values: values.map(({ value, events: times }) => ({
          value,
          events: times,
          href: addressOf({ ...form, where: withLine(form.where, predicateText({ property, is: "equals", value })) }),
        })),
        rest:
          range === null
            ? others > 0
              ? `${plural(others, "other")} of ${number(distinct)}`
              : ""
            : `from ${number(range.least)} to ${number(range.most)}, half at most ${number(range.middle)}`,
      };
    }),
  };
}

function withLine(text: string, line: string): string {
  const lines = text.split(/\r\n|\r|\n/).filter((each) => each.trim() !== "");
  return lines.includes(line) ? text : [...lines, line].join("\n");
}

function previewOf(form: BehaviourForm, found: BehaviourPreview, moment: Moment): PreviewModel {
  const last = found.periods.at(-1);
  const shown = { ...moment, timeZone: form.timeZone };
  return {
    sentence: sentenceOf(last, shown),
    notes: [
      `Counted are ${found.events === null ? "the events" : plural(found.events, "event")} between ${date(shown, found.from)} and ${date(shown, found.until)}, where the evidence ends.`,
      "Everybody on the list is judged from their first day on, without a time of grace; a target gives one.",
    ],
    periods: found.periods,
    groups: found.groups,
    changeHref: `/changes/new?${changeFields(form).toString()}`,
  };
}

function sentenceOf(last: BehaviourPreview["periods"][number] | undefined, moment: Moment): string {
  if (last === undefined) return "No period has ended yet.";
  if (last.rate === null)
    return last.judged === null
      ? "Fewer than five people are on the list, so no numbers are shown."
      : "Nobody was on the list.";
  return `${capital(percent(last.rate))}, ${last.habitual ?? 0} of ${last.judged ?? 0}, would have had the habit on ${date(moment, last.end)}.`;
}

/** The inputs of a new change that this behaviour fills in. */
function changeFields({ source, event, where, population, ...habit }: BehaviourForm): URLSearchParams {
  const target = { "behaviour.event": event, "behaviour.where": where, source, ...habit };
  const named = Object.entries(target).map(([name, value]) => [`targets.0.${name}`, value]);
  return new URLSearchParams([...named, ["population", population]]);
}
