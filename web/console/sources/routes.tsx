import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import type { App } from "../../../app/context.ts";
import { createSourceKey, endSourceKey } from "../../../app/usage/change-source-keys.ts";
import { rejectsCsv } from "../../../app/usage/rejects-csv.ts";
import { createSource } from "../../../app/usage/create-source.ts";
import { listSeen, listSources, readRejects, readSource } from "../../../app/usage/read-sources.ts";
import { sourceUses } from "../../../app/usage/source-uses.ts";
import { Problem } from "../../../domain/errors.ts";
import type { ActionForm } from "../../kit/field.ts";
import { SourcePage } from "../../pages/source.tsx";
import { SourcesPage } from "../../pages/sources.tsx";
import type { RejectModel } from "../../pages/sources.tsx";
import { setFlash } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send, statusOf } from "../respond.tsx";
import { keyActions } from "./key-actions.ts";
import { addressOf } from "./pull-desk.ts";
import { pullKinds } from "./pull-fields.ts";
import { pullSourceRoutes } from "./pull-routes.tsx";
import { slugOf } from "../../../lib/slug.ts";
import { sourceModel } from "./source.ts";
import { waysToSend } from "./ways.ts";
import { csvFile } from "../../../api/csv.ts";

const rejectsShown = 20;
const seenShown = 20;

/** `/sources`: where evidence of use comes from, how fresh it is, and what could not be used. */
export function sourcesRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.route("/", pullSourceRoutes(app));
  pages.get("/sources", signedIn(app, "usage:read"), (c) => showAll(app, c));
  pages.get("/sources/:id", signedIn(app, "usage:read"), (c) => showOne(app, c, c.req.param("id")));
  // The key is in the answer itself: it is nowhere else to be had, so nothing can lead back to it.
  pages.post("/sources", signedIn(app, "usage:write"), async (c) => {
    const name = new FormBody(await readForm(c)).text("name");
    try {
      const made = await createSource(app, c.get("caller"), { id: slugOf(name), name });
      return await showOne(app, c, made.id, made.writeKey);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === "forbidden") throw error;
      const message = name === "" ? "Say what it is called." : (error.errors[0]?.message ?? error.message);
      return showAll(app, c, { name, message, status: statusOf(error) });
    }
  });
  pages.get("/sources/:id/rejects.csv", signedIn(app, "usage:read"), async (c) => {
    const id = c.req.param("id");
    const csv = await rejectsCsv(app, c.get("caller"), id);
    return csvFile(c, `${id}-rejects.csv`, csv);
  });
  pages.post("/sources/:id/keys", signedIn(app, "usage:write"), async (c) => {
    const form = new FormBody(await readForm(c));
    const id = c.req.param("id");
    const replaces = form.text("key");
    const exchange = replaces === "" ? {} : { replaces, overlapHours: Number(form.text("overlapHours")) };
    const made = await createSourceKey(app, c.get("caller"), id, { name: form.text("name"), ...exchange });
    return showOne(app, c, id, made.writeKey);
  });
  pages.post("/sources/:id/keys/end", signedIn(app, "usage:write"), async (c) => {
    const id = c.req.param("id");
    await endSourceKey(app, c.get("caller"), id, new FormBody(await readForm(c)).text("key"));
    setFlash(c, "keyEnded");
    return c.redirect(`${addressOf(id)}#keys`, 303);
  });
  return pages;
}

interface Refused {
  readonly name: string;
  readonly message: string;
  readonly status: ReturnType<typeof statusOf>;
}

