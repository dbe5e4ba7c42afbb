import { clock, date, stamp } from "../../kit/format.ts";
import { HiddenFields } from "../../kit/form.tsx";
import { Icon } from "../../kit/icon.tsx";
import type { Moment } from "../../kit/moment.ts";
import type { NewChangeModel, TypedModel } from "./model.ts";

/**
 * What a page answers while somebody types. A script puts each part in the place of the part with the same id; without it the
 * page comes back with them whenever a button of the form is pressed.
 */

export const TypedState = ({ typed, moment }: { typed: TypedModel; moment: Moment }) => (
  <p
    class={typed.besideHref === undefined ? "typed-state" : "typed-state beside"}
    id="typed-state"
    role="status"
    data-id={typed.id}
    data-version={String(typed.version)}
    data-away="This cannot be kept just now, and is tried again in a moment. Your text is still here."
  >
    <TypedWords typed={typed} moment={moment} />
  </p>
);

const TypedWords = ({ typed: { at, besideHref }, moment }: { typed: TypedModel; moment: Moment }) => {
  if (at === undefined) return null;
  if (besideHref !== undefined)
    return (
      <>
        Another tab typed on in this text. Nothing is lost: yours is kept as a copy of its own since {clock(moment, at)}
        .{" "}
        <a href={besideHref} target="_blank" rel="noopener">
          Look at the other
        </a>
      </>
    );
  return <>Kept as you type, {clock(moment, at)}. Only you see it until you keep it as a draft.</>;
};

/** The tier that the answers come to, with its reasons. */
export const TierAdvice = ({ advice }: { advice: string | undefined }) => (
  <p class="advice-line" id="tier-advice" aria-live="polite">
    {advice === undefined ? (
      <span class="muted">Answer a few of these, and how much process it needs stands here, with the reasons.</span>
    ) : (
      <>
        <b>The answers say:</b> {advice}
      </>
    )}
  </p>
);

export const Unfinished = ({ model }: { model: NewChangeModel }) =>
  model.unfinished.length === 0 ? null : (
    <section class="notice plain flash unfinished" aria-labelledby="unfinished-title">
      <Icon name="pen" />
      <p>
        <b id="unfinished-title">
          {model.unfinished.length === 1
            ? "You typed something that is not kept yet."
            : `You typed ${model.unfinished.length} texts that are not kept yet.`}
        </b>
      </p>
      <ul class="rows small">
        {model.unfinished.map((text) => (
          <li>
            <span>
              <a href={text.href}>Go on with “{text.title}”</a>{" "}
              <span class="muted">{`${date(model.frame, text.at)}, ${clock(model.frame, text.at)}`}</span>
            </span>
            <form method="post" action={text.drop} class="inline">
              <HiddenFields values={text.hidden} />
              <button class="linklike" type="submit">
                Throw it away<span class="visually-hidden">{`: ${text.title}, ${stamp(model.frame, text.at)}`}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
