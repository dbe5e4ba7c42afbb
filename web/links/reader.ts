import type { Context } from "hono";
import { parseAccept } from "hono/utils/accept";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { readerOf } from "../../app/people/reader.ts";
import { localeFor } from "../language/choose.ts";
import type { Moment } from "../kit/moment.ts";

/** The languages a browser asks for, the dearest first. */
export function acceptedLanguages(c: Context<Env>): readonly string[] {
  return parseAccept(c.req.header("accept-language") ?? "")
    .filter(({ q }) => q > 0)
    .map(({ type }) => type);
}

/**
 * How somebody reads a page that their link leads to: in their language, else one their browser asks for, else the installation's.
 * `person` is `null` where a link belongs to nobody. `now` is the instant at which the page's subject is looked at.
 */
export async function momentFor(
  app: App,
  person: string | null,
  accepted: readonly string[],
  now = app.now(),
): Promise<Moment> {
  const reader = person === null ? null : await readerOf(app, person);
  const locale = localeFor([reader?.language ?? null, ...accepted], app.language);
  return { now, timeZone: reader?.timeZone ?? "UTC", locale };
}
