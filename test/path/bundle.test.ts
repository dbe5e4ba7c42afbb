import { expect, test } from "vitest";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
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
