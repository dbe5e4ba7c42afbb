import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { createLoginLink } from "../../../app/access/create-login-link.ts";
import { givePermission, listPermitted } from "../../../app/access/permissions.ts";
import type { App } from "../../../app/context.ts";
import { personCard } from "../../../app/people/card.ts";
import { isPersonId, resolvePeople } from "../../../app/people/resolve.ts";
import { PersonRef } from "../../../domain/change/schema.ts";
import { Problem, invalidField } from "../../../domain/errors.ts";
import { clock, date, plural } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import { AccessPage } from "../../pages/settings/people.tsx";
import type { AccessLine, AccessModel } from "../../pages/settings/people.tsx";
import { setFlash } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { signedIn } from "../guard.ts";
import { send, statusOf } from "../respond.tsx";
import { settingsFrame } from "./around.ts";
import { scopeChoices, scopeLabel, scopesIn, usualScopes } from "./scope-words.ts";

/** `/settings/people`: who may sign in to the console, what they may do there, and the links that let them in. */
export function accessPages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/settings/people", signedIn(app, "admin"), (c) => show(app, c, {}));
  pages.post("/settings/people", signedIn(app, "admin"), async (c) => {
    const form = new FormBody(await readForm(c));
    try {
      const person = await named(app, form.text("who"));
      if (scopesIn(form).length === 0) throw invalidField("scopes", "Tick at least one box.");
      await givePermission(app, c.get("caller"), person, { scopes: scopesIn(form) });
      return await withLink(app, c, person);
    } catch (error) {
      return refused(app, c, error, { form, person: "" });
    }
  });
  pages.post("/settings/people/:id", signedIn(app, "admin"), async (c) => {
    const form = new FormBody(await readForm(c));
    const person = idOf(c);
    try {
      await givePermission(app, c.get("caller"), person, { scopes: scopesIn(form) });
    } catch (error) {
      return refused(app, c, error, { form, person });
    }
    setFlash(c, "permitted");
    return c.redirect(`/settings/people#person-${person}`, 303);
  });
  pages.get("/settings/people/:id/login-link", (c) => c.redirect("/settings/people", 303));
  pages.post("/settings/people/:id/login-link", signedIn(app, "admin"), (c) => withLink(app, c, idOf(c)));
  return pages;
}

function idOf(c: Context<Env>): string {
  const id = c.req.param("id") ?? "";
  if (!isPersonId(id)) throw new Problem("not_found", "There is no such person.");
  return id;
}

async function named(app: App, who: string): Promise<string> {
  const ref = PersonRef.safeParse(who);
  if (!ref.success) throw invalidField("who", "Name them with their address, as Anna Berg <anna@example.com>.");
  return (await resolvePeople(app, [{ path: "who", ref: ref.data }])).get("who") ?? "";
}

async function withLink(app: App, c: Context<Env>, person: string): Promise<Response> {
  const [link, card] = await Promise.all([createLoginLink(app, c.get("caller"), { person }), personCard(app, person)]);
  return show(app, c, { made: { ...link, name: card?.name ?? "them" } });
}

interface Tried {
  readonly form: FormBody;
  /** Whose boxes they were; empty for somebody new. */
  readonly person: string;
}

interface Shown {
  readonly made?: { readonly name: string; readonly url: string; readonly expiresAt: number };
  readonly tried?: Tried & { readonly problem: Problem };
  readonly status?: ReturnType<typeof statusOf>;
}

function refused(app: App, c: Context<Env>, error: unknown, tried: Tried): Promise<Response> {
  if (!(error instanceof Problem) || error.code === "forbidden" || error.code === "not_found") throw error;
  return show(app, c, { tried: { ...tried, problem: error }, status: statusOf(error) });
}

async function show(app: App, c: Context<Env>, { made, tried, status = 200 }: Shown): Promise<Response> {
  const [around, people] = await Promise.all([settingsFrame(app, c, "people"), listPermitted(app, c.get("caller"))]);
  const isNew = tried?.person === "";
  const whoError = isNew ? tried.problem.errors.find(({ path }) => path === "who")?.message : undefined;
  const model: AccessModel = {
    around,
    made: made === undefined ? undefined : { ...made, until: clock(around.frame, made.expiresAt) },
    people: people.map((each) => accessLine(each, around.frame, tried?.person === each.person ? tried : undefined)),
    form: {
      who: {
        kind: "text",
        name: "who",
        label: "Who is it?",
        help: "Name and address, as your mail program copies it. Whoever is not known yet is added.",
        example: "Anna Berg <anna@example.com>",
        value: isNew ? tried.form.text("who") : "",
        error: whoError,
        isRequired: true,
      },
      scopes: scopeChoices(isNew ? scopesIn(tried.form) : usualScopes),
      error: isNew && whoError === undefined ? (tried.problem.errors[0]?.message ?? tried.problem.message) : undefined,
      isOpen: isNew,
    },
  };
  return send(c, <AccessPage model={model} />, status);
}

type Permitted = Awaited<ReturnType<typeof listPermitted>>[number];

function accessLine(each: Permitted, moment: Moment, tried: Shown["tried"]): AccessLine {
  const by = each.givenBy === null ? "" : ` by ${each.givenBy}`;
  const sessions = each.sessions === 0 ? "not signed in" : `signed in, ${plural(each.sessions, "session")}`;
  return {
    id: each.person,
    name: each.name ?? "Somebody without a name",
    href: `/people/${each.person}`,
    email: each.email ?? undefined,
    may: each.scopes.map(scopeLabel).join(", "),
    since: `Given ${date(moment, each.givenAt)}${by}; ${sessions}.`,
    scopes: scopeChoices(tried === undefined ? each.scopes : scopesIn(tried.form)),
    error: tried?.problem.message,
    isOpen: tried !== undefined,
  };
}
