import { beforeAll, expect, test } from "vitest";
import { addBusinessTime } from "../../lib/business-time/arithmetic.ts";
import { defaultCalendar } from "../../lib/business-time/schema.ts";
import { call } from "../stack.ts";
import { eventsOf, nonceOf, post } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";
import { sampleChange } from "./sample.ts";

/** A humane no: what whoever proposes something is told, sees and can answer, without an account and without script. */
const site = mailedStack();

interface Outlook {
  readonly place: number;
  readonly of: number;
  readonly reason: string;
  readonly capacity: { readonly atOnce: number | null; readonly inWork: number };
  readonly earliestOn: string;
  readonly isImpossible: boolean;
  readonly isCrowded: boolean;
  readonly answerBy: string;
}
interface Shown {
  readonly key: string;
  readonly outlook: Outlook | null;
  readonly stage: string;
}

beforeAll(async () => {
  const team = { id: "crm", name: "CRM Team", intake: { answerIn: "1 days", atOnce: 1, buildIn: "10 days" } };
  expect((await call(site.stack, "POST", "/api/v1/teams", team)).status).toBe(201);
});

const gates = [{ name: "Finance", dueIn: "5 days", stakeholders: [{ person: "Fritz <fritz@example.com>" }] }];

async function propose(more: object): Promise<string> {
  const change = { ...sampleChange({ gates, team: "crm" }), submit: true, ...more };
  const made = await call(site.stack, "POST", "/api/v1/changes", change);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return String(made.body["key"]);
}

const shown = async (key: string) => (await call<Shown>(site.stack, "GET", `/api/v1/changes/${key}`)).body;
const outlook = async (key: string): Promise<Outlook> => {
  const { outlook: found } = await shown(key);
  if (found === null) throw new Error("no outlook");
  return found;
};
const proposalMail = (address: string, words: RegExp) =>
  site.mailbox.find(address, (mail) => words.test(mail.subject ?? ""));
const ownLink = (text = "") => new URL(/https?:\/\/\S+\/r\/[\w-]+/.exec(text)?.[0] ?? "http://none/").pathname;
const flat = (text = "") => text.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

test("the place has its reason, capacity counts, and a deadline that cannot be kept is named with the earliest honest date", async () => {
  const first = await propose({ title: "First come", proposer: "Ina <ina@example.com>" });
  expect((await call(site.stack, "POST", `/api/v1/changes/${first}/accept`)).status).toBe(200);
  expect((await shown(first)).outlook).toBeNull();
  const plain = await propose({ title: "Some day", proposer: "Ina <ina@example.com>" });
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const urgent = await propose({ title: "This week", neededBy: soon, proposer: "Udo <udo@example.com>" });
  expect(await outlook(plain)).toMatchObject({
    place: 2,
    of: 2,
    reason: "Place 2 of 2: 1 is needed earlier.",
    capacity: { atOnce: 1, inWork: 1 },
    isCrowded: true,
    isImpossible: false,
  });
  const ahead = await outlook(urgent);
  expect(ahead).toMatchObject({ place: 1, isImpossible: true, isCrowded: true });
  expect((await outlook(plain)).earliestOn > ahead.earliestOn).toBe(true);
  const mail = flat((await proposalMail("udo@example.com", /^Your proposal arrived: This week/)).text);
  expect(mail).toContain("cannot be kept: the earliest honest date is");
  expect(mail).toContain("CRM Team works on 1 change at once; 1 is in work now.");
  expect(mail).toMatch(
    /because every place of the team is taken until .*, deciding at “Finance” takes 5 days and building takes 10 days\./,
  );
  const { body } = await call<{ items: { waiting: { key: string }[]; inWork: { key: string }[] }[] }>(
    site.stack,
    "GET",
    "/api/v1/intake?team=crm",
  );
  expect(body.items[0]?.waiting.map((each) => each.key)).toEqual([urgent, plain]);
  expect(body.items[0]?.inWork.map((each) => each.key)).toEqual([first]);
  expect((await call(site.stack, "GET", "/api/v1/intake?team=nobody")).status).toBe(404);
});

test("the answer is due within the time that the team names, and the owner is told what the proposer was", async () => {
  const key = await propose({
    title: "Within a day",
    owner: "Omar <omar@example.com>",
    proposer: "Wim <wim@example.com>",
  });
  const { answerBy } = await outlook(key);
  const submitted = (await eventsOf(site.stack, key)).find((event) => event.type === "change.submitted");
  const at = (submitted as unknown as { readonly at: string }).at;
  const due = addBusinessTime(defaultCalendar, at, { days: 1 });
  expect(Math.abs(Date.parse(answerBy) - due)).toBeLessThan(60_000);
  const told = flat((await proposalMail("omar@example.com", /^New proposal: Within a day/)).text);
  expect(told).toContain("The earliest honest date is");
});

