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
export const LetterBody = ({ letter, moment, isAsked }: { letter: Letter; moment: Moment; isAsked: boolean }) => {
  const words = wordsOf(moment).sign.letter;
  return (
    <article>
      <p class="eyebrow">
        <span>{letter.key}</span>
        <span class="sep">/</span>
        <span>{words.revision(letter.revision)}</span>
        <span class="sep">/</span>
        <span>{words.gate(letter.gate)}</span>
      </p>
      <h1>{letter.title}</h1>
      <Facts class="meta" facts={letterFacts(letter, moment)} />
      {letter.calendar === undefined ? null : (
        <p class="small gap">
          <a href={letter.calendar.href}>{letter.calendar.label}</a>
        </p>
      )}
      <What letter={letter} moment={moment} />
      {letter.changes.length === 0 ? null : (
        <section aria-labelledby="changes">
          <h2 id="changes">{words.elsewhere}</h2>
          {letter.changes.map(({ part, diff }) => (
            <>
              <h3>{part}</h3>
              <DiffText parts={diff} />
            </>
          ))}
        </section>
      )}
      <section aria-labelledby="why">
        <h2 id="why">{words.why}</h2>
        <Paragraphs text={letter.why} />
      </section>
      {letter.asks.length === 0 ? null : (
        <section aria-labelledby="asks">
          <h2 id="asks">{words.asks}</h2>
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
          <h2 id="targets">{words.targets}</h2>
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
          <h2 id="silence">{words.ifNothing}</h2>
          <Paragraphs text={letter.silence} />
        </section>
      ) : null}
      <Conversation letter={letter} moment={moment} />
      <Others letter={letter} moment={moment} />
    </article>
  );
};

const What = ({ letter, moment }: { letter: Letter; moment: Moment }) => (
  <section aria-labelledby="what">
    <h2 id="what">{wordsOf(moment).sign.letter.what}</h2>
    {typeof letter.what === "string" ? <Paragraphs text={letter.what} /> : <DiffText parts={letter.what} />}
    {letter.whatNote === undefined ? null : <p class="small muted gap">{letter.whatNote}</p>}
    {letter.agreed === undefined ? null : <Paragraphs text={letter.agreed} />}
  </section>
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
  const words = wordsOf(moment).sign.letter;
  const { askedBy, onBehalfOf, dueAt } = letter;
  const asked = weekdayDate(moment, letter.askedAt);
  const facts: Fact[] = [
    { term: words.askedBy, text: onBehalfOf === undefined ? askedBy : words.askedByFor(askedBy, onBehalfOf) },
    {
      term: words.askedOn,
      text: dueAt === undefined ? asked : words.askedOnDue(asked, weekdayDate(moment, dueAt)),
    },
  ];
  if (letter.neededBy !== undefined) {
    const text = (
      <>
        <b>{weekdayDate(moment, letter.neededBy.at)}</b>, {letter.neededBy.reason}
      </>
    );
    facts.push({ term: words.neededBy, text });
  } else if (dueAt !== undefined) {
    facts.push({ term: words.neededBy, text: <b>{deadlineInZone(moment, dueAt)}</b> });
  }
  return facts;
}

const Others = ({ letter, moment }: { letter: Letter; moment: Moment }) => (
  <section aria-labelledby="others">
    <h2 id="others">{wordsOf(moment).sign.letter.others}</h2>
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
  const word = wordsOf(moment).sign.letter.standing[decider.standing];
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
      <h2 id="conversation">{wordsOf(moment).sign.letter.conversation}</h2>
      <ol class="conversation">
        {conversation.map((remark) => (
          <li {...(remark.isAnswer ? { class: "answer" } : {})}>
            <p class="byline">
              <b>{remark.who}</b> {remark.did}, {date(moment, remark.at)}
            </p>
            {remark.text === undefined ? (
              <p class="muted">{wordsOf(moment).sign.letter.wordsErased}</p>
            ) : (
              <Paragraphs text={remark.text} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
