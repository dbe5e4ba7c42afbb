import { Facts } from "../kit/facts.tsx";
import type { Fact } from "../kit/facts.tsx";
import { FieldRow, HiddenFields } from "../kit/form.tsx";
import { deadlineInZone } from "../kit/format.ts";
import { VoidLink } from "../kit/fresh-link.tsx";
import type { VoidLinkModel } from "../kit/fresh-link.tsx";
import { LinkPage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { Notice } from "../kit/notice.tsx";
import { Paragraphs } from "../kit/rich.tsx";
import { UnsentWords } from "../kit/unsent.tsx";
import type { Unsent } from "../kit/unsent.tsx";
import { wordsOf } from "../language/choose.ts";

/** What the link of whoever proposed a change shows: where it stands, what to expect, what was answered, and their own answer. */
export type ProposalPageModel = Moment &
  Unsent &
  ({ state: "unknown" } | ({ state: "void" } & VoidLinkModel) | ProposalLetter);

export interface ProposalLetter {
  state: "known";
  key: string;
  title: string;
  forWhom: string;
  summary: string;
  /** Where it stands, in a sentence. */
  standing: string;
  facts: readonly Fact[];
  notices: readonly NoticeModel[];
  /** Why it cannot be earlier; absent once it is accepted. */
  earliest?: string | undefined;
  /** The reason of a no. */
  reason?: string | undefined;
  counter?: CounterModel | undefined;
  consoleHref: string;
  /** Until when the link works; absent where it has no end. */
  linkUntil?: number | undefined;
}

export interface CounterModel {
  what: string;
  when?: string | undefined;
  tradeOff?: string | undefined;
  /** Absent when there is nothing to answer any more. */
  form?:
    | {
        action: string;
        nonce: string;
        reason: string;
        trouble?: NoticeModel | undefined;
        /** What is wrong with the reason. */
        fault?: string | undefined;
      }
    | undefined;
}

export const ProposalPage = ({ model }: { model: ProposalPageModel }) => {
  const { page, received } = wordsOf(model).intake;
  if (model.state === "unknown")
    return (
      <LinkPage reader={model} title={page.unknown.title}>
        <h1>{page.unknown.title}</h1>
        <p class="gap">{page.unknown.text}</p>
        <UnsentWords unsent={model.unsent} reader={model} />
      </LinkPage>
    );
  if (model.state === "void") return <VoidLink reader={model} link={model} />;
  const until = model.linkUntil === undefined ? null : deadlineInZone(model, model.linkUntil);
  return (
    <LinkPage reader={model} title={model.title} forWhom={model.forWhom} footer={wordsOf(model).linkEnd.footer(until)}>
      <p class="eyebrow">
        <span>{model.key}</span>
        <span class="sep">/</span>
        <span>{page.proposal}</span>
      </p>
      <h1>{model.title}</h1>
      <p class="gap">{model.standing}</p>
      {model.notices.map((notice) => (
        <div class="gap">
          <Notice notice={notice} />
        </div>
      ))}
      <UnsentWords unsent={model.unsent} reader={model} />
      {model.facts.length === 0 ? null : <Facts class="meta" facts={model.facts} />}
      {model.reason === undefined ? null : (
        <section aria-labelledby="reason">
          <h2 id="reason">{page.reason}</h2>
          <Paragraphs text={model.reason} />
        </section>
      )}
      {model.earliest === undefined ? null : (
        <section aria-labelledby="expect">
          <h2 id="expect">{received.why}</h2>
          <p>{model.earliest}</p>
        </section>
      )}
      {model.counter === undefined ? null : <Counter counter={model.counter} reader={model} />}
      <section aria-labelledby="summary">
        <h2 id="summary">{page.proposal}</h2>
        <Paragraphs text={model.summary} />
        <p class="small muted gap">
          {page.console} <a href={model.consoleHref}>{page.openConsole}</a>
        </p>
      </section>
    </LinkPage>
  );
};

const Counter = ({ counter, reader }: { counter: CounterModel; reader: Moment }) => {
  const words = wordsOf(reader).intake.page.counter;
  const { form } = counter;
  return (
    <>
      <section aria-labelledby="counter">
        <h2 id="counter">{words.title}</h2>
        <Paragraphs text={counter.what} />
        <Facts
          facts={[
            ...(counter.when === undefined ? [] : [{ term: words.when, text: <b>{counter.when}</b> }]),
            ...(counter.tradeOff === undefined ? [] : [{ term: words.tradeOff, text: counter.tradeOff }]),
          ]}
        />
      </section>
      {form === undefined ? null : (
        <section class="decide" aria-label={words.takeUp}>
          {form.trouble === undefined ? null : <Notice notice={form.trouble} />}
          <p class={`small muted${form.trouble === undefined ? "" : " gap"}`}>{words.takeUpNote}</p>
          <form method="post" action={form.action}>
            <HiddenFields values={{ nonce: form.nonce, answer: "take-up" }} />
            <button class="button primary large wide" type="submit">
              {words.takeUp}
            </button>
          </form>
          <form method="post" action={form.action} class="step">
            <h3>{words.withdraw}</h3>
            <HiddenFields values={{ nonce: form.nonce, answer: "withdraw" }} />
            <FieldRow
              reader={reader}
              field={{
                kind: "long",
                name: "reason",
                label: words.withdrawWhy,
                value: form.reason,
                error: form.fault,
                rows: 2,
                isRequired: true,
              }}
            />
            <p class="small muted gap">{words.withdrawNote}</p>
            <button class="button wide gap" type="submit">
              {words.withdraw}
            </button>
          </form>
          <p class="small muted gap">{words.otherwise}</p>
        </section>
      )}
    </>
  );
};
