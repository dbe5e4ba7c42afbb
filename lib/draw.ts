import { createHash } from "node:crypto";

/**
 * Draws `size` of some ids, each as likely as any other, in the order drawn: those whose SHA-256 of seed and id is lowest. The same
 * seed and ids give the same draw, whatever order the ids come in, on every machine; ids that come to it later move nobody's place.
 */
export function draw(ids: readonly string[], size: number, seed: string): readonly string[] {
  return ids
    .map((id) => ({ id, lot: createHash("sha256").update(`${seed}\n${id}`).digest("hex") }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id);
}
