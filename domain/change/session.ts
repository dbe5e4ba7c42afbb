import type { StoredTraining } from "./content.ts";

/** When a training takes place. Instants are epoch milliseconds; `endsAt` is not part of it. */
export interface Session {
  readonly id: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** A room, or an address to join by; may be empty. */
  readonly where: string;
  /** How many can take part; `null`: not limited. */
  readonly places: number | null;
}

/** The sessions of a training in the order in which they take place. */
export function sessionsOf({ sessions = [] }: Pick<StoredTraining, "sessions">): readonly Session[] {
  return sessions
    .map(({ id, startsAt, minutes, where, places }) => {
      const start = Date.parse(startsAt);
      return { id, startsAt: start, endsAt: start + minutes * 60_000, where, places };
    })
    .toSorted((a, b) => a.startsAt - b.startsAt);
}
