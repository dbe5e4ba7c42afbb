import { number, plural, stamp } from "../kit/format.ts";
import { Facts, More, Sheet } from "../kit/facts.tsx";
import type { ActionForm } from "../kit/field.ts";
import { Actions } from "../kit/form.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { ConsolePage } from "../kit/layout.tsx";
import { Notice } from "../kit/notice.tsx";
import { Pulled } from "./pulled.tsx";
import type { PulledModel } from "./pulled.tsx";
import { Rejects, UsedBy } from "./sources.tsx";
import type { RejectModel, SourceModel } from "./sources.tsx";
import { Crumbs } from "../kit/crumbs.tsx";
import { CardRow, CardTable } from "../kit/card-table.tsx";

/** One source of evidence: how far it reaches, what it sends, how to send to it. */
export interface SourcePageModel {
  frame: ConsoleFrame;
  source: SourceModel;
  /** The write key, on the one page that shows it; later only its first characters are known. */
  writeKey?: string | undefined;
  keys: readonly KeyModel[];
  /** Making, exchanging and ending a key; none for whoever may not. */
  keyActions: readonly ActionForm[];
  /** Newest first. */
  days: readonly { day: string; accepted: number; duplicates: number; rejected: number }[];
  lastError?: { at: number; sentence: string } | undefined;
  /** People who acted and are nobody known. */
  strangers: number;
  /** Names of events, most frequent first. */
  seen: readonly { event: string; count: number; lastAt: number }[];
  rejects: readonly RejectModel[];
  /** How it is pulled, unless events are sent to it. */
  pulled?: PulledModel | undefined;
  /** Ways to send, each as text to copy; none for a source that is pulled. */
  ways: readonly { title: string; text: string }[];
}

export interface KeyModel {
  name: string;
  /** Its first characters. */
  prefix: string;
  createdAt: number;
  lastUsedAt: number | null;
  endsAt: number | null;
  /** Deliveries that came with it after its end. */
  refused: number;
}

export const SourcePage = ({ model }: { model: SourcePageModel }) => (
  <ConsolePage frame={model.frame} title={model.source.name}>
    <div class="page-head">
      <Crumbs above={[{ label: "Evidence", href: "/sources" }]} here={model.source.id} />
      <h1>{model.source.name}</h1>
    </div>
    {model.writeKey === undefined ? null : <WriteKey value={model.writeKey} />}
    <Sheet id="state" title="What has arrived">
      <State model={model} />
      {model.days.length === 0 ? null : (
        <More label="Day by day">
          <Days days={model.days} />
        </More>
      )}
    </Sheet>
    {model.pulled === undefined ? <WriteKeys model={model} /> : null}
    {model.pulled === undefined ? <Send model={model} /> : <Pulled model={model.pulled} frame={model.frame} />}
    <Sheet id="seen" title="Events seen" aside="Choose one to see who would qualify">
      <Seen model={model} />
    </Sheet>
    <Rejects
      model={{
        frame: model.frame,
        rejects: model.rejects,
        rejectsTotal: model.source.rejected,
        download: `/sources/${encodeURIComponent(model.source.id)}/rejects.csv`,
      }}
    />
  </ConsolePage>
);

const WriteKeys = ({ model }: { model: SourcePageModel }) => (
  <Sheet id="keys" title="Write keys" aside="They can add events to this source and do nothing else">
    <Keys model={model} />
    <Actions actions={model.keyActions} scope="keys" />
  </Sheet>
);

const Send = ({ model }: { model: SourcePageModel }) => (
  <Sheet id="send" title="How to send events" aside="Each message counts once, however often it is sent">
    <div>
      {model.ways.map((way, index) => (
        <More label={way.title} isOpen={index === 0}>
          <pre class="as-written" tabindex={0} role="region" aria-label={way.title}>
            {way.text}
          </pre>
        </More>
      ))}
    </div>
  </Sheet>
);

