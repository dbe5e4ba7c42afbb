import type { Context } from "hono";
import type { Problem } from "../domain/errors.ts";
import { markup } from "../web/kit/markup.ts";
import { MessagePage, messages } from "../web/pages/message.tsx";
import type { MessageModel } from "../web/pages/message.tsx";
import type { Env } from "./env.ts";
import { registry } from "./problem.ts";
import type { TransportProblem } from "./problem.ts";

/** Whether a person with a browser came, to an address that is none of the API's. */
export function wantsPage(c: Context<Env>): boolean {
  return !c.req.path.startsWith("/api/") && c.req.header("accept")?.includes("text/html") === true;
}

/** A failure as a page in plain words, with the same status and headers as for a program. */
export function failurePage(c: Context<Env>, problem: Problem | TransportProblem): Response {
  if ("headers" in problem) for (const [name, value] of Object.entries(problem.headers)) c.header(name, value);
  return c.html(markup(<MessagePage model={modelOf(problem, c.get("requestId"))} />), registry[problem.code].status);
}

function modelOf(problem: Problem | TransportProblem, requestId: string): MessageModel {
  switch (problem.code) {
    case "not_found":
      return messages.notFound();
    case "forbidden":
      return messages.forbidden();
    case "method_not_allowed":
      return messages.noPage();
    case "unavailable":
      return messages.unavailable(requestId);
    case "internal":
      return messages.failed(requestId);
    default:
      return { title: registry[problem.code].title, text: [problem.message], links: [], requestId };
  }
}
