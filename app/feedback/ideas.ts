import { smallestGroup } from "../../domain/adoption/privacy.ts";
import type { Outcome, Stage, SuggestionState } from "../../domain/change/state.ts";
import { Problem } from "../../domain/errors.ts";
import { findChange } from "../../store/change/read.ts";
import type { ChangeRow } from "../../store/change/read.ts";
import { findTexts } from "../../store/change/write.ts";
import { allAnswers } from "../../store/feedback/answers.ts";
import { followUpsOf } from "../../store/feedback/follow-ups.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** Something that was said about a change and may become a change of its own. */
export interface Idea {
  /** Of the answer to feedback, which leads to nobody, or of the manager's text. */
  readonly id: string;
  readonly from: "feedback" | "manager";
  /** Whose manager said it; `null` for feedback, of which no group is told. */
  readonly group: string | null;
  readonly words: string;
  /** The change it became; `null` while it has not. */
  readonly grown: string | null;
}

/** A change that grew out of another one. */
export interface LedTo {
  readonly key: string;
  readonly title: string;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
}

export interface IdeasView {
  readonly key: string;
  readonly ideas: readonly Idea[];
  /** Also those whose idea is told no more. */
  readonly ledTo: readonly LedTo[];
}

/**
 * What people said would make it easier, once enough of them answered, and what managers said of their groups, each with the change it
 * became. @throws Problem `not_found`
 */
export async function ideasView(app: Pick<App, "db">, caller: Caller, key: string): Promise<IdeasView> {
  requireScope(caller, "changes:read");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const [fromFeedback, fromManagers, grown] = await Promise.all([
    ideasOfFeedback(app, key),
    ideasOfManagers(app, row),
    followUpsOf(app.db, key),
  ]);
  const grownOf = new Map(grown.map((each) => [each.answer, each.key]));
  const ideas = [...fromFeedback, ...fromManagers].map((idea) => ({ ...idea, grown: grownOf.get(idea.id) ?? null }));
  const ledTo = grown.map((each) => ({ key: each.key, title: each.title, stage: each.stage, outcome: each.outcome }));
  return { key, ideas, ledTo };
}

type Said = Omit<Idea, "grown">;

/** The same bar as for the answers themselves: none of a round that fewer than five people answered. */
async function ideasOfFeedback({ db }: Pick<App, "db">, key: string): Promise<readonly Said[]> {
  const answers = await allAnswers(db, key);
  const isTold = (round: string) => answers.filter((each) => each.round === round).length >= smallestGroup;
  return answers.flatMap(({ id, round, easier }): readonly Said[] =>
    easier === "" || !isTold(round) ? [] : [{ id, from: "feedback", group: null, words: easier }],
  );
}

async function ideasOfManagers({ db }: Pick<App, "db">, { state }: ChangeRow): Promise<readonly Said[]> {
  const made: readonly SuggestionState[] = Object.values(state.suggestions ?? {});
  const texts = await findTexts(
    db,
    made.flatMap(({ reason }) => reason ?? []),
  );
  return made.flatMap(({ group, reason }): readonly Said[] => {
    const words = reason === null ? undefined : texts.get(reason);
    return reason === null || words === undefined ? [] : [{ id: reason, from: "manager", group, words }];
  });
}
