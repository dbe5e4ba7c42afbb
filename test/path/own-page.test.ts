import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { decide, eventsOf, nonceOf, post, prepareSources, toAlignment } from "./links.ts";
import { linkIn, openMailbox } from "./mailbox.ts";
import type { Mailbox } from "./mailbox.ts";

/**
 * Everything waiting for me: one page a person, reached only by a link that is mailed to that person. Whoever else has a
 * sign link of theirs learns a number.
 */
let stack: Stack;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await openMailbox();
  stack = await startStack({ SMTP_URL: mailbox.url });
  await prepareSources(stack);
});

afterAll(async () => {
  await stack.stop();
  await mailbox.close();
});

const isList = (mail: { subject?: string | undefined }) => mail.subject?.startsWith("Your list: ") === true;
const lists = (address: string) => mailbox.to(address).filter(isList);

/** Asks one person in changes of these titles; answers their keys and sign links. */
async function askedIn(address: string, titles: readonly string[]) {
  const asked: { key: string; link: string }[] = [];
  for (const title of titles) {
    const gates = [{ name: `Gate of ${title}`, stakeholders: [{ person: address }, { person: `other-${address}` }] }];
    const key = await toAlignment(stack, { title, gates });
    const mail = await mailbox.find(address, (each) => each.subject?.includes(title) === true);
    asked.push({ key, link: linkIn(mail, "s") });
  }
  return asked;
}

const page = async (path: string) => (await stack.api.request(path)).text();
/** Presses the button that mails the list, as the form on this page has it. */
const press = async (path: string) => post(stack, path, { nonce: await nonceOf(stack, path) });

/** The newest list a person was mailed; the minute between two messages has passed when asked for. */
async function mailed(path: string, address: string): Promise<string> {
  const before = lists(address).length;
  expect((await press(path)).status).toBe(303);
  expect(lists(address)).toHaveLength(before + 1);
  const mail = lists(address).at(-1);
  if (mail === undefined) throw new Error("no list was mailed");
  return linkIn(mail, "me");
}

async function later<T>(ms: number, act: () => Promise<T>): Promise<T> {
  const now = vi.spyOn(stack.app, "now").mockReturnValue(Date.now() + ms);
  try {
    return await act();
  } finally {
    now.mockRestore();
  }
}

const minute = 61_000;
const day = 86_400_000;

test("the list names every open request of a person and leads to its own page, which decides", async () => {
  const address = "list@example.com";
  const [one, two, third] = await askedIn(address, ["Alpha terms", "Beta terms", "Gamma terms"]);
  if (one === undefined || two === undefined || third === undefined) throw new Error("not asked");
  const own = await mailed(`${one.link}/list`, address);
  const listed = await page(own);
  for (const [title, { key, link }] of [
    ["Alpha terms", one],
    ["Beta terms", two],
    ["Gamma terms", third],
  ] as const) {
    expect(listed).toContain(`<a href="${link}">${title}</a>`);
    expect(listed).toContain(`${key}, gate “Gate of ${title}”. Olga Owner asks you.`);
  }
  expect(listed.match(/Due \w+day \d/g)).toHaveLength(3);
  expect(listed).toMatch(/works until \w+day \d+ \w+/);
  expect((await decide(stack, two.link, "approve")).status).toBe(303);
  await call(stack, "POST", `/api/v1/changes/${third.key}/hold`, { reason: "Wait for the audit." });
  const left = await page(own);
  expect(left).toContain("Alpha terms");
  expect(left).not.toMatch(/Beta terms|Gamma terms/);
  expect((await decide(stack, one.link, "approve")).status).toBe(303);
  expect(await page(own)).toMatch(/Nothing waits for you\..*When somebody asks you to decide you get a message/s);
});

test("a training to complete stands on the list until it is done", async () => {
  const address = "trained@example.com";
  const joinedAt = new Date(Date.now() - 30 * day).toISOString();
  const members = [{ person: address, group: "sales", joinedAt }];
  const joined = await call(stack, "POST", "/api/v1/populations/everyone/members", { members });
  expect(joined.status).toBe(200);
  const [one] = await askedIn(address, ["Trained terms"]);
  const path = `/api/v1/changes/${one?.key}`;
  const other = await mailbox.waitFor(`other-${address}`);
  const own = await mailed(`${one?.link}/list`, address);
  expect(await page(own)).not.toContain("to complete");
  for (const link of [one?.link ?? "", linkIn(other, "s")]) await decide(stack, link, "approve");
  await call(stack, "PATCH", `${path}/work-items/B1`, { state: "done" });
  expect((await call(stack, "POST", `${path}/accept-build`)).body).toMatchObject({ stage: "readiness" });
  const training = linkIn(await mailbox.find(address, (mail) => mail.text?.includes("/t/") === true), "t");
  const listed = await page(own);
  expect(listed).toContain("1 training to complete");
  expect(listed).toContain(`<a href="${training}">Entering leads</a>`);
  expect((await press(training)).status).toBe(303);
  expect(await page(own)).toContain("Nothing waits for you.");
});

