import type { z } from "zod";
import { PortfolioFilter } from "../../../app/portfolio/filter.ts";

/** The filter in a page's address. What cannot be used is left out: whoever follows an old link sees more, not an error. */
export function wantedIn<Shape extends z.ZodRawShape>(
  filter: z.ZodObject<Shape>,
  search: URLSearchParams,
): z.infer<z.ZodObject<Shape>> {
  const parts = Object.keys(filter.shape).map((name) => [name, search.get(name) ?? undefined] as const);
  const usable = parts.filter(
    ([name, given]) => given !== undefined && filter.partial().safeParse({ [name]: given }).success,
  );
  return filter.parse(Object.fromEntries(usable));
}

/** The same of the portfolio, where a status was once called a state. */
export function portfolioIn(search: URLSearchParams): PortfolioFilter {
  const given = new URLSearchParams(search);
  const status = given.get("status") ?? given.get("state");
  if (status !== null) given.set("status", status);
  return wantedIn(PortfolioFilter, given);
}

/** An address with this filter; `more` overrides a part of it, `null` leaves it out. */
export function wantedHref(
  path: string,
  wanted: Readonly<Record<string, string | undefined>>,
  more: Readonly<Record<string, string | null>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...wanted, ...more }))
    if (value !== undefined && value !== null) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
