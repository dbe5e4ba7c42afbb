import { PullFailure } from "../../../domain/usage/pull/page.ts";
import { valueAt } from "../../../domain/usage/pull/place.ts";
import type { HttpPlan } from "../../../domain/usage/pull/schema.ts";
import type { JsonAnswer } from "./ask.ts";

/** What leads to a page: its number, its offset, a cursor, or its address. `null`: the first one. */
export type Token = string | number | null;

export interface ReadPage {
  readonly url: URL;
  readonly answer: JsonAnswer;
  /** How many rows the page had. */
  readonly rows: number;
  readonly token: Token;
}

/** What leads to the page after this one, `null` after the last. @throws PullFailure where it would lead in a circle or away */
export function nextToken(plan: HttpPlan, page: ReadPage): Token {
  const token = tokenAfter(plan, page);
  if (token !== null && token === page.token)
    throw new PullFailure("The page leads to itself. Check which parameter takes the cursor.");
  return token;
}

function tokenAfter(plan: HttpPlan, page: ReadPage): Token {
  const { paging } = plan;
  switch (paging.by) {
    case "none":
      return null;
    case "link": {
      const next = nextLink(page.answer.headers["link"]);
      return next === null ? null : ownAddress(plan, next, page.url);
    }
    case "cursor": {
      const cursor = valueAt(page.answer.json, paging.at);
      if (typeof cursor === "number") return String(cursor);
      if (typeof cursor !== "string" || cursor === "") return null;
      if (cursor.length > 4_000) throw new PullFailure("The cursor is longer than 4,000 characters.");
      return /^(https?:\/)?\//.test(cursor) ? ownAddress(plan, cursor, page.url) : cursor;
    }
    case "page":
      return page.rows === 0 ? null : (typeof page.token === "number" ? page.token : paging.first) + 1;
    case "offset":
      return page.rows === 0 ? null : (typeof page.token === "number" ? page.token : 0) + page.rows;
  }
}

/** The address of `rel="next"` in a Link header (RFC 8288), `null` where there is none. */
export function nextLink(header: string | readonly string[] | undefined): string | null {
  const text = typeof header === "string" ? header : (header ?? []).join(", ");
  for (const [, address = "", parameters = ""] of text.matchAll(/<([^>]*)>((?:\s*;\s*[^,;"]+(?:"[^"]*")?)*)/g))
    if (/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next)(?=\s*(?:;|$))/i.test(parameters)) return address;
  return null;
}

/** An address the API gave. The key would go with it, so it must be of the same origin; and the key itself is not kept in it. */
function ownAddress(plan: HttpPlan, address: string, base: URL): string {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  if (url === null || url.origin !== base.origin)
    throw new PullFailure(
      "The next page is at another host than the first, so it is not asked: the key is not for that one.",
    );
  if (plan.authentication.by === "parameter") url.searchParams.delete(plan.authentication.name);
  return url.href;
}
