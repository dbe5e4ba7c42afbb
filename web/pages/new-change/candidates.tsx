import { plural } from "../../kit/format.ts";
import { HiddenFields } from "../../kit/form.tsx";

/** Who might have to decide as well, as the answers so far have it. */
export interface CandidatesModel {
  /** What becomes of the gates that have conditions. */
  readonly needs: readonly { readonly gate: string; readonly isNeeded: boolean; readonly because: string }[];
  readonly candidates: readonly {
    readonly id: string;
    /** "Finance", or "Fritz Finance, Head of Finance". */
    readonly who: string;
    /** "as a gate of its own", or "at “Connections”". */
    readonly where: string;
    readonly because: readonly string[];
  }[];
  /** Ids of those that are not wanted, separated by spaces. */
  readonly dismissed: string;
}

/** Takes the place of the one before by its id while somebody types. Nobody is added but by the button of a row. */
export const Candidates = ({ model }: { model: CandidatesModel }) => (
  <div class="candidates" id="candidates">
    <HiddenFields values={{ dismissed: model.dismissed }} />
    {model.needs.length === 0 ? null : (
      <ul class="small needs">
        {model.needs.map(({ gate, isNeeded, because }) => (
          <li>
            <b>{gate}</b>
            {isNeeded ? ` will be asked, because ${because}.` : ` is not asked as it stands: ${because}.`}
          </li>
        ))}
      </ul>
    )}
    {model.candidates.length === 0 ? (
      <p class="small muted">
        Name what connects, who is reached, what it may cost: who else might have to decide stands here, with the
        reason. Nobody is added without you.
      </p>
    ) : (
      <>
        <p class="label">Might have to decide as well, from what you answered</p>
        <ul class="candidate-rows">
          {model.candidates.map((each) => (
            <Row each={each} />
          ))}
        </ul>
      </>
    )}
    {model.dismissed === "" ? null : (
      <p class="small muted">
        {`${plural(model.dismissed.split(" ").length, "suggestion")} left out. `}
        <button class="linklike" type="submit" name="drop" value="none" formnovalidate data-swap="gates">
          Show them again
        </button>
      </p>
    )}
  </div>
);

const Row = ({ each: { id, who, where, because } }: { each: CandidatesModel["candidates"][number] }) => (
  <li>
    <div>
      <p>
        <b>{who}</b> <span class="muted">{where}</span>
      </p>
      {because.map((reason) => (
        <p class="small">{reason}</p>
      ))}
    </div>
    <p class="row">
      <button class="button" type="submit" name="take" value={id} formnovalidate data-swap="gates">
        Take over<span class="visually-hidden">{`: ${who}`}</span>
      </button>
      <button class="linklike small" type="submit" name="drop" value={id} formnovalidate data-swap="gates">
        Leave out<span class="visually-hidden">{`: ${who}`}</span>
      </button>
    </p>
  </li>
);
