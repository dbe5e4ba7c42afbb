import { ErrorSummary, HiddenFields } from "../kit/form.tsx";
import { Icon } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { Notice } from "../kit/notice.tsx";
import { fieldId } from "../kit/field.ts";
import { TypedState, Unfinished } from "./new-change/as-typed.tsx";
import { BriefParts } from "./new-change/brief.tsx";
import { GateParts } from "./new-change/gates.tsx";
import { MeansParts } from "./new-change/means.tsx";
import type { NewChangeModel } from "./new-change/model.ts";
import { TemplateOffer } from "./new-change/templates.tsx";
import { TargetParts } from "./new-change/targets.tsx";

export type * from "./new-change/form.ts";
export type { NewChangeModel, TypedModel, UnfinishedText } from "./new-change/model.ts";
export { Candidates } from "./new-change/candidates.tsx";
export type { CandidatesModel } from "./new-change/candidates.tsx";
export { withGate, withPerson } from "./new-change/taken.ts";
export { TargetPreviewPart, targetPreviewId } from "./new-change/target-preview.tsx";
export type { TargetPreview } from "./new-change/target-preview.tsx";
export { TierAdvice, TypedState } from "./new-change/as-typed.tsx";
export { contentOf, tierAdviceOfForm } from "./new-change/content.ts";
export { filledForm } from "./new-change/filled.ts";
export { emptyChangeForm } from "./new-change/form.ts";
export { readChangeForm, withRow } from "./new-change/read.ts";

const parts = [
  ["about", "What it is"],
  ["size", "How large it is"],
  ["context", "Before we build"],
  ["people", "Who stands for it"],
  ["gates", "Who decides"],
  ["waves", "Who launches when"],
  ["targets", "How we will know"],
  ["budget", "What it may cost"],
  ["integrations", "What connects"],
  ["work", "What is built"],
  ["training", "How people learn it"],
] as const;

/** Proposing a change, or a new revision of one. Works without script: rows are added by the server. */
export const NewChangePage = ({ model }: { model: NewChangeModel }) => {
  const title = model.mode.kind === "new" ? "Propose a change" : `Edit ${model.mode.key}`;
  return (
    <ConsolePage frame={model.frame} title={title} isTyped>
      <Head model={model} title={title} />
      <ErrorSummary errors={model.errors} title="Not everything is there yet. What you typed is kept." />
      <Unfinished model={model} />
      <TemplateOffer model={model} />
      {model.addedRow === undefined ? null : (
        <p class="small flash">
          <a href={`#${fieldId(model.addedRow)}`}>A row was added. Go to it.</a>
        </p>
      )}
      {model.looked === undefined ? null : (
        <p class="small flash">
          <a href={`#${model.looked}`}>It was looked at. Go to it.</a>
        </p>
      )}
      {model.warnings.map((warning) => (
        <div class="flash">
          <Notice notice={warning} />
        </div>
      ))}
      <div class="columns form-columns">
        <form method="post" action={model.action} class="proposal" data-typed="/typed/" data-look="/typed/look">
          <HiddenFields values={model.hidden} />
          <HiddenFields values={{ typed: model.typed.id, typedVersion: String(model.typed.version) }} />
          {/* The first button of a form is what Enter presses: keeping a draft loses nothing. */}
          <button
            class="visually-hidden"
            type="submit"
            name="do"
            value="save"
            formnovalidate
            tabindex={-1}
            aria-hidden="true"
          >
            {model.mode.kind === "edit" && model.mode.asked !== undefined ? "Record this edit" : "Keep as draft"}
          </button>
          <HiddenFields values={{ template: model.form.template, timeZone: model.form.timeZone }} />
          <BriefParts model={model} />
          <GateParts model={model} />
          <TargetParts model={model} />
          <MeansParts model={model} />
          <Send model={model} />
          <TypedState typed={model.typed} moment={model.frame} />
        </form>
        <Contents />
      </div>
    </ConsolePage>
  );
};

const Head = ({ model, title }: { model: NewChangeModel; title: string }) => (
  <div class="page-head">
    <nav class="crumbs" aria-label="You are here">
      <a href="/">Portfolio</a>
      <Icon name="chevron" flip />
      {model.mode.kind === "new" ? (
        <span>New</span>
      ) : (
        <>
          <a href={model.mode.href}>{model.mode.key}</a>
          <Icon name="chevron" flip />
          <span>Edit</span>
        </>
      )}
    </nav>
    <h1>{title}</h1>
    <p class="muted lede">
      {model.mode.kind === "new"
        ? "About ten minutes. Everything can be left open in a draft; asking for it needs the parts that are not marked optional. Rows you leave empty do not count."
        : `A new revision of ${model.mode.key}, after revision ${model.mode.revision}. ${model.mode.asked ?? "People who signed an earlier one are asked again when what they signed changes."}`}
    </p>
  </div>
);

const Send = ({ model: { mode } }: { model: NewChangeModel }) => {
  const asked = mode.kind === "edit" ? mode.asked : undefined;
  const title =
    asked !== undefined ? "Record this edit" : mode.kind === "new" ? "Ask for it, or keep it" : "Ask again, or keep it";
  return (
    <section class="part send" aria-labelledby="send-title">
      <div class="part-head">
        <h2 id="send-title">{title}</h2>
        <p class="muted small">
          {asked ??
            "A review keeps the draft and shows what everybody asked will see. Asking sends it to intake; the answer comes within the agreed time."}
        </p>
      </div>
      <div class="part-body">
        <p class="row actions">
          {asked === undefined ? (
            <>
              <button class="button primary" type="submit" name="do" value="review" formnovalidate>
                Review it first
              </button>
              <button class="button" type="submit" name="do" value="submit" formnovalidate>
                Ask for this change
              </button>
              <button class="button" type="submit" name="do" value="save" formnovalidate>
                Keep as draft
              </button>
            </>
          ) : (
            <button class="button primary" type="submit" name="do" value="save" formnovalidate>
              Record this edit
            </button>
          )}
        </p>
      </div>
    </section>
  );
};

const Contents = () => (
  <aside aria-label="Parts of the proposal">
    <nav class="side contents" aria-label="Parts">
      <h2>Parts</h2>
      <ol>
        {parts.map(([id, name]) => (
          <li>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  </aside>
);
