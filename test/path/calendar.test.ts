import ical from "node-ical";
import type { VEvent } from "node-ical";
import type { ParsedMail } from "mailparser";
import { expect, test } from "vitest";
import { requestsOf } from "../api/change/proposals.ts";
import { call } from "../stack.ts";
import { linkIn } from "./mailbox.ts";
import { decide, eventsOf, signLink, toAlignment } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";

/** The deadline as an entry of people's calendars: one entry for a request, moved and cancelled by later files, with no link in it. */
const site = mailedStack();

function entryIn(file: string): VEvent {
  const events = Object.values(ical.sync.parseICS(file)).flatMap((each) => (each?.type === "VEVENT" ? [each] : []));
  const [event] = events;
  if (event === undefined || events.length !== 1) throw new Error(`${events.length} events in ${file}`);
  return event;
}

function attached(mail: ParsedMail): string {
  const [file, ...more] = mail.attachments.filter((each) => each.contentType === "text/calendar");
  if (file === undefined || more.length > 0) throw new Error(`${mail.attachments.length} attachments`);
  expect(file.filename).toBe("deadline.ics");
  return file.content.toString();
}

/** As RFC 5545 has it: lines of at most 75 octets that end in CRLF. */
function expectLines(file: string): void {
  for (const line of file.split("\r\n")) {
    expect(line).not.toMatch(/[\r\n]/);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  }
}

const unfolded = (file: string) => file.replaceAll(/\r\n[ \t]/g, "");
const sequenceOf = (event: VEvent) => Number(event.sequence);

test(
  "a request brings its deadline, an answer moves the entry, a decision cancels it",
  { timeout: 120_000 },
  async () => {
    const stakeholders = ["cal@example.com", "dee@example.com"].map((person) => ({ person }));
    const gates = [{ name: "Finance", quorum: { mode: "any" as const }, stakeholders }];
    const key = await toAlignment(site.stack, { gates });
    const mail = await site.mailbox.waitFor("cal@example.com");
    const [request] = (await requestsOf(site.stack, key)).filter(({ person }) => person["email"] !== null);
    const file = attached(mail);
    expectLines(file);
    const first = entryIn(file);
    const id = first.uid.split(".")[1]?.split("@")[0] ?? "";
    const asked = (await requestsOf(site.stack, key)).find((each) => each.id.toLowerCase() === id);
    expect(request).toBeDefined();
    expect(first).toMatchObject({ status: "CONFIRMED", class: "PRIVATE", transparency: "TRANSPARENT" });
    expect(first.end?.toISOString()).toBe(new Date(String(asked?.dueAt)).toISOString());
    expect(unfolded(file)).toMatch(/METHOD:PUBLISH\r\n/);
    expect(first.description).toContain("Silence is not a yes");
    expect(unfolded(file), "whoever sees the calendar must not be able to decide").not.toMatch(
      /https?:|\/s\/|ATTENDEE/,
    );

    const link = linkIn(mail, "s");
    const page = await (await site.stack.api.request(link)).text();
    expect(page).toContain(`href="${link}/deadline.ics"`);
    const events = (await eventsOf(site.stack, key)).length;
    const get = () => site.stack.api.request(`${link}/deadline.ics`);
    const response = await get();
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(entryIn(await response.text())).toMatchObject({ uid: first.uid, end: first.end });
    expect((await site.stack.api.request(`${link}/deadline.ics`, { method: "HEAD" })).status).toBe(200);
    expect(await eventsOf(site.stack, key)).toHaveLength(events);

    expect((await decide(site.stack, link, "ask", "What does it cost?")).status).toBe(303);
    const answer = `/api/v1/changes/${key}/questions/${asked?.id}/answer`;
    expect((await call(site.stack, "POST", answer, { text: "Nothing." })).status).toBe(200);
    const answered = await site.mailbox.find("cal@example.com", (each) => each.subject?.includes("answered") === true);
    const second = entryIn(attached(answered));
    expect(second.uid).toBe(first.uid);
    expect(sequenceOf(second)).toBeGreaterThan(sequenceOf(first));

    expect((await decide(site.stack, await signLink(site.mailbox, "dee@example.com"), "approve")).status).toBe(303);
    const over = await (await get()).text();
    expect(unfolded(over)).toMatch(/METHOD:CANCEL\r\n/);
    const last = entryIn(over);
    expect(last).toMatchObject({ uid: first.uid, status: "CANCELLED" });
    expect(sequenceOf(last)).toBeGreaterThan(sequenceOf(second));
    expect(await (await site.stack.api.request(link)).text()).toContain("Take the deadline out of your calendar");
  },
);

test("a title full of calendar lines is one line of one entry, and a link nobody has leads to no file", async () => {
  const title = "Plan; a, b \\n c\r\nEND:VEVENT\r\nATTACH:https://evil.example/x\r\nBEGIN:VEVENT \u202eecivda\u202c";
  const gates = [{ name: "Gate\r\nRRULE:FREQ=DAILY", stakeholders: [{ person: "lines@example.com" }] }];
  await toAlignment(site.stack, { title, gates });
  const file = attached(await site.mailbox.waitFor("lines@example.com"));
  expectLines(file);
  const entry = entryIn(file);
  expect(unfolded(file)).not.toMatch(/^(ATTACH|RRULE)/m);
  expect(entry.summary).toContain("Plan; a, b");
  // The reader of this test takes a backslash and an n for the end of a line, so the line itself is looked at.
  expect(unfolded(file)).toMatch(
    /^SUMMARY:Decide: Plan\\; a\\, b \\\\n c END:VEVENT ATTACH:.* BEGIN:VEVENT ecivda\r$/m,
  );
  expect(entry.rrule).toBeUndefined();
  expect((await site.stack.api.request(`/s/${"x".repeat(43)}/deadline.ics`)).status).toBe(404);
});
