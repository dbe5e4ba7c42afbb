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
