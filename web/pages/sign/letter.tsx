import { date, deadlineInZone, weekdayDate } from "../../kit/format.ts";
import type { Fact } from "../../kit/facts.tsx";
import { Facts, More } from "../../kit/facts.tsx";
import { Icon, Mark } from "../../kit/icon.tsx";
import type { Moment } from "../../kit/moment.ts";
import { DiffText, Paragraphs, RichText } from "../../kit/rich.tsx";
import { Notice } from "../../kit/notice.tsx";
import { standingLook } from "../../kit/status.tsx";
import { wordsOf } from "../../language/choose.ts";
import type { Decider, Letter } from "./model.ts";

/** What is asked, in the order in which it is read: what, why, of you, how we will know, if you do nothing, who else. */
export const LetterBody = ({ letter, moment, isAsked }: { letter: Letter; moment: Moment; isAsked: boolean }) => (
  <article>
    <p class="eyebrow">
      <span>{letter.key}</span>
      <span class="sep">/</span>
      <span>Revision {letter.revision}</span>
      <span class="sep">/</span>
      <span>Gate: {letter.gate}</span>
    </p>
    <h1>{letter.title}</h1>
    <Facts class="meta" facts={letterFacts(letter, moment)} />
    {letter.calendar === undefined ? null : (
      <p class="small gap">
        <a href={letter.calendar.href}>{letter.calendar.label}</a>
      </p>
    )}
    <section aria-labelledby="what">
      <h2 id="what">What changes</h2>
      {typeof letter.what === "string" ? <Paragraphs text={letter.what} /> : <DiffText parts={letter.what} />}
      {letter.whatNote === undefined ? null : <p class="small muted gap">{letter.whatNote}</p>}
      {letter.agreed === undefined ? null : <Paragraphs text={letter.agreed} />}
    </section>
    {letter.changes.length === 0 ? null : (
      <section aria-labelledby="changes">
        <h2 id="changes">What else reads otherwise than before</h2>
        {letter.changes.map(({ part, diff }) => (
          <>
            <h3>{part}</h3>
            <DiffText parts={diff} />
          </>
        ))}
      </section>
    )}
    <section aria-labelledby="why">
      <h2 id="why">Why</h2>
      <Paragraphs text={letter.why} />
    </section>
    {letter.asks.length === 0 ? null : (
      <section aria-labelledby="asks">
        <h2 id="asks">What it asks of you</h2>
        <ul class="asks">
          {letter.asks.map((ask) => (
            <li>
              <Icon name="check" />
              <span>{ask}</span>
            </li>
          ))}
        </ul>
      </section>
    )}
    {letter.targets.length === 0 ? null : (
      <section aria-labelledby="targets">
        <h2 id="targets">How we will know it is used</h2>
        {letter.targets.map((target) => (
          <p>
            <RichText text={target} />
          </p>
        ))}
      </section>
    )}
    {letter.isUnfunded && isAsked ? <Unfunded moment={moment} /> : null}
    <Whole letter={letter} moment={moment} />
    {isAsked ? (
      <section class="silence" aria-labelledby="silence">
        <h2 id="silence">If you do nothing</h2>
        <Paragraphs text={letter.silence} />
      </section>
    ) : null}
    <Conversation letter={letter} moment={moment} />
    <Others letter={letter} moment={moment} />
  </article>
);

/** A risk that everybody who signs should know. */
const Unfunded = ({ moment }: { moment: Moment }) => {
  const { unfunded, unfundedText } = wordsOf(moment).whole;
  return (
    <div class="gap">
      <Notice notice={{ tone: "risk", title: unfunded, text: unfundedText }} />
    </div>
  );
};

/** All that the fingerprint covers, folded away: nobody signs what they could not read. */
const Whole = ({ letter: { whole }, moment }: { letter: Letter; moment: Moment }) => {
  const words = wordsOf(moment).whole;
  return (
    <More label={words.title}>
      <p class="small muted">{words.lead}</p>
      <dl class="answers">
        {whole.map(({ part, text }) => (
          <div>
            <dt>{part}</dt>
            <dd class="prose">{text}</dd>
          </div>
        ))}
      </dl>
    </More>
  );
};

function letterFacts(letter: Letter, moment: Moment): Fact[] {
  const behalf = letter.onBehalfOf === undefined ? "" : `, for ${letter.onBehalfOf}`;
  const due = letter.dueAt === undefined ? "" : `, due ${weekdayDate(moment, letter.dueAt)}`;
  const facts: Fact[] = [
    { term: "Asked by", text: letter.askedBy + behalf },
    { term: "Asked on", text: weekdayDate(moment, letter.askedAt) + due },
  ];
  if (letter.neededBy !== undefined) {
    const text = (
      <>
        <b>{weekdayDate(moment, letter.neededBy.at)}</b>, {letter.neededBy.reason}
      </>
    );
    facts.push({ term: "Needed by", text });
  } else if (letter.dueAt !== undefined) {
    facts.push({ term: "Needed by", text: <b>{deadlineInZone(moment, letter.dueAt)}</b> });
  }
  return facts;
}

const Others = ({ letter, moment }: { letter: Letter; moment: Moment }) => (
  <section aria-labelledby="others">
    <h2 id="others">Who else decides</h2>
    <p class="small muted">{letter.rule}</p>
    <ol class="others">
      {letter.others.map((decider) => (
        <Other decider={decider} moment={moment} />
      ))}
    </ol>
  </section>
);

const Other = ({ decider, moment }: { decider: Decider; moment: Moment }) => {
  const look = standingLook(decider.standing);
  const isWaiting = decider.standing === "waiting" || decider.standing === "hasBall";
  const word = isWaiting ? "not decided yet" : look.word.charAt(0).toLowerCase() + look.word.slice(1);
  const at = decider.at === undefined ? "" : `, ${date(moment, decider.at)}`;
  const reason = decider.reason === undefined ? "" : `: ${decider.reason}`;
  return (
    <li>
      <Mark name={isWaiting ? "ball" : look.mark} class={isWaiting ? "tone-open" : `tone-${look.tone}`} />
      <div>
        <b>{decider.who}</b> <span class="how">{word + at + reason}</span>
        {decider.weight === undefined ? null : <p class="weight">{decider.weight}</p>}
      </div>
    </li>
  );
};

/** Questions, counter-proposals and their answers, so that nobody has to ask twice. */
const Conversation = ({ letter: { conversation }, moment }: { letter: Letter; moment: Moment }) =>
  conversation.length === 0 ? null : (
    <section aria-labelledby="conversation">
      <h2 id="conversation">Questions and answers</h2>
      <ol class="conversation">
        {conversation.map((remark) => (
          <li {...(remark.isAnswer ? { class: "answer" } : {})}>
            <p class="byline">
              <b>{remark.who}</b> {remark.did}, {date(moment, remark.at)}
            </p>
            {remark.text === undefined ? (
              <p class="muted">The words were erased with their author.</p>
            ) : (
              <Paragraphs text={remark.text} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
