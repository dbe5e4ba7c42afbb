import { Empty, Sheet } from "../kit/facts.tsx";
import { Crumbs } from "../kit/crumbs.tsx";
import { CardRow, CardTable } from "../kit/card-table.tsx";
import { number } from "../kit/format.ts";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Icon } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { RichText } from "../kit/rich.tsx";
import type { Rich } from "../kit/rich.tsx";
import { lookAt, StackedBar } from "../kit/waiting.tsx";

/** How long changes wait for each team, over all of them. */
export interface TeamWaitingModel {
  frame: ConsoleFrame;
  /** Nothing is asked for in particular, and there is nothing at all. */
  isEmpty: boolean;
  /** Who has it longest; absent where no team is told. */
  sentence?: Rich | undefined;
  filter: readonly WaitingChoice[];
  isNarrowed: boolean;
  csvHref: string;
  totalDays: number;
  /** Teams first, those of the most waiting before others; nobody's last. */
  rows: readonly TeamWaitingRow[];
  /** Said below the table: how it is counted, and what is left out. */
  notes: readonly string[];
}

/** One part of the filter. */
export interface WaitingChoice {
  name: string;
  label: string;
  /** What asks for no part in particular, such as "Every tier". */
  all: string;
  options: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
}

export interface TeamWaitingRow {
  who: string;
  doing?: string | undefined;
  /** It was somebody's turn. */
  waits: boolean;
  days: number;
  /** "64, of which 3 not over". */
  turns: string;
  /** Words such as "2 days" or "too few to say". */
  half: string;
  threeQuarters: string;
  nineTenths: string;
  /** "71 % of 40". */
  inTime: string;
  longest?:
    | { readonly text: string; readonly change: string; readonly href: string; readonly isLate: boolean }
    | undefined;
}

export const TeamWaitingPage = ({ model }: { model: TeamWaitingModel }) => (
  <ConsolePage frame={model.frame} title="Whom changes wait for">
    <div class="page-head">
      <Crumbs above={[{ label: "Portfolio", href: "/" }]} here="Waiting" />
      <h1>Whom do changes wait for?</h1>
    </div>
    {model.isEmpty ? <NothingYet /> : <Waits model={model} />}
  </ConsolePage>
);

const NothingYet = () => (
  <Empty
    title="No change has waited for anybody yet."
    text="From the first proposal on, every working hour is counted for whoever has the ball, and added up here by team."
  >
    <a class="button" href="/changes/new">
      Propose a change
    </a>
  </Empty>
);

const Waits = ({ model }: { model: TeamWaitingModel }) => (
  <>
    <div class="toolbar">
      <Filters model={model} />
      <a class="button" href={model.csvHref}>
        <Icon name="download" />
        CSV
      </a>
    </div>
    {model.rows.length === 0 ? (
      <Empty title="No turn fits this filter." text={model.notes.at(-1)}>
        <a class="button" href="/waiting">
          Show all
        </a>
      </Empty>
    ) : (
      <Sheet id="teams" title="By team" aside="business days of eight hours">
        <div class="stack">
          {model.sentence === undefined ? null : (
            <p class="sentence">
              <RichText text={model.sentence} />
            </p>
          )}
          <Bar rows={model.rows.filter(({ waits }) => waits)} />
          <Table model={model} />
          {model.notes.map((note) => (
            <p class="figure-note">{note}</p>
          ))}
        </div>
      </Sheet>
    )}
  </>
);

/** Of the time in which it was somebody's turn. */
const Bar = ({ rows }: { rows: readonly TeamWaitingRow[] }) => {
  const parts = rows.map((row, place) => ({ party: row.who, days: row.days, look: lookAt(place) }));
  return parts.length === 0 ? null : <StackedBar parts={parts} total={rows.reduce((sum, { days }) => sum + days, 0)} />;
};

const Filters = ({ model }: { model: TeamWaitingModel }) => (
  <form class="filters compact" method="get" action="/waiting">
    {model.filter.map(({ name, label, all, options }) => (
      <>
        <label class="visually-hidden" for={name}>
          {label}
        </label>
        <select class="input" id={name} name={name}>
          <option value="">{all}</option>
          {options.map((option) => (
            <option value={option.value} selected={option.isChosen}>
              {option.label}
            </option>
          ))}
        </select>
      </>
    ))}
    <button class="button" type="submit">
      Filter
    </button>
    {model.isNarrowed ? <a href="/waiting">Show all</a> : null}
  </form>
);

const columns = {
  days: "Days in all",
  turns: "Turns",
  half: "Half within",
  threeQuarters: "3 of 4 within",
  nineTenths: "9 of 10 within",
  inTime: "In time",
  longest: "Longest now",
} as const;

const Table = ({ model }: { model: TeamWaitingModel }) => (
  <CardTable
    columns={["Whose turn", ...Object.values(columns)]}
    right={[columns.days, columns.turns, columns.half, columns.threeQuarters, columns.nineTenths, columns.inTime]}
    foot={
      <CardRow
        head="All of these"
        cells={Object.values(columns).map((column) => ({
          column,
          text: column === columns.days ? number(model.totalDays) : "",
          kind: "number",
        }))}
      />
    }
  >
    {model.rows.map((row, place) => (
      <CardRow
        head={
          <>
            <span class={`swatch ${row.waits ? lookAt(place) : ""}`}></span>
            {row.who}
            {row.doing === undefined ? null : <span class="doing">{row.doing}</span>}
          </>
        }
        cells={[
          { column: columns.days, text: number(row.days), kind: "number" },
          { column: columns.turns, text: row.turns, kind: "number" },
          { column: columns.half, text: row.half, kind: "number" },
          { column: columns.threeQuarters, text: row.threeQuarters, kind: "number" },
          { column: columns.nineTenths, text: row.nineTenths, kind: "number" },
          { column: columns.inTime, text: row.inTime, kind: "number" },
          { column: columns.longest, text: row.longest === undefined ? "" : <Longest longest={row.longest} /> },
        ]}
      />
    ))}
  </CardTable>
);

const Longest = ({ longest: { text, change, href, isLate } }: { longest: NonNullable<TeamWaitingRow["longest"]> }) => (
  <>
    <span class={isLate ? "overdue" : ""}>{text}</span> <a href={href}>{change}</a>
  </>
);
