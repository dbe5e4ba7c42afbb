import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import {
  allWebhooks,
  createWebhook,
  deliveriesOf,
  editWebhook,
  removeWebhook,
  resendDelivery,
  rotateWebhook,
  showWebhook,
} from "../../../app/webhook/webhooks.ts";
import type { MadeWebhook, WebhookView } from "../../../app/webhook/webhooks.ts";
import { Problem } from "../../../domain/errors.ts";
import type { ActionForm } from "../../kit/field.ts";
import { date, plural, stamp } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import { WebhooksPage } from "../../pages/settings/webhooks.tsx";
import type { DeliveryLine, WebhookLog, WebhooksModel } from "../../pages/settings/webhooks.tsx";
import { setFlash } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { signedIn } from "../guard.ts";
import { send, statusOf } from "../respond.tsx";
import { settingsFrame } from "./around.ts";

const home = "/settings/webhooks";
const pageSize = 50;

/** `/settings/webhooks`: addresses that are told of events; below one of them what was sent there. */
export function webhookPages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get(home, signedIn(app, "admin"), (c) => show(app, c, {}));
  // The secret is in the answer itself: it is nowhere else to be had, so nothing can lead back to it.
  pages.post(home, signedIn(app, "admin"), async (c) => {
    const form = new FormBody(await readForm(c));
    const events = form.text("events").split(/[\s,]+/);
    try {
      const input = { url: form.text("url"), events: events.filter((each) => each !== "") };
      return await show(app, c, { made: await createWebhook(app, c.get("caller"), input) });
    } catch (error) {
      if (!(error instanceof Problem) || error.code === "forbidden") throw error;
      return show(app, c, { form, problem: error });
    }
  });
  pages.get(`${home}/:id`, signedIn(app, "admin"), (c) => show(app, c, { id: c.req.param("id") }));
  pages.post(`${home}/:id/rotate`, signedIn(app, "admin"), async (c) => {
    const id = c.req.param("id");
    return show(app, c, { id, made: await rotateWebhook(app, c.get("caller"), id) });
  });
  pages.post(`${home}/:id/standing`, signedIn(app, "admin"), async (c) => {
    const enabled = new FormBody(await readForm(c)).text("do") === "enable";
    await editWebhook(app, c.get("caller"), c.req.param("id"), { enabled });
    setFlash(c, enabled ? "webhookEnabled" : "webhookDisabled");
    return c.redirect(`${home}/${c.req.param("id")}`, 303);
  });
  pages.post(`${home}/:id/remove`, signedIn(app, "admin"), async (c) => {
    if (new FormBody(await readForm(c)).text("sure") !== "yes")
      throw new Problem("invalid", "The webhook is still there. Go back and tick the box if it is to be removed.");
    await removeWebhook(app, c.get("caller"), c.req.param("id"));
    setFlash(c, "webhookRemoved");
    return c.redirect(home, 303);
  });
  pages.post(`${home}/:id/deliveries/:delivery/resend`, signedIn(app, "admin"), async (c) => {
    const { id, delivery } = c.req.param();
    await resendDelivery(app, c.get("caller"), id, delivery);
    setFlash(c, "webhookResent");
    return c.redirect(`${home}/${id}#log`, 303);
  });
  return pages;
}

interface Shown {
  readonly id?: string;
  readonly made?: MadeWebhook;
  readonly form?: FormBody;
  readonly problem?: Problem;
}

async function show(app: App, c: Context<Env>, { id, made, form, problem }: Shown): Promise<Response> {
  const around = await settingsFrame(app, c, "webhooks");
  const webhooks = await allWebhooks(app, c.get("caller"));
  const model: WebhooksModel = {
    around,
    made: made === undefined ? undefined : { url: made.url, secret: made.secret },
    webhooks: webhooks.map((webhook) => ({
      url: webhook.url,
      href: `${home}/${webhook.id}`,
      events: webhook.events.length === 0 ? "all" : webhook.events.join(", "),
      standing: standingOf(webhook, around.frame),
    })),
    add: addForm(form, problem),
    open: id === undefined ? undefined : await logOf(app, c, id, around.frame),
  };
  return send(c, <WebhooksPage model={model} />, problem === undefined ? 200 : statusOf(problem));
}

