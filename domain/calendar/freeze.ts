/** A stretch `[from, until)` in which nothing launches, epoch milliseconds. No teams means every team's changes. */
export interface Freeze {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  readonly teams: readonly string[];
}

/** Whether changes of this team wait; a change of no team waits only where everybody does. */
export function isHeldBy(freeze: Freeze, team: string | null): boolean {
  return freeze.teams.length === 0 || (team !== null && freeze.teams.includes(team));
}

/** The freezes that hold a launch of this team at an instant, the one that ends last first. */
export function freezesAt<F extends Freeze>(freezes: readonly F[], team: string | null, instant: number): readonly F[] {
  return freezes
    .filter((freeze) => isHeldBy(freeze, team) && freeze.from <= instant && instant < freeze.until)
    .toSorted((a, b) => b.until - a.until);
}

/** The first instant at or after `instant` at which nothing holds this team's launches: freezes may follow on each other. */
export function thawAfter(freezes: readonly Freeze[], team: string | null, instant: number): number {
  let at = instant;
  for (;;) {
    const [longest] = freezesAt(freezes, team, at);
    if (longest === undefined) return at;
    at = longest.until;
  }
}
