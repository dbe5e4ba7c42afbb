// A business metric is named in the form of a proposal, its values are looked at before they are kept, and page and story say what may
// be claimed of them.
import { beforeAll, expect, test } from "vitest";
import { prepareSources } from "../path/links.ts";
import { mailedStack } from "../path/mailed-stack.ts";
import { call } from "../stack.ts";
import { typedProposal } from "./proposal-fields.ts";
import { formsIn, signIn, textOf } from "./visitor.ts";
import type { Visited, Visitor } from "./visitor.ts";

const site = mailedStack();
let petra: Visitor;
let key = "";

const typedMetric = {
  "metric.name": "Win <b>rate</b>",
  "metric.kind": "share",
  "metric.unit": "deals",
  "metric.better": "higher",
  "metric.period": "month",
  "metric.source": "Finance’s monthly report",
  "metric.owner.name": "Fina Nance",
  "metric.owner.email": "fina@example.com",
};

beforeAll(async () => {
  petra = await signIn(site.stack);
  await prepareSources(site.stack);
  const kept = await petra.post("/changes/new", { ...typedProposal(typedMetric), do: "save" });
  expect(kept.status, textOf(kept.html)).toBe(303);
  key = /CHG-\d+/.exec(kept.location)?.[0] ?? "";
});

const page = async (path = "") => petra.get(`/changes/${key}${path}`);

async function look(list: string): Promise<Visited> {
  const data = new FormData();
  data.set("list", list);
  return petra.postData(`/changes/${key}/metric`, data);
}

const plain = (text: string) =>
  text.replaceAll("\r", "").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
const list = "month;count;total\n2026-03;41;210\n2026-04-30;44;219\n";

test("what is typed of it is kept, and an edit of the form gives it back", async () => {
  const { body } = await call<{ content: { metric: object } }>(site.stack, "GET", `/api/v1/changes/${key}`);
  expect(body.content.metric).toMatchObject({ name: "Win <b>rate</b>", kind: "share", better: "higher" });
  const form = (await page("/edit")).html;
  expect(form).toContain('value="Finance’s monthly report"');
  expect(form).toContain('value="fina@example.com"');
  const story = textOf((await page("/story")).html);
  expect(story).toContain("Beside it: Win &lt;b&gt;rate&lt;/b&gt;");
  expect(story).toContain("Nothing is brought in yet. Bring the time before the launch before it");
});

test("a list is shown with what it would do, keeps nothing until it is taken, and corrects with a trace", async () => {
  const preview = await look(list);
  expect(preview.status).toBe(200);
  expect(textOf(preview.html)).toContain("2 values in the list: 2 new, 0 corrected, 0 as before.");
  expect(textOf((await page("/metric")).html)).toContain("No value is brought in yet.");
  const hidden = formsIn(preview.html).find((form) => form.hidden["do"] === "take")?.hidden ?? {};
  expect(plain(hidden["list"] ?? "")).toBe(list.trim());
  const taken = await petra.post(`/changes/${key}/metric`, { ...hidden, list: plain(hidden["list"] ?? "") });
  expect(taken.location).toBe(`/changes/${key}/metric`);
  const kept = textOf((await page("/metric")).html);
  expect(kept).toContain("19.5%, 41 of 210");
  expect(kept).toMatch(/2026-04 .*20.1%, 44 of 219/);
  await petra.post(`/changes/${key}/metric`, { list: "period,count,total\n2026-03,42,210", do: "take" });
  const corrected = textOf((await page("/metric")).html);
  expect(corrected).toMatch(/20%, 42 of 210 was 19\.5%, 41 of 210; .*by /);
  expect(textOf((await page()).html)).toContain("Nothing has launched yet, so this is the time before.");
  const csv = (await page("/metric.csv")).html;
  expect(csv).toContain("2026-03,,42,210,before,yes");
});

test("a mistake is named by line and column, nothing is kept, and the list is still there", async () => {
  const typed = "period,count,total\n2026-05,4 1,210\n";
  const refused = await look(typed);
  expect(refused.status).toBe(400);
  expect(textOf(refused.html)).toContain("Line 2, count: “4 1” is not a number.");
  expect(plain(refused.html)).toContain("2026-05,4 1,210");
  for (const [row, said] of [
    ["2026-05,9,8", "Line 2, count: The count is more than the total it is of."],
    ["2026-13,1,8", "Line 2, period: There is one value a month: write it as 2026-03"],
    ["2026-05,1,8\n2026-05-07,1,8", "Line 3, period: Line 2 is of the same period and wave."],
  ] as const)
    expect(textOf((await look(`period,count,total\n${row}`)).html)).toContain(said);
  expect(textOf((await look("count,total\n1,2")).html)).toContain(
    "there is no column “period”".replaceAll(/[“”]/g, '"'),
  );
  expect(textOf((await page("/metric")).html)).not.toContain("2026-05");
});

test("who may only read sees the values and no form; a change without one says so", async () => {
  const reader = await signIn(site.stack, { email: "rita@example.com", scopes: ["changes:read"] });
  const seen = await reader.get(`/changes/${key}/metric`);
  expect(textOf(seen.html)).toContain("42 of 210");
  expect(formsIn(seen.html).some(({ action }) => action.endsWith("/metric"))).toBe(false);
  expect((await reader.post(`/changes/${key}/metric`, { list, do: "take" })).status).toBe(403);
  const other = await petra.post("/changes/new", { ...typedProposal(), do: "save" });
  const bare = /CHG-\d+/.exec(other.location)?.[0] ?? "";
  const none = await petra.get(`/changes/${bare}/metric`);
  expect(none.status).toBe(404);
  expect(textOf(none.html)).toContain("names no business metric");
  expect((await petra.get(`/changes/${bare}`)).html).not.toContain('id="metric"');
});
