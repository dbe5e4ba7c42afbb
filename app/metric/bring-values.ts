import { Problem } from "../../domain/errors.ts";
import type { FieldProblem } from "../../domain/errors.ts";
import { same } from "../../domain/same.ts";
import { periodForm, readPeriod, writePeriod } from "../../lib/period-text.ts";
import { addMetricValues, countMetricValues, findMetricValues, whileNothingMoves } from "../../store/metric/values.ts";
import type { NewMetricValue } from "../../store/metric/values.ts";
import type { MetricNumbers } from "../../domain/metric/value.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { callerId } from "../change/orders.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { cellsOf, withheldFrom } from "./cells.ts";
import type { Cell } from "./cells.ts";
import { MetricValues, numbersOf, versionsMax } from "./input.ts";
import type { MetricValue } from "./input.ts";
import { namedMetric, noMetric } from "./named.ts";
import type { NamedMetric } from "./named.ts";

/** What became of a value, or would. `was`: what stood there before, which is kept beside it; `null` too where it may not be told. */
export interface BroughtValue {
  readonly period: string;
  /** The end of the period, in epoch milliseconds. */
  readonly until: number;
  readonly wave: string | null;
  readonly outcome: "added" | "corrected" | "unchanged";
  readonly now: MetricNumbers;
  readonly was: MetricNumbers | null;
}

/**
 * Takes in values of the metric that a change names. A value of a period and wave that is known and says something else is corrected: the old one is
 * kept beside it with who brought it and when. The same values twice change nothing. A preview tells what would become of them.
 * @throws Problem `not_found` for a change that names no metric, `invalid` naming each value that cannot be taken; then none is kept
 */
export async function bringMetricValues(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  key: string,
  input: unknown,
  { preview = false }: { readonly preview?: boolean } = {},
): Promise<readonly BroughtValue[]> {
  requireScope(caller, "changes:write");
  const { values } = parse(MetricValues, input);
  const named = await namedMetric(app, key);
  if (named === null) throw noMetric(key);
  const now = Math.max(app.now(), named.row.lastAt);
  const brought = readValues(named, values, now);
  return whileNothingMoves(app.db, key, async (tx) => {
    const cells = cellsOf(await findMetricValues(tx, named.of), named);
    const outcome = outcomeOf(brought, cells, { named, hidden: withheldFrom(caller, cells) });
    const news = outcome.flatMap(({ outcome: became }, index) =>
      became === "unchanged" ? [] : (brought[index] ?? []),
    );
    if (preview || news.length === 0) return outcome;
    if ((await countMetricValues(tx, key)) + news.length > versionsMax) throw tooMany(key);
    await addMetricValues(tx, named.of, news, { recordedAt: now, recordedBy: callerId(caller) });
    return outcome;
  });
}

function tooMany(key: string): Problem {
  const message = `${key} keeps ${versionsMax} values with their corrections, and this would be more. Choose a longer period, or bring fewer.`;
  return new Problem("conflict", message, { errors: [{ path: "values", message }] });
}

/** Every value as it is kept. @throws Problem `invalid` naming all that are wrong */
function readValues(named: NamedMetric, values: readonly MetricValue[], now: number): readonly NewMetricValue[] {
  const errors: FieldProblem[] = [];
  const placeOf = new Map<string, number>();
  const read = values.flatMap((given, index): NewMetricValue[] => {
    const at = `values.${index}`;
    const wrong = (field: string, message: string) => {
      errors.push({ path: `${at}.${field}`, message });
      return [];
    };
    const period = readPeriod(named.rule, given.period);
    if (period === null) return wrong("period", periodMistake(named));
    if (period.until > now) return wrong("period", `${given.period} is not over yet. Bring its value once it is.`);
    if (period.day < "1970-01-01") return wrong("period", "Nothing before 1970 is taken.");
    const wave = waveOf(named, given.wave ?? null);
    if (wave === undefined) return wrong("wave", waveMistake(named));
    const numbers = numbersOf(named.metric.kind, given);
    if ("message" in numbers) return wrong(numbers.field, numbers.message);
    const id = `${period.day} ${wave ?? ""}`;
    const twin = placeOf.get(id);
    if (twin !== undefined) return wrong("period", `The value at ${twin + 1} is of the same period and wave.`);
    placeOf.set(id, index);
    return [{ day: period.day, wave, numbers }];
  });
  if (errors.length > 0)
    throw new Problem("invalid", "Some of the values cannot be taken. Nothing was kept.", { errors });
  return read;
}

function periodMistake({ rule: { period } }: NamedMetric): string {
  if (period === "day") return `There is one value a day: write it as ${periodForm.day}.`;
  return `There is one value a ${period}: write it as ${periodForm[period]}, or as any day in it, such as ${periodForm.day}.`;
}

/** By its id or its name; `undefined` for none. */
function waveOf({ waves }: NamedMetric, text: string | null): string | null | undefined {
  if (text === null) return null;
  const plain = text.toLowerCase();
  return (waves.find(({ id }) => id === text) ?? waves.find(({ name }) => name.toLowerCase() === plain))?.id;
}

function waveMistake({ waves }: NamedMetric): string {
  if (waves.length === 0) return "This change has no waves. Leave it out: the value is of everybody.";
  return `There is no such wave. Name one of ${waves.map(({ id, name }) => (name === "" ? id : name)).join(", ")}, or none for everybody.`;
}

function outcomeOf(
  brought: readonly NewMetricValue[],
  cells: readonly Cell[],
  { named: { rule }, hidden }: { readonly named: NamedMetric; readonly hidden: ReadonlySet<Cell> },
): readonly BroughtValue[] {
  const known = new Map(cells.map((cell) => [`${cell.day} ${cell.wave ?? ""}`, cell]));
  return brought.map(({ day, wave, numbers }) => {
    const cell = known.get(`${day} ${wave ?? ""}`);
    const stood = cell?.versions.at(-1)?.numbers ?? null;
    const until = readPeriod(rule, day)?.until ?? 0;
    const outcome = stood === null ? "added" : same(stood, numbers) ? "unchanged" : "corrected";
    const was = cell !== undefined && hidden.has(cell) ? null : stood;
    return { period: writePeriod(rule.period, day), until, wave, outcome, now: numbers, was };
  });
}
