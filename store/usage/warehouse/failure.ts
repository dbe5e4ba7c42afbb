import { PullFailure } from "../../../domain/usage/pull/page.ts";

const byCode: Readonly<Record<string, string>> = {
  "28P01": "The warehouse refused the password.",
  "28000": "The warehouse does not let this role in from here.",
  "3D000": "There is no such database in the warehouse.",
  "42501": "The role may not read what the query asks for. Grant it select on the tables it names.",
  "57014": "The query took longer than 30 seconds. An index on the cursor's column usually helps.",
  "55P03": "A table was locked for too long.",
};

const byNode: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Nobody answers at the warehouse's address.",
  ENOTFOUND: "The warehouse's host is not known.",
  EAI_AGAIN: "The warehouse's host could not be looked up.",
  ETIMEDOUT: "The warehouse did not answer in time.",
  ECONNRESET: "The connection to the warehouse broke.",
};

/** Classes of faults that may pass by themselves: connections, resources, the operator's doing, the system. */
const passingClasses: ReadonlySet<string> = new Set(["08", "53", "55", "57", "58", "40"]);

/**
 * What a driver's error means, in words for people. PostgreSQL's own sentence is passed on where it speaks of the query; where it
 * would quote a value it is not.
 */
export function warehouseFailure(error: unknown): PullFailure {
  if (error instanceof PullFailure) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message : "";
  const known = byNode[code] ?? byCode[code];
  if (byNode[code] !== undefined) return new PullFailure(byNode[code], { passing: true });
  if (known !== undefined) return new PullFailure(known, { passing: passingClasses.has(code.slice(0, 2)) });
  if (code.startsWith("42")) return new PullFailure(`The warehouse does not understand the query: ${message}.`);
  if (code.startsWith("22"))
    return new PullFailure(
      `The query fails on a value of a row (${code}). Cast it in the query so that it cannot fail.`,
    );
  if (code.startsWith("25"))
    return new PullFailure("The query tries to change something. It must be a SELECT that only reads.");
  if (/timeout|timed out/i.test(message))
    return new PullFailure("The warehouse did not answer in time.", { passing: true });
  if (/SSL|certificate|TLS/i.test(message))
    return new PullFailure("No secure connection to the warehouse could be made. Check sslmode in its address.");
  const passing = code === "" || passingClasses.has(code.slice(0, 2));
  return new PullFailure(`The warehouse could not be read${code === "" ? "" : ` (${code})`}.`, { passing });
}
