import type { ResponseCase } from "../../domain/adoption/response.ts";
import { firstLaunch } from "../../domain/adoption/person.ts";
import type { Launches } from "../../domain/adoption/person.ts";
import { everybody } from "../../domain/change/content.ts";
import type { StoredContent, StoredTarget } from "../../domain/change/content.ts";
import type { Answer } from "../../domain/change/schema.ts";
import { addBusinessTime } from "../../lib/business-time/arithmetic.ts";
import { parseBusinessDuration } from "../../lib/business-time/duration.ts";
import type { Db } from "../../store/database.ts";
import { calendarOf } from "../../store/people/calendars.ts";
import { askedRows } from "../../store/usage/response-cases.ts";
import type { AskedRow } from "../../store/usage/response-cases.ts";
import { ensureResponses } from "../../store/usage/response-series.ts";

export interface CaseQuestion {
  readonly content: StoredContent;
  readonly target: StoredTarget;
  readonly response: Answer;
  readonly launches: Launches;
  /** Everything asked before this instant. */
  readonly until: number;
}

/**
 * The cases of a service level since the first launch, with the instant each is due on the calendar of the team that answers.
 * A case belongs to the group that the asking event names; else to the group in which whoever asked was, then to that of
 * whoever answered. So a case that names nobody and was answered by nobody is nobody's.
 */
export async function loadCases(db: Db, question: CaseQuestion): Promise<readonly ResponseCase[]> {
  const { content, target, response, launches, until } = question;
  const from = firstLaunch(launches);
  if (from === null) return [];
  const asking = target.source ?? "";
  const series = await ensureResponses(
    db,
    { trigger: asking, answer: response.source ?? asking },
    { trigger: target.behaviour, answer: response.behaviour, key: response.key, groupBy: response.groupBy },
  );
  if (series === null) return [];
  const calendar = await calendarOf(db, response.team);
  const within = parseBusinessDuration(response.within);
  const population = content.population ?? "";
  const cases: ResponseCase[] = [];
  const samePerson = response.key.by === "person_and_object";
  for await (const row of askedRows(db, { series, population, samePerson, from, until })) {
    const group = groupOf(row);
    if (target.groups.length > 0 && (group === null || !target.groups.includes(group))) continue;
    const wave = group === null ? null : waveOf(content, group);
    const { at, answeredAt } = row;
    cases.push({ at, answeredAt, dueAt: addBusinessTime(calendar, at, within), group, wave });
  }
  return cases;
}

function groupOf({ owedBy, askedIn, answeredIn }: AskedRow): string | null {
  return owedBy ?? askedIn ?? answeredIn;
}

function waveOf({ waves }: StoredContent, group: string): string | null {
  if (waves.length === 0) return everybody;
  return waves.find((wave) => wave.groups.includes(group))?.id ?? null;
}
