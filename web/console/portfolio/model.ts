import type { portfolioChoices } from "../../../app/portfolio/choices.ts";
import type { PortfolioFilter } from "../../../app/portfolio/filter.ts";
import { totalOf } from "../../../app/portfolio/portfolio.ts";
import type { PortfolioView } from "../../../app/portfolio/portfolio.ts";
import { standings } from "../../../domain/portfolio/standing.ts";
import type { Moment } from "../../kit/moment.ts";
import type { PortfolioModel } from "../../pages/portfolio.tsx";
import { portfolioRow } from "./row.ts";
import { portfolioSentences } from "./sentences.ts";
import { wantedHref } from "./wanted.ts";

interface Asked {
  readonly wanted: PortfolioFilter;
  readonly choices: Awaited<ReturnType<typeof portfolioChoices>>;
  /** It is the first page of the list. */
  readonly isFirst: boolean;
}

/** The model without what surrounds it. Numbers on the tabs are of what the rest of the filter leaves over. */
export function portfolioModel(
  view: PortfolioView,
  moment: Moment,
  { wanted, choices, isFirst }: Asked,
): Omit<PortfolioModel, "frame"> {
  const { status, stage = "", team = "", owner = "", q = "" } = wanted;
  const isNarrowed = Object.keys(wanted).length > 0;
  const tabs = standings.map((standing) => [standing, wantedHref("/", wanted, { status: standing })] as const);
  const { teams, owners } = choices;
  return {
    isEmpty: !isNarrowed && isFirst && totalOf(view.counts) === 0,
    sentences: portfolioSentences(view.highlights, moment),
    filter: {
      status: status ?? "all",
      query: q,
      team: teams.find(({ id, name }) => id === team || name === team)?.id ?? team,
      stage,
      owner,
      teams,
      owners,
      isNarrowed,
      counts: view.counts,
      hrefs: { all: wantedHref("/", wanted, { status: null }), ...Object.fromEntries(tabs) },
    },
    rows: view.items.map((item) => portfolioRow({ ...item, team: teamNamed(item.team, teams) }, moment)),
    next: view.next === null ? undefined : wantedHref("/", wanted, { cursor: view.next }),
    first: isFirst ? undefined : wantedHref("/", wanted),
    csvHref: wantedHref("/portfolio.csv", wanted),
  };
}

/** A change names its team by id or as it is called; people read what it is called. */
function teamNamed(team: string | null, teams: Asked["choices"]["teams"]): string | null {
  return teams.find(({ id }) => id === team)?.name ?? team;
}