test("a proposer without an account reads the counter-proposal by a link and takes it up in one step", async () => {
  const proposer = "Klara <klara@example.com>";
  expect(
    (await call(site.stack, "POST", "/api/v1/people", { name: "Klara", email: "klara@example.com", language: "de" }))
      .status,
  ).toBe(201);
  const key = await propose({ title: "Alles auf einmal", proposer });
  const received = await proposalMail("klara@example.com", /^Ihr Vorschlag ist angekommen/);
  expect(flat(received.text)).toContain("Der früheste realistische Termin ist");
  const link = ownLink(received.text);
  expect(flat(await (await site.stack.api.request(link)).text())).toContain("hat ihn und antwortet");
  const counter = { what: "Begin with two teams.", when: "2030-03-01T09:00:00Z", tradeOff: "Later for the others." };
  expect((await call(site.stack, "POST", `/api/v1/changes/${key}/counter`, counter)).status).toBe(200);
  const told = await proposalMail("klara@example.com", /Gegenvorschlag/);
  expect(ownLink(told.text)).toBe(link);
  const before = await eventsOf(site.stack, key);
  for (const method of ["GET", "HEAD", "OPTIONS"]) await site.stack.api.request(link, { method });
  const html = await (await site.stack.api.request(link)).text();
  expect(html).not.toContain("<script");
  for (const words of ["Begin with two teams.", "Later for the others.", "Annehmen"]) expect(html).toContain(words);
  for (const nonce of ["", "1.2.3"])
    expect((await post(site.stack, link, { nonce, answer: "take-up" })).status).toBe(409);
  const nonce = await nonceOf(site.stack, link);
  expect((await post(site.stack, link, { nonce, answer: "withdraw", reason: "" })).status).toBe(409);
  expect(await eventsOf(site.stack, key)).toEqual(before);
  expect((await post(site.stack, link, { nonce, answer: "take-up" })).status).toBe(303);
  expect(await shown(key)).toMatchObject({
    stage: "alignment",
    content: { agreed: { what: "Begin with two teams." } },
  });
  const taken = (await eventsOf(site.stack, key)).find((event) => event.type === "change.counter-accepted");
  expect(taken?.actor.kind).toBe("link");
  const again = await post(site.stack, link, { nonce, answer: "take-up" });
  expect(again.status).toBe(409);
  expect((await eventsOf(site.stack, key)).filter((event) => event.type === "change.counter-accepted")).toHaveLength(1);
});

test("a link that was never sent leads to a page that says so, and a withdrawal by link keeps its reason", async () => {
  const nowhere = await site.stack.api.request("/r/never-sent");
  expect(nowhere.status).toBe(404);
  expect(await nowhere.text()).toContain("This link leads nowhere");
  const key = await propose({ title: "Withdrawn by link", proposer: "Vera <vera@example.com>" });
  const counter = { what: "Less.", tradeOff: "Less of it." };
  expect((await call(site.stack, "POST", `/api/v1/changes/${key}/counter`, counter)).status).toBe(200);
  const link = ownLink((await proposalMail("vera@example.com", /Another proposal/)).text);
  const nonce = await nonceOf(site.stack, link);
  expect((await post(site.stack, link, { nonce, answer: "withdraw", reason: "Not worth it then." })).status).toBe(303);
  expect(await shown(key)).toMatchObject({ outcome: "withdrawn" });
  expect(await (await site.stack.api.request(link)).text()).toContain("It was withdrawn.");
  const owner = await proposalMail("olga@example.com", /^Withdrawn: Withdrawn by link/);
  expect(flat(owner.text)).toMatch(/Vera withdrew this change\..*“Not worth it then\.”/);
  expect(site.mailbox.to("vera@example.com").filter(({ subject = "" }) => subject.startsWith("Withdrawn"))).toEqual([]);
});

/** A key of the owner's own. */
async function asOwner(key: string) {
  const { body } = await call<{ owner: { id: string } }>(site.stack, "GET", `/api/v1/changes/${key}`);
  const wanted = { name: "owner", scopes: ["admin"], person: body.owner.id };
  const made = await call<{ key: string }>(site.stack, "POST", "/api/v1/keys", wanted);
  return { api: site.stack.api, adminKey: made.body.key };
}

