/** The kinds of a mistake that RFC 7644 (section 3.12) knows and that can happen here. */
export type ScimType = "invalidFilter" | "invalidPath" | "invalidSyntax" | "invalidValue" | "noTarget" | "mutability";

/** A request of a directory that cannot be used. The message says what was found and what would be. */
export class ScimMistake extends Error {
  override readonly name = "ScimMistake";
  readonly scimType: ScimType;

  constructor(scimType: ScimType, message: string) {
    super(message);
    this.scimType = scimType;
  }
}
