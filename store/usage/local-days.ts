import { DAY_MS } from "../../domain/adoption/rule.ts";
import type { Zone } from "../../lib/business-time/zone.ts";

/** Days on the calendar of one time zone, counted since 1970-01-01, as the rollup counts them. */
export class LocalDays {
  readonly #zone: Zone;
  readonly #starts = new Map<number, number>();

  constructor(zone: Zone) {
    this.#zone = zone;
  }

  dayOf(instant: number): number {
    return this.#zone.local(instant).day;
  }

  /** Its first moment. On a day that the zone left out nobody did anything. */
  startOf(day: number): number {
    const known = this.#starts.get(day);
    if (known !== undefined) return known;
    const start = this.#zone.instant(day, 0) ?? day * DAY_MS;
    this.#starts.set(day, start);
    return start;
  }

  /** The days that have a part before one of the instants and a part after it. */
  cutBy(instants: readonly number[]): ReadonlySet<number> {
    const cut = new Set<number>();
    for (const instant of instants) {
      const day = this.dayOf(instant);
      if (this.startOf(day) < instant) cut.add(day);
    }
    return cut;
  }
}
