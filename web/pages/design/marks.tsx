import { namesOf } from "../../../lib/names-of.ts";
import { Icon, Logo, Mark } from "../../kit/icon.tsx";
import { icons, marks } from "../../kit/shapes.ts";
import { LifeLine, stageNames, StageTrack } from "../../kit/stage.tsx";
import type { LifeStep } from "../../kit/stage.tsx";
import { standingLook, standingNames, statusKinds, StatusPill } from "../../kit/status.tsx";
import { longSentence, Specimen } from "./specimen.tsx";

const life: readonly LifeStep[] = stageNames.map((stage, index) => ({
  stage,
  state: index === 4 ? "skipped" : index < 5 ? "done" : index === 5 ? "now" : "todo",
  note: index === 5 ? longSentence : "2 to 12 March",
}));

export const Marks = () => (
  <>
    <Specimen name="Logo">
      <span class="brand">
        <Logo />
        Takehold
      </span>
    </Specimen>
    <Specimen name="Icon" note="Shown at 16 pixels beside words that carry the meaning; those that point are mirrored.">
      <ul class="samples">
        {namesOf(icons).map((name) => (
          <li>
            <Icon name={name} />
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </Specimen>
    <Specimen name="Mark" note="A shape of its own for each status: it survives grey print and forced colours.">
      <ul class="samples">
        {namesOf(marks).map((name) => (
          <li>
            <Mark name={name} />
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </Specimen>
    <Specimen name="StatusPill">
      <ul class="samples">
        {statusKinds.map((kind) => (
          <li>
            <StatusPill status={{ kind }} />
          </li>
        ))}
        <li>
          <StatusPill status={{ kind: "idle", word: "Withdrawn by its owner" }} />
        </li>
      </ul>
    </Specimen>
    <Specimen name="Standing of a request">
      <ul class="samples">
        {standingNames.map((standing) => {
          const { word, mark, tone } = standingLook(standing);
          return (
            <li>
              <Mark name={mark} class={`tone-${tone}`} />
              {word}
            </li>
          );
        })}
      </ul>
    </Specimen>
    <Specimen name="StageTrack">
      <ul class="samples">
        {stageNames.map((stage) => (
          <li>
            <StageTrack stage={stage} />
          </li>
        ))}
      </ul>
    </Specimen>
    <Specimen name="LifeLine">
      <LifeLine steps={life} />
    </Specimen>
  </>
);