function standingOf({ disabled, disabledAt }: WebhookView, moment: Moment): string {
  if (disabled === null || disabledAt === null) return "gets events";
  const since = date(moment, disabledAt);
  return disabled === "gone" ? `disabled on ${since}: it answered that it is gone (410)` : `disabled on ${since}`;
}

function addForm(form: FormBody | undefined, problem: Problem | undefined): ActionForm {
  const errorOf = (path: string) => problem?.errors.find((each) => each.path.startsWith(path))?.message;
  const urlError = errorOf("url") ?? (errorOf("events") === undefined ? problem?.message : undefined);
  return {
    label: "Add an address",
    verb: "Add this address",
    action: home,
    isPrimary: true,
    fields: [
      {
        kind: "text",
        name: "url",
        label: "Address",
        example: "https://example.com/hooks/takehold",
        value: form?.text("url"),
        error: urlError,
        isRequired: true,
      },
      {
        kind: "text",
        name: "events",
        label: "Events",
        help: "Types with commas, such as wave.launched, change.closed. Empty: all.",
        value: form?.text("events"),
        error: errorOf("events"),
        isRequired: false,
      },
    ],
    consequence: "The secret by which messages are checked is shown once, on the next page.",
  };
}

async function logOf(app: App, c: Context<Env>, id: string, moment: Moment): Promise<WebhookLog> {
  const webhook = await showWebhook(app, c.get("caller"), id);
  const page = Math.max(Math.floor(Number(c.req.query("page") ?? 1)) || 1, 1);
  const slice = { offset: (page - 1) * pageSize, limit: pageSize + 1 };
  const found = await deliveriesOf(app, c.get("caller"), id, slice);
  return {
    url: webhook.url,
    actions: actionsOf(webhook),
    deliveries: found.slice(0, pageSize).map((each) => lineOf(webhook, each, moment)),
    olderHref: found.length > pageSize ? `${home}/${id}?page=${page + 1}#log` : undefined,
  };
}

function actionsOf({ id, url, disabled }: WebhookView): ActionForm[] {
  const form = (verb: string, label: string, more: Partial<ActionForm> = {}): ActionForm => ({
    label,
    action: `${home}/${id}/${verb}`,
    isPrimary: false,
    fields: [],
    ...more,
  });
  return [
    form("rotate", "Make a new secret"),
    disabled === null
      ? form("standing", "Disable it", { hidden: { do: "disable" } })
      : form("standing", "Enable it", { hidden: { do: "enable" } }),
    form("remove", "Remove it", {
      isDanger: true,
      verb: "Remove this address",
      fields: [{ kind: "check", name: "sure", label: `Remove ${url} and its log`, isRequired: true }],
      consequence: "It is told of nothing from now on, and what was open is not sent.",
    }),
  ];
}

type Delivery = Awaited<ReturnType<typeof deliveriesOf>>[number];

function lineOf({ id, disabled }: WebhookView, delivery: Delivery, moment: Moment): DeliveryLine {
  const isOver = delivery.nextAt === null;
  return {
    type: delivery.type,
    change: { key: delivery.change, href: `/changes/${delivery.change}` },
    at: stamp(moment, delivery.createdAt),
    standing: howItWent(delivery, moment),
    resend:
      isOver && disabled === null
        ? {
            label: "Send again",
            action: `${home}/${id}/deliveries/${delivery.id}/resend`,
            isPrimary: false,
            fields: [],
          }
        : undefined,
  };
}

function howItWent({ attempts, deliveredAt, deadAt, nextAt, error }: Delivery, moment: Moment): string {
  if (deliveredAt !== null) return `delivered ${stamp(moment, deliveredAt)}`;
  const tried = attempts === 0 ? "not tried yet" : `tried ${plural(attempts, "time")}`;
  const why = error === null ? "" : `: ${error}`;
  if (deadAt !== null) return `given up, ${tried}${why}`;
  return nextAt === null || attempts === 0 ? `${tried}${why}` : `${tried}, again ${stamp(moment, nextAt)}${why}`;
}
