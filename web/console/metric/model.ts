import type { BroughtValue } from "../../../app/metric/bring-values.ts";
import { columnsOf } from "../../../app/metric/values-csv.ts";
import type { MetricValueView, MetricVersionView, MetricView } from "../../../app/metric/view.ts";
import { periodForm } from "../../../lib/period-text.ts";
import type { FieldError } from "../../kit/field.ts";
import { date, plural } from "../../kit/format.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";
import type { Moment } from "../../kit/moment.ts";
import type { MetricForm, MetricPageModel, MetricPreview, MetricRow } from "../../pages/metric.tsx";
import { nameOf } from "../change/names.ts";
import { metricModel, numbersWords } from "./words.ts";

interface Parts {
  readonly frame: ConsoleFrame;
  readonly view: MetricView;
  readonly mayAct: boolean;
  readonly list: string;
  readonly errors: readonly FieldError[];
  readonly brought: readonly BroughtValue[] | null;
}

const rowsShown = 200;

/** Everything the page of a business metric shows. */
export function metricPageModel(parts: Parts): MetricPageModel {
  const { frame, view, mayAct } = parts;
  return {
    frame,
    key: view.key,
    title: view.title,
    metric: metricModel(view),
    form: mayAct ? formOf(parts) : undefined,
    values: view.values.slice(0, rowsShown).map((each) => rowOf(view, each, frame)),
    more: Math.max(view.values.length - rowsShown, 0),
    note: view.values.some(({ withheld }) => withheld)
      ? "Values of fewer than five are for who may see names, and so are those they could be found from."
      : undefined,
    downloadHref: `/changes/${view.key}/metric.csv`,
  };
}

function formOf({ view, list, errors, brought }: Parts): MetricForm {
  const { kind, period } = view.metric;
  const columns = columnsOf(kind).filter((column) => column !== "wave" || view.waves.length > 0);
  const numbers = kind === "share" ? ["41", "210"] : ["12.5", "40", "3.5"];
  const wave = view.waves.length > 0 ? [view.waves[0]?.name ?? ""] : [];
  const optional = kind === "share" ? "" : " n and sd (standard deviation) may be empty.";
  const whole = view.waves.length > 0 ? " An empty wave is everybody." : "";
  return {
    action: `/changes/${view.key}/metric`,
    list: list === "" ? `${columns.join(",")}\n` : list,
    help: `Its first line names the columns: ${columns.join(", ")}.${optional}${whole} A period is written as ${periodForm[period]}, or as any day in it.`,
    lineHelp: `A line a value below the names of the columns, as ${[periodForm[period], ...wave, ...numbers].join(",")}`,
    errors,
    preview: brought === null ? undefined : previewOf(view, brought, list),
  };
}

function previewOf(view: MetricView, brought: readonly BroughtValue[], list: string): MetricPreview {
  const count = (outcome: BroughtValue["outcome"]) => brought.filter((each) => each.outcome === outcome).length;
  const { launchedAt } = view;
  const isLate =
    launchedAt !== null && brought.some(({ until, outcome }) => until <= launchedAt && outcome !== "unchanged");
  const late = isLate ? " What is of before the launch comes too late to be compared with." : "";
  return {
    said: `${plural(brought.length, "value")} in the list: ${count("added")} new, ${count("corrected")} corrected, ${count("unchanged")} as before.${late}`,
    rows: brought
      .filter(({ outcome }) => outcome !== "unchanged")
      .slice(0, rowsShown)
      .map(({ period, wave, now, was, outcome }) => ({
        period,
        of: whose(view, wave),
        what:
          was === null
            ? `${numbersWords(view.metric, now)}${outcome === "corrected" ? " instead of one that is not shown" : ""}`
            : `${numbersWords(view.metric, now)} instead of ${numbersWords(view.metric, was)}, which stays beside it`,
      })),
    hidden: { list, do: "take" },
  };
}

function rowOf(view: MetricView, each: MetricValueView, moment: Moment): MetricRow {
  return {
    period: each.period,
    of: whose(view, each.wave),
    value: said(view, each),
    place: placeWords(view, each),
    brought: broughtWords(each, moment),
    earlier: each.earlier.map((was) => `was ${said(view, was)}; ${broughtWords(was, moment)}`),
  };
}

function said({ metric }: MetricView, { numbers }: Pick<MetricVersionView, "numbers">): string {
  return numbers === null ? "not shown" : numbersWords(metric, numbers);
}

function broughtWords({ recordedAt, recordedBy }: MetricVersionView, moment: Moment): string {
  const who = recordedBy === null ? "a program" : nameOf(recordedBy);
  return `${date(moment, recordedAt)}, by ${who}`;
}

function placeWords({ launchedAt }: MetricView, { when, captured, beforeLaunch }: MetricValueView): string {
  if (when === "after") return "After the launch";
  if (when === "between") return "While waves launch, so not compared";
  if (launchedAt === null) return "Before the launch";
  if (!captured) return "Before the launch, brought in after it, so not compared";
  return beforeLaunch ? "Before the launch" : "Before the launch, corrected after it: what it was then is compared";
}

function whose({ waves }: MetricView, wave: string | null): string {
  if (wave === null) return "Everybody";
  const name = waves.find(({ id }) => id === wave)?.name ?? "";
  return name === "" ? wave : name;
}
