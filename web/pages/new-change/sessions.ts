import type { StoredTraining } from "../../../domain/change/content.ts";
import { localText, typedInstant } from "../../../lib/local-instant.ts";
import type { SessionForm } from "./form.ts";

/** The dates of a training as they are typed, in one time zone, and as the content keeps them. */

type Kept = NonNullable<StoredTraining["sessions"]>[number];

/** A session as it is typed. */
export function filledSession({ id, startsAt, minutes, where, places }: Kept, timeZone: string): SessionForm {
  const local = localText(Date.parse(startsAt), timeZone);
  return { id, startsAt: local, minutes: String(minutes), where, places: places === null ? "" : String(places) };
}

/**
 * The instant of a session that was typed. One that reads as it did keeps its instant: a minute that a clock shows twice is
 * typed but once, and seconds are not typed at all.
 */
export function sessionStart({ id, startsAt }: SessionForm, timeZone: string, kept: readonly Kept[]): string {
  const typed = typedInstant(startsAt, timeZone);
  const before = kept.find((each) => each.id === id);
  const isAsBefore =
    typed !== startsAt && before !== undefined && startsAt === filledSession(before, timeZone).startsAt;
  return isAsBefore ? before.startsAt : typed;
}
