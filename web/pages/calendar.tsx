import { Empty, More, Sheet } from "../kit/facts.tsx";
import type { Field, FieldError } from "../kit/field.ts";
import { ErrorSummary, FieldRow, HiddenFields } from "../kit/form.tsx";
import { shortWeekdayDate } from "../kit/format.ts";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Icon } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { TeamChoice } from "../kit/team-choice.tsx";

/** What lies ahead, by month: launches, freezes and deadlines. */
export interface CalendarModel {
  frame: ConsoleFrame;
  month: {
    id: string;
    title: string;
    earlierHref: string;
    laterHref: string;
    todayHref: string;
    days: readonly DayModel[];
  };
  filter: { team: string; teams: readonly { id: string; name: string }[] };
  freezes: readonly FreezeLine[];
  /** Freezing a period, for who may; with a preview once it was typed. */
  freeze?: { fields: readonly Field[]; isOpen: boolean; preview?: FreezePreview | undefined } | undefined;
  errors: readonly FieldError[];
  /** The reader's own calendar addresses; undefined for programs that are nobody's. */
  feeds?: readonly FeedLine[] | undefined;
  feedFields: readonly Field[];
  /** An address that was just made, shown this once. */
  madeUrl?: string | undefined;
}

export interface DayModel {
  id: string;
  number: number;
  /** An instant of the day, epoch milliseconds. */
  at: number;
  isInMonth: boolean;
  isToday: boolean;
  isFrozen: boolean;
  inTable: readonly EntryModel[];
  inList: readonly EntryModel[];
}

export interface EntryModel {
  word: string;
  tone: "plain" | "adopted" | "risk" | "lapsed" | "freeze";
  title: string;
  part?: string | undefined;
  time: string;
  href: string;
}

export interface LaunchLine {
  href: string;
  title: string;
  from: string;
  to: string;
}

export interface FreezeLine {
  id: string;
  name: string;
  reason: string;
  span: string;
  whose: string;
  /** Launches still planned inside it. */
  launches: readonly LaunchLine[];
}

interface FreezePreview {
  name: string;
  launches: readonly LaunchLine[];
  hidden: Readonly<Record<string, string>>;
}

export interface FeedLine {
  id: string;
  name: string;
  shows: string;
  made: string;
}

const shownInCell = 4;

