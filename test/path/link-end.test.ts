import { expect, test } from "vitest";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { decide, eventsOf, nonceOf, post, signLink, toAlignment } from "./links.ts";
import { linkIn } from "./mailbox.ts";
import { mailedStack } from "./mailed-stack.ts";

/**
 * Links end, with notice: the message says when, a second one comes a week before, and the page of an ended link mails a fresh one
 * to the person's own address. What was ended stays void.
 */
const site = mailedStack();
const DAY_MS = 86_400_000;

const page = async (path: string) => {
  const response = await site.stack.api.request(path, { headers: { accept: "text/html" } });
  return { status: response.status, words: await response.text() };
};
const typesOf = async (key: string) => (await eventsOf(site.stack, key)).map((event) => event.type);

test("a link of a gate ends a month after the last deadline; whoever still has to decide has a fresh one mailed", async () => {
  const stakeholders = [{ person: "late@example.com" }, { person: "early@example.com" }];
  const key = await toAlignment(site.stack, { gates: [{ name: "Slow gate", dueIn: "1 day", stakeholders }] });
  const late = await signLink(site.mailbox, "late@example.com");
  const early = await signLink(site.mailbox, "early@example.com");
  const request = site.mailbox.to("late@example.com")[0]?.text ?? "";
  expect(request).toMatch(/This link is yours alone and works until \w+ \d+ \w+/);
  expect((await page(late)).words).toMatch(/This link is yours alone and works until \d+ \w+/);
  expect((await decide(site.stack, early, "approve")).status).toBe(303);

  await fastForward(site.stack.client, changeWorkflowId(key), 50 * DAY_MS);
  const notice = await site.mailbox.find("late@example.com", (mail) =>
    (mail.subject ?? "").startsWith("Your link ends on"),
  );
  expect(linkIn(notice, "s")).toBe(late);
  expect(notice.text).toContain("has a button that mails you a fresh one");
  expect(site.mailbox.to("early@example.com").some((mail) => /link ends/.test(mail.subject ?? ""))).toBe(false);
  const told = await site.mailbox.find("olga@example.com", (mail) =>
    /ended without a decision/.test(mail.subject ?? ""),
  );
  expect(told.text).toContain("The link of late at the gate “Slow gate” ended");
  expect(await typesOf(key)).toEqual(expect.arrayContaining(["gate.links-ending", "gate.links-ended"]));

  const ended = await page(late);
  expect(ended.status).toBe(410);
  expect(ended.words).toMatch(/This link has ended.*This one worked until .*is still open.*Mail me a fresh link/s);
  expect((await page(early)).words).toMatch(/What you said about .* stands/s);
  expect((await post(site.stack, late, { nonce: "", decision: "approve" })).status).toBe(410);

  const foreign = await nonceOf(site.stack, early);
  for (const nonce of ["", "x", foreign]) {
    const refused = await post(site.stack, `${late}/fresh`, { nonce });
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining("Nothing was sent yet")]);
  }
  expect((await site.stack.api.request(`${late}/fresh`)).status).toBe(303);
  expect(await typesOf(key)).not.toContain("request.reissued");

  const nonce = await nonceOf(site.stack, late);
  const clicks = await Promise.all([1, 2, 3].map(() => post(site.stack, `${late}/fresh`, { nonce })));
  expect(clicks.map((click) => click.status)).toEqual([303, 303, 303]);
  const sent = await site.mailbox.find("late@example.com", (mail) => linkPath(mail.text) !== late);
  const fresh = linkIn(sent, "s");
  expect((await page(late)).words).toContain("A newer link was sent to you");
  expect((await post(site.stack, `${late}/fresh`, { nonce })).status).toBe(303);
  expect((await typesOf(key)).filter((type) => type === "request.reissued")).toHaveLength(1);
  expect((await decide(site.stack, fresh, "approve")).status).toBe(303);
  expect(await typesOf(key)).toContain("gate.approved");
}, 120_000);

const linkPath = (text: string | undefined) => /\/s\/[\w-]+/.exec(text ?? "")?.[0];
