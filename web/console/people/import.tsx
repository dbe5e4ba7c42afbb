import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { importPeople } from "../../../app/people/import-people.ts";
import type { PeopleWritten } from "../../../app/people/import-people.ts";
import { PeopleList } from "../../../app/people/input.ts";
import { atLines, readPeopleCsv } from "../../../app/people/people-csv.ts";
import { listImports, undoImport } from "../../../app/people/undo-import.ts";
import { parse } from "../../../app/parse.ts";
import type { FieldError } from "../../kit/field.ts";
import { plural } from "../../kit/format.ts";
import { MessagePage } from "../../pages/message.tsx";
import { PeopleImportPage } from "../../pages/people-import.tsx";
import type { ImportLine, ImportPreview } from "../../pages/people-import.tsx";
import { setFlash } from "../flash.ts";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { readSentList, refusedList, withLines } from "../list-form.ts";
import { send, statusOf } from "../respond.tsx";

const fieldNames = {
  name: "Name",
  email: "Address",
  team: "Team",
  manager: "Manager",
  timeZone: "Time zone",
  language: "Language",
  learnsBy: "Learns by",
  userIds: "In other systems",
} as const;

/** `/people/import`: a list of people is looked at, taken in, and undone. */
export function peopleImportPages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/people/import", signedIn(app, "people:write"), (c) => show(app, c, {}));
  pages.post("/people/import", signedIn(app, "people:write"), async (c) => {
    const { list, isSure } = await readSentList(c);
    try {
      const written = await takeIn(app, c, list, !isSure);
      if (!isSure) return await show(app, c, { list, written });
    } catch (error) {
      const { errors, problem } = refusedList(error);
      return show(app, c, { list, errors, status: statusOf(problem) });
    }
    setFlash(c, "people");
    return c.redirect("/people/import#imports", 303);
  });
  pages.post("/people/imports/:id/undo", signedIn(app, "people:write"), async (c) => {
    const { removed, restored, kept } = await undoImport(app, c.get("caller"), c.req.param("id"));
    const model = {
      frame: await frameFor(app, c, "people"),
      title: "The list was undone",
      text: [
        `${plural(removed, "person", "people")} went, and ${plural(restored, "person is", "people are")} as before.`,
        ...(kept.length === 0 ? [] : [`These stay, because something was built on them since: ${kept.join(", ")}.`]),
      ],
      links: [{ label: "Go to people", href: "/people" }],
    };
    return send(c, <MessagePage model={model} />);
  });
  return pages;
}

async function takeIn(app: App, c: Context<Env>, list: string, preview: boolean): Promise<PeopleWritten> {
  const { people, lines } = await readPeopleCsv(list);
  return withLines(
    () => importPeople(app, c.get("caller"), parse(PeopleList, { people }), { preview }),
    (errors) => atLines(errors, lines),
  );
}

interface Shown {
  readonly list?: string;
  readonly written?: PeopleWritten;
  readonly errors?: readonly FieldError[];
  readonly status?: ReturnType<typeof statusOf>;
}

async function show(app: App, c: Context<Env>, { list = "", written, errors = [], status = 200 }: Shown) {
  const imports = await listImports(app, c.get("caller"));
  const model = {
    frame: await frameFor(app, c, "people"),
    list,
    errors,
    preview: written === undefined ? undefined : previewOf(written, list),
    imports: imports.map(lineOf),
  };
  return send(c, <PeopleImportPage model={model} />, status);
}

function previewOf({ people, added, changed, outcome }: PeopleWritten, list: string): ImportPreview {
  return {
    people,
    added,
    changed,
    outcome: outcome.map(({ name, email, added: isAdded, changes }) => ({
      name,
      email: email ?? undefined,
      isAdded,
      changes: changes
        .filter(({ field }) => !isAdded || (field !== "name" && field !== "email"))
        .map(({ field, from, to }) => {
          const told = `${fieldNames[field]}: ${to ?? "nothing"}`;
          return from === null ? told : `${told} instead of ${from}`;
        }),
    })),
    hidden: { list, do: "take" },
  };
}

function lineOf({
  id,
  at,
  people,
  added,
  changed,
  undoneAt,
}: Awaited<ReturnType<typeof listImports>>[number]): ImportLine {
  const said = `${plural(people, "person", "people")} in the list: ${added} were new, ${changed} changed.`;
  return {
    id,
    at,
    said: undoneAt === null ? said : `${plural(people, "person", "people")} in the list.`,
    isUndone: undoneAt !== null,
  };
}
