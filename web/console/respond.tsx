import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Env } from "../../api/env.ts";
import { problemOf, registry } from "../../api/problem.ts";
import type { Caller } from "../../app/actor.ts";
import type { App } from "../../app/context.ts";
import { Problem } from "../../domain/errors.ts";
import { markup } from "../kit/markup.ts";
import { MessagePage, messages } from "../pages/message.tsx";
import type { MessageModel } from "../pages/message.tsx";
import { frameFor } from "./frame.ts";

type Element = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Sends a page. */
export function send(c: Context<Env>, page: Element, status: ContentfulStatusCode = 200): Response {
  return c.html(markup(page), status);
}

/** The HTTP status that stands for a problem, for pages that show it beside what was typed. */
export function statusOf(problem: Problem): ContentfulStatusCode {
  return registry[problem.code].status;
}

/** A problem as a page in plain words. What is no problem is a fault of ours and goes on to whoever reports those. */
export async function sendProblem(app: App, c: Context<Env>, error: Error): Promise<Response> {
  if (!(error instanceof Problem)) throw error;
  const model = await messageOf(app, c, error);
  return send(c, <MessagePage model={model} />, registry[problemOf(error).code].status);
}

async function messageOf(app: App, c: Context<Env>, problem: Problem): Promise<MessageModel> {
  if (problem.code === "unauthenticated") return signedOut;
  // Whoever asks is not known yet when the database cannot be reached.
  const caller: Caller | undefined = c.get("caller");
  if (caller === undefined) return plainMessage(c, problem);
  const frame = await frameFor(app, c, "none");
  switch (problem.code) {
    case "not_found":
      return { ...messages.notFound(frame), text: [problem.message, "Nothing was changed."] };
    case "forbidden":
      return { ...messages.forbidden(frame), text: [problem.message] };
    case "unavailable":
      return messages.unavailable(c.get("requestId"), frame);
    default:
      return {
        frame,
        title: "This was not done",
        text: [problem.message],
        links: [{ label: "Go to the portfolio", href: "/" }],
      };
  }
}

function plainMessage(c: Context<Env>, problem: Problem): MessageModel {
  if (problem.code === "unavailable") return messages.unavailable(c.get("requestId"));
  return { title: "This was not done", text: [problem.message], links: [] };
}

const signedOut: MessageModel = {
  title: "You are not signed in any more",
  text: [
    "Nothing was changed. Your text is still in the form: sign in with a new link in another tab, go back to the form and send it again.",
  ],
  links: [{ label: "How to sign in", href: "/login" }],
};