const WriteKey = ({ value }: { value: string }) => (
  <div class="flash">
    <Notice
      notice={{
        tone: "adopted",
        title: "The write key, shown only now. Copy it to where events are sent from.",
        text: "It can add usage events to this source and do nothing else.",
      }}
    >
      <pre class="as-written">{value}</pre>
    </Notice>
  </div>
);

const State = ({ model: { source, frame, strangers, lastError } }: { model: SourcePageModel }) => (
  <Facts
    facts={[
      {
        term: "Evidence up to",
        text: source.watermark === undefined ? "nothing has arrived yet" : stamp(frame, source.watermark),
      },
      {
        term: "Last received",
        text: source.lastReceivedAt === undefined ? "never" : stamp(frame, source.lastReceivedAt),
      },
      {
        term: "Events",
        text: `${number(source.accepted)} accepted, ${number(source.duplicates)} seen before, ${number(source.rejected)} rejected`,
      },
      {
        term: "Delay",
        text: source.lag === undefined ? "no live event in the last 30 days" : `${source.lag}, in the last 30 days`,
      },
      {
        term: "Last error",
        text: lastError === undefined ? "none" : `${lastError.sentence} ${stamp(frame, lastError.at)}`,
      },
      {
        term: "People not known",
        text: strangers === 0 ? "none" : `${number(strangers)} who acted are on no list`,
      },
      {
        term: "Used by",
        text: <UsedBy source={source} most={60} />,
      },
    ]}
  />
);

const Days = ({ days }: { days: SourcePageModel["days"] }) => (
  <CardTable columns={["Received on (UTC)", ...dayColumns]} right={dayColumns}>
    {days.map((each) => (
      <CardRow
        head={each.day}
        cells={[
          { column: "Accepted", text: number(each.accepted), kind: "number" },
          { column: "Seen before", text: number(each.duplicates), kind: "number" },
          { column: "Rejected", text: number(each.rejected), kind: "number" },
        ]}
      />
    ))}
  </CardTable>
);

const dayColumns = ["Accepted", "Seen before", "Rejected"];

const Keys = ({ model: { keys, frame } }: { model: SourcePageModel }) => (
  <CardTable columns={["Key", "Begins with", "Last used", "State"]}>
    {keys.map((key) => (
      <CardRow
        head={
          <>
            {key.name}
            <span class="cell-note">made {stamp(frame, key.createdAt)}</span>
          </>
        }
        cells={[
          { column: "Begins with", text: <code>{key.prefix}</code> },
          { column: "Last used", text: key.lastUsedAt === null ? "never" : stamp(frame, key.lastUsedAt) },
          {
            column: "State",
            text: (
              <>
                {keyState(key, frame)}
                {key.refused === 0 ? null : (
                  <span class="cell-note overdue">
                    {plural(key.refused, "delivery", "deliveries")} turned away since
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    ))}
  </CardTable>
);

function keyState({ endsAt }: KeyModel, frame: ConsoleFrame): string {
  if (endsAt === null) return "works";
  return endsAt > frame.now ? `works until ${stamp(frame, endsAt)}` : `ended ${stamp(frame, endsAt)}`;
}
const Seen = ({
  model: {
    seen,
    frame,
    source: { id: source },
  },
}: {
  model: SourcePageModel;
}) =>
  seen.length === 0 ? (
    <p class="muted">No event yet.</p>
  ) : (
    <CardTable columns={["Event", "Times", "Last"]} right={["Times"]}>
      {seen.map((each) => (
        <CardRow
          head={
            <a href={`/behaviours?${new URLSearchParams({ source, event: each.event }).toString()}`}>{each.event}</a>
          }
          cells={[
            { column: "Times", text: number(each.count), kind: "number" },
            { column: "Last", text: stamp(frame, each.lastAt), kind: "date" },
          ]}
        />
      ))}
    </CardTable>
  );
