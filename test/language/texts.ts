/** Every text of a catalogue that is no function, in order. */
export function textsOf(texts: unknown): string[] {
  if (typeof texts === "string") return [texts];
  if (texts === null || typeof texts !== "object") return [];
  return Object.values(texts).flatMap(textsOf);
}

/** Every text of a catalogue that is a function, as it is written. */
export function sentencesOf(texts: unknown): string[] {
  if (typeof texts === "function") return [String(texts)];
  if (texts === null || typeof texts !== "object") return [];
  return Object.values(texts).flatMap(sentencesOf);
}
