/** What code decides by, and numbers that steer what is shown: never anybody's text. */
const ours =
  /^(kind|is|stage|verdict|aim|source|state|standing|recorded|outcome|decision|tone|href|action|link|backHref|timeZone|locale|path|nonce|objection|requestId|key|hash|language)$/;

/** A view model in which every text that people or the letter's writer gave is a sign without letters. */
export function neutral<Model>(model: Model): Model {
  const copy: Model = JSON.parse(JSON.stringify(model), (key, value: unknown) =>
    typeof value !== "string" || ours.test(key) ? value : "◌",
  );
  return copy;
}
