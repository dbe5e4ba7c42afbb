import type { Context } from "hono";
import { isLinkPath } from "../app/signoff/link-paths.ts";
import type { Problem } from "../domain/errors.ts";
import { markup } from "../web/kit/markup.ts";
import { english } from "../web/kit/moment.ts";
import type { Reader } from "../web/kit/moment.ts";
import { localeFor, wordsOf } from "../web/language/choose.ts";
import { acceptedLanguages } from "../web/links/reader.ts";
import { MessagePage, messages } from "../web/pages/message.tsx";
import type { MessageModel } from "../web/pages/message.tsx";
import type { Env } from "./env.ts";
import { registry } from "./problem.ts";
import type { TransportProblem } from "./problem.ts";

/** Whether a person with a browser came, to an address that is none of the API's. */
export function wantsPage(c: Context<Env>): boolean {
  return !c.req.path.startsWith("/api/") && c.req.header("accept")?.includes("text/html") === true;
}

/**
 * A failure as a page in plain words, with the same status and headers as for a program. Whoever came by a link is answered in the
 * language of their browser, or else in `language`, the installation's; the console is English.
 */
export function failurePage(c: Context<Env>, problem: Problem | TransportProblem, language: string): Response {
  const reader = isLinkPath(c.req.path) ? { locale: localeFor(acceptedLanguages(c), language) } : english;
  if ("headers" in problem) for (const [name, value] of Object.entries(problem.headers)) c.header(name, value);
  return c.html(
    markup(<MessagePage model={modelOf(problem, c.get("requestId"), reader)} />),
    registry[problem.code].status,
  );
}

function modelOf(problem: Problem | TransportProblem, requestId: string, reader: Reader): MessageModel {
  switch (problem.code) {
    case "not_found":
      return messages.notFound(undefined, reader);
    case "forbidden":
      return messages.forbidden(undefined, reader);
    case "method_not_allowed":
      return messages.noPage(undefined, reader);
    case "unavailable":
      return messages.unavailable(requestId, undefined, reader);
    case "internal":
      return messages.failed(requestId, undefined, reader);
    default: {
      if (reader === english)
        return { title: registry[problem.code].title, text: [problem.message], links: [], requestId };
      const { failure, refusals } = wordsOf(reader);
      return { reader, title: failure.failed.title, text: [refusals.other(problem.message)], links: [], requestId };
    }
  }
}