test("whoever proposed a change hears why it is withdrawn, on hold or back in draft, in mail, on their page and over HTTP", async () => {
  const reason = "The budget is gone until May.";
  for (const [verb, how, subject, body] of [
    ["hold", "held", /^On hold: /, { reason }],
    ["withdraw", "withdrawn", /^Withdrawn: /, { reason }],
    ["revise", "returned", /^Back in draft: /, undefined],
  ] as const) {
    const address = `stopped-${verb}@example.com`;
    const key = await propose({ title: `Stopped by ${verb}`, proposer: `Stella <${address}>` });
    expect((await call(await asOwner(key), "POST", `/api/v1/changes/${key}/${verb}`, body)).status).toBe(200);
    const mail = await proposalMail(address, subject);
    const page = flat(await (await site.stack.api.request(ownLink(mail.text))).text());
    expect(await shown(key)).toMatchObject({
      stopped: { how, person: { name: "Olga Owner" }, reason: body?.reason ?? null },
    });
    if (body === undefined) continue;
    expect(flat(mail.text)).toContain(`“${reason}”`);
    expect(page).toContain(`The reason ${reason}`);
    // Whoever did it need not be told; the sponsor is.
    await proposalMail("sam@example.com", new RegExp(`${subject.source}Stopped by ${verb}`));
    expect(
      site.mailbox.to("olga@example.com").some(({ subject: told = "" }) => subject.test(told) && told.includes(verb)),
    ).toBe(false);
    if (verb !== "hold") continue;
    expect((await call(site.stack, "POST", `/api/v1/changes/${key}/resume`)).status).toBe(200);
    expect(await shown(key)).toMatchObject({ stopped: null });
    // Who heard of the hold hears that it is over, and where it goes on.
    const on = await proposalMail(address, /^It goes on: /);
    expect(flat(on.text)).toContain("In intake, waiting for Olga Owner");
    await proposalMail("sam@example.com", /^It goes on: Stopped by hold/);
  }
});

test("what a proposer writes is named where it is wrong, shown again where it came too late, and never cut short", async () => {
  const key = await propose({ title: "Wordy proposal", proposer: "Wanda <wanda@example.com>" });
  const counter = { what: "Less.", tradeOff: "Less of it." };
  expect((await call(site.stack, "POST", `/api/v1/changes/${key}/counter`, counter)).status).toBe(200);
  const link = ownLink((await proposalMail("wanda@example.com", /Another proposal/)).text);
  const nonce = await nonceOf(site.stack, link);
  const withdraw = async (reason: string) => {
    const answer = await post(site.stack, link, { nonce, answer: "withdraw", reason });
    return { status: answer.status, page: await answer.text() };
  };
  const long = await withdraw(`${"many words ".repeat(400)}and the end`);
  expect([long.status, long.page]).toEqual([409, expect.stringContaining("longer than the 4,000 characters")]);
  expect(long.page).toMatch(/aria-invalid="true"[^>]*>[^<]*and the end/);
  expect((await call(site.stack, "POST", `/api/v1/changes/${key}/accept`)).status).toBe(200);
  const late = await withdraw("I had rather not");
  expect([late.status, flat(late.page)]).toEqual([
    409,
    expect.stringContaining("It was answered, or went on, while this page was open"),
  ]);
  expect(late.page).toContain("I had rather not");
  expect(await shown(key)).toMatchObject({ stage: "alignment" });
  const nowhere = await post(site.stack, "/r/never-sent", { answer: "withdraw", reason: "to nobody" });
  expect([nowhere.status, await nowhere.text()]).toEqual([404, expect.stringContaining("to nobody")]);
  const german = { accept: "text/html", "accept-language": "de" };
  for (const path of ["/r/never/there", "/c/never/calendar.ics"])
    expect(await (await site.stack.api.request(path, { headers: german })).text()).toContain(
      "Unter dieser Adresse gibt es nichts",
    );
});

test("what is no working time, no date and no capacity is refused by name", async () => {
  const bad = async (more: object) => {
    const { status, body } = await call<{ errors?: { path: string }[] }>(site.stack, "POST", "/api/v1/changes", {
      ...sampleChange(),
      ...more,
    });
    return [status, ...(body.errors ?? []).map((each) => each.path)];
  };
  expect(await bad({ neededBy: "soon" })).toEqual([400, "neededBy"]);
  expect(await bad({ buildIn: "a while" })).toEqual([400, "buildIn"]);
  expect(await bad({ gates: [{ name: "G", dueIn: "whenever" }] })).toEqual([400, "gates.0.dueIn"]);
  const intake = await call(site.stack, "PUT", "/api/v1/teams/crm/intake", { atOnce: 0 });
  expect(intake).toMatchObject({ status: 400, body: { errors: [{ path: "atOnce" }] } });
});

test("a team's calendar is read and set by itself, and what was said of intake stays", async () => {
  const path = "/api/v1/teams/crm";
  expect((await call(site.stack, "GET", `${path}/calendar`)).body).toMatchObject({ zone: "UTC" });
  const calendar = { zone: "Europe/Berlin", closed: ["2026-12-24"] };
  expect((await call(site.stack, "PUT", `${path}/calendar`, calendar)).body).toMatchObject(calendar);
  expect((await call(site.stack, "PUT", `${path}/calendar`, { zone: "Nowhere" })).status).toBe(400);
  expect((await call(site.stack, "PUT", path, { name: "CRM Team", calendar })).status).toBe(200);
  expect((await call(site.stack, "GET", path)).body).toMatchObject({ calendar, intake: { atOnce: 1 } });
  expect((await call(site.stack, "GET", "/api/v1/teams/none/calendar")).status).toBe(404);
});
