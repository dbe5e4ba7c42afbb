/** Who was frozen on the rosters at launch, and what became of that since. Instants are epoch milliseconds. */

/** A row `[joinedAt, leftAt)` of the population. */
export interface RosterRow {
  readonly group: string;
  readonly joinedAt: number;
  readonly leftAt: number | null;
}

export interface RosterPerson {
  /** The group somebody was in when a wave launched, by wave. */
  readonly frozen: Readonly<Record<string, string>>;
  readonly rows: readonly RosterRow[];
}

export interface RosterWave {
  readonly id: string;
  readonly launchedAt: number | null;
  /** `null`: whatever the group. */
  readonly groups: readonly string[] | null;
}

/**
 * People of a group or wave. `now = frozen − left − movedOut + joined + movedIn`: who joined was on no roster, who moved in was on
 * that of another group, who left is in no group at all.
 */
export interface Moves {
  readonly frozen: number;
  readonly joined: number;
  readonly left: number;
  readonly movedIn: number;
  readonly movedOut: number;
  readonly now: number;
}

export type MoveKind = keyof Moves;
export const moveKinds: readonly MoveKind[] = ["frozen", "joined", "left", "movedIn", "movedOut", "now"];
export const NO_MOVES: Moves = Object.freeze({ frozen: 0, joined: 0, left: 0, movedIn: 0, movedOut: 0, now: 0 });

/** One instant: waves that have launched by then, each with its groups. */
export interface RosterReading {
  readonly at: number;
  readonly waves: ReadonlyMap<string, ReadonlyMap<string, Moves>>;
}

/** Compares the rosters with who is where, at every instant. The work is people × instants × waves. */
export function compareRosters(
  people: readonly RosterPerson[],
  waves: readonly RosterWave[],
  instants: readonly number[],
): RosterReading[] {
  return instants.map((at) => {
    const launched = waves.filter(({ launchedAt }) => launchedAt !== null && launchedAt <= at);
    const tally = new Tally(launched);
    for (const person of people) tally.add(person, at);
    return { at, waves: tally.cells };
  });
}

/** Parts together. */
export function sumOfMoves(parts: Iterable<Moves>): Moves {
  const sum = { ...NO_MOVES };
  for (const part of parts) for (const kind of moveKinds) sum[kind] += part[kind];
  return sum;
}

/** Counts into waves and groups. A wave without anybody has no groups. */
class Tally {
  readonly cells = new Map<string, Map<string, Record<MoveKind, number>>>();
  readonly #waves: readonly RosterWave[];

  constructor(waves: readonly RosterWave[]) {
    this.#waves = waves;
    for (const { id } of waves) this.cells.set(id, new Map());
  }

  add({ frozen, rows }: RosterPerson, at: number): void {
    const group = groupAt(rows, at);
    for (const { id, groups } of this.#waves) {
      const home = Object.hasOwn(frozen, id) ? frozen[id] : undefined;
      const here = group !== null && (groups === null || groups.includes(group)) ? group : null;
      if (home !== undefined) {
        this.#count(id, home, "frozen");
        if (group === null) this.#count(id, home, "left");
        else if (group !== home) this.#count(id, home, "movedOut");
      }
      if (here === null) continue;
      this.#count(id, here, "now");
      if (home === here) continue;
      const isFrozenElsewhere = home !== undefined || this.#waves.some((wave) => Object.hasOwn(frozen, wave.id));
      this.#count(id, here, isFrozenElsewhere ? "movedIn" : "joined");
    }
  }

  #count(wave: string, group: string, kind: MoveKind): void {
    const groups = this.cells.get(wave);
    const cell = groups?.get(group) ?? { ...NO_MOVES };
    cell[kind] += 1;
    groups?.set(group, cell);
  }
}

/** Of rows that overlap the one joined last holds. */
function groupAt(rows: readonly RosterRow[], at: number): string | null {
  let found: RosterRow | null = null;
  for (const row of rows)
    if (
      row.joinedAt <= at &&
      (row.leftAt === null || row.leftAt > at) &&
      row.joinedAt >= (found?.joinedAt ?? -Infinity)
    )
      found = row;
  return found?.group ?? null;
}
