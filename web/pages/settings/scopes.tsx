import { FieldRow } from "../../kit/form.tsx";

/** Boxes for what a key or a person may do. `error`: none was ticked. */
export const ScopeBoxes = ({
  choices,
  scope,
  error,
}: {
  choices: readonly { readonly name: string; readonly label: string; readonly help: string; readonly value: string }[];
  scope: string;
  error?: string | undefined;
}) => (
  <fieldset class="scopes">
    <legend class="label">May do</legend>
    {error === undefined ? null : <span class="error">{error}</span>}
    <div class="pair">
      {choices.map(({ name, label, help, value }) => (
        <FieldRow field={{ kind: "check", name, label, help, value }} scope={scope} />
      ))}
    </div>
  </fieldset>
);
