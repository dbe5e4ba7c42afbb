import ical from "node-ical";
import type { VEvent } from "node-ical";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { requestsOf } from "../api/change/proposals.ts";
import { inputsOf, typedProposal } from "../console/proposal-fields.ts";
import { signIn, textOf } from "../console/visitor.ts";
import type { Visitor } from "../console/visitor.ts";
import { filledForm } from "../../web/pages/new-change.tsx";
import { changeView } from "../../app/change/view.ts";
import { call } from "../stack.ts";
import { decide, signLink } from "./links.ts";
import { linkIn } from "./mailbox.ts";
import { mailedStack } from "./mailed-stack.ts";

/** Dates of a training from the form to the calendars of the people invited: typed in local time, moved, and taken out again. */
const site = mailedStack();
let petra: Visitor;
let key: string;
let feed: string;
let link: string;

const HOUR = 3_600_000;
const soon = new Date(Date.now() + 20 * 24 * HOUR);
/** Ten o'clock in New York, where the reader lives. */
const local = `${soon.getUTCFullYear() + 1}-01-14T10:00`;
const instant = `${soon.getUTCFullYear() + 1}-01-14T15:00:00`;

function eventsIn(file: string): readonly VEvent[] {
  return Object.values(ical.sync.parseICS(file)).flatMap((each) => (each?.type === "VEVENT" ? [each] : []));
}
const textAt = async (path: string) => (await site.stack.api.request(path)).text();
const inFeed = async () =>
  eventsIn(await textAt(feed)).filter(({ uid }) => uid.startsWith(`${key.toLowerCase()}.training`));
const unfolded = (file: string) => file.replaceAll(/\r\n[ \t]/g, "");

/** The form of the change as it stands, with what is typed into it. */
async function edited(typed: Readonly<Record<string, string>>): Promise<Awaited<ReturnType<Visitor["send"]>>> {
  const page = await petra.get(`/changes/${key}/edit`);
  const view = await changeView(site.stack.app, key);
  const form = filledForm(view.content, "America/New_York", (id) => {
    const { name, email } = view.person(id) as { name: string | null; email?: string | null };
    return { name: "", email: email ?? `${(name ?? "").split(" ")[0]?.toLowerCase() ?? ""}@example.com` };
  });
  return petra.send(page, `/changes/${key}/edit`, { ...Object.fromEntries(inputsOf(form, "")), ...typed, do: "save" });
}

beforeAll(async () => {
  const person = { email: "petra@example.com", name: "Petra", timeZone: "America/New_York" };
  expect((await call(site.stack, "POST", "/api/v1/people", person)).status).toBeLessThan(300);
  petra = await signIn(site.stack);
  await call(site.stack, "POST", "/api/v1/populations", { id: "everyone" });
  const trainee = { email: "trainee@example.com", name: "Trainee", timeZone: "Europe/Berlin" };
  const members = [
    { person: { email: trainee.email, name: trainee.name }, group: "sales", joinedAt: "2020-01-01T00:00:00Z" },
  ];
  expect((await call(site.stack, "POST", "/api/v1/people", trainee)).status).toBeLessThan(300);
  await call(site.stack, "POST", "/api/v1/populations/everyone/members", { members });
  await call(site.stack, "POST", "/api/v1/sources", { id: "crm" });
  const made = await petra.send(await petra.get("/calendar"), "/calendar/feeds", { name: "Outlook", team: "" });
  feed = /(\/c\/[\w-]+\/calendar\.ics)/.exec(made.html)?.[1] ?? "";
}, 120_000);

