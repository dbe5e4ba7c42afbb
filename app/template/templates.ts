import { Template } from "../../domain/template/schema.ts";
import { Problem, invalidField } from "../../domain/errors.ts";
import { insertTemplate, storedTemplates } from "../../store/template/templates.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";

/** All templates: those that come with the program and its data directory, then those people added. */
export async function listTemplates(app: Pick<App, "db" | "templates">, caller: Caller): Promise<readonly Template[]> {
  requireScope(caller, "changes:read");
  return allTemplates(app);
}

async function allTemplates(app: Pick<App, "db" | "templates">): Promise<readonly Template[]> {
  const taken = new Set(app.templates.map((template) => template.id));
  return [...app.templates, ...(await storedTemplates(app.db)).filter(({ id }) => !taken.has(id))];
}

/** @throws Problem `not_found` */
export async function findTemplate(app: Pick<App, "db" | "templates">, caller: Caller, id: string): Promise<Template> {
  const found = (await listTemplates(app, caller)).find((template) => template.id === id);
  if (found !== undefined) return found;
  throw new Problem("not_found", `There is no template ${id}. The list of templates names all there are.`);
}

/** Adds a template. @throws Problem `conflict` when the id is taken */
export async function addTemplate(
  app: Pick<App, "db" | "templates">,
  caller: Caller,
  input: unknown,
  madeOf: string | null = null,
): Promise<Template> {
  requireScope(caller, "changes:write");
  const template = parse(Template, input);
  const isTaken = app.templates.some(({ id }) => id === template.id);
  if (!isTaken && (await insertTemplate(app.db, template, madeOf))) return template;
  const message = "There is a template with this id already. Choose another id.";
  throw new Problem("conflict", message, { errors: [{ path: "id", message }] });
}

/**
 * The body of a new change with the parts it leaves out filled in from the template it names. A part that is given, also an
 * empty one, is left alone. @throws Problem `invalid` when there is no such template
 */
export async function filledFromTemplate(app: Pick<App, "db" | "templates">, input: unknown): Promise<unknown> {
  const id = namedTemplate(input);
  if (id === null) return input;
  const template = (await allTemplates(app)).find((each) => each.id === id);
  if (template !== undefined) return { ...template.content, ...givenParts(input) };
  const message = `There is no template ${id}. The list of templates names all there are.`;
  throw invalidField("template", message);
}

function namedTemplate(input: unknown): string | null {
  if (typeof input !== "object" || input === null || !("template" in input)) return null;
  return typeof input.template === "string" && input.template !== "" ? input.template : null;
}

function givenParts(input: unknown): object {
  const parts = typeof input === "object" && input !== null ? Object.entries(input) : [];
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}
