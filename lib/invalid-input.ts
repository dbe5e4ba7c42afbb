/** Something a person gave cannot be used. The message says where, what was found and what to do. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
}
