/** What a secret looks like in a line of text, with what may stay of it. */
const marks: readonly (readonly [RegExp, string])[] = [
  // user:password@host in an address
  [/(:\/\/[^\s:/@"]+):[^\s@"]+@/g, "$1:***@"],
  // API keys
  [/\bthk_[\w-]{8,}/g, "thk_***"],
  [/\b(Bearer|Basic)\s+[\w+/=.~-]{8,}/gi, "$1 ***"],
  // one-time links and links of people: the secret is the query's token or a long last part of the path
  [/([?&]token=)[\w-]+/g, "$1***"],
  [/(\/[a-z]{1,2}\/)[\w-]{40,}/g, "$1***"],
];

/** A line without the secrets in it, for logs: whatever text an error of a library carries. */
export function maskSecrets(line: string): string {
  let masked = line;
  for (const [mark, kept] of marks) masked = masked.replace(mark, kept);
  return masked;
}
