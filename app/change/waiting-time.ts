import type { Party } from "../../domain/change/ball.ts";
import type { Stage } from "../../domain/change/state.ts";
import type { WaitingSpan } from "../../domain/change/waiting.ts";
import { Problem } from "../../domain/errors.ts";
import { findChange, findContent } from "../../store/change/read.ts";
import { clockOf } from "../../store/change/turn-clock.ts";
import { turnsOf } from "../../store/change/turns.ts";
import type { KeptSpan } from "../../store/change/turns.ts";
import { findCards } from "../../store/people/names.ts";
import { allTeams } from "../../store/people/teams.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { usualAnswer } from "./queue.ts";
import { presentOf } from "./present.ts";

/** A span with its working time, by the calendar of whoever had the ball. Instants are epoch milliseconds. */
export interface TimedSpan extends Omit<WaitingSpan, "person" | "gate" | "until"> {
  readonly until: number;
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

/** Whose turn every working hour of a change was, until it ended or until now. @throws Problem `not_found` */
export async function waitingTime(app: Pick<App, "db" | "now">, caller: Caller, key: string): Promise<WaitingTime> {
  requireScope(caller, "changes:read");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const { state } = row;
  const { team: built } = state.plan;
  const kept = (await turnsOf(app.db, key)).map((span) => ({ ...span, built }));
  const people = kept.flatMap(({ person, team }) => (team === null && person !== null ? [person] : []));
  const [content, cards, clock, teams] = await Promise.all([
    findContent(app.db, key, state.revision.number, state.revision.hash),
    findCards(app.db, people),
    clockOf(
      app.db,
      kept.filter(({ until }) => until === null),
    ),
    allTeams(app.db),
  ]);
  const whoOf = ({ party, person, team }: KeptSpan): string => {
    if (team !== null) return teams.find(({ id }) => id === team)?.name ?? team;
    if (person !== null) return cards.get(person)?.name ?? "Somebody whose name is erased";
    return party === "nobody" ? "Nobody" : "Nobody named";
  };
  const present = presentOf(app, row);
  const timed = kept.flatMap((span): TimedSpan[] => {
    const { from, stage, held, party, dueAt } = span;
    const until = span.until ?? present;
    if (until <= from) return [];
    const { seconds, overSeconds } =
      span.until === null
        ? clock.timeOf(span, until)
        : { seconds: span.seconds ?? 0, overSeconds: span.overSeconds ?? 0 };
    const gate = content?.gates.find(({ id }) => id === span.gate)?.name ?? span.gate;
    return [{ from, until, stage, held, party, dueAt, who: whoOf(span), gate, seconds, overSeconds }];
  });
  const answerIn = teams.find(({ id, name }) => id === built || name === built)?.intake.answerIn ?? usualAnswer;
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
