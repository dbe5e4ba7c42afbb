import { FieldRow, HiddenFields } from "../../kit/form.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Choices } from "./choices.tsx";
import type { CloseForm, PassOnForm, SignForm } from "./model.ts";

/** The decision itself. Nothing is chosen beforehand; what was typed before is kept when something went wrong. */
export const DecisionForm = ({ form, title, id = "decide" }: { form: SignForm; title: string; id?: string }) => (
  <section class="decide" id={id} aria-labelledby="decide-title">
    <form method="post" action={form.action}>
      <HiddenFields values={{ nonce: form.nonce }} />
      <h2 id="decide-title">{title}</h2>
      <p class="small muted">Nothing is chosen for you. You can change it while the gate is open.</p>
      <Choices form={form} />
      <div class="words">
        <FieldRow
          field={{
            kind: "long",
            name: "reason",
            label: "In your words",
            help: `Needed unless you approve${form.canAbstain ? " or abstain" : ""}. Everyone at this gate can read it.`,
            value: form.reason,
            error: form.errors.find((error) => error.path === "reason")?.message,
            rows: 4,
          }}
        />
      </div>
      <button class="button primary large wide" type="submit">
        Record my decision
      </button>
    </form>
  </section>
);

/** A part of its own, apart from the decision: who presses it decides nothing. */
export const PassOn = ({ form }: { form: PassOnForm }) => (
  <details class="fold" open={form.error !== undefined}>
    <summary>
      <Icon name="chevron" flip />
      Not mine, ask somebody else
    </summary>
    <form method="post" action={form.action} class="stack">
      <HiddenFields values={{ nonce: form.nonce, decision: "delegate" }} />
      <p class="small muted">
        They get their own link and decide in your place; the record names both of you. Your link stops working.
      </p>
      <FieldRow
        field={{
          kind: "email",
          name: "to",
          label: "Who should decide instead?",
          help: "Their e-mail address. Not the person who proposed it.",
          example: "name@company.example",
          value: form.to,
          error: form.error,
          isRequired: true,
        }}
      />
      <FieldRow
        scope="pass-on-"
        field={{
          kind: "long",
          name: "reason",
          label: "A note for them",
          value: form.note,
          rows: 2,
          isRequired: false,
        }}
      />
      <button class="button wide" type="submit">
        Pass it on
      </button>
    </form>
  </details>
);

/** For a condition or concern of the reader's own that is still open. */
export const CloseObjection = ({ form }: { form: CloseForm }) => (
  <form method="post" action={form.action} class="close-objection">
    <HiddenFields values={{ nonce: form.nonce, decision: "close", objection: form.objection }} />
    <p>
      <b>{form.kind === "concern" ? "Is your concern settled?" : "Is your condition met?"}</b>{" "}
      {form.kind === "concern"
        ? "Once you close it, your decision is asked of you again."
        : "Once you close it, your approval stands without it."}
    </p>
    <button class="button" type="submit">
      {form.kind === "concern" ? "Close my concern" : "Close my condition"}
    </button>
  </form>
);
