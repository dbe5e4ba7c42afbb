import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRetroRepository } from "../../app/adoption/retro-git.ts";
import type { CommitBehaviour } from "../../app/adoption/retro-git.ts";
import { retroJson } from "../../app/adoption/retro-json.ts";
import type { RetroJson } from "../../app/adoption/retro-json.ts";
import { readRetroQuestion } from "../../app/adoption/retro-question.ts";
import { retro } from "../../app/adoption/retro.ts";

// Measures a small real repository: two people, a bot, a side branch and a file added in two ways.

const git = promisify(execFile);
let folder = "";

async function commit(who: string, at: string, path: string, subject: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), `${at}\n`, { flag: "a" });
  await git("git", ["-C", folder, "add", "."]);
  const name = who === "bot" ? "renovate[bot]" : who;
  const identity = ["-c", `user.name=${name}`, "-c", `user.email=${who}@example.org`, "-c", "commit.gpgsign=false"];
  const env = { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
  await git("git", ["-C", folder, ...identity, "commit", "-q", "-m", subject], { env });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "takehold-git-"));
  await git("git", ["init", "-q", "-b", "main", folder]);
  await commit("ann", "2026-01-01T09:00:00Z", "a.txt", "first");
  for (const [week, day] of ["2026-02-03", "2026-02-10", "2026-02-17", "2026-02-24"].entries()) {
    await commit("ann", `${day}T10:00:00Z`, `notes/${week}.md`, `feat: week ${week}`);
  }
  await commit("bob", "2026-02-05T12:00:00+02:00", "notes/deep/er.md", "Fix things");
  await commit("bot", "2026-02-06T12:00:00Z", "notes/bot.md", "feat: update");
  await commit("bob", "2026-02-26T12:00:00Z", "notes/0.md", "feat: only edits a note");
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function measured(behaviour: CommitBehaviour): Promise<RetroJson> {
  const question = readRetroQuestion("x", {
    launched: "2026-02-01",
    asOf: "2026-03-02",
    grace: "14",
    threshold: "50%",
  });
  const evidence = await readRetroRepository(
    folder,
    behaviour,
    question.asOf.map(({ at }) => at),
  );
  return retroJson(retro(question, evidence));
}

test("commits that add a matching file count, for the people who wrote them", async () => {
  const { at, notes } = await measured({ kind: "adds", glob: "notes/*.md" });
  expect(at).toEqual({
    "2026-03-02": {
      occasional: { eligible: 2, maturing: 0, judged: 2, tried: 1, active: 1, habitual: 1, lapsed: 0, rate: 0.5 },
      "*": { eligible: 2, maturing: 0, judged: 2, tried: 1, active: 1, habitual: 1, lapsed: 0, rate: 0.5 },
    },
  });
  expect(notes).toEqual([
    "Teams are chosen with hindsight, by how many commits people made in all.",
    "Commits of 1 bot were left out.",
  ]);
});

test("two stars reach folders below", async () => {
  const { at } = await measured({ kind: "adds", glob: "notes/**/*.md" });
  expect(at["2026-03-02"]?.["*"]).toMatchObject({ tried: 2, active: 2, habitual: 1 });
});

test("subjects that match count", async () => {
  const { at } = await measured({ kind: "subject", pattern: "^feat: " });
  expect(at["2026-03-02"]?.["*"]).toMatchObject({ tried: 2, habitual: 1 });
});

const refused: [string, CommitBehaviour, RegExp][] = [
  [
    "a behaviour no commit shows",
    { kind: "adds", glob: ".changeset/*.md" },
    /None of the 7 commits .*Globs start at the top/,
  ],
  ["a broken pattern", { kind: "subject", pattern: "(" }, /pattern cannot be read/],
];

test.each(refused)("%s is refused", async (_name, behaviour, message) => {
  await expect(measured(behaviour)).rejects.toThrow(message);
});

test("a folder that is no repository is refused", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "takehold-none-"));
  try {
    const reading = readRetroRepository(elsewhere, { kind: "subject", pattern: "x" }, []);
    await expect(reading).rejects.toThrow(/is no Git repository/);
    const nowhere = readRetroRepository(join(elsewhere, "gone"), { kind: "subject", pattern: "x" }, []);
    await expect(nowhere).rejects.toThrow(/is no Git repository/);
  } finally {
    await rm(elsewhere, { recursive: true });
  }
});
