import { isHeldBy } from "../../domain/calendar/freeze.ts";
import { invalidField } from "../../domain/errors.ts";
import { findChangeDates } from "../../store/calendar/dates.ts";
import type { DateKind, DateQuestion } from "../../store/calendar/dates.ts";
import { findFreezes } from "../../store/calendar/freezes.ts";
import { findReviews } from "../../store/change/reviews.ts";
import { allTeams, findTeam } from "../../store/people/teams.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";

/** What stands in the calendar: the dates of changes, the reviews of finished ones, and the periods in which nothing launches. */
export type EntryKind = DateKind | "review" | "freeze";
export const entryKinds = [
  "launch",
  "training",
  "freeze",
  "answer",
  "decision",
  "judged",
  "reinforcement",
  "review",
] as const satisfies readonly EntryKind[];

export interface CalendarEntry {
  readonly kind: EntryKind;
  /** Key of the change; `null` for a freeze. */
  readonly change: string | null;
  /** Title of the change, or name of the freeze. */
  readonly title: string;
  /** The wave, gate, target or connection it is about, or why nothing launches; may be empty. */
  readonly part: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** End of a freeze or training, not part of it; `null`: it is a moment. */
  readonly until: number | null;
  /** It happened already. */
  readonly done: boolean;
  /** Stays the same while its date moves. */
  readonly id: string;
}

/** What an entry of a change is known by while its date moves. `subject` of a session: `{training}.{session}`. */
export function entryId(change: string, kind: EntryKind, subject: string): string {
  return `${change}.${kind}.${subject}`;
}

const spanMaxMs = 800 * 86_400_000;

/** Everything in `[from, until)`, in order; freezes that touch it too. @throws Problem `invalid` */
export async function calendarEntries(
  app: Pick<App, "db">,
  caller: Caller,
  question: DateQuestion,
): Promise<readonly CalendarEntry[]> {
  requireScope(caller, "changes:read");
  const { from, until, team } = question;
  if (until <= from) throw invalidField("until", "It ends before it begins. Choose a later end.");
  if (until - from > spanMaxMs) throw invalidField("until", "Ask for two years at most.");
  if (team !== null && (await findTeam(app.db, team)) === null)
    throw invalidField("team", `There is no team ${team}. Leave it out to see everybody's.`);
  return entriesIn(app, question);
}

/** The same for a reader whose right was looked at. */
export async function entriesIn(
  app: Pick<App, "db">,
  { from, until, team }: DateQuestion,
): Promise<readonly CalendarEntry[]> {
  const [dates, freezes, reviews] = await Promise.all([
    findChangeDates(app.db, { from, until, team }),
    findFreezes(app.db, { from, until }),
    findReviews(app.db, { from, before: until, team }),
  ]);
  const entries: CalendarEntry[] = [
    ...dates.map(({ subject, ...date }) => ({ ...date, id: entryId(date.change, date.kind, subject ?? date.part) })),
    ...freezes
      .filter((freeze) => team === null || isHeldBy(freeze, team))
      .map(({ id, name, reason, from: at, until: end }) => {
        return { kind: "freeze" as const, change: null, title: name, part: reason, at, until: end, done: false, id };
      }),
    ...reviews.map(({ change, title, subject, connects, dueAt: at }) => {
      const id = entryId(change, "review", subject);
      return { kind: "review" as const, change, title, part: connects ?? "", at, until: null, done: false, id };
    }),
  ];
  return entries.toSorted((a, b) => a.at - b.at);
}

/** The teams a calendar can be of, by id. */
export async function calendarTeams(
  app: Pick<App, "db">,
  caller: Caller,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  requireScope(caller, "changes:read");
  return (await allTeams(app.db)).map(({ id, name }) => ({ id, name }));
}
