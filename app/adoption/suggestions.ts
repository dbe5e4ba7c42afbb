import type { StuckStep } from "../../domain/adoption/stuck.ts";
import type { SuggestionAnswer } from "../../domain/change/stuck-group.ts";
import { Problem } from "../../domain/errors.ts";
import { findStuckGroups } from "../../store/adoption/stuck-groups.ts";
import type { StoredStuckGroup } from "../../store/adoption/stuck-groups.ts";
import { findChange } from "../../store/change/read.ts";
import { findTexts } from "../../store/change/write.ts";
import { managersOf } from "../../store/people/leaders.ts";
import { findCards } from "../../store/people/names.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { PersonName } from "../change/person-name.ts";
import { presentOf } from "../change/present.ts";
import { storedInput } from "../change/stored-input.ts";
import { personOf } from "../change/view.ts";
import type { App } from "../context.ts";

/** A group that stands still below a target, and what came of telling its manager. Instants are epoch milliseconds. */
export interface GroupSuggestion {
  readonly group: string;
  readonly target: string;
  readonly step: StuckStep;
  /** What may be told of the group as it was last measured; `null` once it stands still no more, or points at people. */
  readonly numbers: Pick<StoredStuckGroup, "asOf" | "judged" | "counted" | "people"> | null;
  /** The latest message to its manager; `null` where there was none. */
  readonly suggestion: {
    readonly id: string;
    readonly manager: PersonName;
    readonly madeAt: number;
    readonly answer: SuggestionAnswer | null;
    /** Their words; `null` where there are none, or they are erased. */
    readonly reason: string | null;
    /** Under which their words may become a change; `null` where there are none. */
    readonly reasonId: string | null;
  } | null;
  /** Nobody who can be written to is known as the manager of its people. */
  readonly isUnled: boolean;
}

/** The groups that stand still, with what was suggested to their managers and what they say. @throws Problem `not_found` */
export async function suggestionsView(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  key: string,
): Promise<{ readonly key: string; readonly groups: readonly GroupSuggestion[] }> {
  requireScope(caller, "changes:read");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const made = Object.values(row.state.suggestions ?? {});
  const stuck = row.state.stage === "closed" ? [] : await findStuckGroups(app.db, key);
  if (made.length === 0 && stuck.length === 0) return { key, groups: [] };
  const untold = stuck.filter(({ group }) => !made.some((each) => each.group === group));
  const { population } = await storedInput(app, row.state);
  const unled = { population: population ?? "", groups: untold.map(({ group }) => group), at: presentOf(app, row) };
  const [texts, cards, managers] = await Promise.all([
    findTexts(
      app.db,
      made.flatMap(({ reason }) => reason ?? []),
    ),
    findCards(
      app.db,
      made.map(({ manager }) => manager),
    ),
    managersOf(app.db, unled),
  ]);
  const person = personOf(cards);
  const told = made.map(({ group, target, step, ...each }): GroupSuggestion => {
    const now = stuck.find((one) => one.group === group && one.target === target && one.step === step);
    const reason = each.reason === null ? null : (texts.get(each.reason) ?? null);
    const { suggestion: id, manager, madeAt, answer } = each;
    return {
      group,
      target,
      step,
      numbers: now ?? null,
      suggestion: {
        id,
        manager: person(manager),
        madeAt,
        answer,
        reason,
        reasonId: reason === null ? null : each.reason,
      },
      isUnled: false,
    };
  });
  const others = untold.map(({ group, target, step, ...numbers }): GroupSuggestion => ({
    group,
    target,
    step,
    numbers,
    suggestion: null,
    isUnled: !managers.has(group),
  }));
  return { key, groups: [...told, ...others].toSorted((a, b) => a.group.localeCompare(b.group)) };
}
