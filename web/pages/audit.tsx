import type { SeenWork } from "../../app/adoption/audit/work.ts";
import { date, deadlineInZone, weekdayDate } from "../kit/format.ts";
import { Facts, More } from "../kit/facts.tsx";
import { FieldRow, HiddenFields } from "../kit/form.tsx";
import { VoidLink } from "../kit/fresh-link.tsx";
import type { LinkForm } from "../kit/fresh-link.tsx";
import type { Moment } from "../kit/moment.ts";
import { Notice } from "../kit/notice.tsx";
import type { NoticeModel } from "../kit/notice.tsx";
import { Paragraphs } from "../kit/rich.tsx";
import { wordsOf } from "../language/choose.ts";
import { LinkLetter, NoLetter } from "./link/letter.tsx";
import type { LetterHead } from "./link/letter.tsx";

/** What the link of whoever looks at a sampled audit shows: one item at a time, and where they are. */
export type AuditPageModel = Moment &
  (
    | { state: "unknown" }
    | {
        state: "void";
        sample: AuditSample;
        until?: number | undefined;
        form: LinkForm;
        trouble?: NoticeModel | undefined;
      }
    | {
        state: "finished";
        sample: AuditSample;
        found: { meets: number; fails: number; unclear: number };
        trouble?: NoticeModel | undefined;
      }
    | { state: "dropped" | "closed"; sample: AuditSample }
    | OpenAudit
  );

type OpenAudit = {
  state: "open";
  sample: AuditSample;
  form: LinkForm;
  /** Absent once all are marked. */
  item?: AuditItemModel | undefined;
  marks: readonly { number: number; mark: Mark | null }[];
  trouble?: NoticeModel | undefined;
};

type Mark = "meets" | "fails" | "unclear";

export interface AuditSample extends LetterHead {
  changeTitle: string;
  target: string;
  standard: string;
  from: number;
  until: number;
  size: number;
  candidates: number;
  draws: "actions" | "people";
}

export interface AuditItemModel {
  number: number;
  group: string;
  /** Where people were drawn; `null` where actions were, and of somebody erased. */
  name: string | null;
  work: readonly SeenWork[];
  mark?: Mark | undefined;
  note?: string | undefined;
}

export const AuditPage = ({ model }: { model: AuditPageModel }) => {
  const words = wordsOf(model).audit.page;
  if (model.state === "unknown") return <NoLetter reader={model} words={words.unknown} />;
  if (model.state === "void") {
    const { sample, until, form, trouble } = model;
    const { auditEnded, auditNewer } = wordsOf(model).linkEnd;
    const happened =
      until === undefined ? auditNewer(sample.target) : auditEnded(sample.target, weekdayDate(model, until));
    return <VoidLink reader={model} link={{ key: sample.key, until, happened, form, trouble }} />;
  }
  const { sample } = model;
  const title = words.title(sample.target);
  return (
    <LinkLetter reader={model} letter={sample} eyebrow={words.eyebrow} title={title}>
      <Facts class="meta" facts={facts(sample, model)} />
      <section aria-labelledby="standard">
        <h2 id="standard">{words.standard}</h2>
        <Paragraphs text={sample.standard} />
      </section>
      <Standing model={model} />
    </LinkLetter>
  );
};

function facts(sample: AuditSample, moment: Moment) {
  const words = wordsOf(moment).audit.page;
  return [
    { term: words.for, text: sample.changeTitle },
    { term: words.period, text: words.periodText(date(moment, sample.from), date(moment, sample.until)) },
    { term: words.drawn, text: words.drawnText(sample.size, sample.candidates) },
  ];
}

const Standing = ({ model }: { model: Exclude<AuditPageModel, { state: "unknown" | "void" }> }) => {
  const words = wordsOf(model).audit.page;
  switch (model.state) {
    case "finished": {
      const { meets, fails, unclear } = model.found;
      const text = words.doneText(meets, meets + fails, unclear);
      return (
        <div class="stack gap">
          {model.trouble === undefined ? null : <Notice notice={model.trouble} />}
          <Notice notice={{ tone: "adopted", title: words.done, text }} />
        </div>
      );
    }
    case "dropped":
      return <Notice notice={{ tone: "plain", title: words.dropped, text: words.droppedText }} />;
    case "closed":
      return <Notice notice={{ tone: "plain", title: words.ended, text: words.endedText }} />;
    case "open":
      return <Open model={model} />;
  }
};

