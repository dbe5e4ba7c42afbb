/**
 * First parts of addresses that are secrets: sign-off, a proposal, training, everything waiting for somebody, pulse, feedback,
 * a calendar, a sampled audit, a suggested action, the weekly digest. */
export const linkPrefixes = ["s", "r", "t", "me", "p", "f", "c", "a", "g", "u"] as const;

const linkPath = new RegExp(`^/(?:${linkPrefixes.join("|")})(?:/|$)`);

/** Whether an address is, or looks like, one that was sent to a person. */
export function isLinkPath(path: string): boolean {
  return linkPath.test(path);
}
