import type { Membership, PersonHistory } from "../../domain/adoption/person.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";

/** Who is seen only by what they do has left so long after it. */
export const LEFT_AFTER_MS = 90 * DAY_MS;

/** Keys a set can hold is bounded by the platform at 2^24. */
const KEYS_PER_SET = 8_000_000;

/**
 * What files or a repository tell about people and their actions. Holds one number for each qualifying action of a
 * person on the roster, and one key for each message id; other rows leave nothing behind.
 */
export class RetroEvidence {
  /** Name of the qualifying event. */
  readonly behaviour: string;
  readonly #people = new Map<string, { memberships: Membership[]; at: number[] }>();
  /** Newest event of any name up to each instant asked about, in order; the last is the newest of all. */
  readonly #watermarks: { readonly until: number; newest: number }[];
  readonly #seen: Set<string>[] = [new Set()];
  readonly #names = new Map<string, number>();
  readonly #notes: string[] = [];
  readonly #strangers = new Set<string>();
  readonly #hasRoster: boolean;
  /** Without a roster: when each person was first and last seen, and in which group last. */
  readonly #sightings = new Map<string, { group: string; first: number; last: number }>();
  #duplicates = 0;

  /**
   * `asOf`: the instants that will be asked about. Without a roster people are those who act: there from their first event
   * until 90 days after their last.
   */
  constructor(behaviour: string, asOf: readonly number[], { hasRoster = true }: { hasRoster?: boolean } = {}) {
    this.behaviour = behaviour;
    this.#hasRoster = hasRoster;
    this.#watermarks = [...asOf, Number.POSITIVE_INFINITY].map((until) => ({
      until,
      newest: Number.NEGATIVE_INFINITY,
    }));
  }

  addMembership(userId: string, membership: Membership): void {
    const person = this.#people.get(userId);
    if (person === undefined) this.#people.set(userId, { memberships: [membership], at: [] });
    else person.memberships.push(membership);
  }

  /** Of rows with the same message id the first one wins; an empty id is nobody's duplicate. */
  addEvent(event: { messageId: string; userId: string; at: number; name: string; group?: string }): void {
    if (event.messageId !== "" && !this.#isFirst(event.messageId)) {
      this.#duplicates += 1;
      return;
    }
    this.#names.set(event.name, (this.#names.get(event.name) ?? 0) + 1);
    for (const watermark of this.#watermarks) {
      if (event.at <= watermark.until && event.at > watermark.newest) watermark.newest = event.at;
    }
    if (!this.#hasRoster) this.#see(event.userId, event.at, event.group ?? "");
    if (event.name !== this.behaviour) return;
    const person = this.#people.get(event.userId);
    if (person === undefined) this.#strangers.add(event.userId);
    else person.at.push(event.at);
  }

  addNote(note: string): void {
    this.#notes.push(note);
  }

  *people(): Generator<PersonHistory> {
    for (const person of this.#people.values()) {
      const actions = person.at.toSorted((a, b) => a - b).map((at) => ({ at, n: 1 }));
      yield { memberships: person.memberships, actions, trainedAt: null };
    }
  }

  /** Makes the roster of those who were seen. Called once, after the last event, where no roster was given. */
  settle(): void {
    for (const [userId, { group, first, last }] of this.#sightings) {
      const membership = { group, wave: null, joinedAt: first, leftAt: last + LEFT_AFTER_MS };
      this.#people.get(userId)?.memberships.push(membership);
    }
    this.#sightings.clear();
  }

  watermarkAt(instant: number): number | null {
    const newest = this.#watermarks.find((watermark) => watermark.until === instant)?.newest;
    return newest === undefined || newest === Number.NEGATIVE_INFINITY ? this.#newestIfBefore(instant) : newest;
  }

  teams(): string[] {
    const teams = new Set<string>();
    for (const { memberships } of this.#people.values()) for (const { group } of memberships) teams.add(group);
    return [...teams].toSorted();
  }

  /** Names of all events with their number of rows, most frequent first. */
  eventNames(): { name: string; rows: number }[] {
    return [...this.#names].map(([name, rows]) => ({ name, rows })).toSorted((a, b) => b.rows - a.rows);
  }

  notes(): string[] {
    const notes = [...this.#notes];
    if (this.#duplicates > 0)
      notes.push(`${count(this.#duplicates, "row")} had a message id seen before and did not count.`);
    if (this.#strangers.size > 0) {
      notes.push(
        `${count(this.#strangers.size, "person", "people")} acted without being on the roster and did not count.`,
      );
    }
    return notes;
  }

  #see(userId: string, at: number, group: string): void {
    const seen = this.#sightings.get(userId);
    if (seen === undefined) {
      this.#sightings.set(userId, { group, first: at, last: at });
      this.#people.set(userId, { memberships: [], at: [] });
      return;
    }
    seen.first = Math.min(seen.first, at);
    if (at < seen.last) return;
    seen.last = at;
    if (group !== "") seen.group = group;
  }

  #newestIfBefore(instant: number): number | null {
    const newest = this.#watermarks.at(-1)?.newest ?? Number.NEGATIVE_INFINITY;
    return newest === Number.NEGATIVE_INFINITY || newest > instant ? null : newest;
  }

  #isFirst(messageId: string): boolean {
    if (this.#seen.some((keys) => keys.has(messageId))) return false;
    let keys = this.#seen.at(-1);
    if (keys === undefined || keys.size >= KEYS_PER_SET) {
      keys = new Set();
      this.#seen.push(keys);
    }
    keys.add(messageId);
    return true;
  }
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
