import type { App } from "../../app/context.ts";
import { personCard } from "../../app/people/card.ts";
import { dailyMax } from "../../app/signoff/mail-own-page.ts";
import type { Mailed } from "../../app/signoff/mail-own-page.ts";
import type { ListOffer, OwnPage } from "../../app/signoff/own-page.ts";
import type { Waiting } from "../../app/signoff/waiting.ts";
import type { Moment } from "../kit/moment.ts";
import type { NoticeModel } from "../kit/notice.tsx";
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
  const status = notMailed === null ? null : statuses[notMailed];
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
  return { model, status: notMailed === null ? 200 : statuses[notMailed] };
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

const statuses = {
  just_sent: 429,
  too_many: 429,
  unavailable: 503,
  refused: 409,
  no_address: 409,
  nonce_refused: 409,
} as const satisfies Record<Exclude<Mailed, "sent">, OwnPageAnswer["status"]>;

const troubles: Record<Exclude<Mailed, "sent">, Pick<NoticeModel, "title" | "text">> = {
  just_sent: {
    title: "A message is on its way already.",
    text: "It was sent less than a minute ago. Please look for it first; after a minute you can ask again.",
  },
  too_many: {
    title: "Enough messages were sent for one day.",
    text: "The link in the newest of them works. Tomorrow you can ask again.",
  },
  unavailable: {
    title: "The mail server did not take the message just now.",
    text: "Nothing was sent, and a link sent to you before still works. Please try again in a moment.",
  },
  refused: {
    title: "The mail server refuses your address.",
    text: "Nothing was sent. Please tell whoever asked you to decide: they can have the address corrected.",
  },
  no_address: {
    title: "There is no address to send it to.",
    text: "Nothing was sent. Please tell whoever asked you to decide: they can have the address added.",
  },
  nonce_refused: {
    title: "Nothing was sent yet: this page had been open for too long.",
    text: "Please press the button once more.",
  },
};

function troubleOf(notMailed: NotMailed): { trouble?: NoticeModel } {
  return notMailed === null ? {} : { trouble: { tone: "risk", isAlert: true, ...troubles[notMailed] } };
}
