import { Sheet } from "../kit/facts.tsx";
import type { ActionForm } from "../kit/field.ts";
import { Actions } from "../kit/form.tsx";
import { date } from "../kit/format.ts";
import { Icon } from "../kit/icon.tsx";
import type { Moment } from "../kit/moment.ts";

/** That somebody was shown a person's name. */
export interface LookLine {
  at: number;
  who: string;
  /** "in a list of people". */
  where: string;
}

export interface PersonPrivacy {
  /** The newest ones; absent for whoever may not know. */
  looks?: readonly LookLine[] | undefined;
  actions: readonly ActionForm[];
}

/** Who saw the name, and how it is erased. */
export const Privacy = ({ privacy: { looks, actions }, moment }: { privacy: PersonPrivacy; moment: Moment }) =>
  looks === undefined && actions.length === 0 ? null : (
    <Sheet id="privacy" title="Privacy">
      {looks === undefined ? null : <Looks looks={looks} moment={moment} />}
      <Actions actions={actions} scope="privacy" />
    </Sheet>
  );

const Looks = ({ looks, moment }: { looks: readonly LookLine[]; moment: Moment }) => (
  <>
    <p class="muted">
      {looks.length === 0
        ? "Nobody was shown their name outside of the changes they take part in."
        : "Who was shown their name outside of the changes they take part in, newest first."}
    </p>
    {looks.length === 0 ? null : (
      <ol class="people">
        {looks.map((look) => (
          <li>
            <Icon name="eye" />
            <div>
              <span class="who">{look.who}</span>
              <br />
              <span class="when">{look.where}</span>
            </div>
            <div class="state">
              <span class="when">{date(moment, look.at)}</span>
            </div>
          </li>
        ))}
      </ol>
    )}
  </>
);