const Open = ({ model }: { model: Moment & OpenAudit }) => {
  const words = wordsOf(model).audit.page;
  const marked = model.marks.filter(({ mark }) => mark !== null).length;
  const { item, form, sample } = model;
  return (
    <>
      {model.trouble === undefined ? null : (
        <div class="gap">
          <Notice notice={model.trouble} />
        </div>
      )}
      {item === undefined ? null : <Item model={model} item={item} />}
      {marked < sample.size ? null : (
        <section class="decide" aria-labelledby="finish-title">
          <h2 id="finish-title">{words.finishTitle}</h2>
          <p class="small muted">{words.finishNote}</p>
          <form method="post" action={form.action}>
            <HiddenFields values={{ nonce: form.nonce, finish: "yes" }} />
            <button class="button primary large wide" type="submit">
              {words.finish}
            </button>
          </form>
        </section>
      )}
      <section aria-labelledby="progress-title">
        <h2 id="progress-title">{words.progress(marked, sample.size)}</h2>
        <p class="small muted">{marked < sample.size ? words.saved : null}</p>
        <All model={model} isOpen={item === undefined} />
      </section>
    </>
  );
};

const All = ({ model, isOpen }: { model: Moment & OpenAudit; isOpen: boolean }) => {
  const words = wordsOf(model).audit.page;
  return (
    <More label={words.all} isOpen={isOpen}>
      <ol class="drawn">
        {model.marks.map(({ number, mark }) => (
          <li>
            <a href={`${model.form.action}?item=${number}`} aria-label={words.open(number)}>
              {number}
            </a>
            <span class={mark === null ? "muted" : ""}>{mark === null ? words.unmarked : words.mark[mark]}</span>
          </li>
        ))}
      </ol>
    </More>
  );
};

const Item = ({ model, item }: { model: Moment & OpenAudit; item: AuditItemModel }) => {
  const words = wordsOf(model).audit.page;
  const { form, sample } = model;
  return (
    <section class="decide" aria-labelledby="item-title">
      <h2 id="item-title">{words.item(item.number, sample.size)}</h2>
      <Seen item={item} moment={model} isPerson={sample.draws === "people"} />
      <form method="post" action={form.action}>
        <HiddenFields values={{ nonce: form.nonce, item: String(item.number) }} />
        <fieldset>
          <legend class="visually-hidden">{words.legend}</legend>
          <div class="choices">
            {(["meets", "fails", "unclear"] as const).map((mark) => (
              <div class="choice">
                <input
                  type="radio"
                  name="mark"
                  value={mark}
                  id={`m-${mark}`}
                  required
                  checked={item.mark === mark}
                  aria-describedby={`t-${mark}`}
                />
                <label for={`m-${mark}`}>{words.mark[mark]}</label>
                <p class="then" id={`t-${mark}`}>
                  {words.effect[mark]}
                </p>
              </div>
            ))}
          </div>
        </fieldset>
        <FieldRow
          reader={model}
          field={{
            kind: "long",
            rows: 2,
            name: "note",
            label: words.note,
            help: words.noteHelp,
            value: item.note,
            isRequired: false,
          }}
        />
        <button class="button primary large wide" type="submit">
          {words.save}
        </button>
      </form>
    </section>
  );
};

/** What there is to judge by. */
const Seen = ({ item, moment, isPerson }: { item: AuditItemModel; moment: Moment; isPerson: boolean }) => {
  const words = wordsOf(moment).audit.page;
  const [only] = item.work;
  return (
    <>
      <Facts
        class="meta"
        facts={[
          ...(isPerson ? [{ term: words.who, text: item.name ?? words.erased }] : []),
          { term: words.group, text: item.group },
          ...(isPerson || only === undefined ? [] : workFacts(only, moment)),
        ]}
      />
      {item.work.length === 0 ? <p class="small muted">{words.gone}</p> : null}
      {isPerson && item.work.length > 0 ? (
        <>
          <h3>{words.latest(item.work.length)}</h3>
          {item.work.map((work) => (
            <Facts class="meta" facts={workFacts(work, moment)} />
          ))}
        </>
      ) : null}
    </>
  );
};

function workFacts({ event, at, properties }: SeenWork, moment: Moment) {
  const words = wordsOf(moment).audit.page;
  return [
    { term: words.when, text: deadlineInZone(moment, at) },
    { term: words.did, text: event },
    ...Object.entries(properties).map(([term, value]) => ({ term, text: shown(value) })),
  ];
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= 300 ? text : `${text.slice(0, 299)}…`;
}
