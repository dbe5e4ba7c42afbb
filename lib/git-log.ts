import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { InvalidInput } from "./invalid-input.ts";

/** A commit on the main line of a repository. `author` is the mailmapped address in lower case. */
export interface Commit {
  readonly hash: string;
  readonly author: string;
  readonly authorName: string;
  /** Author date in epoch milliseconds: when the person did it. */
  readonly at: number;
  readonly parents: number;
  readonly subject: string;
}

const FIELD = "\u001F";

/**
 * The first-parent history of the checked-out branch, newest first.
 * @throws InvalidInput when there is no git, no repository or no commit.
 */
export async function* mainLine(repository: string): AsyncGenerator<Commit> {
  const format = ["%H", "%aE", "%aN", "%at", "%P", "%s"].join("%x1f");
  for await (const line of git(repository, ["log", "--first-parent", `--format=${format}`])) {
    const [hash = "", email = "", authorName = "", seconds = "", parents = "", ...subject] = line.split(FIELD);
    yield {
      hash,
      author: email.toLowerCase(),
      authorName,
      at: Number(seconds) * 1000,
      parents: parents === "" ? 0 : parents.split(" ").length,
      subject: subject.join(FIELD),
    };
  }
}

/** Hashes of first-parent commits that add a file whose path from the top matches the glob (`*` stops at a slash). */
export async function commitsAdding(repository: string, glob: string): Promise<Set<string>> {
  const added = ["--diff-filter=A", "--no-renames", "--name-only", "-m", `--format=${FIELD}%H`];
  const hashes = new Set<string>();
  for await (const line of git(repository, ["log", "--first-parent", ...added, "--", `:(top,glob)${glob}`])) {
    if (line.startsWith(FIELD)) hashes.add(line.slice(FIELD.length));
  }
  return hashes;
}

/** A shallow clone lacks its early history. */
export async function isShallow(repository: string): Promise<boolean> {
  for await (const line of git(repository, ["rev-parse", "--is-shallow-repository"])) return line === "true";
  return false;
}

async function* git(repository: string, args: readonly string[]): AsyncGenerator<string> {
  const child = spawn("git", ["-C", repository, "--no-pager", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(0, 2_000);
  });
  const ended = new Promise<InvalidInput | null>((resolve) => {
    child.once("error", () =>
      resolve(new InvalidInput("git cannot be run. Install it, or use two CSV files instead.")),
    );
    child.once("close", (code) => resolve(code === 0 ? null : refusal(repository, complaint)));
  });
  try {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })) yield line;
  } finally {
    child.stdout.destroy();
  }
  const failure = await ended;
  if (failure !== null) throw failure;
}

function refusal(repository: string, complaint: string): InvalidInput {
  if (complaint.includes("not a git repository") || complaint.includes("cannot change to")) {
    return new InvalidInput(`${repository} is no Git repository. Give the folder that holds .git.`);
  }
  if (complaint.includes("does not have any commits")) return new InvalidInput(`${repository} has no commit yet.`);
  return new InvalidInput(`git could not read ${repository}: ${complaint.trim()}`);
}
