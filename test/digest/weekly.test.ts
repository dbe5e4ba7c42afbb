// The weekly digest over real SMTP: each gets one on their own Monday morning, in their language, of what they lead or run, with charts
// that say nothing the text does not; nobody gets an empty one; one click stops it and a GET never does.
import { beforeAll, expect, test } from "vitest";
import type { ParsedMail } from "mailparser";
import { linkIn } from "../path/mailbox.ts";
import { nonceOf, post } from "../path/links.ts";
import { mailedStack } from "../path/mailed-stack.ts";
import { call } from "../stack.ts";
import { leads, moved, person, proposedBefore, roundAt, sundayAfterNext } from "./place.ts";

const site = mailedStack();
const sunday = sundayAfterNext();
const people = {
  olga: "olga@example.com",
  sam: "sam@example.com",
  lea: "lea@example.com",
  idle: "idle@example.com",
};
let lea: string;
let leaKey: string;
let sam: string;
let answered: string;
let waiting: string;

const isDigest = (mail: ParsedMail) => mail.messageId?.startsWith("<digest.") === true;
/** A header as it was sent: the parser folds those of lists into one. */
const header = (mail: ParsedMail | undefined, name: string) =>
  mail?.headerLines
    .find(({ key }) => key === name)
    ?.line.replaceAll(/\r?\n\s+/g, " ")
    .replace(/^[^:]+: */, "");
const digests = (address: string) => site.mailbox.to(address).filter(isDigest);
const iso = (at: number) => new Date(at).toISOString();

beforeAll(async () => {
  const { stack } = site;
  await person(stack, people.olga, { name: "Olga Owner", language: "de", timeZone: "Europe/Berlin" });
  sam = await person(stack, people.sam, { name: "Sam Sponsor", timeZone: "America/New_York" });
  lea = await person(stack, people.lea, { name: "Lea Leader", timeZone: "Asia/Kolkata" });
  leaKey = await leads(stack, lea);
  // Somebody whose changes brought nothing: they own a draft.
  await person(stack, people.idle, { name: "Ida Idle" });
  answered = await proposedBefore(stack, sunday, { title: "One definition" });
  await moved(stack, answered, "accept");
  waiting = await proposedBefore(stack, sunday, { title: "Another tool", sponsor: people.idle });
}, 120_000);

test("around the earth with the hour: nobody before their own Monday at seven, everybody once", async () => {
  const told: Record<string, string> = {};
  let now = sunday;
  for (let rounds = 0; rounds < 10; rounds += 1) {
    const before = site.mailbox.mails.filter(isDigest).length;
    const { sent, nextAt } = await roundAt(site.stack, sunday, now);
    const fresh = site.mailbox.mails.filter(isDigest).slice(before);
    expect(fresh).toHaveLength(sent);
    for (const mail of fresh) told[[mail.to ?? []].flat()[0]?.value[0]?.address ?? ""] = iso(now);
    if (nextAt === null) break;
    expect(nextAt).toBeGreaterThan(now);
    now = nextAt;
  }
  const local = (zone: string) => {
    const at =
      told[{ "Asia/Kolkata": people.lea, "Europe/Berlin": people.olga, "America/New_York": people.sam }[zone] ?? ""];
    return new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
    }).format(new Date(at ?? 0));
  };
  expect(["Asia/Kolkata", "Europe/Berlin", "America/New_York"].map(local)).toEqual(Array(3).fill("Mon 07:00"));
  const again = await roundAt(site.stack, sunday, now + 3_600_000);
  expect(again).toEqual({ sent: 0, nextAt: null });
  for (const address of [people.lea, people.olga, people.sam]) expect(digests(address)).toHaveLength(1);
});

