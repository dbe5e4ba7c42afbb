import type { App } from "../../app/context.ts";
import { personCard } from "../../app/people/card.ts";
import { dailyMax } from "../../app/signoff/mail-own-page.ts";
import type { Mailed } from "../../app/signoff/mail-own-page.ts";
import type { ListOffer, OwnPage } from "../../app/signoff/own-page.ts";
import type { Waiting } from "../../app/signoff/waiting.ts";
import type { Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import type { OwnPageModel, WaitingLine } from "../pages/own-page.tsx";
import { momentFor } from "./reader.ts";

export interface OwnPageAnswer {
  readonly model: OwnPageModel;
  readonly status: 200 | 404 | 409 | 410 | 429 | 503;
}

/** Why a message was not sent; `null`: nothing was asked for. */
export type NotMailed = Exclude<Mailed, "sent"> | null;

/** Who looks, and what came of what they asked for. */
export interface Visit {
  readonly token: string;
  /** Languages of the browser. */
  readonly accepted: readonly string[];
  readonly notMailed: NotMailed;
}

/** What a person's own page shows, and the status that says the same to programs. */
export async function ownPageModel(
  app: App,
  page: OwnPage,
  { token, accepted, notMailed }: Visit,
): Promise<OwnPageAnswer> {
  if (page.is === "unknown")
    return { model: { ...(await momentFor(app, null, accepted)), state: "unknown" }, status: 404 };
  const card = await personCard(app, page.person);
  const moment = await momentFor(app, page.person, accepted);
  const common = { ...moment, ...troubleOf(moment, notMailed) };
  const form = { action: `/me/${token}`, nonce: page.nonce, dailyMax };
  const status = notMailed === null ? null : statuses[notMailed];
  if (page.is === "replaced")
    return { model: { ...common, state: "replaced", at: page.at, form }, status: status ?? 410 };
  if (page.is === "expired")
    return { model: { ...common, state: "expired", at: page.expiresAt, form }, status: status ?? 410 };
  const forWhom = card?.name ?? wordsOf(moment).ownPage.page.you;
  const lists = linesOf(moment, page.waiting);
  return { model: { ...common, state: "open", forWhom, until: page.expiresAt, ...lists, form }, status: status ?? 200 };
}

/** What a sign link tells of other requests: their number, and a button. */
export async function offerModel(
  app: App,
  offer: ListOffer,
  { token, accepted, notMailed }: Visit,
): Promise<OwnPageAnswer> {
  const { person, others, mailedAt, nonce } = offer;
  const moment = await momentFor(app, person, accepted);
  const model: OwnPageModel = {
    ...moment,
    ...troubleOf(moment, notMailed),
    state: "offer",
    others,
    mailedAt: mailedAt ?? undefined,
    backHref: `/s/${token}`,
    form: { action: `/s/${token}/list`, nonce, dailyMax },
  };
  return { model, status: notMailed === null ? 200 : statuses[notMailed] };
}

function linesOf(reader: Reader, { requests, trainings }: Waiting): Record<"requests" | "trainings", WaitingLine[]> {
  const words = wordsOf(reader).ownPage.page;
  return {
    requests: requests.map(({ key, title, gate, askedBy, dueAt, href }) => ({
      href,
      title,
      about: words.aboutRequest(key, gate, askedBy),
      dueAt: dueAt ?? undefined,
    })),
    trainings: trainings.map(({ key, title, training, href }) => ({
      href,
      title: training,
      about: words.aboutTraining(key, title),
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

function troubleOf(reader: Reader, notMailed: NotMailed): { trouble?: NoticeModel } {
  if (notMailed === null) return {};
  return { trouble: { tone: "risk", isAlert: true, ...wordsOf(reader).ownPage.notMailed[notMailed] } };
}
