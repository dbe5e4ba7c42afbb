import type { Party } from "../../domain/change/ball.ts";
import type { Stage } from "../../domain/change/state.ts";
import { waitingSpans } from "../../domain/change/waiting.ts";
import type { WaitingSpan } from "../../domain/change/waiting.ts";
import { Problem } from "../../domain/errors.ts";
import { elapsedBusinessSeconds } from "../../lib/business-time/arithmetic.ts";
import type { Calendar } from "../../lib/business-time/schema.ts";
import { listEvents } from "../../store/change/events.ts";
import { findChange, findContent } from "../../store/change/read.ts";
import { eventOf } from "../../store/change/record.ts";
import { calendarOf, workingTimes } from "../../store/people/calendars.ts";
import { findCards } from "../../store/people/names.ts";
import { allTeams } from "../../store/people/teams.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { usualAnswer } from "./queue.ts";
import { presentOf } from "./present.ts";

/** A span with its working time, by the calendar of whoever had the ball. Instants are epoch milliseconds. */
export interface TimedSpan extends Omit<WaitingSpan, "person" | "gate"> {
  /** The team of whoever had it, else their name; "Nobody" where nobody could act. */
  readonly who: string;
  /** Name of the gate. */
  readonly gate: string | null;
  readonly seconds: number;
  /** Of these, after the deadline. */
  readonly overSeconds: number;
}

/** All that one party had the ball for one thing. */
export interface WaitingPart {
  readonly who: string;
  readonly party: Party;
  readonly stage: Stage;
  readonly held: boolean;
  readonly seconds: number;
  readonly overSeconds: number;
  /** Within which time they were to answer, in words such as "3 days". */
  readonly sla: string | null;
}

export interface WaitingTime {
  readonly since: number;
  readonly until: number;
  /** The sum of the parts, and of the spans. */
  readonly totalSeconds: number;
  /** The longest first. */
  readonly parts: readonly WaitingPart[];
  readonly spans: readonly TimedSpan[];
}

const rowsMax = 100_000;

/** Whose turn every working hour of a change was, until it ended or until now. @throws Problem `not_found` */
export async function waitingTime(app: Pick<App, "db" | "now">, caller: Caller, key: string): Promise<WaitingTime> {
  requireScope(caller, "changes:read");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const { state } = row;
  const rows = (await listEvents(app.db, key, 0, rowsMax)).filter(({ seq }) => seq <= state.seq);
  const spans = waitingSpans(key, rows.map(eventOf), presentOf(app, row));
  const people = [...new Set(spans.flatMap(({ person }) => person ?? []))];
  const { team } = state.plan;
  const [content, cards, times, own, teams] = await Promise.all([
    findContent(app.db, key, state.revision.number, state.revision.hash),
    findCards(app.db, people),
    workingTimes(app.db, people, team),
    calendarOf(app.db, team),
    allTeams(app.db),
  ]);
  const teamName = (id: string) => teams.find((each) => each.id === id || each.name === id)?.name ?? id;
  const whoOf = ({ party, person }: WaitingSpan): string => {
    const card = person === null ? undefined : cards.get(person);
    if (card?.team != null) return teamName(card.team);
    if (person !== null) return card?.name ?? "Somebody whose name is erased";
    return party === "builders" && team !== null ? teamName(team) : party === "nobody" ? "Nobody" : "Nobody named";
  };
  const timed = spans.map(({ person, gate, ...span }): TimedSpan => {
    const calendar: Calendar = person === null ? own : times(person).party;
    const seconds = elapsedBusinessSeconds(calendar, span.from, span.until);
    const due = span.dueAt === null || span.held ? span.until : Math.min(Math.max(span.dueAt, span.from), span.until);
    const name = content?.gates.find((each) => each.id === gate)?.name ?? gate;
    const overSeconds = elapsedBusinessSeconds(calendar, due, span.until);
    return { ...span, who: whoOf({ ...span, person, gate }), gate: name, seconds, overSeconds };
  });
  const answerIn = teams.find((each) => each.id === team || each.name === team)?.intake.answerIn ?? usualAnswer;
  const dueIn = (name: string | null) => content?.gates.find((each) => each.name === name)?.dueIn ?? null;
  const slaOf = ({ stage, party, gate }: TimedSpan) =>
    stage === "intake" && party === "owner" ? answerIn : party === "stakeholders" ? dueIn(gate) : null;
  return {
    since: timed[0]?.from ?? row.createdAt,
    until: timed.at(-1)?.until ?? row.createdAt,
    totalSeconds: timed.reduce((sum, { seconds }) => sum + seconds, 0),
    parts: partsOf(timed, slaOf),
    spans: timed,
  };
}

function partsOf(spans: readonly TimedSpan[], slaOf: (span: TimedSpan) => string | null): readonly WaitingPart[] {
  const parts = new Map<string, WaitingPart>();
  for (const span of spans) {
    const { who, party, stage, held, seconds, overSeconds } = span;
    const name = JSON.stringify([who, party, stage, held]);
    const known = parts.get(name) ?? { who, party, stage, held, seconds: 0, overSeconds: 0, sla: slaOf(span) };
    parts.set(name, { ...known, seconds: known.seconds + seconds, overSeconds: known.overSeconds + overSeconds });
  }
  return [...parts.values()].toSorted((a, b) => b.seconds - a.seconds);
}
