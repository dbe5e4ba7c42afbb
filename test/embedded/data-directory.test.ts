/** Proves that one process at a time has a data directory, whatever crashes, with real processes that are really killed. */
import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DataDirectoryHeld, dataDirectoryHolder, openDataDirectory } from "../../lib/embedded/data-directory.ts";
import { claimDirectory, releaseClaim } from "../../lib/embedded/directory-claim.ts";
import { ownIdentity } from "../../lib/processes/identity.ts";
import { killNow, startFixture, type Fixture } from "./processes.ts";

let path: string;
const fixtures: Fixture[] = [];
const log = () => undefined;

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "takehold-lock-"));
});
afterEach(async () => {
  await Promise.all(fixtures.splice(0).map(({ child }) => killNow(child)));
  await rm(path, { recursive: true, force: true });
});

function start(): Fixture {
  const fixture = startFixture("hold-directory", path);
  fixtures.push(fixture);
  return fixture;
}

test("of several starts in the same instant exactly one wins, and the others name it", async () => {
  const answers = await Promise.all([start(), start(), start(), start()].map(({ answer }) => answer));
  const winners = answers.filter(({ held }) => held === true);
  expect(winners).toHaveLength(1);
  const losers = answers.filter(({ held }) => held === false);
  expect(losers.map(({ holder }) => holder)).toEqual([1, 2, 3].map(() => winners[0]?.["pid"]));
});

test("a second start says who holds the directory, since when and what to do", async () => {
  const { child, answer } = start();
  await answer;
  const refusal: unknown = await openDataDirectory({ path, log }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DataDirectoryHeld);
  expect(String(refusal)).toMatch(new RegExp(`process ${child.pid} .*since \\d{4}-\\d\\d-\\d\\dT.*TAKEHOLD_DATA`));
  expect((await dataDirectoryHolder(path))?.pid).toBe(child.pid);
});

test("after kill -9 of the holder the next start has the directory", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { child, answer } = start();
    expect(await answer).toMatchObject({ held: true });
    await killNow(child);
    expect(await dataDirectoryHolder(path)).toBeNull();
  }
  const own = await openDataDirectory({ path, log });
  await own.release();
});

test("a released directory is free", async () => {
  const first = await openDataDirectory({ path, log });
  await expect(openDataDirectory({ path, log })).rejects.toBeInstanceOf(DataDirectoryHeld);
  await first.release();
  const second = await openDataDirectory({ path, log });
  await second.release();
});

test("a claim whose pid now belongs to another process stands in nobody's way", async () => {
  const folder = join(path, "claims");
  const stale = { pid: process.pid, started: "another boot/1" };
  expect(await claimDirectory(folder, stale)).toHaveProperty("file");
  expect(await claimDirectory(folder, await ownIdentity())).toHaveProperty("file");
});

test("a claim of another host holds while its file is touched, and not after", async () => {
  const folder = join(path, "claims");
  const own = await ownIdentity();
  const claimed = await claimDirectory(folder, own);
  if (!("file" in claimed)) throw new Error("the folder was empty");
  const claim = await readFile(claimed.file, "utf8");
  await writeFile(claimed.file, claim.replace(JSON.stringify(hostname()), '"another-host"'));
  let beats = 0;
  const touching = setInterval(() => void utimes(claimed.file, (beats += 1), beats), 50);
  expect(await claimDirectory(folder, own, 1_000)).toHaveProperty("heldBy");
  clearInterval(touching);
  expect(await claimDirectory(folder, own, 300)).toHaveProperty("file");
});

test("claims and releases in any order never leave two holders", async () => {
  const folder = join(path, "claims");
  const own = await ownIdentity();
  let holders = 0;
  let wins = 0;
  const contend = async () => {
    for (let round = 0; round < 40; round += 1) {
      const claimed = await claimDirectory(folder, own);
      if (!("file" in claimed)) continue;
      holders += 1;
      wins += 1;
      expect(holders).toBe(1);
      await new Promise(setImmediate);
      holders -= 1;
      await releaseClaim(claimed.file);
    }
  };
  await Promise.all(Array.from({ length: 8 }, contend));
  expect(wins).toBeGreaterThan(8);
});
