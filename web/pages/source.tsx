import { number, stamp } from "../kit/format.ts";
import { Facts, Sheet } from "../kit/facts.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Icon } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { Notice } from "../kit/notice.tsx";
import { Rejects } from "./sources.tsx";
import type { RejectModel, SourceModel } from "./sources.tsx";

/** One source of evidence: how far it reaches, what it sends, how to send to it. */
export interface SourcePageModel {
  frame: ConsoleFrame;
  source: SourceModel;
  /** The write key, on the one page that shows it; later only its first characters are known. */
  writeKey?: string | undefined;
  keyPrefix: string | null;
  /** People who acted and are nobody known. */
  strangers: number;
  /** Names of events, most frequent first. */
  seen: readonly { event: string; count: number; lastAt: number }[];
  rejects: readonly RejectModel[];
  /** Ways to send, each as text to copy. */
  ways: readonly { title: string; text: string }[];
}

export const SourcePage = ({ model }: { model: SourcePageModel }) => (
  <ConsolePage frame={model.frame} title={model.source.name}>
    <div class="page-head">
      <nav class="crumbs" aria-label="You are here">
        <a href="/sources">Evidence</a>
        <Icon name="chevron" flip />
        <span>{model.source.id}</span>
      </nav>
      <h1>{model.source.name}</h1>
    </div>
    {model.writeKey === undefined ? null : <WriteKey value={model.writeKey} />}
    <Sheet id="state" title="What has arrived">
      <State model={model} />
    </Sheet>
    <Sheet id="send" title="How to send events" aside="Each message counts once, however often it is sent">
      <div class="stack">
        {model.ways.map((way) => (
          <div>
            <h3>{way.title}</h3>
            <pre class="as-written" tabindex={0} role="region" aria-label={way.title}>
              {way.text}
            </pre>
          </div>
        ))}
      </div>
    </Sheet>
    <Sheet id="seen" title="Events seen" aside="A target counts one of these">
      <Seen model={model} />
    </Sheet>
    <Rejects model={{ frame: model.frame, rejects: model.rejects, rejectsTotal: model.source.rejected }} />
  </ConsolePage>
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

const State = ({ model: { source, frame, strangers, keyPrefix } }: { model: SourcePageModel }) => (
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
        term: "People not known",
        text: strangers === 0 ? "none" : `${number(strangers)} who acted are on no list`,
      },
      { term: "Write key", text: keyPrefix === null ? "none works any more" : `begins with ${keyPrefix}` },
      {
        term: "Used by",
        text:
          source.usedBy.length === 0 ? "no target" : source.usedBy.map((use) => <a href={use.href}>{`${use.key} `}</a>),
      },
    ]}
  />
);

const Seen = ({ model: { seen, frame } }: { model: SourcePageModel }) =>
  seen.length === 0 ? (
    <p class="muted">No event yet.</p>
  ) : (
    <table class="data">
      <thead>
        <tr>
          <th scope="col">Event</th>
          <th scope="col" class="r">
            Times
          </th>
          <th scope="col">Last</th>
        </tr>
      </thead>
      <tbody>
        {seen.map((each) => (
          <tr>
            <th scope="row">{each.event}</th>
            <td class="r">{number(each.count)}</td>
            <td>{stamp(frame, each.lastAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