test("a date is typed in the reader's own time; a wrong one is named beside its input, and nothing typed is lost", async () => {
  const blank = await petra.get("/changes/new");
  const zone = { timeZone: "America/New_York", team: "" };
  const longer = await petra.send(blank, "/changes/new", { ...typedProposal(zone), add: "trainings.0.sessions" });
  expect(longer.html).toContain('name="trainings.0.sessions.0.startsAt"');
  expect(textOf(longer.html)).toContain("time in New York");
  expect(longer.html).toContain('value="Entering leads"');
  const date = (startsAt: string) => ({
    "trainings.0.sessions.0.startsAt": startsAt,
    "trainings.0.sessions.0.minutes": "90",
    "trainings.0.sessions.0.where": "https://meet.example/leads",
    "trainings.0.sessions.0.places": "12",
    "trainings.0.sessions.1.startsAt": "",
    "trainings.0.sessions.1.minutes": "60",
    "trainings.0.sessions.1.where": "",
    "trainings.0.sessions.1.places": "",
  });
  const wrong = await petra.send(longer, "/changes/new", { ...typedProposal({ ...zone, ...date("") }), do: "submit" });
  expect(wrong.status).toBe(400);
  expect(wrong.html).toContain('href="#f-trainings-0-sessions-0-startsAt"');
  expect(textOf(wrong.html)).toContain("Choose a day and a time.");
  expect(wrong.html).toContain('value="https://meet.example/leads"');
  const asked = await petra.send(wrong, "/changes/new", {
    ...typedProposal({ ...zone, ...date(local) }),
    do: "submit",
  });
  key = /CHG-\d+/.exec(asked.html)?.[0] ?? "";
  expect(textOf(asked.html)).toContain("10:00 to 11:30 New York, https://meet.example/leads, 12 places");
  const { body } = await call<{ trainings: unknown[]; content: { trainings: unknown[] } }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}`,
  );
  const where = "https://meet.example/leads";
  expect(body.content.trainings).toMatchObject([
    { sessions: [{ id: "S1", startsAt: `${instant}Z`, minutes: 90, where, places: 12 }] },
  ]);
  const span = { startsAt: `${instant}Z`, endsAt: `${instant.replace("15:00", "16:30")}Z` };
  expect(z.array(z.looseObject({})).parse(body.trainings)).toMatchObject([
    { sessions: [{ id: "S1", ...span, where }] },
  ]);
});

test("nothing is promised before it was accepted; then it stands in the calendar, over HTTP and in the feed", async () => {
  expect(await inFeed()).toHaveLength(0);
  expect((await call(site.stack, "POST", `/api/v1/changes/${key}/accept`)).status).toBe(200);
  const [entry, ...more] = await inFeed();
  expect(more).toEqual([]);
  expect(entry?.start.toISOString()).toBe(`${instant}.000Z`);
  expect(entry?.end?.toISOString()).toBe(`${instant.replace("15:00", "16:30")}.000Z`);
  expect(entry?.summary).toBe("Training: Entering leads (Use one definition of a qualified lead)");
  expect(await textAt(feed), "calendars are often shared").not.toContain("meet.example");
  const month = await petra.get(`/calendar?month=${local.slice(0, 7)}`);
  expect(textOf(month.html)).toMatch(/Training\s*10:00 to 11:30/);
  const asked = `from=${instant}Z&until=${instant.replace("T15", "T16")}Z`;
  const { body } = await call<{ items: unknown[] }>(site.stack, "GET", `/api/v1/calendar?${asked}`);
  expect(body.items).toMatchObject([
    { kind: "training", change: key, part: "Entering leads", id: `${key}.training.L1.S1` },
  ]);
});

test("moving a date asks nobody again; the invited see it in their own time and take it into their calendar", async () => {
  expect((await decide(site.stack, await signLink(site.mailbox, "fritz@example.com"), "approve")).status).toBe(303);
  const kept = await edited({
    "trainings.0.sessions.0.startsAt": local.replace("T10", "T11"),
    "trainings.0.sessions.1.startsAt": local.replace("-14T", "-21T"),
    "trainings.0.sessions.1.minutes": "30",
    "trainings.0.sessions.1.where": "",
    "trainings.0.sessions.1.places": "",
  });
  expect(kept.status, textOf(kept.html)).toBe(200);
  expect((await requestsOf(site.stack, key)).map(({ standing }) => standing)).toEqual(["decided"]);
  const { body } = await call<{ work: { id: string }[] }>(site.stack, "GET", `/api/v1/changes/${key}`);
  for (const item of body.work)
    await call(site.stack, "PATCH", `/api/v1/changes/${key}/work-items/${item.id}`, { state: "done" });
  expect((await call(site.stack, "POST", `/api/v1/changes/${key}/accept-build`)).status).toBe(200);

  const mail = await site.mailbox.find("trainee@example.com", (each) => /\/t\//.test(each.text ?? ""));
  const told = mail.text?.replaceAll(/\s+/g, " ");
  expect(told).toContain("17:00 to 18:30 Berlin, https://meet.example/leads; 1 more date");
  link = linkIn(mail, "t");
  const page = await textAt(link);
  expect(textOf(page)).toContain("17:00 to 18:30 Berlin");
  expect(page).toContain(`href="${link}/S1/session.ics"`);
  expect(page).toContain('<a href="https://meet.example/leads" rel="noreferrer">');
  const answer = await site.stack.api.request(`${link}/S1/session.ics`);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const file = await answer.text();
  expect(unfolded(file)).toMatch(/METHOD:PUBLISH\r\n/);
  expect(unfolded(file)).not.toMatch(/\/t\/|ATTENDEE/);
  const [entry] = eventsIn(file);
  expect(entry).toMatchObject({ status: "CONFIRMED", location: "https://meet.example/leads" });
  expect(entry?.start.toISOString()).toBe(`${instant.replace("T15", "T16")}.000Z`);
  expect((await inFeed()).map(({ uid }) => uid)).toContain(entry?.uid);
});

test("a date that is moved replaces the entry of the file before, one that is taken out cancels it", async () => {
  const file = async () => eventsIn(await textAt(`${link}/S1/session.ics`))[0];
  const before = await file();
  expect((await edited({ "trainings.0.sessions.0.startsAt": local })).status).toBe(200);
  const moved = await file();
  expect(moved?.uid).toBe(before?.uid);
  expect(Number(moved?.sequence)).toBeGreaterThan(Number(before?.sequence));
  expect(moved?.start.toISOString()).toBe(`${instant}.000Z`);
  const empty = { startsAt: "", minutes: "60", where: "", places: "", id: "" };
  const gone = Object.entries(empty).map(([name, value]) => [`trainings.0.sessions.0.${name}`, value] as const);
  expect((await edited(Object.fromEntries(gone))).status).toBe(200);
  const page = textOf(await textAt(link));
  expect(page).toContain("Cancelled");
  expect(page).toContain("Take it out of your calendar");
  const over = await textAt(`${link}/S1/session.ics`);
  expect(unfolded(over)).toMatch(/METHOD:CANCEL\r\n/);
  const [last] = eventsIn(over);
  expect(last).toMatchObject({ uid: before?.uid, status: "CANCELLED" });
  expect(Number(last?.sequence)).toBeGreaterThan(Number(moved?.sequence));
  expect((await inFeed()).map(({ uid }) => uid.split("@")[0])).toEqual([`${key.toLowerCase()}.training.l1.s2`]);
  expect((await site.stack.api.request(`${link}/S9/session.ics`)).status).toBe(404);
});

test("a change that is withdrawn trains nobody: its dates leave the feed and are cancelled", async () => {
  const withdrawn = await call(site.stack, "POST", `/api/v1/changes/${key}/withdraw`, { reason: "Not now." });
  expect(withdrawn.status, JSON.stringify(withdrawn.body)).toBe(200);
  expect(await inFeed()).toEqual([]);
  expect(unfolded(await textAt(`${link}/S2/session.ics`))).toMatch(/METHOD:CANCEL\r\n/);
});
