import { clock, date, number, shortDate, shortHash } from "../../kit/format.ts";
import { Sheet } from "../../kit/facts.tsx";
import { Icon } from "../../kit/icon.tsx";
import type { Moment } from "../../kit/moment.ts";
import { Notice } from "../../kit/notice.tsx";
import { RichText } from "../../kit/rich.tsx";
import type { HistoryModel } from "./model.ts";

/** What happened, newest first, and whether the record is whole. */
export const History = ({ history, moment }: { history: HistoryModel; moment: Moment }) => (
  <Sheet id="history" title="History" aside={<Chain history={history} moment={moment} />}>
    {history.chain.state === "broken" ? (
      <div class="gap">
        <Notice
          notice={{
            tone: "lapsed",
            title: "The record was altered.",
            text: history.chain.problem ?? "An entry does not fit the ones before it.",
            isAlert: true,
          }}
        />
      </div>
    ) : null}
    <ol class="history">
      {history.entries.map((entry) => (
        <li>
          <time
            datetime={new Date(entry.at).toISOString()}
          >{`${shortDate(moment, entry.at)}, ${clock(moment, entry.at)}`}</time>
          <Icon name={entry.icon} />
          <span>
            <RichText text={entry.text} />
            {entry.hash === undefined ? null : <span class="hash"> {shortHash(entry.hash)}</span>}
          </span>
        </li>
      ))}
    </ol>
    {history.allHref === undefined && history.exportHref === undefined ? null : (
      <div class="row actions">
        {history.allHref === undefined ? null : (
          <a class="button" href={history.allHref}>{`All ${number(history.total)} entries`}</a>
        )}
        {history.certificateHref === undefined ? null : (
          <a class="button quiet" href={history.certificateHref}>
            <Icon name="shield" />
            Certificate
          </a>
        )}
        {history.exportHref === undefined ? null : (
          <a class="button quiet" href={history.exportHref}>
            <Icon name="download" />
            Export with proof
          </a>
        )}
      </div>
    )}
  </Sheet>
);

const Chain = ({ history, moment }: { history: HistoryModel; moment: Moment }) => {
  const { state, checkedAt } = history.chain;
  const count = `${number(history.total)} entries`;
  if (state === "unchecked") return <span>{count}</span>;
  const when = checkedAt === undefined ? "" : ` ${date(moment, checkedAt)}`;
  return (
    <span class={state === "broken" ? "verified overdue" : "verified"}>
      <Icon name={state === "broken" ? "alert" : "shield"} />
      {state === "broken" ? `Checked${when}: does not hold` : `Verified${when}: ${count}, none altered`}
    </span>
  );
};
