/** A command could not do what it was asked. The message is a sentence for the user that says what to do. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
}

/** The first line of what went wrong, for a sentence around it. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split("\n", 1).join("").replace(/\.$/, "");
}
