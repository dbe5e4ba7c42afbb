/** Proves the manners of the command: exit codes, one sentence for a mistake, JSON when asked, no service where none is needed. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { pickPort } from "../../lib/embedded/ports.ts";
import { openChatPrograms } from "../chat/programs.ts";
import { openMailbox } from "../path/mailbox.ts";
import { takehold } from "./takehold.ts";

// Every command is a process that loads the program anew.
vi.setConfig({ testTimeout: 120_000 });

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "takehold-usage-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("help names every command and is no failure", async () => {
  const { code, stdout } = await takehold(["--help"]);
  expect(code).toBe(0);
  for (const name of [
    "start",
    "demo",
    "serve",
    "worker",
    "migrate",
    "doctor",
    "import",
    "retro",
    "due",
    "key",
    "audit",
  ])
    expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"));
});

test.each([
  [["nonsense"], "unknown command"],
  [["key"], "Usage: takehold key"],
  [["start", "--wrong"], "unknown option"],
  [["key", "create", "--name", "x"], "--scopes"],
  [["key", "create", "--name", "x", "--scopes", "all"], 'There is no scope "all"'],
  [["key", "create", "--name", " ", "--scopes", "admin"], "Give the key a name"],
  [["due", "--in", "2 days"], "from"],
])("a wrong use, %j, ends with 2 and says what is wrong", async (args, says) => {
  const { code, stdout, stderr } = await takehold(args, { TAKEHOLD_DATA: folder });
  expect(code).toBe(2);
  expect(stderr).toContain(says);
  expect(stdout).toBe("");
});

test("a key cannot be made where nothing runs, and the sentence says what to do", async () => {
  const { code, stderr } = await takehold(["key", "login"], { TAKEHOLD_DATA: folder });
  expect(code).toBe(1);
  expect(stderr).toBe(
    `Takehold does not run on ${folder}: start it with "npm start", or set DATABASE_URL, and try again.\n`,
  );
});

interface Finding {
  readonly name: string;
  readonly status: string;
  readonly found: string;
  readonly todo: string | null;
}

async function doctor(settings: Record<string, string>): Promise<{ code: number | null; by: Map<string, Finding> }> {
  const { code, stdout } = await takehold(["doctor", "--json"], { TAKEHOLD_DATA: folder, ...settings });
  const { ok, findings }: { ok: boolean; findings: Finding[] } = JSON.parse(stdout);
  expect(ok).toBe(code === 0);
  return { code, by: new Map(findings.map((finding) => [finding.name, finding])) };
}

test("doctor on a fresh directory misses nothing and starts nothing", async () => {
  const { code, by } = await doctor({ PORT: "0" });
  expect(code).toBe(0);
  expect(by.get("Data directory")?.found).toContain("nobody uses it");
  expect(by.get("PostgreSQL")?.found).toContain("no database yet");
  expect(by.get("Secret")?.found).toContain("the first start makes");
});

test("doctor names what is missing and how to get it, without showing a password", async () => {
  const { port } = await pickPort();
  const other = createServer();
  const { port: taken } = await pickPort(undefined, new Set([port]));
  await new Promise<void>((resolve) => other.listen(taken, "127.0.0.1", resolve));
  onTestFinished(() => void other.close());
  const { code, by } = await doctor({
    DATABASE_URL: `postgres://who:hidden@127.0.0.1:${port}/none`,
    TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    SMTP_URL: `smtp://who:hidden@127.0.0.1:${port}`,
    PORT: String(taken),
  });
  expect(code).toBe(1);
  for (const name of ["PostgreSQL", "Temporal", "Mail", "Port"]) {
    expect(by.get(name), name).toMatchObject({ status: "missing", todo: expect.stringMatching(/\w/) });
    expect(by.get(name)?.found, name).not.toContain("hidden");
  }
});

test("doctor asks Slack whether it takes the bot's token, writes to nobody, and shows no token", async () => {
  const programs = await openChatPrograms();
  onTestFinished(() => programs.close());
  expect((await doctor({ PORT: "0" })).by.get("Chat")).toMatchObject({ status: "ok" });
  const good = await doctor({ PORT: "0", ...programs.settings });
  expect(good.by.get("Chat")).toMatchObject({ status: "ok", found: "the Slack bot's token is taken" });
  const bad = await doctor({ PORT: "0", ...programs.settings, SLACK_BOT_TOKEN: "xoxb-0000-another-token-for-tests" });
  expect(bad.by.get("Chat")).toMatchObject({ status: "missing", found: expect.stringContaining("does not know") });
  expect(JSON.stringify([...good.by, ...bad.by])).not.toContain("xoxb-");
  expect(programs.posts).toEqual([]);
});

test("doctor says when mail that cannot be delivered would be told to nobody", async () => {
  const mailbox = await openMailbox();
  onTestFinished(() => mailbox.close());
  const settings = { PORT: "0", SMTP_URL: mailbox.url, TAKEHOLD_URL: "https://takehold.example.com" };
  expect((await doctor(settings)).by.get("Mail")).toMatchObject({
    status: "warning",
    todo: expect.stringContaining("TAKEHOLD_BOUNCE_ADDRESS"),
  });
  const returned = { ...settings, TAKEHOLD_BOUNCE_ADDRESS: "bounces@example.com" };
  expect((await doctor(returned)).by.get("Mail")).toMatchObject({ status: "ok" });
});

test("a secret that others can read is told", async () => {
  await writeFile(join(folder, "secret"), `${"s".repeat(43)}\n`, { mode: 0o644 });
  const { code, by } = await doctor({ PORT: "0" });
  expect(code).toBe(0);
  expect(by.get("Secret")).toMatchObject({ status: "warning", todo: `Run: chmod 600 ${join(folder, "secret")}` });
});