test("a sign link tells only the number of the others, and the mail goes to the person's own address alone", async () => {
  const address = "number@example.com";
  const [one, two] = await askedIn(address, ["Public terms", "Secret terms"]);
  if (one === undefined || two === undefined) throw new Error("not asked");
  const before = mailbox.mails.length;
  const told = [await page(one.link), await page(`${one.link}/list`)];
  expect(told[0]).toContain("1 more request waits for you.");
  expect(told[1]).toContain("1 more request waits for you.");
  const own = await mailed(`${one.link}/list`, address);
  expect(mailbox.mails.slice(before).map((mail) => mail.to)).toMatchObject([{ value: [{ address }] }]);
  told.push(await page(one.link), await page(`${one.link}/list`));
  expect(told[3]).toMatch(/Your list was mailed to you at \d\d:\d\d\./);
  for (const html of told)
    for (const secret of ["Secret terms", two.key, two.link, own, address]) expect(html).not.toContain(secret);
});

test("the message says who sends it, what it is, until when, and carries nothing that waits", async () => {
  const address = "message@example.com";
  const [one] = await askedIn(address, ["Delta terms", "Epsilon terms"]);
  await mailed(`${one?.link}/list`, address);
  const [mail] = lists(address);
  expect(mail?.subject).toBe("Your list: 2 decisions wait for you");
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail?.text).toMatch(/Works until\s+\w+day/);
  expect(`${mail?.text}${String(mail?.html)}`).not.toMatch(/Delta terms|Epsilon terms|\/s\//);
  expect(mail?.html).toContain(linkIn(mail ?? ({ text: "" } as never), "me"));
});

test("the second request of a day says how many others wait, and only the number", async () => {
  const address = "day@example.com";
  await askedIn(address, ["Zeta terms", "Eta terms"]);
  const [first, second] = mailbox.to(address);
  expect(first?.text).not.toMatch(/more request/);
  expect(second?.text?.replaceAll(/\s+/g, " ")).toContain("1 more request waits for you");
  expect(second?.text).not.toContain("Zeta terms");
});

test("100 fetches of every harmless kind change nothing and mail nothing", async () => {
  const address = "fetched@example.com";
  const [one] = await askedIn(address, ["Theta terms"]);
  const own = await mailed(`${one?.link}/list`, address);
  const state = async () => ({
    events: await eventsOf(stack, one?.key ?? ""),
    pages: await stack.app.db.selectFrom("own_page").selectAll().orderBy("token_hash").execute(),
    messages: await stack.app.db.selectFrom("message").selectAll().orderBy("message_id").execute(),
  });
  const before = await state();
  const count = mailbox.mails.length;
  for (let index = 0; index < 100; index += 1) {
    const method = ["GET", "HEAD", "OPTIONS"][index % 3] ?? "GET";
    const response = await stack.api.request(index % 2 === 0 ? own : `${one?.link}/list`, { method });
    expect(response.status).toBeLessThan(500);
  }
  expect(await state()).toEqual(before);
  expect(mailbox.mails).toHaveLength(count);
  for (const path of [own, `${one?.link}/list`]) {
    const { headers } = await stack.api.request(path);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toContain("noindex");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("set-cookie")).toBeNull();
  }
});

test("the token is kept as a hash only, and has 256 bits", async () => {
  const address = "hashed@example.com";
  const [one] = await askedIn(address, ["Iota terms"]);
  const token = (await mailed(`${one?.link}/list`, address)).split("/").at(-1) ?? "";
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const rows = await stack.app.db.selectFrom("own_page").selectAll().execute();
  const messages = await stack.app.db.selectFrom("message").selectAll().execute();
  expect(JSON.stringify([rows, messages])).not.toContain(token);
});

