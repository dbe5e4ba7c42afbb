import { Climber } from "../../../domain/adoption/ladder.ts";
import type { Standing } from "../../../domain/adoption/ladder.ts";
import { Problem } from "../../../domain/errors.ts";
import type { Db } from "../../../store/database.ts";
import { rawWork } from "../../../store/usage/samples.ts";
import { numberOfSource } from "../../../store/usage/series.ts";
import { scheduleOf } from "../appraise.ts";
import { loadTarget } from "../target.ts";
import type { TargetQuestion } from "../target.ts";

/** What may be drawn: a person, or one thing that a person did. */
export interface Candidate {
  /** The same whenever it is asked for; what the lot falls on. */
  readonly id: string;
  readonly person: string;
  readonly group: string;
  readonly source: number | null;
  readonly messageId: string | null;
}

export interface Span {
  readonly draws: "actions" | "people";
  /** `[from, until)` in epoch milliseconds; neither before the launch. */
  readonly from: number;
  readonly until: number;
  /** Whoever looks at it: nobody is asked to judge their own work. */
  readonly reviewer: string;
}

/** Events of the name that are read at most. */
const mostRead = 200_000;
const pagePeople = 1_000;

/**
 * Everything that may be drawn: people who have the habit at the end of the span, or what people who are part of it did within it.
 * @throws Problem `incomplete` where there is too much to look through
 */
export async function candidatesOf(db: Db, question: TargetQuestion, span: Span): Promise<readonly Candidate[]> {
  const { until, reviewer, draws } = span;
  const { people, rule, launches } = await loadTarget(db, { ...question, at: until });
  const { boundaries } = scheduleOf(rule, launches, until);
  const ladder = { habit: rule.habit, graceDays: rule.graceDays, launches, boundaries };
  const standings = new Map(
    people.flatMap((person): [string, Standing][] => {
      const standing = person.person === reviewer ? null : new Climber(person, ladder).at(until);
      return standing === null ? [] : [[person.person, standing]];
    }),
  );
  if (draws === "actions") return workOf(db, question, span, standings);
  return [...standings].flatMap(([person, { group, habitual, maturing }]) =>
    habitual && !maturing ? [candidate({ person, group, source: null, messageId: null })] : [],
  );
}

async function workOf(
  db: Db,
  { target }: TargetQuestion,
  { from, until }: Span,
  standings: ReadonlyMap<string, Standing>,
): Promise<readonly Candidate[]> {
  const source = await numberOfSource(db, target.source ?? "");
  if (source === null) return [];
  const everybody = [...standings.keys()];
  const candidates: Candidate[] = [];
  let limit = mostRead;
  for (let page = 0; page < everybody.length; page += pagePeople) {
    const people = everybody.slice(page, page + pagePeople);
    const { read, work } = await rawWork(db, people, { source, behaviour: target.behaviour, from, until, limit });
    if (read >= limit)
      throw new Problem("incomplete", "There is more in this period than can be looked through. Choose a shorter one.");
    limit -= read;
    for (const { person, messageId, at } of work) {
      const standing = standings.get(person);
      if (standing === undefined || at < standing.start) continue;
      candidates.push(candidate({ person, group: standing.group, source, messageId }));
    }
  }
  return candidates;
}

function candidate(what: Omit<Candidate, "id">): Candidate {
  return { id: lotOf(what), ...what };
}

/** What the lot falls on. */
export function lotOf({ person, source, messageId }: Omit<Candidate, "id" | "group">): string {
  return source === null ? person : `${source}/${messageId}`;
}
