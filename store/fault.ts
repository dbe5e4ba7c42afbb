/** Told apart by SQLSTATE. */
function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}

/** A value the database cannot keep; trying again would not help. Class 22, or a limit of the database itself. */
export function isDataFault(error: unknown): boolean {
  const code = codeOf(error);
  return code.length === 5 && (code.startsWith("22") || code.startsWith("54"));
}

/** Two transactions waited for each other and this one was given up; it may be tried again. */
export function isDeadlock(error: unknown): boolean {
  return ["40P01", "40001"].includes(codeOf(error));
}

/** A row with this key is there already. */
export function isTaken(error: unknown): boolean {
  return codeOf(error) === "23505";
}

/** Something pointed to is not there, or something that is pointed to would go. */
export function isDangling(error: unknown): boolean {
  return codeOf(error) === "23503";
}
