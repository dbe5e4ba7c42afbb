/** A 95 % interval of a share or of a difference of two shares. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const Z = 1.959963984540054;

/**
 * Wilson score interval of `hits` of `n`, for samples and surveys only. `n` must be at least 1.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export function wilson(hits: number, n: number): Interval {
  if (!(n >= 1 && hits >= 0 && hits <= n)) throw new RangeError("an interval needs 0 ≤ hits ≤ n and n ≥ 1");
  const share = hits / n;
  const centre = share + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  return {
    low: hits === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: hits === n ? 1 : Math.min(1, (centre + spread) / scale),
  };
}

/** `first − second` of two independent samples, with its interval. */
export interface Difference extends Interval {
  readonly difference: number;
}

/**
 * Newcombe's hybrid score interval of a difference, method 10.
 * R. G. Newcombe, "Interval estimation for the difference between independent proportions", Stat. Med. 17 (1998).
 */
export function newcombe(first: { hits: number; n: number }, second: { hits: number; n: number }): Difference {
  const one = wilson(first.hits, first.n);
  const two = wilson(second.hits, second.n);
  const shareOne = first.hits / first.n;
  const shareTwo = second.hits / second.n;
  const difference = shareOne - shareTwo;
  return {
    difference,
    low: difference - Math.hypot(shareOne - one.low, two.high - shareTwo),
    high: difference + Math.hypot(one.high - shareOne, shareTwo - two.low),
  };
}
