import type { Counts } from "./measure.ts";

/** Where most people of a group stand still on the ladder, and so what would help: a session, a first try, a habit, or coming back. */
export const stuckSteps = ["train", "try", "habit", "return"] as const;
export type StuckStep = (typeof stuckSteps)[number];

export interface Stuck {
  readonly step: StuckStep;
  /** People who stand there, of those who are judged. */
  readonly people: number;
}

/**
 * Where most of the judged people of a group stand still, `null` where nobody does: they stopped, have not tried it, or do it now
 * and then. Of as many the later step counts, which is nearer to a habit. Where at least half as many as have not tried it are
 * not trained either, the training comes first. `isTrained`: the change has a training at all.
 */
export function stuckAt(counts: Counts, isTrained: boolean): Stuck | null {
  const { eligible, judged, trained, tried, habitual, lapsed } = counts;
  const untried = judged - tried;
  const steps: readonly Stuck[] = [
    { step: isTrained && (eligible - trained) * 2 >= untried ? "train" : "try", people: untried },
    { step: "habit", people: Math.max(tried - lapsed - habitual, 0) },
    { step: "return", people: lapsed },
  ];
  const most = Math.max(...steps.map(({ people }) => people));
  return most === 0 ? null : (steps.findLast(({ people }) => people === most) ?? null);
}
