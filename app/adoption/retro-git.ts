import { commitsAdding, isShallow, mainLine } from "../../lib/git-log.ts";
import type { Commit } from "../../lib/git-log.ts";
import { InvalidInput } from "../../lib/invalid-input.ts";
import { LEFT_AFTER_MS, RetroEvidence } from "./retro-evidence.ts";

/** Which commits show the behaviour: those that add a file, or whose subject line matches. */
export type CommitBehaviour =
  | { readonly kind: "adds"; readonly glob: string }
  | { readonly kind: "subject"; readonly pattern: string };

const OTHER_COMMIT = "other commit";
const CORE_COMMITS = 50;
const REGULAR_COMMITS = 10;

/** How the behaviour is called in reports. */
export function nameOf(behaviour: CommitBehaviour): string {
  return behaviour.kind === "adds" ? `commit adds ${behaviour.glob}` : `subject matches /${behaviour.pattern}/`;
}

/**
 * Takes events and roster from the first-parent history of the branch that is checked out. People join at their first
 * commit and leave 90 days after their last; teams are core (50 commits and more), regular (10 to 49) and occasional.
 * @throws InvalidInput for a folder without history, a broken pattern, or a behaviour no commit shows.
 */
export async function readRetroRepository(
  repository: string,
  behaviour: CommitBehaviour,
  asOf: readonly number[],
): Promise<RetroEvidence> {
  const qualifies = await qualifier(repository, behaviour);
  const evidence = new RetroEvidence(nameOf(behaviour), asOf);
  const people = new Map<string, Commit[]>();
  const bots = new Set<string>();
  let merges = 0;
  let commits = 0;
  for await (const commit of mainLine(repository)) {
    if (isBot(commit)) {
      bots.add(commit.author);
      continue;
    }
    commits += 1;
    if (commit.parents > 1) merges += 1;
    const own = people.get(commit.author);
    if (own === undefined) people.set(commit.author, [commit]);
    else own.push(commit);
  }
  for (const [author, own] of people) addPerson(evidence, author, own, qualifies);
  if (!evidence.eventNames().some(({ name }) => name === nameOf(behaviour))) {
    throw new InvalidInput(
      `None of the ${commits} commits shows the behaviour: ${nameOf(behaviour)}. ${hint(behaviour)}`,
    );
  }
  evidence.addNote("Teams are chosen with hindsight, by how many commits people made in all.");
  if (bots.size > 0) evidence.addNote(`Commits of ${bots.size} ${bots.size === 1 ? "bot" : "bots"} were left out.`);
  if (merges * 2 > commits) evidence.addNote("Most commits are merges, so the work is counted for whoever merged it.");
  if (await isShallow(repository))
    evidence.addNote("The clone is shallow, early history is missing: git fetch --unshallow.");
  return evidence;
}

function addPerson(
  evidence: RetroEvidence,
  author: string,
  commits: readonly Commit[],
  qualifies: (commit: Commit) => boolean,
): void {
  const instants = commits.map((commit) => commit.at);
  const joinedAt = instants.reduce((a, b) => Math.min(a, b));
  const leftAt = instants.reduce((a, b) => Math.max(a, b)) + LEFT_AFTER_MS;
  evidence.addMembership(author, { group: teamOf(commits.length), wave: null, joinedAt, leftAt });
  for (const commit of commits) {
    evidence.addEvent({
      messageId: commit.hash,
      userId: author,
      at: commit.at,
      name: qualifies(commit) ? evidence.behaviour : OTHER_COMMIT,
    });
  }
}

function teamOf(commits: number): string {
  if (commits >= CORE_COMMITS) return "core";
  return commits >= REGULAR_COMMITS ? "regular" : "occasional";
}

async function qualifier(repository: string, behaviour: CommitBehaviour): Promise<(commit: Commit) => boolean> {
  if (behaviour.kind === "adds") {
    const hashes = await commitsAdding(repository, behaviour.glob);
    return (commit) => hashes.has(commit.hash);
  }
  const pattern = readPattern(behaviour.pattern);
  return (commit) => pattern.test(commit.subject);
}

function readPattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InvalidInput(`The subject pattern cannot be read: ${why}.`);
  }
}

function hint(behaviour: CommitBehaviour): string {
  return behaviour.kind === "adds"
    ? 'Globs start at the top of the repository, and * stops at a slash: "docs/**/*.md" reaches every folder below docs.'
    : "The pattern is a regular expression over the whole subject line; mind upper and lower case.";
}

function isBot({ author, authorName }: Commit): boolean {
  return /\[bot\]|\bbot\b/i.test(authorName) || author.includes("[bot]");
}
