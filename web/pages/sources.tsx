import { lengthInWords, number, plural, stamp } from "../kit/format.ts";
import { Empty, Sheet } from "../kit/facts.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import type { ActionForm } from "../kit/field.ts";
import { Actions } from "../kit/form.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
import { Notice } from "../kit/notice.tsx";
import { CardRow, CardTable } from "../kit/card-table.tsx";

/** Where evidence of use comes from, how fresh it is, and what could not be used. */
export interface SourcesModel {
  frame: ConsoleFrame;
  sources: readonly SourceModel[];
  /** Newest first. */
  rejects: readonly RejectModel[];
  rejectsTotal: number;
  /** Deliveries with a key that no source has, and when the last one came. */
  unknownKeys: { requests: number; lastAt: number | null };
  /** Adding a source, making a key. */
  actions: readonly ActionForm[];
  /** Kinds of sources that can be pulled. */
  pullLinks: readonly { label: string; href: string }[];
}

export interface SourceModel {
  id: string;
  name: string;
  /** Event time of the newest accepted event, or the explicit "complete until". */
  watermark?: number | undefined;
  lastReceivedAt?: number | undefined;
  accepted: number;
  duplicates: number;
  rejected: number;
  /** How late its events came of late, in words. */
  lag?: string | undefined;
  /** Limit of the strictest target that uses it. */
  limitDays?: number | undefined;
  isStale: boolean;
  usedBy: readonly { key: string; href: string }[];
}

export interface RejectModel {
  at: number;
  source: string;
  /** What is wrong and what to do. */
  reason: string;
  event?: string | undefined;
  messageId?: string | undefined;
}

export const SourcesPage = ({ model }: { model: SourcesModel }) => (
  <ConsolePage frame={model.frame} title="Evidence">
    <div class="page-head">
      <p class="eyebrow">Evidence of use</p>
      <h1>Where we know it from</h1>
      <p class="muted">
        Rates are only as good as what arrives here. A source that falls silent makes its rates unknown, never zero.
      </p>
      {model.sources.length === 0 ? null : (
        <p class="small">
          <a href="/inventory">What are we actually using?</a> Tools and features by who uses them, and which could go.
        </p>
      )}
    </div>
    {model.sources.length === 0 ? (
      <Empty
        title="No source yet."
        text="Point a Segment, RudderStack, PostHog, CloudEvents or OpenTelemetry client at this address, or import a file of events. Adding a source shows its key and what to copy."
      >
        <Actions actions={model.actions} scope="source" />
        <PullLinks links={model.pullLinks} />
      </Empty>
    ) : (
      <>
        <Sheet id="sources" title="Sources">
          <UnknownKeys model={model} />
          <SourceTable model={model} />
          <Actions actions={model.actions} scope="source" />
          <PullLinks links={model.pullLinks} />
        </Sheet>
        <Rejects model={model} />
      </>
    )}
  </ConsolePage>
);

const PullLinks = ({ links }: { links: SourcesModel["pullLinks"] }) =>
  links.length === 0 ? null : (
    <p class="small muted">
      Or let Takehold ask by itself:{" "}
      {links.map((link, index) => (
        <>
          {index === 0 ? "" : ", "}
          <a href={link.href}>{link.label}</a>
        </>
      ))}
      .
    </p>
  );

/** Clients are told nothing of a wrong key, so it is told here. */
const UnknownKeys = ({ model: { unknownKeys, frame } }: { model: SourcesModel }) =>
  unknownKeys.requests === 0 || unknownKeys.lastAt === null ? null : (
    <Notice
      notice={{
        tone: "risk",
        title: `${plural(unknownKeys.requests, "delivery", "deliveries")} came with a key that no source has.`,
        text: `The last one ${stamp(frame, unknownKeys.lastAt)}. Nothing of them was stored. Compare the write key in the client with the page of its source.`,
      }}
    />
  );

const columns = ["Source", "Evidence up to", "Accepted", "Seen before", "Rejected", "Used by"];

/** On a phone each row becomes a card, so the roles of the table are repeated. */
const SourceTable = ({ model }: { model: SourcesModel }) => (
  <CardTable columns={columns} right={columns.slice(2, 5)}>
    {model.sources.map((source) => (
      <SourceRow source={source} moment={model.frame} />
    ))}
  </CardTable>
);

const SourceRow = ({ source, moment }: { source: SourceModel; moment: Moment }) => (
  <CardRow
    head={
      <>
        <a href={`/sources/${encodeURIComponent(source.id)}`}>{source.name}</a>
        <span class="cell-note">
          {source.lastReceivedAt === undefined
            ? "nothing received yet"
            : `last received ${lengthInWords(moment.now - source.lastReceivedAt)} ago`}
        </span>
      </>
    }
    cells={[
      {
        column: "Evidence up to",
        text: (
          <>
            {source.watermark === undefined ? "nothing yet" : stamp(moment, source.watermark)}
            <span class={source.isStale ? "cell-note overdue" : "cell-note"}>{freshness(source, moment)}</span>
          </>
        ),
      },
      { column: "Accepted", text: number(source.accepted), kind: "number" },
      { column: "Seen before", text: number(source.duplicates), kind: "number" },
      { column: "Rejected", text: number(source.rejected), kind: "number" },
      {
        column: "Used by",
        text: <UsedBy source={source} most={6} />,
      },
    ]}
  />
);

function freshness(source: SourceModel, moment: Moment): string {
  if (source.watermark === undefined) return "";
  const age = `${lengthInWords(moment.now - source.watermark)} old`;
  return source.limitDays === undefined ? age : `${age}, limit ${plural(source.limitDays, "day")}`;
}

/** What was rejected, and why. */
export const Rejects = ({
  model,
}: {
  model: Pick<SourcesModel, "frame" | "rejects" | "rejectsTotal"> & { download?: string | undefined };
}) => (
  <Sheet id="rejects" title="What could not be used" aside={`${number(model.rejectsTotal)} in all`}>
    {model.rejects.length === 0 ? (
      <Notice notice={{ tone: "adopted", title: "Nothing was rejected." }} />
    ) : (
      <ol class="rejects">
        {model.rejects.map((reject) => (
          <li>
            <b>{reject.reason}</b>
            <span class="small muted">
              {[reject.source, reject.event, reject.messageId, stamp(model.frame, reject.at)]
                .filter((part) => part !== undefined)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ol>
    )}
    {model.download === undefined || model.rejects.length === 0 ? null : (
      <p class="row actions">
        <a class="button" href={model.download} download>
          Download all as CSV
        </a>
      </p>
    )}
  </Sheet>
);

/** The changes that draw on a source, the first of them and how many more. */
export const UsedBy = ({ source: { usedBy }, most }: { source: Pick<SourceModel, "usedBy">; most: number }) => {
  if (usedBy.length === 0) return <>no target</>;
  const more = usedBy.length - most;
  return (
    <>
      {usedBy.slice(0, most).map((change, index) => (
        <>
          {index === 0 ? "" : ", "}
          <a href={change.href}>{change.key}</a>
        </>
      ))}
      {more > 0 ? ` and ${number(more)} more` : ""}
    </>
  );
};
