import { Hono } from "hono";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { personCard } from "../../app/people/card.ts";
import { noteFetch } from "../../app/signoff/page.ts";
import { completeByLink, trainingPage } from "../../app/training/by-link.ts";
import type { TrainingLinkPage } from "../../app/training/by-link.ts";
import { Problem } from "../../domain/errors.ts";
import type { Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { TrainingPage } from "../pages/training.tsx";
import type { TrainingPageModel } from "../pages/training.tsx";
import { document, guardLink } from "./document.ts";
import { acceptedLanguages, momentFor } from "./reader.ts";

/** `/t/{token}`: GET shows the training, a form POST says that it is done. */
export function trainingRoutes(app: App): Hono<Env> {
  const links = new Hono<Env>();
  links.get("/t/:token", async (c) => {
    guardLink(c);
    const token = c.req.param("token");
    const page = await trainingPage(app, token);
    if (page.is !== "unknown") await noteFetch(app, token, c.req.method, c.req.header("user-agent") ?? "");
    return document(
      c,
      <TrainingPage model={await modelOf(app, { page, token, accepted: acceptedLanguages(c) })} />,
      page.is === "unknown" ? 404 : 200,
    );
  });
  links.post("/t/:token", async (c) => {
    guardLink(c);
    const token = c.req.param("token");
    const { nonce } = await c.req.parseBody();
    try {
      await completeByLink(app, token, typeof nonce === "string" ? nonce : "");
      return c.redirect(`/t/${token}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const page = await trainingPage(app, token);
      const model = await modelOf(app, { page, token, accepted: acceptedLanguages(c), problem: error });
      return document(c, <TrainingPage model={model} />, page.is === "unknown" ? 404 : 409);
    }
  });
  return links;
}

function troubleOf(reader: Reader, { why, message }: Problem): NoticeModel {
  const { refusals } = wordsOf(reader);
  return { tone: "risk", title: why === null ? refusals.other(message) : refusals.why[why], isAlert: true };
}

interface Visit {
  readonly page: TrainingLinkPage;
  readonly token: string;
  /** Languages of the browser. */
  readonly accepted: readonly string[];
  readonly problem?: Problem;
}

async function modelOf(app: App, { page, token, accepted, problem }: Visit): Promise<TrainingPageModel> {
  if (page.is === "unknown") return { ...(await momentFor(app, null, accepted)), state: "unknown" };
  const { view, training } = page;
  const moment = await momentFor(app, page.person, accepted, view.present);
  const words = wordsOf(moment);
  const letter = {
    key: view.key,
    changeTitle: view.title,
    forWhom: (await personCard(app, page.person))?.name ?? words.ownPage.page.you,
    title: training.name,
    format: words.training.format[training.format],
    about: training.about,
    href: training.url ?? undefined,
  };
  if (page.doneAt !== null) return { ...moment, state: "done", training: letter, doneAt: page.doneAt };
  if (page.is === "closed")
    return {
      ...moment,
      state: "closed",
      training: letter,
      sentence: words.training.page.ended,
    };
  const trouble = problem === undefined ? undefined : troubleOf(moment, problem);
  return { ...moment, state: "open", training: letter, form: { action: `/t/${token}`, nonce: page.nonce }, trouble };
}
