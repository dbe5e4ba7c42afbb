// Once a person and week: senders that are killed in the middle, two at once, a mail server that is away, an address that is refused;
// and the named schedule itself, on the real server.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { settleDigest } from "../../app/temporal/digest-schedule.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { digestScheduleId } from "../../workflows/digest/ids.ts";
import { sampleChange } from "../path/sample.ts";
import { mailedStack } from "../path/mailed-stack.ts";
import { call } from "../stack.ts";
import { moved, person, proposedBefore, roundAt, sundayAfterNext } from "./place.ts";

const site = mailedStack();
const sunday = sundayAfterNext();
const dayMs = 86_400_000;
const monday = sunday + dayMs;
const readers = Array.from({ length: 50 }, (_, n) => `reader-${String(n).padStart(2, "0")}@example.com`);

const digests = () => site.mailbox.mails.filter((mail) => mail.messageId?.startsWith("<digest."));
const addressed = () => digests().map((mail) => [mail.to ?? []].flat()[0]?.value[0]?.address ?? "");
/** As if so much time had passed that nobody waits for whoever held a claim. */
const claimsGoStale = () =>
  sql`update digest set claimed_at = now() - interval '5 minutes' where ended is null`.execute(site.stack.app.db);

async function untilNobodyIsLeft(from: number): Promise<void> {
  for (let now: number | null = from, rounds = 0; now !== null && rounds < 20; rounds += 1)
    now = (await roundAt(site.stack, sunday, now)).nextAt;
}

beforeAll(async () => {
  const { stack } = site;
  for (const email of readers) {
    const id = await person(stack, email, { timeZone: "UTC" });
    await call(stack, "PUT", `/api/v1/people/${id}/digest`, { gets: "everything" });
  }
  await moved(stack, await proposedBefore(stack, sunday, {}), "accept");
}, 120_000);

test("a sender that is killed while it writes leaves nobody out, and nobody finds two in their mailbox", async () => {
  const script = fileURLToPath(new URL("./fixtures/send-in-process.ts", import.meta.url));
  for (const last of [readers.length / 5, readers.length / 2]) {
    const args = [site.stack.databaseUrl, site.stack.app.secret, site.mailbox.url, String(sunday), String(monday)];
    const child = spawn(process.execPath, ["--import", "tsx", script, ...args], { stdio: "inherit" });
    const exit = once(child, "exit");
    await expect.poll(() => digests().length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(last);
    child.kill("SIGKILL");
    await exit;
    await claimsGoStale();
  }
  expect(digests().length).toBeLessThan(readers.length);
  await untilNobodyIsLeft(monday);
  const got = new Map<string, Set<string>>();
  for (const [index, address] of addressed().entries())
    got.set(address, (got.get(address) ?? new Set()).add(digests()[index]?.messageId ?? ""));
  expect([...got.keys()].filter((address) => readers.includes(address)).toSorted()).toEqual(readers);
  // Whoever was being written to in the instant of the kill may be written to again, by the same id, which mailboxes know.
  for (const ids of got.values()) expect(ids.size).toBe(1);
  expect(digests().length).toBeLessThanOrEqual(got.size + 2);
  const before = digests().length;
  await untilNobodyIsLeft(monday + dayMs);
  expect(digests()).toHaveLength(before);
}, 120_000);

/** The next week again has something to tell of: what waits, waits on. */
const next = { sunday: sunday + 7 * dayMs, monday: monday + 7 * dayMs };

test("two that send at once write to each person once; one that is away is tried again; one that is refused is not", async () => {
  const before = digests().length;
  site.mailbox.refuse(451);
  const away = await roundAt(site.stack, next.sunday, next.monday);
  expect(away.sent).toBe(0);
  expect(away.nextAt).toBeGreaterThan(next.monday);
  expect(away.nextAt).toBeLessThanOrEqual(next.monday + 4 * 3_600_000);
  site.mailbox.refuse(null);
  const rounds = await Promise.all([1, 2, 3].map(() => roundAt(site.stack, next.sunday, away.nextAt ?? 0)));
  const sent = rounds.reduce((sum, round) => sum + round.sent, 0);
  const fresh = addressed().slice(before);
  expect(fresh).toHaveLength(sent);
  expect(new Set(fresh).size).toBe(sent);
  expect(fresh.filter((address) => readers.includes(address)).toSorted()).toEqual(readers);

  const later = { sunday: next.sunday + 7 * dayMs, monday: next.monday + 7 * dayMs };
  site.mailbox.refuse(550);
  expect(await roundAt(site.stack, later.sunday, later.monday)).toEqual({ sent: 0, nextAt: null });
  site.mailbox.refuse(null);
  expect(await roundAt(site.stack, later.sunday, later.monday + dayMs)).toEqual({ sent: 0, nextAt: null });
});

test("a mail server that is away for two days is not waited for any longer", async () => {
  const last = { sunday: next.sunday + 14 * dayMs, monday: next.monday + 14 * dayMs };
  site.mailbox.refuse(451);
  expect((await roundAt(site.stack, last.sunday, last.monday)).nextAt).not.toBeNull();
  expect((await roundAt(site.stack, last.sunday, last.monday + 3 * dayMs)).nextAt).toBeNull();
  site.mailbox.refuse(null);
  expect(await roundAt(site.stack, last.sunday, last.monday + 3 * dayMs)).toEqual({ sent: 0, nextAt: null });
});

test("the schedule has a name, starts one small run a week, and its history holds nobody", async () => {
  const { client, configuration } = site.stack;
  const { taskQueue } = configuration.temporal;
  await settleDigest(client, taskQueue, { isWanted: true, force: true });
  await settleDigest(client, taskQueue, { isWanted: true, force: true });
  await settleDigest(client, taskQueue, { isWanted: true, force: false });
  const schedule = client.schedule.getHandle(digestScheduleId(taskQueue));
  const { spec, info } = await schedule.describe();
  expect(spec.calendars).toHaveLength(1);
  const [first, second] = info.nextActionTimes;
  expect(first?.getUTCDay()).toBe(0);
  expect((second?.getTime() ?? 0) - (first?.getTime() ?? 0)).toBe(7 * dayMs);
  // Somebody for whom a proposal waits is told of it whatever the week brought.
  const olga = await person(site.stack, "waits@example.com", { timeZone: "UTC" });
  await call(site.stack, "POST", "/api/v1/changes", {
    ...sampleChange({ owner: "waits@example.com" }),
    submit: true,
  });
  await schedule.trigger();
  await expect.poll(async () => (await schedule.describe()).info.recentActions.length).toBe(1);
  const [action] = (await schedule.describe()).info.recentActions;
  const { workflowId } = action?.action.workflow ?? { workflowId: "" };
  expect(workflowId.startsWith(`${digestScheduleId(taskQueue)}-`)).toBe(true);
  const run = client.workflow.getHandle(workflowId);
  await fastForward(client, workflowId, 4 * dayMs);
  expect(await run.result()).toBeGreaterThan(0);
  expect(addressed().filter((address) => address === "waits@example.com")).toHaveLength(1);
  const history = JSON.stringify(await run.fetchHistory(), (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString() : value,
  );
  for (const secret of ["example.com", olga, "/u/"]) expect(history).not.toContain(secret);
  await settleDigest(client, taskQueue, { isWanted: false, force: true });
  await expect(schedule.describe()).rejects.toThrow();
  await settleDigest(client, taskQueue, { isWanted: false, force: false });
});
