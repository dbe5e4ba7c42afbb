import { Empty, More, Sheet } from "../../kit/facts.tsx";
import type { Field } from "../../kit/field.ts";
import { FieldRow } from "../../kit/form.tsx";
import { SettingsPage, ShownOnce } from "./layout.tsx";
import type { SettingsFrame } from "./layout.tsx";
import { ScopeBoxes } from "./scopes.tsx";

interface Boxes {
  readonly scopes: readonly {
    readonly name: string;
    readonly label: string;
    readonly help: string;
    readonly value: string;
  }[];
  readonly error: string | undefined;
}

/** Who may sign in to the console and what they may do there. Whoever only decides by a link needs none of it. */
export interface AccessModel {
  readonly around: SettingsFrame;
  readonly made: { readonly name: string; readonly url: string; readonly until: string } | undefined;
  readonly people: readonly AccessLine[];
  readonly form: Boxes & { readonly who: Field; readonly isOpen: boolean };
}

export interface AccessLine extends Boxes {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly email: string | undefined;
  readonly may: string;
  /** Since when, by whom, and whether they are signed in. */
  readonly since: string;
  readonly isOpen: boolean;
}

export const AccessPage = ({ model }: { model: AccessModel }) => (
  <SettingsPage
    around={model.around}
    title="Who may do what"
    lede="For those who work in this console. People who are asked to decide, to learn or to answer get a link by mail and need nothing here."
  >
    {model.made === undefined ? null : (
      <ShownOnce
        title={`The login link for ${model.made.name} is ready.`}
        text={`It is shown this once. Hand it to them where nobody else reads it: it works once, until ${model.made.until}, and signs in as them.`}
        value={model.made.url}
        label="The login link"
      />
    )}
    <Sheet
      id="people"
      title="People with a login"
      aside={model.people.length === 0 ? undefined : `${model.people.length}`}
    >
      {model.people.length === 0 ? (
        <Empty
          title="Nobody has been given anything yet."
          text="Name a colleague, tick what they may do, and hand them a login link. No password is needed."
        />
      ) : (
        <ul class="rows access">
          {model.people.map((line) => (
            <Person line={line} />
          ))}
        </ul>
      )}
      <Add form={model.form} />
    </Sheet>
  </SettingsPage>
);

const Person = ({ line }: { line: AccessLine }) => (
  <li id={`person-${line.id}`}>
    <p>
      <a href={line.href}>
        <b>{line.name}</b>
      </a>{" "}
      {line.email === undefined ? null : <span class="muted">{line.email}</span>}
    </p>
    <p class="small">{line.may}</p>
    <p class="small muted">{line.since}</p>
    <div class="row actions">
      <form method="post" action={`/settings/people/${line.id}/login-link`} class="inline">
        <button class="button" type="submit">
          Make a login link<span class="visually-hidden">: {line.name}</span>
        </button>
      </form>
    </div>
    <More label="Change what they may do" isOpen={line.isOpen}>
      <form method="post" action={`/settings/people/${line.id}`} class="stack action-form wide">
        <ScopeBoxes choices={line.scopes} scope={`p-${line.id}-`} error={line.error} />
        <p class="small muted">
          It holds at once, also where they are signed in. With no box ticked they are signed out.
        </p>
        <button class="button primary" type="submit">
          Keep it<span class="visually-hidden">: {line.name}</span>
        </button>
      </form>
    </More>
  </li>
);

const Add = ({ form: { who, scopes, error, isOpen } }: { form: AccessModel["form"] }) => (
  <details class="action settings-add" open={isOpen}>
    <summary class="button primary">Give somebody access</summary>
    <form method="post" action="/settings/people" class="stack action-form wide">
      <FieldRow field={who} scope="add-" />
      <ScopeBoxes choices={scopes} scope="add-" error={error} />
      <p class="small muted">Their login link is shown once, on the next page.</p>
      <button class="button primary" type="submit">
        Give access and make a link
      </button>
    </form>
  </details>
);
