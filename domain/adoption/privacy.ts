/** Groups of fewer judged people are not shown by themselves, since they would point at people. */
export const smallestGroup = 5;

/**
 * The cells that are not shown: every one with fewer judged people than `smallestGroup`, and as many of the next smallest as it
 * takes that what is left out together cannot be told from the total. Cells without anybody judged hide nobody.
 */
export function suppressed(judged: Readonly<Record<string, number>>): ReadonlySet<string> {
  const cells = Object.entries(judged)
    .filter(([, people]) => people > 0)
    .toSorted(([, a], [, b]) => a - b);
  const hidden = cells.filter(([, people]) => people < smallestGroup);
  if (hidden.length === 0) return new Set();
  let people = hidden.reduce((sum, [, each]) => sum + each, 0);
  for (const cell of cells.slice(hidden.length)) {
    if (people >= smallestGroup && hidden.length > 1) break;
    hidden.push(cell);
    people += cell[1];
  }
  return new Set(hidden.map(([key]) => key));
}
