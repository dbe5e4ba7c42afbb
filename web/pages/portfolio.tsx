import { isoWeek, stamp } from "../kit/format.ts";
import { Empty } from "../kit/facts.tsx";
import { Icon, Mark } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { RichText } from "../kit/rich.tsx";
import type { MarkName } from "../kit/shapes.ts";
import { FirstRun } from "./portfolio/first-run.tsx";
import type { PortfolioGroup, PortfolioModel, PortfolioSentence } from "./portfolio/model.ts";
import { Row } from "./portfolio/row.tsx";
import { TeamChoice } from "../kit/team-choice.tsx";

export type { Evidence, NextDecision, PortfolioModel, PortfolioRow, PortfolioSentence } from "./portfolio/model.ts";

const groups: { group: PortfolioGroup; name: string; tab: string; what: string }[] = [
  {
    group: "delivered",
    name: "Delivered, not adopted",
    tab: "Not adopted",
    what: "Launched, and people are not using it, or we cannot tell",
  },
  {
    group: "early",
    name: "Too early to judge",
    tab: "Too early",
    what: "Launched within the grace period that was agreed",
  },
  { group: "moving", name: "On the way", tab: "On the way", what: "Not launched yet" },
  { group: "adopted", name: "Adopted", tab: "Adopted", what: "Target met and held for as long as was agreed" },
  {
    group: "ended",
    name: "Ended without launch",
    tab: "Ended",
    what: "Declined or withdrawn, with the reason on record",
  },
];

const sentenceKinds: Record<PortfolioSentence["kind"], { words: string; mark: MarkName; tone: string }> = {
  loss: { words: "Losing ground", mark: "risk", tone: "risk" },
  wait: { words: "Waiting on someone", mark: "ball", tone: "open" },
  blind: { words: "We cannot say", mark: "unknown", tone: "unknown" },
  good: { words: "Taking hold", mark: "adopted", tone: "adopted" },
};

/** Every change, those delivered and not used first; before there is any, the ways to begin. */
export const PortfolioPage = ({ model }: { model: PortfolioModel }) => (
  <ConsolePage frame={model.frame} title="Portfolio" footer={<Measured model={model} />}>
    {model.total === 0 ? <FirstRun model={model} /> : <Changes model={model} />}
  </ConsolePage>
);

const Measured = ({ model: { frame } }: { model: PortfolioModel }) => (
  <span>
    Measured {stamp(frame, frame.now)} · <a href="/digest">As a weekly mail</a>
  </span>
);

const Changes = ({ model }: { model: PortfolioModel }) => (
  <>
    <div class="page-head">
      <p class="eyebrow">
        <span>Week {isoWeek(model.frame, model.frame.now)}</span>
        <span class="sep">/</span>
        <time datetime={new Date(model.frame.now).toISOString()}>{stamp(model.frame, model.frame.now)}</time>
      </p>
      <h1>{headline(model.sentences.length)}</h1>
    </div>
    {model.sentences.length === 0 ? null : (
      <ol class="week">
        {model.sentences.map((sentence) => (
          <Sentence sentence={sentence} />
        ))}
      </ol>
    )}
    <Toolbar model={model} />
    {model.rows.length === 0 ? <NothingFound /> : <Table model={model} />}
  </>
);

function headline(sentences: number): string {
  const titles = ["Is it used?", "One thing that matters now", "Two things that matter now"];
  return titles[sentences] ?? "Three things that matter now";
}

const Sentence = ({ sentence }: { sentence: PortfolioSentence }) => {
  const { words, mark, tone } = sentenceKinds[sentence.kind];
  return (
    <li>
      <span class={`kind tone-${tone}`}>
        <Mark name={mark} />
        {words}
      </span>
      <p class="say">
        <RichText text={sentence.say} />
      </p>
      <p class="do">
        <a href={sentence.link.href}>{sentence.link.label}</a>
      </p>
    </li>
  );
};

