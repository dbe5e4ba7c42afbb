import type { AdoptionView } from "../../../app/adoption/view.ts";
import { everybody } from "../../../domain/change/content.ts";
import { date, plural } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { RosterLine, RosterModel } from "../../pages/change.tsx";

type RosterView = NonNullable<AdoptionView["roster"]>;
type Cell = RosterView["all"];

/** The freeze at launch as numbers, in a sentence and by wave and group; absent before the launch. */
export function rosterModel({ roster }: AdoptionView, moment: Moment): RosterModel | undefined {
  if (roster === null) return undefined;
  const lines = linesOf(roster);
  const isHidden = lines.some(({ frozen, joined }) => frozen === null || joined === null);
  return {
    sentence: sentenceOf(roster, moment),
    aside: `as of ${date(moment, roster.at)}`,
    note: isHidden ? "Numbers in which single people could be made out are not told." : undefined,
    lines,
  };
}

function sentenceOf({ at, all, waves }: RosterView, moment: Moment): string {
  const { frozen, now, since } = all;
  if (frozen === null || now === null) return "There are too few people on the roster to tell how many.";
  const rosters = waves.length === 1 ? "the roster" : `the rosters of ${waves.length} waves`;
  const launch = `${plural(frozen, "person was", "people were")} on ${rosters} at launch`;
  const today = `${plural(now, "person counts", "people count")} now`;
  if (since === null) return `${launch}; ${today}.`;
  const until = since.at === at ? "Since then" : `By ${date(moment, since.at)}`;
  return `${launch}. ${until} ${cameAndWent(since)}; ${today}.`;
}

function cameAndWent({ joined, left, movedOut }: NonNullable<Cell["since"]>): string {
  if (joined + left + movedOut === 0) return "nobody came, left or moved";
  return `${joined} joined, ${left} left and ${movedOut} moved to another group`;
}

/** A wave of everybody is told of by its groups alone. */
function linesOf({ waves }: RosterView): RosterLine[] {
  const lines = waves.flatMap((wave) => {
    const groups = wave.groups.map((group) => lineOf(group.group, false, group));
    const name = wave.name === "" ? `Wave ${wave.wave}` : wave.name;
    return wave.wave === everybody ? groups : [lineOf(name, true, wave), ...groups];
  });
  return lines.length === 1 ? [] : lines;
}

function lineOf(name: string, isWave: boolean, { frozen, now, since }: Cell): RosterLine {
  const untold = { joined: null, left: null, movedIn: null, movedOut: null };
  return { name, isWave, frozen, now, ...(since ?? untold) };
}
