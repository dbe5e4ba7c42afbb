import { choiceStandings } from "../../letters/part.ts";
import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { hasScope } from "../../../app/actor.ts";
import { erasePerson } from "../../../app/people/erase.ts";
import { listPeople } from "../../../app/people/list-people.ts";
import { looksAt } from "../../../app/people/looks.ts";
import { personDesk, waitingCounts } from "../../../app/people/person-desk.ts";
import type { PersonDesk } from "../../../app/people/person-desk.ts";
import { listTeams } from "../../../app/people/teams.ts";
import { Problem } from "../../../domain/errors.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";
import { MessagePage } from "../../pages/message.tsx";
import { PeoplePage } from "../../pages/people.tsx";
import { PersonPage } from "../../pages/person.tsx";
import type { PersonModel } from "../../pages/person.tsx";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { portfolioRow } from "../portfolio/row.ts";
import { send } from "../respond.tsx";
import { peopleImportPages } from "./import.tsx";
import { erasedMessage, eraseForm, lookLines } from "./privacy.ts";

const pageSize = 50;
const looksShown = 20;
const pagesMax = 10_000;
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `/people`: who is asked and who has the ball, and one person's part in it. */
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
  pages.get("/people/:id", signedIn(app, "people:read"), async (c) => {
    const id = c.req.param("id");
    if (!idForm.test(id)) throw new Problem("not_found", "There is no such person.");
    const caller = c.get("caller");
    const [desk, teams, frame] = await Promise.all([
      personDesk(app, caller, id),
      listTeams(app, caller),
      frameFor(app, c, "people"),
    ]);
    const looks = hasScope(caller, "admin") ? await looksAt(app, caller, id, { offset: 0, limit: looksShown }) : null;
    const privacy = {
      looks: looks === null ? undefined : lookLines(looks),
      actions: hasScope(caller, "people:write") ? [eraseForm(desk)] : [],
    };
    const team = teams.find((each) => each.id === desk.person.team)?.name ?? desk.person.team;
    return send(c, <PersonPage model={{ ...personModel(desk, team, frame), privacy }} />);
  });
  pages.post("/people/:id/erase", signedIn(app, "people:write"), async (c) => {
    const id = c.req.param("id");
    if (!idForm.test(id)) throw new Problem("not_found", "There is no such person.");
    const form = new FormBody(await readForm(c));
    if (form.text("sure") !== "yes")
      throw new Problem("invalid", "Nothing was erased. Go back and tick the box that says so if it is to be done.");
    const erased = await erasePerson(app, c.get("caller"), id);
    // Whoever erased themselves has no session any more.
    const isSelf = c.get("caller").person === id;
    const message = erasedMessage(erased, await frameFor(app, c, "people"));
    return send(c, <MessagePage model={isSelf ? { ...message, frame: undefined, links: [] } : message} />);
  });
  return pages;
}

function pageNumber(text: string | undefined): number {
  const page = Number(text);
  return Number.isInteger(page) && page > 1 && page < pagesMax ? page : 1;
}

function hrefOf(id: string): string {
  return `/people/${id}`;
}

const programs = {
  mail: "by mail",
  slack: "in Slack, by the bot",
  slack_webhook: "in Slack, by a webhook of their own",
  teams_webhook: "in Microsoft Teams, by a workflow of their own",
} as const satisfies Record<PersonDesk["person"]["channel"]["kind"], string>;

const learning = {
  live: "live, with others",
  video: "by video, at their own time",
  written: "by reading",
  office_hours: "by asking in office hours",
} as const;

function channelWords({ kind, failed }: PersonDesk["person"]["channel"]): string {
  return failed === null ? programs[kind] : `${programs[kind]}. The last message went by mail instead: ${failed}`;
}

function personModel(desk: PersonDesk, team: string | null, frame: ConsoleFrame): Omit<PersonModel, "privacy"> {
  const { person, manager } = desk;
  const facts = [
    { term: "Address", text: person.email ?? "none, so they cannot be asked" },
    { term: "Written to", text: channelWords(person.channel) },
    { term: "Team", text: team ?? "no team named" },
    ...(manager === null ? [] : [{ term: "Manager", text: manager.name, href: hrefOf(manager.id) }]),
    ...(person.timeZone === null ? [] : [{ term: "Time zone", text: person.timeZone }]),
    ...(person.learnsBy === null ? [] : [{ term: "Likes to learn", text: learning[person.learnsBy] }]),
    ...(person.userIds.length === 0 ? [] : [{ term: "In other systems", text: person.userIds.join(", ") }]),
  ];
  const waiting = desk.waiting.map((item) => {
    const { key, href, title, next } = portfolioRow(item, frame);
    const since = item.ball.since ?? item.stageSince;
    return { key, href, title, decision: next.decision, since, dueAt: item.ball.dueAt ?? undefined };
  });
  const owns = desk.owns.map((item) => {
    const { key, href, title, status } = portfolioRow(item, frame);
    return { key, href, title, status };
  });
  const decided = desk.decided.map(({ change, title, choice, at, reason }) => ({
    key: change,
    href: `/changes/${change}`,
    title,
    standing: choiceStandings[choice],
    at,
    reason: reason ?? undefined,
  }));
  return { frame, name: person.name, facts, waiting, owns, decided };
}
