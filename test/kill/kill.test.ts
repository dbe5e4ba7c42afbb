/**
 * Proves that kill -9 of the whole program, at a random instant while people propose and decide, loses no write that was
 * answered and does nothing twice, and that the next start needs no cleaning by hand. More rounds: TAKEHOLD_KILL_ROUNDS=20.
 */
import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { RecordExport, verifyRecord } from "../../app/record/verify.ts";
import { identify } from "../../lib/processes/identity.ts";
import { waitUntil } from "../../lib/processes/wait-until.ts";
import { livingChildren, processesOn } from "../cli/processes.ts";
import { runTakehold, testDirectory } from "../cli/takehold.ts";
import type { LongRunning, TestDirectory } from "../cli/takehold.ts";
import { openMailbox } from "../path/mailbox.ts";
import type { Mailbox } from "../path/mailbox.ts";
import { expectStatus, isOver, newJourney, travel, write } from "./colleagues.ts";
import type { Journey, Place } from "./colleagues.ts";

const Change = z.object({ key: z.string(), stage: z.string() });
const Changes = z.object({ items: z.array(Change) });

const rounds = Number(process.env["TAKEHOLD_KILL_ROUNDS"] ?? 3);
const roundMs = 120_000;
const lifeMs = { min: 200, max: 6_000 };

let directory: TestDirectory;
let mailbox: Mailbox;
let running: LongRunning | null = null;
const journeys: Journey[] = [];

beforeAll(async () => {
  directory = await testDirectory();
  mailbox = await openMailbox();
});
afterAll(async () => {
  await running?.stop("SIGTERM");
  await mailbox.close();
  await directory.remove();
});

async function start(): Promise<Place> {
  const settings = { TAKEHOLD_DATA: directory.path, PORT: "0", SMTP_URL: mailbox.url };
  running = runTakehold(["start", "--json"], settings);
  const [line] = await running.saying(/^\{.*"loginUrl".*\}$/m);
  const { url }: { url: string } = JSON.parse(line);
  return { url, adminKey: (await readFile(join(directory.path, "admin-key"), "utf8")).trim(), mailbox };
}

/** People at work, until the instance is gone or nothing is left to do. */
async function work(place: Place, isClosing: () => boolean): Promise<void> {
  while (!isClosing()) {
    const open = journeys.find((journey) => !isOver(journey));
    const next = open ?? newJourney(journeys.length + 1);
    if (open === undefined) journeys.push(next);
    await travel(place, next);
  }
}

async function read({ url, adminKey }: Place, path: string): Promise<unknown> {
  const response = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${adminKey}` } });
  await expectStatus(response, [200]);
  return response.json();
}

/** Everything that was answered is on the record, once, and the record is whole. */
async function checkAnswered(place: Place): Promise<void> {
  for (const { key, isAccepted, decided } of journeys) {
    if (key === null) continue;
    const record = RecordExport.parse(await read(place, `/changes/${key}/events/export`));
    expect(verifyRecord(record)).toMatchObject({ ok: true });
    const count = (type: string) => record.events.filter((event) => event.type === type).length;
    expect(count("change.created"), key).toBe(1);
    expect(count("change.submitted"), key).toBe(1);
    expect(count("change.accepted"), key).toBeGreaterThanOrEqual(isAccepted ? 1 : 0);
    expect(count("change.accepted"), key).toBeLessThanOrEqual(1);
    const deciders = record.events.filter(({ type }) => type === "request.decided").map(({ data }) => data["request"]);
    expect(new Set(deciders).size, key).toBe(deciders.length);
    expect(deciders.length, key).toBeGreaterThanOrEqual(decided.size);
  }
}

const requestMails = (person: string) =>
  mailbox.mails.filter((mail) => mail.text?.includes("/s/") === true && JSON.stringify(mail.to).includes(person));

test(
  `${rounds} times killed in the middle of work, nothing answered is lost and nothing is done twice`,
  {
    timeout: (rounds + 2) * roundMs,
  },
  async () => {
    let leftRunning: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const place = await start();
      for (const pid of leftRunning) expect(await identify(pid)).toBeNull();
      await checkAnswered(place);
      if (round === 0) await prepare(place);
      // The first request warms the program up, so that the kill comes in the middle of work and not before it.
      await read(place, "/changes");
      let isGone = false;
      const lanes = [work(place, () => isGone), round % 2 === 0 ? Promise.resolve() : work(place, () => isGone)];
      const lost = Promise.allSettled(lanes);
      await Promise.race([delay(randomInt(lifeMs.min, lifeMs.max)), lost]);
      isGone = true;
      expect(await running?.stop("SIGKILL")).toBeNull();
      await lost;
      leftRunning = await livingChildren(directory.path);
      expect(leftRunning).toHaveLength(2);
    }
    await finish();
  },
);

async function prepare(place: Place): Promise<void> {
  await expectStatus(await write(place, "/populations", { id: "everyone", name: "Everyone" }, "p"), [200, 201]);
  await expectStatus(await write(place, "/sources", { id: "crm", name: "CRM" }, "s"), [200, 201]);
}

/** Everything that was begun comes to its end, with one message for each request. */
async function finish(): Promise<void> {
  const place = await start();
  if (journeys.length === 0) journeys.push(newJourney(1));
  for (const journey of journeys) await travel(place, journey);
  await checkAnswered(place);
  const { items } = Changes.parse(await read(place, "/changes?limit=100"));
  expect(items.map(({ key }) => key).toSorted()).toEqual(journeys.map(({ key }) => key ?? "").toSorted());
  for (const { key, people } of journeys) {
    const inBuild = async () => Change.parse(await read(place, `/changes/${key}`)).stage === "build";
    expect(await waitUntil(inBuild, { timeoutMs: 20_000 }), key ?? "").toBe(true);
    for (const person of people) expect(new Set(requestMails(person).map(({ messageId }) => messageId)).size).toBe(1);
  }
  expect(await running?.stop("SIGTERM")).toBe(0);
  expect(await processesOn(directory.path)).toEqual([]);
}
