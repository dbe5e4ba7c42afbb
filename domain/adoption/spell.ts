import { launchOf } from "./person.ts";
import type { Launches, Membership } from "./person.ts";
import { DAY_MS } from "./rule.ts";

/** Someone who was away for longer starts again on return. */
export const RESTART_AFTER_MS = 90 * DAY_MS;

/** A stretch `[from, to)` in which a person is eligible under one row, and the start that counts in it. */
export interface Spell {
  readonly from: number;
  readonly to: number;
  readonly group: string;
  readonly wave: string | null;
  readonly start: number;
}

/**
 * The spells of one person, in time order and without overlap. Where rows overlap, the one joined last holds (of two
 * joined at once, the later in the list), so that everybody is in exactly one group.
 */
export function spellsOf(memberships: readonly Membership[], launches: Launches): Spell[] {
  const rows = memberships
    .filter((row) => row.leftAt === null || row.leftAt > row.joinedAt)
    .toSorted((a, b) => a.joinedAt - b.joinedAt);
  const spells: Spell[] = [];
  let joined = Number.NEGATIVE_INFINITY;
  let presentUntil = Number.NEGATIVE_INFINITY;
  for (const [index, row] of rows.entries()) {
    if (row.joinedAt - presentUntil > RESTART_AFTER_MS) joined = row.joinedAt;
    presentUntil = Math.max(presentUntil, row.leftAt ?? Number.POSITIVE_INFINITY);
    const launchedAt = launchOf(launches, row.wave);
    if (launchedAt === null) continue;
    const start = Math.max(launchedAt, joined);
    for (const [from, to] of heldBy(rows, index)) {
      if (to > launchedAt) {
        spells.push({ from: Math.max(from, launchedAt), to, group: row.group, wave: row.wave, start });
      }
    }
  }
  return spells.toSorted((a, b) => a.from - b.from);
}

/** The parts of row `index` that no row joined later covers. `rows` are sorted by joining. */
function heldBy(rows: readonly Membership[], index: number): [number, number][] {
  const row = rows[index];
  if (row === undefined) return [];
  const end = row.leftAt ?? Number.POSITIVE_INFINITY;
  const parts: [number, number][] = [];
  let from = row.joinedAt;
  for (const later of rows.slice(index + 1)) {
    if (later.joinedAt >= end) break;
    if (later.joinedAt > from) parts.push([from, later.joinedAt]);
    from = Math.max(from, later.leftAt ?? Number.POSITIVE_INFINITY);
  }
  if (from < end) parts.push([from, end]);
  return parts;
}
