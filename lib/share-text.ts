/** A share in whole percent. What is not quite nothing or everything does not read as if it were. */
export function shownShare(share: number): { readonly is: "exactly" | "under" | "over"; readonly percent: number } {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return { is: "under", percent: 1 };
  if (rounded === 100 && share < 1) return { is: "over", percent: 99 };
  return { is: "exactly", percent: rounded };
}

/** A share in whole percent: `64%`, `under 1%`, `over 99%`. */
export function percent(share: number): string {
  const { is, percent: whole } = shownShare(share);
  return is === "exactly" ? `${whole}%` : `${is} ${whole}%`;
}

/** As `percent`, with a decimal when a share just short of a threshold would read as having reached it. */
export function percentAgainst(share: number, threshold: number): string {
  if (share >= threshold || Math.round(share * 100) < threshold * 100) return percent(share);
  return `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
}
