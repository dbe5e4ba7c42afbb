import type { Outlook } from "../../app/change/outlook.ts";
import { weekdayDate } from "../kit/format.ts";
import type { Moment } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";

/** What can be expected of a team, in sentences that pages and messages share. */

export interface OutlookSentences {
  readonly place: string;
  readonly capacity: string;
  readonly earliest: string;
  /** The deadline that cannot be kept, said as such; absent while it can be kept or none is given. */
  readonly impossible?: string | undefined;
  /** The day it is needed. */
  readonly neededBy?: string | undefined;
}

export function outlookSentences(moment: Moment, outlook: Outlook): OutlookSentences {
  const { intake } = wordsOf(moment);
  const { team, capacity, neededBy } = outlook;
  const earliest = dayOf(moment, outlook.earliestOn);
  const needed = neededBy === null ? undefined : dayOf(moment, neededBy);
  return {
    place: team === null ? intake.noTeam : intake.placeText(outlook),
    capacity: team === null ? intake.noTeam : intake.capacityText(team.name, capacity.atOnce, capacity.inWork),
    earliest: intake.earliestText(earliest, reasons(moment, outlook)),
    impossible: outlook.isImpossible && needed !== undefined ? intake.impossible(needed, earliest) : undefined,
    neededBy: needed,
  };
}

/** Every part of the way to the date, in its order. */
function reasons(
  moment: Moment,
  { answerBy, startAt, isCrowded, deciding, buildIn, zone }: Outlook,
): readonly string[] {
  const { because } = wordsOf(moment).intake;
  const local = { ...moment, timeZone: zone };
  return [
    isCrowded ? because.crowded(weekdayDate(local, startAt)) : because.answer(weekdayDate(local, answerBy)),
    ...(deciding === null ? [] : [because.deciding(deciding.gate, deciding.dueIn, deciding.groups)]),
    because.building(buildIn),
  ];
}

/** A day such as 2026-12-24 as the reader writes it. */
export function dayOf(moment: Moment, day: string): string {
  return weekdayDate({ ...moment, timeZone: "UTC" }, Date.parse(`${day}T12:00:00Z`));
}
