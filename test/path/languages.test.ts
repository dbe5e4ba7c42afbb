// Proves over real SMTP and the pages behind its links that a person is written to, and answered, in their language and zone:
// the mail, the sign page, every refusal on it, the own page; and that a browser is heard where a person has said nothing.
import { expect, test } from "vitest";
import { call } from "../stack.ts";
import { decide, nonceOf, post, toAlignment } from "./links.ts";
import { linkIn } from "./mailbox.ts";
import { mailedStack } from "./mailed-stack.ts";

const site = mailedStack({ TAKEHOLD_LANGUAGE: "en-GB" });
const hanna = "hanna@example.com";

const personIn = (email: string, more: object) =>
  call(site.stack, "POST", "/api/v1/people", { name: "Hanna <Österreich>", email, ...more });

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await site.stack.api.request(path, { headers: { accept: "text/html", ...headers } });
  return { status: response.status, html: (await response.text()).replaceAll("&quot;", '"') };
};

test("somebody in Vienna who is in New York is asked, refused and thanked in German, by the clock of New York", async () => {
  expect((await personIn(hanna, { language: "de-AT", timeZone: "America/New_York" })).status).toBe(201);
  await toAlignment(site.stack, { gates: [{ name: "Finanzen", stakeholders: [{ person: hanna, role: "CFO" }] }] });
  const mail = await site.mailbox.waitFor(hanna);
  expect(mail.headers.get("content-language")).toBe("de-AT");
  expect(mail.subject).toMatch(/^Ihre Entscheidung bis \d+\. \p{L}+: /u);
  expect(mail.text).toMatch(/Benötigt bis +\p{L}+, \d+\. \p{L}+( \d{4})?, \d\d:\d\d Uhr \(New York\)/u);
  expect(mail.text).toContain("WENN SIE NICHTS TUN\nSchweigen ist keine Zustimmung.");
  expect(mail.text).toContain("Protokoll von CHG-");
  expect(String(mail.html)).toContain('<html lang="de-AT" dir="ltr">');
  expect(`${mail.subject} ${mail.text}`).not.toMatch(/Your decision|Needed by|It takes|You get this|Sent by/);

  const link = linkIn(mail, "s");
  // Whatever the browser asks for, the person has said what they read.
  const open = await page(link, { "accept-language": "en" });
  expect(open.html).toContain('<html lang="de-AT" dir="ltr">');
  expect(open.html).toContain("Entscheidung festhalten");
  expect(open.html).toMatch(/<b>\p{L}+, \d+\. \p{L}+( \d{4})?, \d\d:\d\d Uhr \(New York\)<\/b>/u);
  expect(open.html).not.toMatch(/Record my decision|Approve|Why\b/);

  const unsaid = await decide(site.stack, link, "decline");
  expect(unsaid.status).toBe(422);
  expect(await unsaid.text()).toContain("Bitte sagen Sie, warum, damit der Vorschlag besser werden kann.");
  const toMyself = { nonce: await nonceOf(site.stack, link), decision: "delegate", to: hanna };
  const refused = await post(site.stack, link, toMyself);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Das ist Ihre eigene Adresse. Bitte nennen Sie jemand anderen.");
  const foreign = await post(site.stack, link, { nonce: "x.y.z", decision: "approve" });
  expect(await foreign.text()).toContain("Die Entscheidung wurde nicht festgehalten.");

  expect((await post(site.stack, `${link}/list`, { nonce: await nonceOf(site.stack, `${link}/list`) })).status).toBe(
    303,
  );
  const list = await site.mailbox.find(hanna, (each) => each.subject?.startsWith("Ihre Liste: ") === true);
  expect(list.subject).toBe("Ihre Liste: 1 Entscheidung wartet auf Sie");
  const own = await page(linkIn(list, "me"));
  expect(own.html).toContain("<h2>1 Entscheidung zu treffen</h2>");
  expect(own.html).not.toMatch(/\b(decision|waits|link is yours)\b/);

  expect((await decide(site.stack, link, "approve")).status).toBe(303);
  expect((await page(link)).html).toContain("Festgehalten: Sie haben der Fassung 1 zugestimmt");
});

test("whoever has named nothing is heard by their browser, and written to in the installation's language and their team's zone", async () => {
  const address = "nothing-said@example.com";
  const calendar = { zone: "Asia/Kolkata" };
  await call(site.stack, "POST", "/api/v1/teams", { id: "kolkata", name: "Kolkata", calendar });
  await personIn(address, { team: "kolkata" });
  await toAlignment(site.stack, { gates: [{ name: "Finance", stakeholders: [{ person: address }] }] });
  const mail = await site.mailbox.waitFor(address);
  expect(mail.headers.get("content-language")).toBe("en-GB");
  expect(mail.text).toMatch(/Needed by .*\d\d:\d\d\s+Kolkata/);
  const link = linkIn(mail, "s");
  const inLanguage = async (accepted: string) =>
    /<html lang="([^"]*)"/.exec((await page(link, { "accept-language": accepted })).html)?.[1];
  expect(await inLanguage("de-CH,de;q=0.9,en;q=0.5")).toBe("de-CH");
  expect(await inLanguage("fr,de;q=0,en;q=0.5")).toBe("en-GB");
  expect(await inLanguage('"><script>')).toBe("en-GB");
});

test("a link that leads nowhere says so in the language of the browser, with the status as ever", async () => {
  for (const path of ["/s/nothing", "/t/nothing", "/me/nothing"]) {
    const { status, html } = await page(path, { "accept-language": "de" });
    expect(status).toBe(404);
    expect(html).toContain("<h1>Dieser Link führt nirgendwohin</h1>");
  }
  const noPage = await page("/s", { "accept-language": "de" });
  expect(noPage.html).toContain("<h1>Unter dieser Adresse gibt es keine Seite</h1>");
  expect((await page("/nothing", { "accept-language": "de" })).html).toContain('<html lang="en-GB"');
});
