/** Whether a vector is a sum of multiples of others: what adding and subtracting them can give. */
export function isReachable(wanted: readonly number[], known: readonly (readonly number[])[]): boolean {
  return rankOf([...known, wanted]) === rankOf(known);
}

function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  const columns = rows[0]?.length ?? 0;
  let rank = 0;
  for (let column = 0; column < columns; column += 1) {
    const pivot = left.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    const [row = []] = left.splice(pivot, 1);
    left.splice(rank, 0, row);
    for (const other of left.slice(rank + 1)) {
      const factor = (other[column] ?? 0) / (row[column] ?? 1);
      row.forEach((value, index) => (other[index] = (other[index] ?? 0) - factor * value));
    }
    rank += 1;
  }
  return rank;
}

/** Every set of some of `count` things, as a vector of ones and zeros. */
export function subsetsOf(count: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** count - 1 }, (_, index) =>
    Array.from({ length: count }, (__, bit) => ((index + 1) >> bit) & 1),
  );
}
