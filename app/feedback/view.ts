import { smallestGroup } from "../../domain/adoption/privacy.ts";
import { isOpenAt } from "../../domain/change/feedback.ts";
import { Problem } from "../../domain/errors.ts";
import { findChange } from "../../store/change/read.ts";
import { allAnswers } from "../../store/feedback/answers.ts";
import type { Answer } from "../../store/feedback/answers.ts";
import { countRounds } from "../../store/feedback/asked.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { presentOf } from "../change/present.ts";
import type { App } from "../context.ts";

/** A round of feedback as those who run a change see it. Instants are epoch milliseconds. */
export interface FeedbackRound {
  readonly round: string;
  readonly askedAt: number;
  readonly until: number;
  readonly closedAt: number | null;
  readonly isOpen: boolean;
  readonly asked: number;
  readonly answered: number;
  /** Nobody's by name, in no order; `null` while there are fewer than are ever shown. */
  readonly answers: readonly (Answer & { readonly id: string })[] | null;
}

export interface FeedbackView {
  readonly key: string;
  readonly smallestGroup: number;
  /** Newest first. */
  readonly rounds: readonly FeedbackRound[];
}

/** What people said about a change, never who said it, also not to whoever may see names. @throws Problem `not_found` */
export async function feedbackView(app: Pick<App, "db" | "now">, caller: Caller, key: string): Promise<FeedbackView> {
  requireScope(caller, "changes:read");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const [counts, answers] = await Promise.all([countRounds(app.db, key), allAnswers(app.db, key)]);
  const present = presentOf(app, row);
  const rounds = Object.entries(row.state.feedback ?? {}).map(([round, state]): FeedbackRound => {
    const { asked = 0, answered = 0 } = counts.find((each) => each.round === round) ?? {};
    const own = answers.filter((each) => each.round === round);
    return {
      round,
      askedAt: state.askedAt,
      until: state.until,
      closedAt: state.closedAt,
      isOpen: row.state.stage !== "closed" && isOpenAt(state, present),
      asked,
      answered,
      answers: own.length < smallestGroup ? null : own.map(({ id, helps, easier }) => ({ id, helps, easier })),
    };
  });
  return { key, smallestGroup, rounds: rounds.toReversed() };
}
