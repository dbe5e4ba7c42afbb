import { AskAll, person, RowOf } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";
import { Proficiency } from "./proficiency.tsx";
import { LookBack, TargetPreviewPart } from "./target-preview.tsx";
import { answer, behaviour, evidence, habit, kind, period, promise, rest } from "./target-questions.ts";

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
        <Proficiency model={model} at={at} />
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
      {model.mayPreview === true ? (
        <div class="for-habit stack">
          <TargetPreviewPart index={index} preview={model.previews?.[index] ?? undefined} moment={model.frame} />
          <LookBack index={index} />
        </div>
      ) : null}
    </RowOf>
  );
};
