import { stringify } from "csv-stringify/sync";
import { formatInstant } from "../../lib/instant.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { everything } from "./narrow.ts";
import type { Narrowing } from "./narrow.ts";
import { adoptionView } from "./view.ts";

const steps = ["eligible", "maturing", "judged", "trained", "tried", "active", "habitual", "lapsed"] as const;
const columns = ["change", "target", "name", "period_end", ...steps, "rate", "threshold", "unknown"];

/**
 * The rate over time of every target of a change as a file for a spreadsheet, a row a period end, with what a reader of this kind may
 * see. A cell that a spreadsheet would take for a formula is made text. @throws Problem `not_found`
 */
export async function adoptionCsv(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  key: string,
  asOf: number | null,
  part: Narrowing = everything,
): Promise<string> {
  const { targets } = await adoptionView(app, caller, key, asOf, part);
  const rows = targets.flatMap(({ target, name, threshold, curve }) =>
    curve.map(({ end, counts, rate, unknown }) => [
      key,
      target,
      name,
      formatInstant(end),
      ...steps.map((step) => counts[step]),
      rate === null ? "" : Math.round(rate * 1e6) / 1e6,
      threshold,
      unknown ? "yes" : "no",
    ]),
  );
  return stringify([columns, ...rows], { escape_formulas: true, bom: true });
}
