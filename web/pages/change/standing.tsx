import { daysBetween, plural, weekdayDate } from "../../kit/format.ts";
import { Icon, Mark } from "../../kit/icon.tsx";
import type { Moment } from "../../kit/moment.ts";
import type { Standing } from "./model.ts";

/** Who has the ball, since when, and what comes next: the first answer of the page. */
export const StandingCells = ({ standing, moment }: { standing: Standing; moment: Moment }) => (
  <dl class="standing">
    <div class="ball">
      <dt>
        <Mark name="ball" />
        Has the ball
      </dt>
      <dd class="lead">{standing.ball === null ? "Nobody" : standing.ball.who}</dd>
      <dd class="then">{standing.ball === null ? "Things run as planned" : standing.ball.to}</dd>
    </div>
    <div>
      <dt>
        <Icon name="clock" />
        Since
      </dt>
      <dd class="lead">{weekdayDate(moment, standing.since.at)}</dd>
      <dd class="then">
        <Waited since={standing.since} moment={moment} />
      </dd>
    </div>
    <div>
      <dt>
        <Icon name="flag" />
        Next
      </dt>
      <dd class="lead">{standing.next.what}</dd>
      {standing.next.condition === undefined ? null : <dd class="then">{standing.next.condition}</dd>}
    </div>
  </dl>
);

const Waited = ({ since, moment }: { since: Standing["since"]; moment: Moment }) => {
  const { businessDays, slaDays } = since;
  const days = daysBetween(since.at, moment.now);
  const length = businessDays === undefined ? plural(days, "day") : plural(businessDays, "business day");
  const over = businessDays !== undefined && slaDays !== undefined ? businessDays - slaDays : 0;
  return (
    <>
      {days < 1 && businessDays === undefined ? "today" : length}
      {over > 0 ? (
        <>
          , <span class="overdue">{`${over} over the SLA of ${slaDays ?? 0}`}</span>
        </>
      ) : null}
      {since.note === undefined ? null : `, ${since.note}`}
    </>
  );
};
