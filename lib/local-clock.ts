import { Temporal } from "temporal-polyfill";

const DAY_MS = 86_400_000;

/**
 * Instants of local dates and times in one time zone. A day on which no clock is changed is looked up once, so that a million
 * rows of a few years cost a few years of days. A local time that does not exist moves forward by the gap; one that exists
 * twice is the earlier.
 */
export class LocalClock {
  readonly timeZone: string;
  /** By day since 1970: what to add to a local time of it, or `null` when a clock is changed on it. */
  readonly #offsets = new Map<number, number | null>();

  constructor(timeZone: string) {
    this.timeZone = timeZone;
  }

  /** Epoch milliseconds of a local date and time, which is given as if it were in UTC. */
  instantOf(wallMs: number): number {
    const day = Math.floor(wallMs / DAY_MS);
    let offset = this.#offsets.get(day);
    if (offset === undefined) {
      const [begin, end] = [this.#exactly(day * DAY_MS), this.#exactly((day + 1) * DAY_MS)];
      offset = end - begin === DAY_MS ? begin - day * DAY_MS : null;
      this.#offsets.set(day, offset);
    }
    return offset === null ? this.#exactly(wallMs) : wallMs + offset;
  }

  #exactly(wallMs: number): number {
    return Temporal.PlainDateTime.from(new Date(wallMs).toISOString().slice(0, -1)).toZonedDateTime(this.timeZone)
      .epochMilliseconds;
  }
}
