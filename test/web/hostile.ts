import { hostile } from "./fixtures.ts";

/** Words that code decides by, and addresses of our own: these are never anybody's text. */
const ours = new Set([
  "kind",
  "state",
  "is",
  "verdict",
  "aim",
  "stop",
  "stage",
  "group",
  "tone",
  "standing",
  "outcome",
  "decision",
  "recorded",
  "icon",
  "value",
  "figure",
  "said",
  "href",
  "allHref",
  "exportHref",
  "pdfHref",
  "certificateHref",
  "instant",
  "editHref",
  "jsonHref",
  "csvHref",
  "htmlHref",
  "changeHref",
  "olderHref",
  "action",
  "link",
  "signOut",
  "timeZone",
  "locale",
  "currency",
  "name",
  "id",
  "path",
  "accept",
]);

/** A view model in which every text that people may have written is an attack. */
export function attacked<Model>(model: Model): Model {
  return attackedWith(model, hostile);
}

/** The same with an attack of another kind. */
export function attackedWith<Model>(model: Model, attack: string): Model {
  const copy: Model = JSON.parse(JSON.stringify(model), (key, value: unknown) =>
    typeof value !== "string" || ours.has(key) ? value : attack,
  );
  return copy;
}
