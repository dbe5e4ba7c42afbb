import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { hasScope } from "../../../app/actor.ts";
import { listPeople } from "../../../app/people/list-people.ts";
import { waitingCounts } from "../../../app/people/person-desk.ts";
import { listTeams } from "../../../app/people/teams.ts";
import { PeoplePage } from "../../pages/people.tsx";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";
import { peopleImportPages } from "./import.tsx";
import { personPages } from "./person.tsx";
import { populationPages } from "./populations.tsx";

const pageSize = 50;
const pagesMax = 10_000;

/** `/people`: who is asked and who has the ball. */
export function peopleRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  // Before the page of a person: "import" is no id.
  pages.route("/", peopleImportPages(app));
  pages.get("/people", signedIn(app, "people:read"), async (c) => {
    const caller = c.get("caller");
    const query = (c.req.query("q") ?? "").trim().slice(0, 200);
    const team = c.req.query("team") ?? "";
    const page = pageNumber(c.req.query("page"));
    const wanted = { search: query === "" ? null : query, team: team === "" ? null : team };
    const [found, teams, counts, frame] = await Promise.all([
      listPeople(app, caller, { ...wanted, offset: (page - 1) * pageSize, limit: pageSize + 1 }),
      listTeams(app, caller),
      waitingCounts(app, caller),
      frameFor(app, c, "people"),
    ]);
    const names = new Map(teams.map((each) => [each.id, each.name]));
    const people = found.slice(0, pageSize).map((person) => ({
      href: hrefOf(person.id),
      name: person.name,
      email: person.email ?? undefined,
      team: person.team === null ? undefined : (names.get(person.team) ?? person.team),
      waiting: counts.get(person.id) ?? 0,
    }));
    const pageHref = (to: number) => `/people?${new URLSearchParams({ q: query, team, page: String(to) }).toString()}`;
    const model = {
      frame,
      people,
      filter: { query, team, teams },
      mayImport: hasScope(caller, "people:write"),
      earlierHref: page > 1 ? pageHref(page - 1) : undefined,
      laterHref: found.length > pageSize ? pageHref(page + 1) : undefined,
    };
    return send(c, <PeoplePage model={model} />);
  });
  pages.route("/", personPages(app));
  pages.route("/", populationPages(app));
  return pages;
}

function pageNumber(text: string | undefined): number {
  const page = Number(text);
  return Number.isInteger(page) && page > 1 && page < pagesMax ? page : 1;
}

function hrefOf(id: string): string {
  return `/people/${id}`;
}
