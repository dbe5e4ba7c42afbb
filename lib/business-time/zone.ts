import { Temporal } from "temporal-polyfill";

const DAY_MS = 86_400_000;

interface OffsetSpan {
  from: number;
  until: number;
  offsetMs: number;
}

/** Wall clock of one IANA zone. Days are counted since 1970-01-01, minutes from local midnight, instants in epoch ms. */
export class Zone {
  readonly #name: string;
  readonly #spans: OffsetSpan[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** Local day and milliseconds since its midnight, as the wall clock shows them. */
  local(instant: number): { day: number; ms: number } {
    const wall = instant + this.#spanAt(instant).offsetMs;
    const day = Math.floor(wall / DAY_MS);
    return { day, ms: wall - day * DAY_MS };
  }

  /**
   * Instant of a wall-clock time. A time that does not exist moves forward by the gap, one that exists twice is the earlier.
   * `undefined` for a day that a zone left out altogether.
   */
  instant(day: number, ms: number): number | undefined {
    const noon = day * DAY_MS;
    const span = this.#spanAt(noon);
    // Far from any clock change (offsets stay within a day) the offset is a constant and the polyfill is not needed.
    if (noon - DAY_MS >= span.from && noon + 3 * DAY_MS < span.until) return noon + ms - span.offsetMs;
    const date = new Temporal.PlainDate(1970, 1, 1).add({ days: day });
    const midnight = date.toZonedDateTime({ timeZone: this.#name });
    if (!midnight.toPlainDate().equals(date)) return undefined;
    const wall = date.toPlainDateTime().add({ milliseconds: ms });
    return wall.toZonedDateTime(this.#name, { disambiguation: "compatible" }).epochMilliseconds;
  }

  #spanAt(instant: number): OffsetSpan {
    const known = this.#spans.find((span) => span.from <= instant && instant < span.until);
    if (known !== undefined) return known;
    const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.#name);
    const next = at.getTimeZoneTransition("next");
    const span = {
      from: instant,
      until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
      offsetMs: at.offsetNanoseconds / 1e6,
    };
    const joined = this.#spans.find((other) => other.until === span.until);
    if (joined === undefined) this.#spans.unshift(span);
    else joined.from = instant;
    return joined ?? span;
  }
}
