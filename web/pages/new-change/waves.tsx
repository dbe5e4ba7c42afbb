import { AddAnother, Ask, Part, RowOf } from "./inputs.tsx";
import type { NewChangeModel } from "./model.ts";
import { chosenFrom } from "./target-questions.ts";

/** Whose use is counted, and in which waves they begin. */
export const WaveParts = ({ model }: { model: NewChangeModel }) => (
  <Part
    id="waves"
    title="Who launches when"
    why="People of one wave begin together. One wave is fine; several show whether the change, and not the season, made the difference."
  >
    <Ask
      model={model}
      question={{
        ...chosenFrom(model.populations, "Please choose"),
        path: "population",
        label: "Whose use is counted?",
        help: "The list of members that was imported, with the groups people are in.",
      }}
    />
    {model.form.waves.map((wave, index) => (
      <RowOf path={`waves.${index}`} title={`Wave ${index + 1}`} id={wave.id}>
        <div class="pair">
          <Ask
            model={model}
            question={{ kind: "text", path: `waves.${index}.name`, label: "Name", example: "Europe" }}
          />
          <Ask
            model={model}
            question={{
              kind: "text",
              path: `waves.${index}.groups`,
              label: "Groups in it",
              help: "As in the list of members, separated by commas. With no wave at all, everybody launches together.",
            }}
          />
        </div>
      </RowOf>
    ))}
    <AddAnother list="waves" label="Add another wave" />
  </Part>
);
