import { DAY_MS } from "../../../domain/adoption/rule.ts";
import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import type { App } from "../../../app/context.ts";
import { populationMovements } from "../../../app/people/movements.ts";
import type { Movements } from "../../../app/people/movements.ts";
import { listPopulations } from "../../../app/people/populations.ts";
import { listDirectory, placeGroup } from "../../../app/people/scim/place-group.ts";
import type { PlacedGroup } from "../../../app/people/scim/place-group.ts";
import { date, number } from "../../kit/format.ts";
import type { ActionForm } from "../../kit/field.ts";
import type { Moment } from "../../kit/moment.ts";
import { PopulationPage } from "../../pages/population.tsx";
import type { MovementLine } from "../../pages/population.tsx";
import { PopulationsPage } from "../../pages/populations.tsx";
import { setFlash } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";

const spansDays = [30, 90, 365] as const;
const movementsShown = 200;

/** `/populations`: who is measured, who came and went, and where groups of a directory count. */
export function populationPages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/populations", signedIn(app, "people:read"), (c) => showAll(app, c));
  pages.get("/populations/:id", signedIn(app, "people:read"), (c) => showOne(app, c));
  pages.post("/populations/directory/:group", signedIn(app, "people:write"), async (c) => {
    const form = new FormBody(await readForm(c));
    const population = form.text("population");
    const place = { population: population === "" ? null : population, group: form.text("group") };
    await placeGroup(app, c.get("caller"), c.req.param("group"), place);
    setFlash(c, "placed");
    return c.redirect("/populations", 303);
  });
  return pages;
}

async function showAll(app: App, c: Context<Env>): Promise<Response> {
  const caller = c.get("caller");
  const [populations, groups, frame] = await Promise.all([
    listPopulations(app, caller),
    listDirectory(app, caller),
    frameFor(app, c, "people"),
  ]);
  const names = new Map(populations.map(({ id, name }) => [id, name]));
  const mayPlace = hasScope(caller, "people:write");
  const model = {
    frame,
    populations: populations.map((each) => ({
      href: `/populations/${each.id}`,
      name: each.name,
      people: each.people,
      groups: each.groups.map(({ group }) => group).join(", "),
    })),
    directory: groups.map((group) => ({
      name: group.displayName,
      people: group.people,
      isPlaced: group.population !== null,
      place:
        group.population === null
          ? "Counts nowhere yet"
          : `Counts in ${names.get(group.population) ?? group.population}, as ${group.countsAs}`,
      actions: mayPlace ? [placeForm(group, populations)] : [],
    })),
    address: `${app.url}/scim/v2`,
  };
  return send(c, <PopulationsPage model={model} />);
}

function placeForm(group: PlacedGroup, populations: readonly { id: string; name: string }[]): ActionForm {
  const nowhere = { value: "", label: "Nowhere" };
  return {
    label: "Say where it counts",
    action: `/populations/directory/${group.id}`,
    isPrimary: false,
    verb: `Let ${group.displayName} count there`,
    fields: [
      {
        kind: "choice",
        name: "population",
        label: "Population",
        value: group.population ?? "",
        options: [nowhere, ...populations.map(({ id, name }) => ({ value: id, label: name }))],
      },
      {
        kind: "text",
        name: "group",
        label: "As which of its groups",
        help: "Waves name groups, so write it as they do.",
        value: group.countsAs,
        isRequired: true,
      },
    ],
    consequence: "From now on. What was before stays, because changes are measured by it.",
  };
}

async function showOne(app: App, c: Context<Env>): Promise<Response> {
  const id = c.req.param("id") ?? "";
  const days = spansDays.find((each) => String(each) === c.req.query("days")) ?? spansDays[1];
  const since = app.now() - days * DAY_MS;
  const page = { since, limit: movementsShown };
  const found = await populationMovements(app, c.get("caller"), id, page);
  const frame = await frameFor(app, c, "people");
  const all = Object.values(found.counts).reduce((sum, count) => sum + count, 0);
  const model = {
    frame,
    name: found.population.name,
    people: found.population.people,
    groups: found.population.groups,
    sentence: sentenceOf(found, since, frame),
    spans: spansDays.map((each) => ({
      label: `${each} days`,
      href: `/populations/${id}?days=${each}`,
      isChosen: each === days,
    })),
    movements: found.movements.map(lineOf),
    more: all > movementsShown ? `The newest ${movementsShown} of ${number(all)} are listed.` : undefined,
  };
  return send(c, <PopulationPage model={model} />);
}

function sentenceOf({ counts: { joined, left, moved } }: Movements, since: number, moment: Moment): string {
  const what =
    joined + left + moved === 0
      ? "Nobody joined, left or moved"
      : `${number(joined)} joined, ${number(left)} left and ${number(moved)} moved`;
  return `${what} since ${date(moment, since)}.`;
}

function lineOf({ kind, at, person, name, group, from, isAgain }: Movements["movements"][number]): MovementLine {
  const what = {
    joined: `joined ${group}${isAgain ? " again" : ""}`,
    left: `left ${group}`,
    moved: `moved from ${from ?? ""} to ${group}`,
  }[kind];
  if (name === null) return { at, name: "Somebody erased", what };
  return { at, name, href: `/people/${person}`, what };
}
