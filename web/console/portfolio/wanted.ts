import { PortfolioFilter } from "../../../app/portfolio/filter.ts";

const names = ["status", "stage", "team", "owner", "q"] as const;

/** The filter in a page's address. What cannot be used is left out: whoever follows an old link sees more, not an error. */
export function wantedIn(search: URLSearchParams): PortfolioFilter {
  const entries = names.flatMap((name) => {
    const given = search.get(name) ?? (name === "status" ? search.get("state") : null);
    const read = PortfolioFilter.shape[name].safeParse(given ?? undefined);
    return read.success && read.data !== undefined ? [[name, read.data] as const] : [];
  });
  return PortfolioFilter.parse(Object.fromEntries(entries));
}

/** An address with this filter; `more` overrides a part of it, `null` leaves it out. */
export function wantedHref(
  path: string,
  wanted: PortfolioFilter,
  more: Readonly<Partial<Record<keyof PortfolioFilter | "cursor", string | null>>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...wanted, ...more }))
    if (value !== undefined && value !== null) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
