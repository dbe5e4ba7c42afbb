import { createRoute, z } from "@hono/zod-openapi";
import { absenceOf, AbsenceFields as AbsenceInput, endAbsence, setAbsence } from "../../app/people/absence.ts";
import type { App } from "../../app/context.ts";
import { erasePerson } from "../../app/people/erase.ts";
import { PersonFields } from "../../app/people/input.ts";
import { findPerson, listPeople } from "../../app/people/list-people.ts";
import { looksAt } from "../../app/people/looks.ts";
import { createPerson, editPerson } from "../../app/people/write-person.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { cursorOf, linkNext, PageQuery, placeOf } from "../paging.ts";
import { reply } from "../reply.ts";
import { Instant } from "../shapes.ts";
import { Erased, LookPage, OfPerson, PeopleQuery, PersonPage, PersonRecord } from "./schema.ts";

const tags = ["People"];

const list = createRoute({
  method: "get",
  path: "/people",
  tags,
  summary: "People by name",
  middleware: [needs("people:read")],
  request: { query: PeopleQuery },
  responses: { 200: shows(PersonPage, "A page of people"), ...problems("invalid") },
});

const create = createRoute({
  method: "post",
  path: "/people",
  tags,
  summary: "Add a person",
  middleware: [needs("people:write")],
  request: { body: takes(PersonFields) },
  responses: { 201: shows(PersonRecord, "The person"), ...problems("invalid", "conflict") },
});

const show = createRoute({
  method: "get",
  path: "/people/{id}",
  tags,
  summary: "One person",
  middleware: [needs("people:read")],
  request: { params: OfPerson },
  responses: { 200: shows(PersonRecord, "The person"), ...problems("not_found") },
});

const edit = createRoute({
  method: "patch",
  path: "/people/{id}",
  tags,
  summary: "Change what is given of a person; user ids are added",
  middleware: [needs("people:write")],
  request: { params: OfPerson, body: takes(PersonFields) },
  responses: { 200: shows(PersonRecord, "The person"), ...problems("invalid", "not_found", "conflict") },
});

const erase = createRoute({
  method: "delete",
  path: "/people/{id}",
  tags,
  summary:
    "Erase a person: who they were, how they are reached, what they wrote; numbers, decisions and the record stay",
  description:
    "It cannot be undone. Refused while they own or sponsor a running change. Sent again it answers the same; `mentions` are told once.",
  middleware: [needs("people:write")],
  request: { params: OfPerson },
  responses: { 200: shows(Erased, "When and by whom they were erased"), ...problems("not_found", "conflict") },
});

const looks = createRoute({
  method: "get",
  path: "/people/{id}/looks",
  tags,
  summary: "Who was shown this person's name as one of those who are measured, newest first",
  middleware: [needs("admin")],
  request: { params: OfPerson, query: PageQuery },
  responses: { 200: shows(LookPage, "A page of looks"), ...problems("invalid", "not_found") },
});

const Absence = z
  .object({ from: Instant, until: Instant, substitute: z.string().nullable().describe("Who decides meanwhile") })
  .openapi("Absence", { description: "Requests that come while somebody is away go to the substitute." });

const path = "/people/{id}/absence";
const request = { params: OfPerson };

const away = createRoute({
  method: "get",
  path,
  tags,
  summary: "When somebody is away, and who decides meanwhile",
  middleware: [needs("people:read")],
  request,
  responses: { 200: shows(Absence, "The absence"), ...problems("not_found") },
});

const setAway = createRoute({
  method: "put",
  path,
  tags,
  summary: "Set when somebody is away; requests that come meanwhile go to the substitute",
  middleware: [needs("people:write")],
  request: { ...request, body: takes(AbsenceInput) },
  responses: { 200: shows(Absence, "The absence"), ...problems("invalid", "not_found") },
});

const endAway = createRoute({
  method: "delete",
  path,
  tags,
  summary: "Somebody is back",
  middleware: [needs("people:write")],
  request,
  responses: { 204: { description: "There is no absence any more" }, ...problems("not_found") },
});

export function personRoutes(app: App) {
  return routes()
    .openapi(away, async (c) => reply(c, Absence, await absenceOf(app, c.get("caller"), c.req.valid("param").id), 200))
    .openapi(setAway, async (c) => {
      const input: unknown = c.req.valid("json");
      return reply(c, Absence, await setAbsence(app, c.get("caller"), c.req.valid("param").id, input), 200);
    })
    .openapi(endAway, async (c) => {
      await endAbsence(app, c.get("caller"), c.req.valid("param").id);
      return c.body(null, 204);
    })
    .openapi(erase, async (c) =>
      reply(c, Erased, await erasePerson(app, c.get("caller"), c.req.valid("param").id), 200),
    )
    .openapi(looks, async (c) => {
      const { limit, cursor } = c.req.valid("query");
      const offset = placeOf(cursor) ?? 0;
      const found = await looksAt(app, c.get("caller"), c.req.valid("param").id, { offset, limit: limit + 1 });
      const next = found.length > limit ? cursorOf(offset + limit) : null;
      linkNext(c, next);
      return reply(c, LookPage, { items: found.slice(0, limit), next }, 200);
    })
    .openapi(list, async (c) => {
      const { limit, cursor, search, team } = c.req.valid("query");
      const offset = placeOf(cursor) ?? 0;
      const page = { search: search ?? null, team: team ?? null, offset, limit: limit + 1 };
      const found = await listPeople(app, c.get("caller"), page);
      const next = found.length > limit ? cursorOf(offset + limit) : null;
      linkNext(c, next);
      return reply(c, PersonPage, { items: found.slice(0, limit), next }, 200);
    })
    .openapi(create, async (c) =>
      reply(c, PersonRecord, await createPerson(app, c.get("caller"), c.req.valid("json")), 201),
    )
    .openapi(show, async (c) =>
      reply(c, PersonRecord, await findPerson(app, c.get("caller"), c.req.valid("param").id), 200),
    )
    .openapi(edit, async (c) =>
      reply(c, PersonRecord, await editPerson(app, c.get("caller"), c.req.valid("param").id, c.req.valid("json")), 200),
    );
}
