import { sql } from "kysely";
import { expect, test } from "vitest";
import { tell } from "../../activities/bundle.ts";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { createLetters } from "../../web/letters/letters.ts";
import { requestsOf } from "../api/change/proposals.ts";
import { decide, eventsOf, signLink, toAlignment } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";

/** Several requests of one day come in one message, none twice and none lost, though each is asked by a workflow of its own. */
const site = mailedStack({ TAKEHOLD_COLLECT_MINUTES: "30" });
const MINUTE_MS = 60_000;
const dora = "dora@example.com";

const asking = (title: string) =>
  toAlignment(site.stack, { title, gates: [{ name: "Heads", stakeholders: [{ person: `Dora <${dora}>` }] }] });
const jump = (key: string, minutes: number) =>
  fastForward(site.stack.client, changeWorkflowId(key), minutes * MINUTE_MS);
const linksIn = (text = "") => [...text.matchAll(/https?:\/\/\S+(\/s\/[\w-]+)/g)].map((found) => found[1] ?? "");

test("the first goes out at once; what is asked soon after gathers into one message, each with its own link", async () => {
  const first = await asking("First");
  const at = await signLink(site.mailbox, dora);
  const [second, third] = [await asking("Second"), await asking("Third")];
  await jump(second, 31);
  await jump(third, 61);
  const mails = site.mailbox.to(dora);
  expect(mails).toHaveLength(2);
  expect(mails[1]?.subject).toContain("(and 1 more)");
  for (const title of ["Second", "Third"]) expect(mails[1]?.text?.toLowerCase()).toContain(title.toLowerCase());
  const links = [...new Set(linksIn(mails[1]?.text))];
  expect(links).toHaveLength(2);
  expect(links).not.toContain(at);
  for (const link of links) expect((await decide(site.stack, link, "approve")).status).toBe(303);
  for (const key of [second, third])
    expect((await eventsOf(site.stack, key)).map((event) => event.type)).toContain("gate.approved");
  expect((await eventsOf(site.stack, first)).map((event) => event.type)).not.toContain("gate.approved");
});

test("a sender that was killed after it had taken a request sends it as soon as it comes back", async () => {
  const key = await toAlignment(site.stack, {
    gates: [{ name: "Heads", stakeholders: [{ person: "kim@example.com" }] }],
  });
  await signLink(site.mailbox, "kim@example.com");
  const { db } = site.stack.app;
  const sent = await db
    .selectFrom("message")
    .select(["effect", "person", "message_id"])
    .where("change", "=", key)
    .where("message_id", "in", db.selectFrom("told").select("message_id").where("change", "=", key))
    .executeTakeFirstOrThrow();
  // As it stands when the process dies between taking the request and handing its message over.
  await db.updateTable("told").set({ sent: false }).where("message_id", "=", sent.message_id).execute();
  await db.updateTable("message").set({ sent_at: null }).where("message_id", "=", sent.message_id).execute();
  const [request] = (await requestsOf(site.stack, key)).map(({ id }) => id);
  const task = { do: "mail-request", request: request ?? "", generation: 1 } as const;
  const effect = { id: sent.effect, task, dueAt: 0, attempts: 0 };
  const { app } = site.stack;
  const deps = { ...app, letters: createLetters(app), tellAfter: 3, collectMin: [30] };
  const end = await tell(deps, { key, now: Date.now(), effect, person: sent.person, task });
  expect(end).toEqual({ id: sent.effect, againAt: null, found: [] });
  const mails = site.mailbox.to("kim@example.com").map(({ messageId }) => messageId);
  expect(mails).toEqual([sent.message_id, sent.message_id]);
});

/** The row of the message that first asked for a change's request, and what tells it anew. */
async function askedBy(key: string, person: string) {
  const { db } = site.stack.app;
  const sent = await db
    .selectFrom("message")
    .innerJoin("told", "told.message_id", "message.message_id")
    .select(["message.effect", "message.person", "message.message_id"])
    .where("told.change", "=", key)
    .where("message.change", "=", key)
    .where("told.kind", "=", "asked")
    .executeTakeFirstOrThrow();
  const [request] = (await requestsOf(site.stack, key)).filter((each) => each.person["name"] === person);
  const task = { do: "mail-request", request: request?.id ?? "", generation: 1 } as const;
  const effect = { id: sent.effect, task, dueAt: 0, attempts: 0 };
  return { key, effect, person: sent.person, task, messageId: sent.message_id };
}

test("what a killed sender had taken is taken over by another change's message, but only after five minutes", async () => {
  const { app } = site.stack;
  const ask = (title: string) =>
    toAlignment(site.stack, { title, gates: [{ name: "Heads", stakeholders: [{ person: "Leo <leo@example.com>" }] }] });
  const killed = await ask("Taken by a killed sender");
  const first = await signLink(site.mailbox, "leo@example.com");
  const lost = await askedBy(killed, "Leo");
  const died = async (ago: string) => {
    await sql`update told set sent = false, claimed_at = now() - ${ago}::interval where message_id = ${lost.messageId}`.execute(
      app.db,
    );
    await app.db.updateTable("message").set({ sent_at: null }).where("message_id", "=", lost.messageId).execute();
  };
  const deps = { ...app, letters: createLetters(app), tellAfter: 3, collectMin: [] };
  const next = async (title: string) => {
    const key = await ask(title);
    await jump(key, 31);
    const mail = await site.mailbox.find("leo@example.com", (each) =>
      (each.text ?? "").toLowerCase().includes(title.toLowerCase()),
    );
    return mail.text ?? "";
  };
  await died("4 minutes");
  expect(linksIn(await next("Asked while it may still come"))).not.toContain(first);
  await died("6 minutes");
  expect(linksIn(await next("Asked when it is lost"))).toContain(first);
  // The killed sender comes back and finds it told: nobody is asked for it twice.
  const before = site.mailbox.to("leo@example.com").length;
  expect(await tell(deps, { ...lost, now: Date.now() })).toMatchObject({ id: lost.effect.id, found: [] });
  expect(site.mailbox.to("leo@example.com")).toHaveLength(before);
});

test("reminders of one day come in one message too, and none of them twice", async () => {
  const ask = (title: string) =>
    toAlignment(site.stack, {
      title,
      gates: [{ name: "Heads", dueIn: "2 days", stakeholders: [{ person: "Mia <mia@example.com>" }] }],
    });
  const [one, two] = [await ask("Reminded first"), await ask("Reminded second")];
  await jump(two, 31);
  await site.mailbox.find("mia@example.com", (mail) => (mail.text ?? "").toLowerCase().includes("reminded second"));
  const reminders = () =>
    site.mailbox.to("mia@example.com").filter((mail) => (mail.subject ?? "").startsWith("Still waiting"));
  // Both clocks run to the same hours of work, so both fall due together; whichever wakes first tells of both.
  for (let hours = 0; hours < 24 * 6 && reminders().length === 0; hours += 4) await jump(one, 240);
  for (let hours = 0; hours < 24 * 6 && hours < 48; hours += 4) await jump(two, 240);
  const texts = reminders().map((mail) => (mail.text ?? "").toLowerCase());
  expect(texts[0]).toContain("reminded first");
  expect(texts[0]).toContain("reminded second");
  expect(new Set(linksIn(reminders()[0]?.text)).size).toBe(2);
});
