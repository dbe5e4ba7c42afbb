import { stringify } from "csv-stringify/sync";
import { formatInstant } from "../../lib/instant.ts";
import { findChanges } from "../../store/change/read.ts";
import { findPlaces } from "../../store/portfolio/places.ts";
import type { Place } from "../../store/portfolio/places.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { listFilter, PortfolioFilter } from "./filter.ts";
import { itemsOf } from "./items.ts";
import type { PortfolioItem } from "./items.ts";

const columns = ["change", "title", "team", "owner", "status", "stage", "outcome", "launched_at", "days_since_launch"]
  .concat(["target", "verdict", "rate", "counted", "judged", "threshold", "direction", "gap", "change_since_period"])
  .concat(["tried", "lapsed", "source", "data_until", "measured_at", "next_decision", "whose", "due_at", "unfunded"]);

/** A number below zero begins as a formula does, and is none. */
const cast = { number: (value: number) => ({ value: String(value), escape_formulas: false }) };

/** Changes read at once: what is in memory follows from this, but for the text itself. */
const pageLength = 500;

/**
 * Every change that fits as a row of a file for a spreadsheet, in the list's order, with what a reader of this kind may see. A cell
 * that a spreadsheet would take for a formula is made text. @throws Problem `invalid`
 */
export async function portfolioCsv(app: Pick<App, "db" | "now">, caller: Caller, input: unknown): Promise<string> {
  requireScope(caller, "changes:read");
  const filter = await listFilter(app, caller, parse(PortfolioFilter, input));
  const parts = [stringify([columns], { bom: true })];
  for (let after: Place | null = null; ;) {
    const placed = await findPlaces(app.db, filter, { after, limit: pageLength });
    const rows = await findChanges(
      app.db,
      placed.map(({ key }) => key),
    );
    parts.push(stringify((await itemsOf(app, caller, rows)).map(cellsOf), { escape_formulas: true, cast }));
    after = placed.at(-1)?.place ?? null;
    if (placed.length < pageLength) return parts.join("");
  }
}

const instant = (at: number | null | undefined) => (at == null ? "" : formatInstant(at));
const share = (value: number | null | undefined) => (value == null ? "" : Math.round(value * 1e6) / 1e6);

function cellsOf(item: PortfolioItem): (string | number)[] {
  const { target, next } = item;
  return [
    item.key,
    item.title,
    item.team ?? "",
    item.owner?.name ?? "",
    item.status,
    item.stage,
    item.outcome ?? "",
    instant(item.launchedAt),
    item.daysSinceLaunch ?? "",
    target?.name ?? "",
    target?.verdict ?? "",
    share(target?.rate),
    target?.counted ?? "",
    target?.judged ?? "",
    share(target?.threshold),
    target === null ? "" : (target.aim ?? "at_least"),
    share(target?.gap),
    share(target?.change),
    item.tried ?? "",
    item.lapsed ?? "",
    target?.source ?? "",
    instant(target?.watermark),
    instant(target?.asOf),
    next?.decision ?? "",
    next?.people.map(({ name }) => name ?? "somebody whose name was erased").join(", ") ?? "",
    instant(next?.dueAt),
    item.isUnfunded ? "yes" : "no",
  ];
}
