/** A value as it was brought in: of a share what was counted of what total; of a number what it is, and what it is an average of. */
export type MetricNumbers =
  | { readonly kind: "share"; readonly count: number; readonly total: number }
  | { readonly kind: "number"; readonly value: number; readonly n: number | null; readonly sd: number | null };

/** One version of a value of one period, for everybody or one wave. Instants are epoch milliseconds. */
export interface MetricVersion {
  readonly wave: string | null;
  /** The period it is of: `[from, until)`. */
  readonly from: number;
  readonly until: number;
  /** It was brought in while no wave had launched. */
  readonly beforeLaunch: boolean;
  readonly numbers: MetricNumbers;
}

/** The number itself: for a share in [0, 1]. */
export function valueOf(numbers: MetricNumbers): number {
  return numbers.kind === "share" ? numbers.count / numbers.total : numbers.value;
}

/** What the value is of; `null` where nobody said. */
export function peopleOf(numbers: MetricNumbers): number | null {
  return numbers.kind === "share" ? numbers.total : numbers.n;
}

/**
 * The variance that chance alone gives to a value, `null` where it cannot be told. That of a share is Agresti and Coull's, which is never 0.
 * A. Agresti and B. A. Coull, "Approximate is better than exact for interval estimation of binomial proportions", Am. Stat. 52 (1998).
 */
export function chanceOf(numbers: MetricNumbers): number | null {
  if (numbers.kind === "share") {
    const total = numbers.total + 4;
    const share = (numbers.count + 2) / total;
    return (share * (1 - share)) / total;
  }
  const { n, sd } = numbers;
  return n === null || sd === null ? null : (sd * sd) / n;
}
