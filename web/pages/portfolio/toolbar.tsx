import { stages } from "../../../domain/change/state.ts";
import { number } from "../../kit/format.ts";
import { Icon } from "../../kit/icon.tsx";
import { stageWords } from "../../kit/stage.tsx";
import { TeamChoice } from "../../kit/team-choice.tsx";
import { groups } from "./groups.ts";
import type { PortfolioFilterModel, PortfolioModel } from "./model.ts";

/** What the list is narrowed by: groups as links with their numbers, the rest as a form. All of it stands in the address. */
export const Toolbar = ({ model: { filter, csvHref } }: { model: PortfolioModel }) => {
  const shown = groups.filter(({ group }) => group !== "ended" || filter.counts.ended > 0);
  const total = groups.reduce((sum, { group }) => sum + filter.counts[group], 0);
  return (
    <div class="toolbar">
      <nav class="tabs" aria-label="Filter by state">
        <Tab label="All" count={total} href={filter.hrefs.all} isCurrent={filter.status === "all"} />
        {shown.map(({ group, tab }) => (
          <Tab
            label={tab}
            count={filter.counts[group]}
            href={filter.hrefs[group]}
            isCurrent={filter.status === group}
          />
        ))}
      </nav>
      {csvHref === undefined ? null : (
        <a class="button" href={csvHref}>
          <Icon name="download" />
          CSV
        </a>
      )}
      <Filters filter={filter} />
    </div>
  );
};

const Filters = ({ filter }: { filter: PortfolioFilterModel }) => (
  <form class="filters whole compact" method="get" action="/" role="search">
    {filter.status === "all" ? null : <input type="hidden" name="status" value={filter.status} />}
    <span class="search">
      <Icon name="search" />
      <label class="visually-hidden" for="q">
        Search changes
      </label>
      <input
        class="input"
        id="q"
        name="q"
        type="search"
        placeholder="Search changes"
        value={filter.query}
        data-search
      />
    </span>
    <TeamChoice teams={filter.teams} team={filter.team} />
    <label class="visually-hidden" for="stage">
      Stage
    </label>
    <select class="input" id="stage" name="stage">
      <option value="">Every stage</option>
      {stages.map((stage) => (
        <option value={stage} selected={filter.stage === stage}>
          {stageWords[stage === "closed" ? "outcome" : stage]}
        </option>
      ))}
    </select>
    <label class="visually-hidden" for="owner">
      Owner
    </label>
    <select class="input" id="owner" name="owner">
      <option value="">Every owner</option>
      {filter.owners.map(({ id, name }) => (
        <option value={id} selected={id === filter.owner}>
          {name}
        </option>
      ))}
    </select>
    <button class="button" type="submit">
      Filter
    </button>
    {filter.isNarrowed ? <a href="/">Show all</a> : null}
  </form>
);

const Tab = ({
  label,
  count,
  href,
  isCurrent,
}: {
  label: string;
  count: number;
  href: string | undefined;
  isCurrent: boolean;
}) => (
  <a href={href ?? "/"} {...(isCurrent ? { "aria-current": "page" } : {})}>
    {label} <span class="n">{number(count)}</span>
  </a>
);
