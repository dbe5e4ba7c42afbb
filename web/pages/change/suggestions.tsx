import { Sheet } from "../../kit/facts.tsx";
import { Mark } from "../../kit/icon.tsx";
import { Grown } from "./idea.tsx";
import type { SuggestionModel } from "./model.ts";

/** Groups that stand still below a target, with the one thing that was suggested to whoever leads them. */
export const Suggestions = ({ suggestions }: { suggestions: readonly SuggestionModel[] }) =>
  suggestions.length === 0 ? null : (
    <Sheet id="suggestions" title="Groups that stand still" aside="Their managers hear of it, without names">
      <ul class="people">
        {suggestions.map((each, index) => (
          <li>
            <Mark name={each.isUnled ? "risk" : "ball"} class={each.isUnled ? "tone-risk" : "tone-open"} />
            <div>
              <span class="who">{each.group}</span>
              <br />
              <span class="when">{`${each.about}. ${each.stands}`}</span>
              <p class="small prose gap">{each.action}</p>
              <p class="small muted">{each.told}</p>
            </div>
            <div class="state">
              <span>{each.answer ?? (each.isUnled ? "Nobody told" : "No answer yet")}</span>
            </div>
            {each.reason === undefined ? null : <p class="small said prose">{each.reason}</p>}
            {each.idea === undefined ? null : (
              <div class="request-actions">
                <Grown idea={each.idea} scope={`idea-of-${index}`} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