export const CalendarPage = ({ model }: { model: CalendarModel }) => (
  <ConsolePage frame={model.frame} title={`Calendar, ${model.month.title}`}>
    <div class="page-head">
      <p class="eyebrow">Calendar</p>
      <h1>{model.month.title}</h1>
      <p class="muted">Launches, freezes and deadlines of every change.</p>
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

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** For wide screens; narrow ones have the list alone. */
const MonthTable = ({ days }: { days: readonly DayModel[] }) => (
  <table class="month">
    <caption class="visually-hidden">By day; the same as a list follows</caption>
    <thead>
      <tr>
        {weekdays.map((day) => (
          <th scope="col">
            <abbr title={day}>{day.slice(0, 3)}</abbr>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {Array.from({ length: days.length / 7 }, (_, week) => (
        <tr>
          {days.slice(week * 7, week * 7 + 7).map((day) => (
            <Cell day={day} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Cell = ({ day }: { day: DayModel }) => {
  const look = [day.isInMonth ? "" : "other", day.isToday ? "today" : "", day.isFrozen ? "frozen" : ""]
    .filter((each) => each !== "")
    .join(" ");
  const more = day.inTable.length - shownInCell;
  return (
    <td {...(look === "" ? {} : { class: look })} {...(day.isToday ? { "aria-current": "date" } : {})}>
      <span class="number">{day.number}</span>
      <ul>
        {day.inTable.slice(0, shownInCell).map((entry) => (
          <li>
            <a class={`entry ${entry.tone}`} href={entry.href} title={`${entry.word}: ${entry.title}, ${entry.time}`}>
              <span class="visually-hidden">{entry.word}: </span>
              {entry.title}
            </a>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <a class="small" href={`#day-${day.id}`}>
          {`${more} more`}
        </a>
      ) : null}
    </td>
  );
};

const Agenda = ({ model: { month, frame } }: { model: CalendarModel }) => {
  const days = month.days.filter((day) => day.isInMonth && day.inList.length > 0);
  if (days.length === 0)
    return (
      <Empty
        title={`Nothing stands in ${month.title}.`}
        text="Dates come from changes: when people are asked, when a wave is to launch, when a target is judged."
      >
        <a class="button" href={month.laterHref}>
          Look a month ahead
        </a>
      </Empty>
    );
  return (
    <Sheet id="agenda" title="Day by day">
      <dl class="agenda">
        {days.map((day) => (
          <div id={`day-${day.id}`} {...(day.isToday ? { class: "today" } : {})}>
            <dt>{shortWeekdayDate(frame, day.at)}</dt>
            <dd>
              <ul>
                {day.inList.map((entry) => (
                  <li>
                    <span class={`entry-word ${entry.tone}`}>{entry.word}</span>
                    <span class="when">{entry.time}</span>
                    <a href={entry.href}>{entry.title}</a>
                    {entry.part === undefined ? null : <span class="muted">{entry.part}</span>}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
};

const Launches = ({ launches }: { launches: readonly LaunchLine[] }) => (
  <ul class="small">
    {launches.map((launch) => (
      <li>
        <a href={launch.href}>{launch.title}</a>: {launch.from}, would move to {launch.to}
      </li>
    ))}
  </ul>
);

const Preview = ({ preview }: { preview: FreezePreview }) => (
  <Sheet id="preview" title={`What “${preview.name}” would hold`} aside="Nothing is kept yet">
    <div class="stack">
      {preview.launches.length === 0 ? (
        <p>
          No launch is planned inside it. Launches that somebody wants to set there later are refused with its name.
        </p>
      ) : (
        <Launches launches={preview.launches} />
      )}
      <form method="post" action="/calendar/freezes" class="row actions">
        <HiddenFields values={preview.hidden} />
        <button class="button primary" type="submit">
          Freeze it
        </button>
        <a href="/calendar">Leave it</a>
      </form>
    </div>
  </Sheet>
);

const Freezes = ({ model }: { model: CalendarModel }) => (
  <Sheet id="freezes" title="Periods in which nothing launches">
    <div class="stack">
      {model.freezes.length === 0 ? (
        <p class="muted">
          None is set. Freeze the weeks in which a launch would only disturb, such as a year-end closing.
        </p>
      ) : (
        <ul class="rows">
          {model.freezes.map((freeze) => (
            <li>
              <b>{freeze.name}</b>
              <p class="small">{freeze.span}</p>
              <p class="small muted">{`${freeze.whose}. ${freeze.reason}`}</p>
              {freeze.launches.length === 0 ? null : <Launches launches={freeze.launches} />}
              {model.freeze === undefined ? null : <FreezeActions freeze={freeze} />}
            </li>
          ))}
        </ul>
      )}
      {model.freeze === undefined ? null : (
        <More label="Freeze a period" isOpen={model.freeze.isOpen}>
          <form method="post" action="/calendar/freezes" class="stack action-form">
            {model.freeze.fields.map((field) => (
              <FieldRow field={field} />
            ))}
            <button class="button" type="submit">
              See what it would hold
            </button>
          </form>
        </More>
      )}
    </div>
  </Sheet>
);

const FreezeActions = ({ freeze }: { freeze: FreezeLine }) => (
  <div class="row actions">
    {freeze.launches.length === 0 ? null : (
      <form method="post" action={`/calendar/freezes/${freeze.id}/hold`} class="inline">
        <button class="button" type="submit">
          Move these launches
        </button>
      </form>
    )}
    <form method="post" action={`/calendar/freezes/${freeze.id}/lift`} class="inline">
      <button class="button danger" type="submit">
        Lift it<span class="visually-hidden">: {freeze.name}</span>
      </button>
    </form>
  </div>
);

const MadeAddress = ({ url }: { url: string }) => (
  <div class="notice adopted" role="status">
    <Icon name="check" />
    <p>
      <b>Your calendar address is ready.</b> It is shown this once. Paste it into your calendar program as a calendar
      from the internet. Whoever has it reads these dates, so keep it to yourself.
    </p>
    <pre class="as-written" tabindex={0} role="region" aria-label="The address">
      {url}
    </pre>
  </div>
);

const Feeds = ({ model, feeds }: { model: CalendarModel; feeds: readonly FeedLine[] }) => (
  <Sheet id="feeds" title="In your own calendar" aside="A private address that you can revoke">
    <div class="stack">
      {feeds.length === 0 ? (
        <p class="muted">Outlook, Google Calendar and Apple Calendar read these dates from an address of your own.</p>
      ) : (
        <ul class="rows">
          {feeds.map((feed) => (
            <li>
              <b>{feed.name}</b>
              <p class="small muted">{`Shows ${feed.shows}. Made ${feed.made}.`}</p>
              <form method="post" action={`/calendar/feeds/${feed.id}/revoke`} class="inline">
                <button class="button danger" type="submit">
                  Revoke<span class="visually-hidden">: {feed.name}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <More label="Make an address" isOpen={model.feedFields.some((field) => field.error !== undefined)}>
        <form method="post" action="/calendar/feeds" class="stack action-form">
          {model.feedFields.map((field) => (
            <FieldRow field={field} scope="feed-" />
          ))}
          <button class="button" type="submit">
            Make the address
          </button>
        </form>
      </More>
    </div>
  </Sheet>
);
