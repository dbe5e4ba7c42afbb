import type { Interval } from "../adoption/interval.ts";

/** Some numbers of one kind, seen as chance would have them. */
export interface Sample {
  readonly count: number;
  readonly mean: number;
  /** Of the mean. */
  readonly variance: number;
}

/**
 * A sample of values that count the same. `chance`: the variance that the mean has by what each value was counted or averaged over, 0 where
 * nothing is known of it. The wider of it and of what the values themselves vary by is taken, so that months that happen to be
 * alike promise nothing. @throws RangeError for under two values, whose spread nobody can tell
 */
export function sampleOf(values: readonly number[], chance: number): Sample {
  const count = values.length;
  if (count < 2) throw new RangeError("a spread takes two values");
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, variance: Math.max(squares / (count - 1) / count, chance) };
}

/**
 * The 95 % interval of `first − second` by Welch: unlike spreads, and few values, which Student's quantile answers for. `null` where nothing varies,
 * since no width would be honest. B. L. Welch, "The generalization of Student's problem when several different population variances are
 * involved", Biometrika 34 (1947).
 */
export function welchInterval(first: Sample, second: Sample): Interval | null {
  const variance = first.variance + second.variance;
  if (!(variance > 0)) return null;
  const part = (sample: Sample) => sample.variance ** 2 / (sample.count - 1);
  const spread = studentQuantile(variance ** 2 / (part(first) + part(second))) * Math.sqrt(variance);
  const difference = first.mean - second.mean;
  return { low: difference - spread, high: difference + spread };
}

const steps = 2_000;

/**
 * The 0.975 quantile of Student's t with these degrees of freedom, not always whole, at least 1. With `t = √ν tan θ` the density is that of
 * `cos^(ν−1) θ` on (−π/2, π/2), so the quantile is where the integral from 0 reaches 95 % of that up to π/2.
 * Student, "The probable error of a mean", Biometrika 6 (1908).
 */
export function studentQuantile(freedom: number): number {
  if (!(freedom >= 1)) throw new RangeError("Student's t has at least one degree of freedom");
  const width = Math.PI / 2 / steps;
  const density = (theta: number) => Math.cos(theta) ** (freedom - 1);
  // Simpson's rule, a step at a time.
  const areas = Array.from({ length: steps }, (_, step) => {
    const from = step * width;
    return ((density(from) + 4 * density(from + width / 2) + density(from + width)) * width) / 6;
  });
  const wanted = 0.95 * areas.reduce((sum, area) => sum + area, 0);
  let [sum, step] = [0, 0];
  for (; sum + (areas[step] ?? 0) < wanted; step += 1) sum += areas[step] ?? 0;
  // Within the step the density is nearly straight, so the rest of the area is a root of a parabola.
  const [from, to] = [density(step * width), density((step + 1) * width)];
  const rest = (wanted - sum) / width;
  const theta = (step + (2 * rest) / (from + Math.sqrt(from * from + 2 * (to - from) * rest))) * width;
  return Math.sqrt(freedom) * Math.tan(theta);
}
