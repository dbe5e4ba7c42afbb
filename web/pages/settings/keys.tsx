import { CardRow, CardTable } from "../../kit/card-table.tsx";
import { Empty, More, Sheet } from "../../kit/facts.tsx";
import type { ActionForm, Field } from "../../kit/field.ts";
import { ActionView, FieldRow } from "../../kit/form.tsx";
import { SettingsPage, ShownOnce } from "./layout.tsx";
import type { SettingsFrame } from "./layout.tsx";
import { ScopeBoxes } from "./scopes.tsx";

/** The keys of programs. A secret is shown when it is made, and never again. */
export interface KeysModel {
  readonly around: SettingsFrame;
  /** The key that was just made. */
  readonly made: { readonly name: string; readonly key: string } | undefined;
  readonly keys: readonly KeyLine[];
  /** Revoked ones: they stay named in records. */
  readonly ended: readonly KeyLine[];
  readonly form: {
    readonly fields: readonly Field[];
    readonly scopes: readonly {
      readonly name: string;
      readonly label: string;
      readonly help: string;
      readonly value: string;
    }[];
    readonly scopesError: string | undefined;
    readonly isOpen: boolean;
  };
}

export interface KeyLine {
  readonly name: string;
  /** The first characters of its secret. */
  readonly prefix: string;
  readonly may: string;
  readonly actsFor: string;
  readonly made: string;
  readonly lastUsed: string;
  readonly revoke: ActionForm | undefined;
}

const columns = ["Key", "May do", "Acts for", "Last used", ""];

export const KeysPage = ({ model }: { model: KeysModel }) => (
  <SettingsPage
    around={model.around}
    title="API keys"
    lede="Programs show a key as “Authorization: Bearer KEY”. Give each its own, with as little as it needs, so that one can be ended without the others."
  >
    {model.made === undefined ? null : (
      <ShownOnce
        title={`The key “${model.made.name}” is made.`}
        text="It is shown this once, and kept nowhere. Copy it to where it is used."
        value={model.made.key}
        label="The key"
      />
    )}
    <Sheet id="keys" title="Keys that work" aside={model.keys.length === 0 ? undefined : `${model.keys.length}`}>
      {model.keys.length === 0 ? (
        <Empty title="No key yet." text="Make one for the first program that reads or writes here." />
      ) : (
        <KeyTable keys={model.keys} />
      )}
      <Make form={model.form} />
    </Sheet>
    {model.ended.length === 0 ? null : (
      <div class="between">
        <More label={`Revoked keys, ${model.ended.length}`}>
          <KeyTable keys={model.ended} />
        </More>
      </div>
    )}
  </SettingsPage>
);

const KeyTable = ({ keys }: { keys: readonly KeyLine[] }) => (
  <CardTable columns={columns}>
    {keys.map((key, index) => (
      <CardRow
        head={
          <>
            {key.name}
            <span class="cell-note">{`${key.prefix}…, ${key.made}`}</span>
          </>
        }
        cells={[
          { column: "May do", text: key.may },
          { column: "Acts for", text: key.actsFor },
          { column: "Last used", text: key.lastUsed },
          {
            column: "",
            text: key.revoke === undefined ? "" : <ActionView action={key.revoke} scope={`revoke-${index}`} />,
          },
        ]}
      />
    ))}
  </CardTable>
);

const Make = ({ form: { fields, scopes, scopesError, isOpen } }: { form: KeysModel["form"] }) => (
  <details class="action settings-add" open={isOpen}>
    <summary class="button primary">Make a key</summary>
    <form method="post" action="/settings/keys" class="stack action-form wide">
      {fields.map((field) => (
        <FieldRow field={field} scope="key-" />
      ))}
      <ScopeBoxes choices={scopes} scope="key-" error={scopesError} />
      <p class="small muted">The key is shown once, on the next page.</p>
      <button class="button primary" type="submit">
        Make this key
      </button>
    </form>
  </details>
);
