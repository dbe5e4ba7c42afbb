import { stringify } from "csv-stringify/sync";
import { formatInstant } from "../../lib/instant.ts";
import type { Counts } from "../../domain/adoption/measure.ts";
import { hasScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import type { CellPoint } from "./cell-point.ts";
import { everything } from "./narrow.ts";
import type { Narrowing } from "./narrow.ts";
import type { TargetView } from "./target-view.ts";
import { adoptionView } from "./view.ts";

const steps = ["eligible", "maturing", "judged", "trained", "tried", "active", "habitual", "lapsed"] as const;
const columns = ["change", "target", "name", "period_end", ...steps, "rate", "threshold", "unknown", "group", "wave"];

/**
 * The rate over time of every target of a change as a file for a spreadsheet, a row a period end, with what a reader of this kind may
 * see; of a group or wave that was asked for, its own. What is not told is empty, never zero. A cell that a spreadsheet would take for a
 * formula is made text. @throws Problem `not_found`
 */
export async function adoptionCsv(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  key: string,
  asOf: number | null,
  part: Narrowing = everything,
): Promise<string> {
  const { targets } = await adoptionView(app, caller, key, asOf, part);
  const isPart = part.group !== null || part.wave !== null;
  const isOpen = hasScope(caller, "people:read");
  const rows = targets.flatMap((target) => {
    const lines = isPart
      ? [...target.groups, ...target.waves].flatMap((each) =>
          (each.curve ?? []).map((point) => partLine(target, point)),
        )
      : target.curve.map((point) => wholeLine(point, isOpen));
    return lines.map(({ end, counts, rate, unknown }) => [
      key,
      target.target,
      target.name,
      formatInstant(end),
      ...steps.map((step) => counts[step] ?? ""),
      rate === null ? "" : Math.round(rate * 1e6) / 1e6,
      target.threshold,
      unknown ? "yes" : "no",
      part.group ?? "",
      part.wave ?? "",
    ]);
  });
  return stringify([columns, ...rows], { escape_formulas: true, bom: true });
}

interface Line {
  readonly end: number;
  readonly counts: Partial<Counts>;
  readonly rate: number | null;
  readonly unknown: boolean;
}

/** Zeros stand in the place of what is not told to who may not see names. */
function wholeLine({ end, counts, rate, unknown }: TargetView["curve"][number], isOpen: boolean): Line {
  return { end, counts: isOpen || counts.eligible > 0 ? counts : {}, rate, unknown };
}

/** Of a part those who count and who are judged are told, and no other step. */
function partLine({ countsAs }: TargetView, { end, rate, counted, judged, unknown }: CellPoint): Line {
  const counts = counted === null || judged === null ? {} : { judged, [countsAs]: counted };
  return { end, counts, rate, unknown };
}