const Toolbar = ({ model: { filter, csvHref } }: { model: PortfolioModel }) => {
  const shown = groups.filter(({ group }) => group !== "ended" || filter.counts.ended > 0);
  const total = shown.reduce((sum, { group }) => sum + filter.counts[group], 0);
  return (
    <div class="toolbar">
      <nav class="tabs" aria-label="Filter by state">
        <Tab label="All" count={total} href={filterHref(filter, "all")} isCurrent={filter.state === "all"} />
        {shown.map(({ group, tab }) => (
          <Tab
            label={tab}
            count={filter.counts[group]}
            href={filterHref(filter, group)}
            isCurrent={filter.state === group}
          />
        ))}
      </nav>
      <form class="filters compact" method="get" action="/" role="search">
        {filter.state === "all" ? null : <input type="hidden" name="state" value={filter.state} />}
        <span class="search">
          <Icon name="search" />
          <label class="visually-hidden" for="q">
            Search changes
          </label>
          <input class="input" id="q" name="q" type="search" placeholder="Search changes" value={filter.query} />
        </span>
        <TeamChoice teams={filter.teams.map((name) => ({ id: name, name }))} team={filter.team} />
        <button class="button" type="submit">
          Filter
        </button>
        {csvHref === undefined ? null : (
          <a class="button" href={csvHref}>
            <Icon name="download" />
            CSV
          </a>
        )}
      </form>
    </div>
  );
};

function filterHref(filter: PortfolioModel["filter"], state: PortfolioGroup | "all"): string {
  const query = new URLSearchParams();
  if (state !== "all") query.set("state", state);
  if (filter.query !== "") query.set("q", filter.query);
  if (filter.team !== "") query.set("team", filter.team);
  return query.size === 0 ? "/" : `/?${query.toString()}`;
}

const Tab = ({ label, count, href, isCurrent }: { label: string; count: number; href: string; isCurrent: boolean }) => (
  <a href={href} {...(isCurrent ? { "aria-current": "page" } : {})}>
    {label} <span class="n">{count}</span>
  </a>
);

const NothingFound = () => (
  <Empty title="No change fits this filter.">
    <a class="button" href="/">
      Show every change
    </a>
  </Empty>
);

const Table = ({ model }: { model: PortfolioModel }) => (
  <>
    <table class="portfolio" role="table">
      <caption class="visually-hidden">
        Changes, those delivered but not adopted first. Rates are people who keep the habit, of all who can be judged.
      </caption>
      <colgroup>
        <col class="c-change" />
        <col class="c-stage" />
        <col class="c-use" />
        <col class="c-lapsed" />
        <col class="c-fresh" />
        <col />
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          {[
            "Change",
            "Stage, days since launch",
            "Use against target",
            "Lapsed",
            "Evidence",
            "Next decision, and whose",
          ].map((name) => (
            <th role="columnheader" scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <Group model={model} {...group} />
      ))}
    </table>
    <p class="figure-note gap">
      How to read a bar: filled is the share that keeps the habit, the upright line is the signed target, the small ring
      is the previous period. Hatched means no trustworthy data, dotted means too early.
      {model.footnote === undefined ? null : ` ${model.footnote}`}
    </p>
  </>
);

const Group = ({
  model,
  group,
  name,
  what,
}: {
  model: PortfolioModel;
  group: PortfolioGroup;
  name: string;
  what: string;
}) => {
  const rows = model.rows.filter((row) => row.group === group);
  if (rows.length === 0) return null;
  return (
    <tbody role="rowgroup">
      <tr role="row" class="group">
        <th role="rowheader" scope="rowgroup" colspan={6}>
          <span class="name">{name}</span> <span class="count quiet">{rows.length}</span>
          <span class="what">{what}</span>
        </th>
      </tr>
      {rows.map((row) => (
        <Row row={row} moment={model.frame} />
      ))}
    </tbody>
  );
};
