import { Bullet } from "../../kit/bullet.tsx";
import { date, daysBetween, lengthInWords, plural, shortDate, weekdayDate } from "../../kit/format.ts";
import { Icon } from "../../kit/icon.tsx";
import type { Moment } from "../../kit/moment.ts";
import { StageTrack } from "../../kit/stage.tsx";
import { StatusPill } from "../../kit/status.tsx";
import type { Evidence, NextDecision, PortfolioRow } from "./model.ts";

/** One change, in the order in which it is read: what, where, used or not, lost, known since when, whose turn. */
export const Row = ({ row, moment }: { row: PortfolioRow; moment: Moment }) => (
  <tr role="row">
    <th scope="row" role="rowheader" class="c1">
      <a class="title" href={row.href} data-row>
        {row.title}
      </a>
      <span class="sub">{`${row.key} · ${row.team}`}</span>
      {row.warning === undefined ? null : (
        <span class="row-warning">
          <Icon name="alert" />
          {row.warning}
        </span>
      )}
    </th>
    <td role="cell" class="c2">
      <StatusPill status={row.status} />
      <StageTrack stage={row.stage} />
      <span class="cell-note">{launchNote(row, moment)}</span>
    </td>
    <td role="cell" class="c3">
      {row.use === undefined ? (
        <span class="cell-note">No adoption target</span>
      ) : (
        <Bullet bullet={row.use} moment={moment} />
      )}
    </td>
    <LapsedCell lapsed={row.lapsed} />
    <EvidenceCell evidence={row.evidence} moment={moment} />
    <NextCell next={row.next} moment={moment} />
  </tr>
);

function launchNote(row: PortfolioRow, moment: Moment): string {
  if (row.stageNote !== undefined) return row.stageNote;
  if (row.launchedAt !== undefined) return plural(daysBetween(row.launchedAt, moment.now), "day");
  return row.plannedLaunchAt === undefined ? "" : `launches ${shortDate(moment, row.plannedLaunchAt)}`;
}

const LapsedCell = ({ lapsed }: { lapsed: PortfolioRow["lapsed"] }) => (
  <td role="cell" class={lapsed === "none" ? "c4 none" : "c4"}>
    <span class="label-sm">Lapsed</span>
    {lapsed === "none" ? (
      <span class="big num">
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">not yet</span>
      </span>
    ) : (
      <>
        <span class="big num">{lapsed === "unknown" ? "?" : lapsed.lapsed}</span>
        <span class="cell-note">{lapsed === "unknown" ? "not known" : `of ${lapsed.tried}`}</span>
      </>
    )}
  </td>
);

const EvidenceCell = ({ evidence, moment }: { evidence: Evidence; moment: Moment }) => {
  const { watermark, source, limitDays, closedAt } = evidence;
  const age = watermark === undefined ? "No events yet" : `${lengthInWords(moment.now - watermark)} old`;
  const limit = limitDays === undefined ? undefined : `Limit is ${plural(limitDays, "day")}`;
  return (
    <td role="cell" class="c5">
      <span class="label-sm">Evidence</span>
      <span class={evidence.isStale === true ? "stale" : ""}>
        {closedAt === undefined ? age : `Closed ${date(moment, closedAt)}`}
      </span>
      <span class="cell-note">{evidence.isStale === true ? (limit ?? source) : source}</span>
    </td>
  );
};

const NextCell = ({ next, moment }: { next: NextDecision; moment: Moment }) => (
  <td role="cell" class="c6">
    <span class="label-sm">Next decision</span>
    <span class="who">{next.decision}</span>
    {next.whose === undefined ? null : <span class="cell-note">{next.whose}</span>}
    <Lateness next={next} moment={moment} />
    {next.note === undefined ? null : <span class="cell-note">{next.note}</span>}
  </td>
);

const Lateness = ({ next, moment }: { next: NextDecision; moment: Moment }) => {
  const { waitedDays, slaDays, dueAt } = next;
  if (waitedDays !== undefined && slaDays !== undefined && waitedDays > slaDays) {
    return <span class="overdue">{`${plural(waitedDays, "business day")}, ${waitedDays - slaDays} over SLA`}</span>;
  }
  if (dueAt === undefined) return null;
  const due = `${dueAt < moment.now ? "Was due" : "Due"} ${weekdayDate(moment, dueAt)}`;
  return <span class={dueAt < moment.now ? "overdue" : "cell-note"}>{due}</span>;
};
