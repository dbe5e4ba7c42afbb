import { FieldRow, HiddenFields } from "../../kit/form.tsx";
import { Icon } from "../../kit/icon.tsx";
import type { Reader } from "../../kit/moment.ts";
import { wordsOf } from "../../language/choose.ts";
import { AnotherCode, CodeField } from "./code.tsx";
import { Choices } from "./choices.tsx";
import type { CloseForm, PassOnForm, SignForm } from "./model.ts";

/** The decision itself. Nothing is chosen beforehand; what was typed before is kept when something went wrong. */
export const DecisionForm = ({
  form,
  reader,
  title,
  id = "decide",
}: {
  form: SignForm;
  reader: Reader;
  title: string;
  id?: string;
}) => {
  const words = wordsOf(reader).sign.form;
  return (
    <section class="decide" id={id} aria-labelledby="decide-title">
      <form method="post" action={form.action}>
        <HiddenFields values={{ nonce: form.nonce }} />
        <h2 id="decide-title">{title}</h2>
        <p class="small muted">{words.note}</p>
        <Choices form={form} reader={reader} />
        <div class="words">
          <FieldRow
            reader={reader}
            field={{
              kind: "long",
              name: "reason",
              label: words.reason,
              help: words.reasonHelp(form.canAbstain),
              value: form.reason,
              error: form.errors.find((error) => error.path === "reason")?.message,
              rows: 4,
            }}
          />
        </div>
        <CodeField ask={form.code} reader={reader} />
        <button class="button primary large wide" type="submit">
          {words.record}
        </button>
        <AnotherCode ask={form.code} reader={reader} />
      </form>
    </section>
  );
};

/** A part of its own, apart from the decision: who presses it decides nothing. */
export const PassOn = ({ form, reader }: { form: PassOnForm; reader: Reader }) => {
  const words = wordsOf(reader).sign.form.passOn;
  return (
    <details class="fold" open={(form.error ?? form.noteError) !== undefined || form.code?.isAsked === true}>
      <summary>
        <Icon name="chevron" flip />
        {words.title}
      </summary>
      <form method="post" action={form.action} class="stack">
        <HiddenFields values={{ nonce: form.nonce, decision: "delegate" }} />
        <p class="small muted">{words.note}</p>
        <FieldRow
          reader={reader}
          field={{
            kind: "email",
            name: "to",
            label: words.to,
            help: words.toHelp,
            example: words.toExample,
            value: form.to,
            error: form.error,
            isRequired: true,
          }}
        />
        <FieldRow
          reader={reader}
          scope="pass-on-"
          field={{
            kind: "long",
            name: "reason",
            label: words.why,
            value: form.note,
            error: form.noteError,
            rows: 2,
            isRequired: false,
          }}
        />
        <CodeField ask={form.code} reader={reader} scope="pass-on-" />
        <button class="button wide" type="submit">
          {words.button}
        </button>
        <AnotherCode ask={form.code} reader={reader} />
      </form>
    </details>
  );
};

/** For a condition or concern of the reader's own that is still open. */
export const CloseObjection = ({ form, reader }: { form: CloseForm; reader: Reader }) => {
  const words = wordsOf(reader).sign.form.close[form.kind];
  return (
    <form method="post" action={form.action} class="close-objection">
      <HiddenFields values={{ nonce: form.nonce, decision: "close", objection: form.objection }} />
      <p>
        <b>{words.question}</b> {words.note}
      </p>
      <CodeField ask={form.code} reader={reader} scope="close-" />
      <button class="button" type="submit">
        {words.button}
      </button>
      <AnotherCode ask={form.code} reader={reader} />
    </form>
  );
};
