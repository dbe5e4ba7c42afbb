import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { createKey } from "../../../app/access/create-key.ts";
import type { CreatedKey } from "../../../app/access/create-key.ts";
import { listKeys } from "../../../app/access/list-keys.ts";
import { revokeKey } from "../../../app/access/revoke-key.ts";
import type { App } from "../../../app/context.ts";
import { personNames } from "../../../app/people/card.ts";
import { resolvePeople } from "../../../app/people/resolve.ts";
import { Problem } from "../../../domain/errors.ts";
import type { FieldError } from "../../kit/field.ts";
import { date, stamp } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import { KeysPage } from "../../pages/settings/keys.tsx";
import type { KeyLine, KeysModel } from "../../pages/settings/keys.tsx";
import { setFlash } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { signedIn } from "../guard.ts";
import { send, statusOf } from "../respond.tsx";
import { settingsFrame } from "./around.ts";
import { scopeChoices, scopeLabel, scopesIn } from "./scope-words.ts";

/** `/settings/keys`: the keys of programs. */
export function keyPages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/settings/keys", signedIn(app, "admin"), (c) => show(app, c, {}));
  // The secret is in the answer itself: it is nowhere else to be had, so nothing can lead back to it.
  pages.post("/settings/keys", signedIn(app, "admin"), async (c) => {
    const form = new FormBody(await readForm(c));
    try {
      return await show(app, c, { made: await make(app, c, form) });
    } catch (error) {
      if (!(error instanceof Problem) || error.code === "forbidden") throw error;
      const errors = error.errors.length > 0 ? error.errors : [{ path: "name", message: error.message }];
      return show(app, c, { form, errors, status: statusOf(error) });
    }
  });
  pages.post("/settings/keys/:id/revoke", signedIn(app, "admin"), async (c) => {
    const form = new FormBody(await readForm(c));
    if (form.text("sure") !== "yes")
      throw new Problem("invalid", "The key still works. Go back and tick the box if it is to be revoked.");
    await revokeKey(app, c.get("caller"), c.req.param("id"));
    setFlash(c, "keyRevoked");
    return c.redirect("/settings/keys", 303);
  });
  return pages;
}

async function make(app: App, c: Context<Env>, form: FormBody): Promise<CreatedKey> {
  const who = form.text("person");
  const people = who === "" ? new Map<string, string>() : await resolvePeople(app, [{ path: "person", ref: who }]);
  const input = { name: form.text("name"), scopes: scopesIn(form), person: people.get("person") ?? null };
  return createKey(app, c.get("caller"), input);
}

interface Shown {
  readonly made?: CreatedKey;
  readonly form?: FormBody;
  readonly errors?: readonly FieldError[];
  readonly status?: ReturnType<typeof statusOf>;
}

async function show(app: App, c: Context<Env>, { made, form, errors = [], status = 200 }: Shown): Promise<Response> {
  const keys = await listKeys(app, c.get("caller"));
  const [around, names] = await Promise.all([
    settingsFrame(app, c, "keys"),
    personNames(
      app,
      keys.flatMap(({ person }) => person ?? []),
    ),
  ]);
  const lines = keys.map((key) => ({ isEnded: key.revokedAt !== null, line: keyLine(key, names, around.frame) }));
  const errorOf = (path: string) => errors.find((each) => each.path === path)?.message;
  const model: KeysModel = {
    around,
    made: made === undefined ? undefined : { name: made.name, key: made.key },
    keys: lines.filter(({ isEnded }) => !isEnded).map(({ line }) => line),
    ended: lines.filter(({ isEnded }) => isEnded).map(({ line }) => line),
    form: {
      isOpen: errors.length > 0,
      fields: [
        {
          kind: "text",
          name: "name",
          label: "What it is for",
          example: "Nightly export to the warehouse",
          value: form?.text("name"),
          error: errorOf("name"),
          isRequired: true,
        },
        {
          kind: "text",
          name: "person",
          label: "Whom it acts for",
          help: "An e-mail address. What is done with it is then on record in their name. Empty: it belongs to nobody.",
          value: form?.text("person"),
          error: errorOf("person"),
          isRequired: false,
        },
      ],
      scopes: scopeChoices(form === undefined ? ["changes:read"] : scopesIn(form)),
      scopesError: errorOf("scopes"),
    },
  };
  return send(c, <KeysPage model={model} />, status);
}

type Key = Awaited<ReturnType<typeof listKeys>>[number];

function keyLine(key: Key, names: ReadonlyMap<string, string | null>, moment: Moment): KeyLine {
  const used = key.lastUsedAt === null ? "never" : stamp(moment, key.lastUsedAt);
  return {
    name: key.name,
    prefix: key.prefix,
    may: key.scopes.map(scopeLabel).join(", "),
    actsFor: key.person === null ? "nobody" : (names.get(key.person) ?? "somebody erased"),
    made: `made ${date(moment, key.createdAt)}`,
    lastUsed: key.revokedAt === null ? used : `${used}; revoked ${date(moment, key.revokedAt)}`,
    revoke:
      key.revokedAt !== null
        ? undefined
        : {
            label: "Revoke",
            action: `/settings/keys/${key.id}/revoke`,
            isPrimary: false,
            isDanger: true,
            fields: [{ kind: "check", name: "sure", label: `Revoke “${key.name}” for good`, isRequired: true }],
            consequence: "The next request with it is refused. It stays named where it acted.",
          },
  };
}
