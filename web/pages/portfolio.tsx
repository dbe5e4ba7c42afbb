import { isoWeek, number, stamp } from "../kit/format.ts";
import { Empty } from "../kit/facts.tsx";
import { Mark } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { RichText } from "../kit/rich.tsx";
import type { MarkName } from "../kit/shapes.ts";
import { FirstRun } from "./portfolio/first-run.tsx";
import type { PortfolioGroup, PortfolioModel, PortfolioSentence } from "./portfolio/model.ts";
import { groups } from "./portfolio/groups.ts";
import { Row } from "./portfolio/row.tsx";
import { Toolbar } from "./portfolio/toolbar.tsx";

export type { Evidence, NextDecision, PortfolioModel, PortfolioRow, PortfolioSentence } from "./portfolio/model.ts";

const sentenceKinds: Record<PortfolioSentence["kind"], { words: string; mark: MarkName; tone: string }> = {
  loss: { words: "Losing ground", mark: "risk", tone: "risk" },
  wait: { words: "Waiting on someone", mark: "ball", tone: "open" },
  blind: { words: "We cannot say", mark: "unknown", tone: "unknown" },
  good: { words: "Taking hold", mark: "adopted", tone: "adopted" },
};

/** Every change, those delivered and not used first; before there is any, the ways to begin. */
export const PortfolioPage = ({ model }: { model: PortfolioModel }) => (
  <ConsolePage frame={model.frame} title="Portfolio" footer={<Measured model={model} />} hasKeys={!model.isEmpty}>
    {model.isEmpty ? <FirstRun model={model} /> : <Changes model={model} />}
  </ConsolePage>
);

const Measured = ({ model: { frame } }: { model: PortfolioModel }) => (
  <span>
    Measured {stamp(frame, frame.now)} · <a href="/waiting">Whom changes wait for</a> ·{" "}
    <a href="/digest">As a weekly mail</a>
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
    <Pages model={model} />
    <p class="figure-note gap">
      How to read a bar: filled is the share that keeps the habit, the upright line is the signed target, the small ring
      is the previous period. Hatched means no trustworthy data, dotted means too early.
      {model.footnote === undefined ? null : ` ${model.footnote}`}
    </p>
  </>
);

const Pages = ({ model: { next, first } }: { model: PortfolioModel }) =>
  next === undefined && first === undefined ? null : (
    <nav class="row actions pages" aria-label="Pages">
      {first === undefined ? null : (
        <a class="button" href={first}>
          Back to the first page
        </a>
      )}
      {next === undefined ? null : (
        <a class="button" rel="next" href={next} data-row>
          Show what comes next
        </a>
      )}
    </nav>
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
          <span class="name">{name}</span> <span class="count quiet">{number(model.filter.counts[group])}</span>
          <span class="what">{what}</span>
        </th>
      </tr>
      {rows.map((row) => (
        <Row row={row} moment={model.frame} />
      ))}
    </tbody>
  );
};
