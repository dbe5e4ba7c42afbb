// Proves the command as a user meets it: what it prints, what it refuses and with which exit code.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { dueCommand } from "../../bin/commands/due.ts";

let folder: string;
let berlin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "takehold-due-"));
  berlin = join(folder, "berlin.json");
  await writeFile(berlin, JSON.stringify({ zone: "Europe/Berlin", closed: ["2026-12-25"] }));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ out: string; error: string; exitCode: number }> {
  const result = { out: "", error: "", exitCode: 0 };
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void (result.out += `${line}\n`));
  const program = new Command().exitOverride().configureOutput({ writeErr: (text) => void (result.error += text) });
  dueCommand(program);
  await program.parseAsync(["due", ...args], { from: "user" }).catch((error: { exitCode: number }) => {
    result.exitCode = error.exitCode;
  });
  log.mockRestore();
  return result;
}

test("prints the due instant as JSON", async () => {
  const { out } = await run("--calendar", berlin, "--from", "2026-12-24T15:30:00Z", "--in", "2 days", "--json");
  expect(JSON.parse(out)).toEqual({ due: "2026-12-29T15:30:00Z" });
});

test("prints one sentence with the weekday for people", async () => {
  const { out } = await run("--calendar", berlin, "--from", "2026-12-24T15:30:00Z", "--in", "2 days");
  expect(out).toBe("Due on Tuesday 29 December 2026 at 16:30 in Europe/Berlin, which is 2026-12-29T15:30:00Z.\n");
});

test("counts elapsed working time", async () => {
  const args = ["--calendar", berlin, "--from", "2027-03-26T08:00:00Z", "--elapsed-to", "2027-03-29T15:00:00Z"];
  expect(JSON.parse((await run(...args, "--json")).out)).toEqual({ elapsedSeconds: 57_600 });
  expect((await run(...args)).out).toBe("16 working hours passed, 57,600 seconds.\n");
});

test("uses the default calendar when none is given", async () => {
  const { out } = await run("--from", "2026-11-21T08:00:00Z", "--in", "1 hour", "--json");
  expect(JSON.parse(out)).toEqual({ due: "2026-11-23T10:00:00Z" });
});

describe("names the field and exits with 2", () => {
  test.each([
    ["from", ["--in", "2 days"]],
    ["from", ["--from", "yesterday", "--in", "2 days"]],
    ["in", ["--from", "2026-12-24T15:30:00Z", "--in", "soon"]],
    ["in", ["--from", "2026-12-24T15:30:00Z"]],
    ["to", ["--from", "2026-12-24T15:30:00Z", "--elapsed-to", "2025-12-24T15:30:00Z"]],
    ["calendar", ["--calendar", "/nowhere.json", "--from", "2026-12-24T15:30:00Z", "--in", "2 days"]],
  ])("%s", async (field, args) => {
    const { out, error, exitCode } = await run(...args);
    expect({ out, exitCode }).toEqual({ out: "", exitCode: 2 });
    expect(error).toMatch(new RegExp(`^${field}: `));
  });

  test("every wrong field of the calendar", async () => {
    const wrong = join(folder, "wrong.json");
    await writeFile(wrong, JSON.stringify({ zone: "Nowhere", hours: { mon: [["17:00", "09:00"]] } }));
    const { error, exitCode } = await run("--calendar", wrong, "--from", "2026-12-24T15:30:00Z", "--in", "2 days");
    expect(exitCode).toBe(2);
    expect(error).toMatch(/^zone: unknown time zone "Nowhere".*; hours\.mon\.0: 17:00 to 09:00 runs backwards/);
  });
});