async function showAll(app: App, c: Context<Env>, refused?: Refused): Promise<Response> {
  const caller = c.get("caller");
  const [{ items, unknownKeys }, uses, frame] = await Promise.all([
    listSources(app, caller),
    sourceUses(app, caller),
    frameFor(app, c, "sources"),
  ]);
  const rejects = await Promise.all(items.map((source) => rejectsOf(app, c, source)));
  const model = {
    frame,
    sources: items.map((source) => sourceModel(source, uses, frame.now)),
    rejects: rejects
      .flat()
      .toSorted((a, b) => b.at - a.at)
      .slice(0, rejectsShown),
    unknownKeys,
    rejectsTotal: items.reduce((sum, source) => sum + source.rejected, 0),
    actions: hasScope(caller, "usage:write") ? [addSource(items.length === 0, refused)] : [],
    pullLinks: hasScope(caller, "usage:write")
      ? Object.entries(pullKinds).map(([kind, { label }]) => ({ label, href: `/sources/new/${kind}` }))
      : [],
  };
  return send(c, <SourcesPage model={model} />, refused?.status ?? 200);
}

async function showOne(app: App, c: Context<Env>, id: string, writeKey?: string): Promise<Response> {
  const caller = c.get("caller");
  const source = await readSource(app, caller, id);
  const [uses, seen, rejects, frame] = await Promise.all([
    sourceUses(app, caller, id),
    listSeen(app, caller, id),
    rejectsOf(app, c, source),
    frameFor(app, c, "sources"),
  ]);
  const model = {
    frame,
    source: sourceModel(source, uses, frame.now),
    writeKey,
    keys: source.keys,
    keyActions: hasScope(caller, "usage:write") ? keyActions(id, source.keys, frame.now) : [],
    days: source.days,
    lastError: source.lastError ?? undefined,
    strangers: source.strangers,
    seen: seen.slice(0, seenShown),
    rejects,
    pulled:
      source.pull === null
        ? undefined
        : {
            pull: source.pull,
            nextAt: source.nextPullAt,
            watermark: source.watermark ?? undefined,
            actions: hasScope(caller, "usage:write") ? pullActions(id, source.pull.paused) : [],
            editHref: hasScope(caller, "usage:write") ? `${addressOf(id)}/edit` : undefined,
          },
    ways: source.pull !== null ? [] : waysToSend(app.url, id, writeKey ?? "WRITE_KEY"),
  };
  return send(c, <SourcePage model={model} />);
}

async function rejectsOf(
  app: App,
  c: Context<Env>,
  { id, name }: { id: string; name: string },
): Promise<RejectModel[]> {
  const listed = await readRejects(app, c.get("caller"), id, { limit: rejectsShown, before: null });
  return listed.map(({ receivedAt, sentence, excerpt, messageId }) => {
    const event = excerpt["event"];
    return {
      at: receivedAt,
      source: name,
      reason: sentence,
      event: typeof event === "string" ? event : undefined,
      messageId: messageId ?? undefined,
    };
  });
}

function addSource(isPrimary: boolean, refused: Refused | undefined): ActionForm {
  return {
    label: "Add a source",
    action: "/sources",
    isPrimary,
    fields: [
      {
        kind: "text",
        name: "name",
        label: "What it is called",
        help: "The system that knows what people do.",
        example: "CRM activity",
        value: refused?.name,
        error: refused?.message,
        isRequired: true,
      },
    ],
    consequence: "Its write key is shown once, on the next page.",
  };
}

function pullActions(id: string, paused: boolean): ActionForm[] {
  const to = (what: string) => `${addressOf(id)}/${what}`;
  return [
    { label: "Pull now", action: to("pull"), isPrimary: true, fields: [] },
    paused
      ? { label: "Resume pulling", action: to("pause"), isPrimary: false, fields: [], hidden: { paused: "no" } }
      : { label: "Pause pulling", action: to("pause"), isPrimary: false, fields: [], hidden: { paused: "yes" } },
    {
      label: "Start anew",
      action: to("anew"),
      isPrimary: false,
      fields: [{ kind: "check", name: "sure", label: "Read everything again from the beginning", isRequired: true }],
      consequence:
        "For when the other side was corrected. Nothing is lost, and what came before counts once, where rows tell themselves apart.",
    },
    {
      label: "Stop pulling for good",
      action: to("remove"),
      isPrimary: false,
      isDanger: true,
      fields: [{ kind: "check", name: "sure", label: "Remove its schedule and its password", isRequired: true }],
      consequence: "Events that came stay, since they are evidence. To stop for a while, pause it.",
    },
  ];
}
