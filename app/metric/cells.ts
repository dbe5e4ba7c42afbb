import { smallestGroup } from "../../domain/adoption/privacy.ts";
import { peopleOf } from "../../domain/metric/value.ts";
import type { KeptMetricValue } from "../../store/metric/values.ts";
import { hasScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { NamedMetric } from "./named.ts";

/** All versions of one period and wave, in the order in which they came. */
export interface Cell {
  readonly day: string;
  readonly wave: string | null;
  readonly versions: readonly KeptMetricValue[];
}

/** Newest first, everybody before waves. */
export function cellsOf(kept: readonly KeptMetricValue[], { waves }: Pick<NamedMetric, "waves">): readonly Cell[] {
  const cells = new Map<string, KeptMetricValue[]>();
  for (const each of kept) {
    const id = `${each.day} ${each.wave ?? ""}`;
    cells.set(id, [...(cells.get(id) ?? []), each]);
  }
  const place = (wave: string | null) => waves.findIndex(({ id }) => id === wave);
  return [...cells.values()]
    .flatMap((versions) => versions.slice(0, 1).map(({ day, wave }) => ({ day, wave, versions })))
    .toSorted((a, b) => b.day.localeCompare(a.day) || place(a.wave) - place(b.wave));
}

/**
 * What is not told to a caller who may not see names: what is of fewer than five, and all waves of such a period, since one of them could be
 * found from the others and everybody.
 */
export function withheldFrom(caller: Caller, cells: readonly Cell[]): ReadonlySet<Cell> {
  if (hasScope(caller, "people:read")) return new Set();
  const small = cells.filter(({ versions }) =>
    versions.some(({ numbers }) => (peopleOf(numbers) ?? smallestGroup) < smallestGroup),
  );
  const days = new Set(small.map(({ day }) => day));
  return new Set(cells.filter((cell) => days.has(cell.day) && (cell.wave !== null || small.includes(cell))));
}