test("who leads is told of everything, in short and then one by one, and every link leads to the console", async () => {
  const [mail] = digests(people.lea);
  expect(mail?.subject).toBe("Your week of changes: 2 changes moved");
  expect(mail?.text).toContain("WHAT MOVED");
  expect(mail?.text).toContain(`One definition (${answered})`);
  expect(mail?.text).toContain("Proposed, accepted.");
  expect(mail?.text).toContain(`http://takehold.test/changes/${waiting}`);
  const links = [...`${mail?.text} ${mail?.html || ""}`.matchAll(/https?:\/\/[^\s"<>)]+/g)].map(
    ([url]) => new URL(url),
  );
  for (const { pathname } of links) expect(pathname).toMatch(/^\/($|changes\/CHG-\d+$|u\/[\w-]{43}$)/);
});

test("who owns a change is told of it in their language, with what waits for them first; a sponsor of theirs alone", async () => {
  const [mail] = digests(people.olga);
  expect(mail?.headers.get("content-language")).toBe("de-DE");
  expect(mail?.subject).toBe("Ihre Woche der Änderungen: 1 Entscheidung steht an, 2 haben sich bewegt");
  expect(mail?.text).toContain("  Den Vorschlag annehmen oder ablehnen. Das liegt bei Ihnen.\n");
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/\b(the|your|moved|week)\b/i);
  const [sponsored] = digests(people.sam);
  expect(sponsored?.text).toContain(answered);
  expect(sponsored?.text).not.toContain(waiting);
  expect(sponsored?.text).toContain("because you own or sponsor a change");
});

test("a mail program stops it with one POST, without a page, a nonce or a cookie; asked again nothing else happens", async () => {
  const [mail] = digests(people.lea);
  expect(header(mail, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  if (mail === undefined) throw new Error("no digest");
  const path = linkIn(mail, "u");
  expect(header(mail, "list-unsubscribe")).toBe(`<http://takehold.test${path}>`);
  for (const method of ["GET", "HEAD", "OPTIONS"])
    await site.stack.api.request(`${path}?List-Unsubscribe=One-Click`, { method });
  expect(await gets(lea)).toMatchObject({ gets: "by_part", isSent: true });
  const data = new FormData();
  data.set("List-Unsubscribe", "One-Click");
  for (const body of [new URLSearchParams({ "List-Unsubscribe": "One-Click" }), data]) {
    const answer = await site.stack.api.request(path, { method: "POST", body, headers: { origin: "null" } });
    expect(answer.status).toBe(200);
    expect(await gets(lea)).toMatchObject({ gets: "nothing", isSent: false });
  }
  const next = await roundAt(site.stack, sunday + 7 * 86_400_000, sunday + 9 * 86_400_000);
  expect(next.nextAt).toBeNull();
  expect(digests(people.lea)).toHaveLength(1);
});

test("the page of the link stops and resumes by its button alone, and tells nobody whose it is", async () => {
  const path = linkIn(digests(people.sam)[0] as ParsedMail, "u");
  const page = await (await site.stack.api.request(path)).text();
  expect(page).toContain("Stop it");
  expect(page).not.toMatch(/Sam|sam@/);
  expect((await post(site.stack, path, { do: "stop", nonce: "x.y.z" })).status).toBe(409);
  expect((await post(site.stack, path, { do: "stop" })).status).toBe(409);
  expect(await gets(sam)).toMatchObject({ gets: "by_part" });
  expect((await post(site.stack, path, { do: "stop", nonce: await nonceOf(site.stack, path) })).status).toBe(303);
  expect(await gets(sam)).toMatchObject({ gets: "nothing" });
  const stopped = await (await site.stack.api.request(path)).text();
  expect(stopped).toContain("You get no digest since");
  expect((await post(site.stack, path, { do: "resume", nonce: await nonceOf(site.stack, path) })).status).toBe(303);
  expect(await gets(sam)).toMatchObject({ gets: "by_part", isSent: true });
  expect((await post(site.stack, `/u/${"x".repeat(43)}`, { do: "stop" })).status).toBe(404);
});

test("what somebody gets is set over HTTP, and read by themselves as it would be now", async () => {
  const { stack } = site;
  const set = (input: unknown) => call(stack, "PUT", `/api/v1/people/${lea}/digest`, input);
  expect((await set({ gets: "often" })).status).toBe(400);
  expect((await set({ gets: "everything" })).body).toMatchObject({ gets: "everything", isSent: true, seesAll: true });
  expect((await call(stack, "GET", "/api/v1/digest/preview")).status).toBe(403);
  const own = await call<{ seesAll: boolean; decide: { told: unknown[] } }>(
    { ...stack, adminKey: leaKey },
    "GET",
    "/api/v1/digest/preview",
  );
  expect(own.status).toBe(200);
  expect(own.body).toMatchObject({ seesAll: true, decide: { told: [], more: 0 } });
  const writer = await call({ ...stack, adminKey: leaKey }, "PUT", `/api/v1/people/${sam}/digest`, {
    gets: "everything",
  });
  expect(writer.status).toBe(403);
});

async function gets(id: string) {
  return (await call(site.stack, "GET", `/api/v1/people/${id}/digest`)).body;
}
