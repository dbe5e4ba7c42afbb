import { kaplanMeier } from "../adoption/speed.ts";
import { smallestGroup } from "../adoption/privacy.ts";

/** Of fewer turns no share and no quantile is told: one of them would be nearly all there is. */
export const fewestTurns = 5;

/** A working day, by which lengths are told. */
const workingDaySeconds = 28_800;

/** Within which working time, in seconds, so many of all turns end; `null`: fewer have ended yet. */
export interface TurnLengths {
  readonly half: number | null;
  readonly threeQuarters: number | null;
  readonly nineTenths: number | null;
}

/**
 * Quantiles of how long a turn takes, in seconds of working time. Turns that are not over count for as long as they have lasted, by the
 * estimate of Kaplan and Meier, so that a team does not look quick by what it leaves lying. `null` for too few of them.
 */
export function lengthsOf(ended: readonly number[], open: readonly number[]): TurnLengths | null {
  if (ended.length + open.length < fewestTurns) return null;
  const { steps } = kaplanMeier([
    ...ended.map((seconds) => ({ days: seconds / workingDaySeconds, reached: true })),
    ...open.map((seconds) => ({ days: seconds / workingDaySeconds, reached: false })),
  ]);
  const within = (share: number): number | null => {
    // Products of exact shares may come out a rounding error above what is left.
    const step = steps.find(({ survival }) => survival <= 1 - share + 1e-12);
    return step === undefined ? null : Math.round(step.days * workingDaySeconds);
  };
  return { half: within(0.5), threeQuarters: within(0.75), nineTenths: within(0.9) };
}

/** Which teams have a row of their own. */
export interface ToldTeams {
  readonly own: readonly string[];
  /** The least people whose turns are told together. */
  readonly least: number;
}

/**
 * A team of one is that person, and a list of such is one of people, which nobody is shown; whoever may not see names is told of teams of
 * at least the smallest group. It is decided by who is in a team, whatever is filtered, so that no two answers differ by a hidden one.
 */
export function toldTeams(members: ReadonlyMap<string, number>, { seesNames }: { seesNames: boolean }): ToldTeams {
  const least = seesNames ? 2 : smallestGroup;
  return { own: [...members].flatMap(([team, people]) => (people >= least ? [team] : [])), least };
}
