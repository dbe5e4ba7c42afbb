/** At most so many UTF-16 units, cut before a whole character, with an ellipsis where something is missing. Never empty. */
export function clipped(text: string, max: number): string {
  const whole = text.trim() === "" ? "–" : text;
  if (whole.length <= max) return whole;
  const cut = whole.slice(0, max - 1);
  // Half of a pair that stands for one character is no character.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
