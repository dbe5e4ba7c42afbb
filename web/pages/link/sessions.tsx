import type { Moment } from "../../kit/moment.ts";
import { wordsOf } from "../../language/choose.ts";

/** A date of a training that lies ahead. */
export interface SessionLine {
  /** "Thursday 13 August, 09:00 to 10:00 Berlin". */
  time: string;
  where: string;
  places?: number | undefined;
  isCancelled: boolean;
  /** The date as a calendar file: to be entered, or to be taken out again. */
  calendarHref: string;
}

/** The dates that lie ahead, the next one first, each to be put into a calendar. */
export const Sessions = ({ sessions, moment }: { sessions: readonly SessionLine[]; moment: Moment }) => {
  const words = wordsOf(moment).training.dates;
  const next = sessions.find(({ isCancelled }) => !isCancelled);
  return (
    <section aria-labelledby="dates">
      <h2 id="dates">{words.title}</h2>
      {next === undefined ? <p class="muted">{words.noneAhead}</p> : null}
      <ul class="sessions">
        {sessions.map((session) => (
          <li {...(session.isCancelled ? { class: "cancelled" } : {})}>
            <p class="session-time">
              {session.isCancelled ? <del>{session.time}</del> : <b>{session.time}</b>}
              {session.isCancelled ? <span class="session-word">{words.cancelled}</span> : null}
              {session === next ? <span class="session-word">{words.next}</span> : null}
            </p>
            <Place session={session} moment={moment} />
            <p class="small">
              <a href={session.calendarHref}>{session.isCancelled ? words.remove : words.add}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Place = ({ session: { where, places, isCancelled }, moment }: { session: SessionLine; moment: Moment }) => {
  if (isCancelled || (where === "" && places === undefined)) return null;
  const room = places === undefined ? "" : wordsOf(moment).training.dates.places(places);
  return (
    <p class="small">
      {/^https:\/\/\S+$/.test(where) ? (
        <a href={where} rel="noreferrer">
          {where}
        </a>
      ) : (
        where
      )}
      {where !== "" && room !== "" ? ", " : ""}
      {room}
    </p>
  );
};
