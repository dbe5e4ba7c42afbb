import { ErrorSummary } from "../kit/form.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { TeamChoice } from "../kit/team-choice.tsx";
import type { CalendarModel } from "./calendar/model.ts";
import { Feeds, MadeAddress } from "./calendar/feeds.tsx";
import { Freezes, Preview } from "./calendar/freezes.tsx";
import { Agenda, MonthTable } from "./calendar/month.tsx";

export type * from "./calendar/model.ts";

/** What lies ahead, by month: launches, freezes and deadlines. */
export const CalendarPage = ({ model }: { model: CalendarModel }) => (
  <ConsolePage frame={model.frame} title={`Calendar, ${model.month.title}`}>
    <div class="page-head">
      <p class="eyebrow">Calendar</p>
      <h1>{model.month.title}</h1>
      <p class="muted">Launches, trainings, freezes and deadlines of every change.</p>
    </div>
    <ErrorSummary errors={model.errors} title="Nothing was frozen yet. Your text is still here." />
    {model.madeUrl === undefined ? null : <MadeAddress url={model.madeUrl} />}
    {model.freeze?.preview === undefined ? null : <Preview preview={model.freeze.preview} />}
    <Toolbar model={model} />
    <MonthTable days={model.month.days} />
    <Agenda model={model} />
    <Freezes model={model} />
    {model.feeds === undefined ? null : <Feeds model={model} feeds={model.feeds} />}
  </ConsolePage>
);

const Toolbar = ({ model: { month, filter } }: { model: CalendarModel }) => (
  <div class="toolbar">
    <nav class="row" aria-label="Months">
      <a class="button" href={month.earlierHref}>
        Earlier
      </a>
      <a class="button" href={month.todayHref}>
        This month
      </a>
      <a class="button" href={month.laterHref}>
        Later
      </a>
    </nav>
    {filter.teams.length === 0 ? null : (
      <form class="filters compact" method="get" action="/calendar">
        <input type="hidden" name="month" value={month.id} />
        <TeamChoice teams={filter.teams} team={filter.team} />
        <button class="button" type="submit">
          Filter
        </button>
      </form>
    )}
  </div>
);
