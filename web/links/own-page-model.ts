import type { App } from "../../app/context.ts";
import { personCard } from "../../app/people/card.ts";
import { dailyMax } from "../../app/signoff/mail-own-page.ts";
import type { Mailed } from "../../app/signoff/mail-own-page.ts";
import type { ListOffer, OwnPage } from "../../app/signoff/own-page.ts";
import type { Waiting } from "../../app/signoff/waiting.ts";
import type { Moment } from "../kit/moment.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { mailStatuses, notMailed as troubleWords } from "./mailed.ts";
import type { OwnPageModel, WaitingLine } from "../pages/own-page.tsx";

export interface OwnPageAnswer {
  readonly model: OwnPageModel;
  readonly status: 200 | 404 | 409 | 410 | 429 | 503;
}

/** Why a message was not sent; `null`: nothing was asked for. */
export type NotMailed = Exclude<Mailed, "sent"> | null;

/** What a person's own page shows, and the status that says the same to programs. */
export async function ownPageModel(
  app: App,
  page: OwnPage,
  token: string,
  notMailed: NotMailed,
): Promise<OwnPageAnswer> {
  if (page.is === "unknown") return { model: { ...(await momentOf(app, null)), state: "unknown" }, status: 404 };
  const card = await personCard(app, page.person);
  const common = { ...(await momentOf(app, page.person)), ...troubleOf(notMailed) };
  const form = { action: `/me/${token}`, nonce: page.nonce, dailyMax };
  const status = notMailed === null ? null : mailStatuses[notMailed];
  if (page.is === "replaced")
    return { model: { ...common, state: "replaced", at: page.at, form }, status: status ?? 410 };
  if (page.is === "expired")
    return { model: { ...common, state: "expired", at: page.expiresAt, form }, status: status ?? 410 };
  const forWhom = card?.name ?? "you";
  const lists = linesOf(page.waiting);
  return { model: { ...common, state: "open", forWhom, until: page.expiresAt, ...lists, form }, status: status ?? 200 };
}

/** What a sign link tells of other requests: their number, and a button. */
export async function offerModel(
  app: App,
  offer: ListOffer,
  token: string,
  notMailed: NotMailed,
): Promise<OwnPageAnswer> {
  const { person, others, mailedAt, nonce } = offer;
  const model: OwnPageModel = {
    ...(await momentOf(app, person)),
    ...troubleOf(notMailed),
    state: "offer",
    others,
    mailedAt: mailedAt ?? undefined,
    backHref: `/s/${token}`,
    form: { action: `/s/${token}/list`, nonce, dailyMax },
  };
  return { model, status: notMailed === null ? 200 : mailStatuses[notMailed] };
}

async function momentOf(app: App, person: string | null): Promise<Moment> {
  const card = person === null ? null : await personCard(app, person);
  return { now: app.now(), timeZone: card?.timeZone ?? "UTC", locale: "en-GB" };
}

function linesOf({ requests, trainings }: Waiting): Record<"requests" | "trainings", WaitingLine[]> {
  return {
    requests: requests.map(({ key, title, gate, askedBy, dueAt, href }) => ({
      href,
      title,
      about: `${key}, gate “${gate}”. ${askedBy ?? "Its owner"} asks you.`,
      dueAt: dueAt ?? undefined,
    })),
    trainings: trainings.map(({ key, title, training, href }) => ({
      href,
      title: training,
      about: `${key}, ${title}`,
    })),
  };
}

function troubleOf(notMailed: NotMailed): { trouble?: NoticeModel } {
  return notMailed === null ? {} : { trouble: troubleWords(notMailed) };
}
