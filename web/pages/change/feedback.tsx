import { number } from "../../kit/format.ts";
import { Empty, Sheet } from "../../kit/facts.tsx";
import { Actions } from "../../kit/form.tsx";
import { Paragraphs } from "../../kit/rich.tsx";
import type { FeedbackAnswerModel, FeedbackModel, FeedbackRoundModel } from "./model.ts";
import { Grown } from "./idea.tsx";
import { Meter } from "./readiness.tsx";

/** What the people whom the change has reached say about it, without their names. */
export const Feedback = ({ feedback }: { feedback: FeedbackModel }) => (
  <Sheet id="feedback" title="What people say" aside="Without names">
    {feedback.rounds.length === 0 ? (
      <Empty
        title="Nobody was asked yet."
        text="Numbers say whether it is used. Those who use it, or do not, say why: ask them two questions."
      />
    ) : (
      feedback.rounds.map((round) => <Round round={round} />)
    )}
    <Actions actions={feedback.actions} scope="feedback" />
  </Sheet>
);

const Round = ({ round }: { round: FeedbackRoundModel }) => (
  <section class="feedback-round" aria-label={round.title}>
    <p class="meter-head">
      <span class="who">{round.title}</span>
      <span class="when">{round.standing}</span>
    </p>
    <div class="meter-line">
      <Meter part={round.answered} whole={round.asked} />
      <span class="val">
        <b>{number(round.answered)}</b>
        {` of ${number(round.asked)} answered`}
      </span>
    </div>
    {round.note === undefined ? null : <p class="small muted gap">{round.note}</p>}
    {round.answers.length === 0 ? null : (
      <ul class="said-list">
        {round.answers.map((answer) => (
          <Answer answer={answer} />
        ))}
      </ul>
    )}
    <Actions actions={round.actions} scope={`feedback-${round.id}`} />
  </section>
);

const Answer = ({ answer: { id, helps, easier, idea } }: { answer: FeedbackAnswerModel }) => (
  <li>
    {helps === "" ? null : <Paragraphs text={helps} />}
    {easier === "" ? null : (
      <>
        <p class="small muted">Would make it easier</p>
        <Paragraphs text={easier} />
      </>
    )}
    <Grown idea={idea} scope={`idea-${id}`} />
  </li>
);
