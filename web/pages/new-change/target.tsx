import { AskAll, person, Rare, RowOf } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";
import { answer, behaviour, evidence, habit, kind, period, promise, quality, rest } from "./target-questions.ts";

/** One target: the behaviour, where it is seen, what makes a habit of it, and what was promised. */
export const Target = ({ model, index }: { model: NewChangeModel; index: number }) => {
  const at = `targets.${index}`;
  const owner = person(`${at}.owner`, "Who looks after this target: name", "Their e-mail");
  return (
    <RowOf path={at} title={`Target ${index + 1}`} id={model.form.targets[index]?.id}>
      <AskAll model={model} questions={behaviour(at)} />
      <div class="pair">
        <AskAll model={model} questions={evidence(at, model)} />
      </div>
      <div class="pair">
        <AskAll model={model} questions={[kind(at), period(at)]} />
      </div>
      <div class="for-habit stack">
        <p class="label">It is a habit when somebody does it…</p>
        <div class="trio">
          <AskAll model={model} questions={habit(at)} />
        </div>
        <Rare
          model={model}
          label="Who does it well"
          usual={{ [`${at}.quality.is`]: "equals", [`${at}.quality.share`]: "80" }}
          questions={quality(at)}
        >
          <div class="stack">
            <p class="small muted">
              Using it is not yet using it well. Name what a good action looks like, and proficiency is measured beside
              the habit; the verdict does not depend on it.
            </p>
            <div class="quartet">
              <AskAll model={model} questions={quality(at)} />
            </div>
          </div>
        </Rare>
      </div>
      <div class="for-response stack">
        <p class="label">Only for an answer in time: each case is owed…</p>
        <div class="quartet">
          <AskAll model={model} questions={answer(at, model)} />
        </div>
      </div>
      <p class="label">It is adopted when…</p>
      <div class="trio">
        <AskAll model={model} questions={promise(at)} />
      </div>
      <div class="trio">
        <AskAll model={model} questions={rest(at)} />
      </div>
      <div class="pair">
        <AskAll model={model} questions={owner} />
      </div>
    </RowOf>
  );
};
