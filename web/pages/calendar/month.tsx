import { Empty, Sheet } from "../../kit/facts.tsx";
import { shortWeekdayDate } from "../../kit/format.ts";
import type { CalendarModel, DayModel } from "./model.ts";

const shownInCell = 3;

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** For wide screens; narrow ones have the list alone. */
export const MonthTable = ({ days }: { days: readonly DayModel[] }) => (
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
            <a class={`entry ${entry.tone}`} href={entry.href} title={`${entry.title}, ${entry.time}`}>
              <span class="entry-what">{entry.word}</span>
              <span class="visually-hidden">: </span>
              <span class="clamped">{entry.title}</span>
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

export const Agenda = ({ model: { month, frame } }: { model: CalendarModel }) => {
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
