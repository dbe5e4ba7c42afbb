import type { Session } from "../../domain/change/session.ts";
import { clock, deadline, weekdayDate, zoneCity } from "../kit/format.ts";
import type { Moment } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";

type Span = Pick<Session, "startsAt" | "endsAt">;

/** "Thursday 13 August, 09:00 to 10:00 Berlin", in the reader's own time; the day of the end is said when it is another one. */
export function sessionTime(moment: Moment, { startsAt, endsAt }: Span): string {
  const { training, format } = wordsOf(moment);
  const isOneDay = weekdayDate(moment, startsAt) === weekdayDate(moment, endsAt);
  const end = isOneDay ? clock(moment, endsAt) : deadline(moment, endsAt);
  return format.inZone(training.dates.between(deadline(moment, startsAt), end), zoneCity(moment));
}
