/** Whether two JSON values are the same, whatever the order of their keys: stored ones come back in another. */
export function same(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return Object.is(one, other);
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  const values = new Map(Object.entries(other));
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === others.length &&
    Object.entries(one).every(([key, value]) => values.has(key) && same(value, values.get(key)))
  );
}