test("a fresh link voids the old one; forged, void and expired links each have their page", async () => {
  const address = "void@example.com";
  const [one] = await askedIn(address, ["Kappa terms"]);
  const first = await mailed(`${one?.link}/list`, address);
  const second = await later(minute, () => mailed(first, address));
  expect(second).not.toBe(first);
  const replaced = await stack.api.request(first);
  expect(replaced.status).toBe(410);
  expect(await replaced.text()).toMatch(/A newer link was mailed to you.*use the button in the latest message/s);
  expect((await stack.api.request(second)).status).toBe(200);
  const forged = await stack.api.request(`${second.slice(0, -1)}${second.endsWith("A") ? "B" : "A"}`);
  expect(forged.status).toBe(404);
  expect(await forged.text()).toMatch(/This link leads nowhere.*a button there mails you the list anew/s);
  await later(31 * day, async () => {
    const expired = await stack.api.request(second);
    expect(expired.status).toBe(410);
    const html = await expired.text();
    expect(html).toMatch(/This link has expired.*whatever waits for you is still there/s);
    expect(html).not.toContain("Kappa terms");
    const third = await mailed(second, address);
    expect(await page(third)).toContain("Kappa terms");
  });
});

test("nothing is mailed without this page's own nonce, nor for a link that is void", async () => {
  const address = "forms@example.com";
  const [one, two] = await askedIn(address, ["Lambda terms", "Mu terms"]);
  const path = `${one?.link}/list`;
  const own = await nonceOf(stack, path);
  const foreign = [await nonceOf(stack, `${two?.link}/list`), await nonceOf(stack, one?.link ?? ""), "", `${own}x`];
  for (const nonce of foreign) expect((await post(stack, path, { nonce })).status).toBe(409);
  expect((await later(3 * 3_600_000, () => post(stack, path, { nonce: own }))).status).toBe(409);
  expect((await post(stack, "/me/there-is-no-such-link", { nonce: own })).status).toBe(404);
  const { gates } = (
    await call<{ gates: { requests: { id: string; person: { name: string } }[] }[] }>(
      stack,
      "GET",
      `/api/v1/changes/${one?.key}/signoffs`,
    )
  ).body;
  const id = gates[0]?.requests.find(({ person }) => person.name === "forms")?.id ?? "";
  expect((await call(stack, "POST", `/api/v1/changes/${one?.key}/signoffs/${id}/revoke`)).status).toBe(200);
  const posted = await post(stack, path, { nonce: own });
  expect([posted.status, posted.headers.get("location")]).toEqual([303, one?.link]);
  expect(lists(address)).toEqual([]);
});

test("a person is mailed once a minute and ten times a day, however many press at once", async () => {
  const address = "often@example.com";
  const [one] = await askedIn(address, ["Nu terms"]);
  const path = `${one?.link}/list`;
  const nonce = await nonceOf(stack, path);
  // In one and the same millisecond, so that all of them would make the same link.
  const answers = await later(0, () => Promise.all(Array.from({ length: 8 }, () => post(stack, path, { nonce }))));
  const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
  expect([count(303), count(429)]).toEqual([1, 7]);
  expect(lists(address)).toHaveLength(1);
  expect(await (await press(path)).text()).toContain("A message is on its way already.");
  for (let nth = 1; nth < 10; nth += 1) await later(nth * minute, () => mailed(path, address));
  const eleventh = await later(10 * minute, () => press(path));
  expect(eleventh.status).toBe(429);
  expect(await eleventh.text()).toContain("Enough messages were sent for one day.");
  expect(lists(address)).toHaveLength(10);
});

test("a mail server that is away is told of at once, the old link goes on, and asking again works at once", async () => {
  const address = "away@example.com";
  const [one] = await askedIn(address, ["Xi terms"]);
  const first = await mailed(`${one?.link}/list`, address);
  await later(minute, async () => {
    for (const [code, status, words] of [
      [451, 503, "did not take the message just now"],
      [550, 409, "refuses your address"],
    ] as const) {
      mailbox.refuse(code);
      const answer = await press(first);
      mailbox.refuse(null);
      expect(answer.status).toBe(status);
      expect(await answer.text()).toContain(words);
      expect((await stack.api.request(first)).status).toBe(200);
    }
    const second = await mailed(first, address);
    expect((await stack.api.request(first)).status).toBe(410);
    expect((await stack.api.request(second)).status).toBe(200);
  });
});

test("without an address nothing is sent, and the page says so", async () => {
  const address = "erased@example.com";
  const [one] = await askedIn(address, ["Omicron terms"]);
  await stack.app.db.updateTable("person").set({ email: null }).where("email", "=", address).execute();
  const answer = await press(`${one?.link}/list`);
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("There is no address to send it to.");
});
