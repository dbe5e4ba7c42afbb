/** A share in whole percent: `64%`. What is not quite nothing or everything does not read as if it were. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return "under 1%";
  if (rounded === 100 && share < 1) return "over 99%";
  return `${rounded}%`;
}

/** As `percent`, with a decimal when a share just short of a threshold would read as having reached it. */
export function percentAgainst(share: number, threshold: number): string {
  if (share >= threshold || Math.round(share * 100) < threshold * 100) return percent(share);
  return `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
}
