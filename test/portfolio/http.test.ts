import { afterAll, beforeAll, expect, test } from "vitest";
import { listUnlisted } from "../../store/portfolio/listing.ts";
import { openFrontDoor } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";
import { now, writeWorld } from "./world.ts";

/** The leaders' list over HTTP: paged by a link, narrowed, and as a file. */
let door: FrontDoor;
let reader: { readonly Authorization: string };
const count = 130;

beforeAll(async () => {
  door = await openFrontDoor({}, () => now);
  await writeWorld(door.app.db, 7, count);
  await listUnlisted(door.app.db);
  reader = await door.key("changes:read");
});
afterAll(() => door.close());

interface Page {
  readonly items: readonly { key: string; status: string; title: string; target: { gap: number | null } | null }[];
  readonly counts: Readonly<Record<string, number>>;
  readonly next: string | null;
}

async function get(path: string, headers: Record<string, string> = reader) {
  const response = await door.api.request(path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test("pages follow each other by their link, keep the filter and miss or repeat nothing", async () => {
  const keys: string[] = [];
  let path = "/api/v1/portfolio?limit=20&q=lead";
  let pages = 0;
  while (path !== "") {
    const { status, headers, text } = await get(path);
    expect(status).toBe(200);
    const page: Page = JSON.parse(text);
    keys.push(...page.items.map(({ key }) => key));
    for (const { title } of page.items) expect(title).toMatch(/lead/i);
    path = /^<(.+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1] ?? "";
    expect(path === "").toBe(page.next === null);
    pages += 1;
  }
  const counts = JSON.parse((await get("/api/v1/portfolio?q=lead")).text).counts as Page["counts"];
  expect(pages).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBe(Object.values(counts).reduce((sum, each) => sum + each, 0));
});

test("a filter or a cursor that cannot be used is named, and who may not read changes is refused", async () => {
  for (const [query, path] of [
    ["status=done", "status"],
    ["stage=late", "stage"],
    ["owner=me", "owner"],
    ["cursor=abc", "cursor"],
    ["limit=0", "limit"],
  ])
    expect(JSON.parse((await get(`/api/v1/portfolio?${query}`)).text)).toMatchObject({
      code: "invalid",
      errors: [{ path }],
    });
  const other = await door.key("usage:read");
  for (const path of ["/api/v1/portfolio", "/api/v1/portfolio.csv"]) expect((await get(path, other)).status).toBe(403);
});

test("the file has every change that fits, and no cell that a spreadsheet would run", async () => {
  const all = await get("/api/v1/portfolio.csv");
  expect(all.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const [head = "", ...lines] = all.text.replace("\uFEFF", "").trimEnd().split("\n");
  expect(head).toMatch(/^change,title,team,owner,status,stage,.*,next_decision,whose,due_at,unfunded$/);
  expect(lines).toHaveLength(count);
  const formulas = lines.filter((line) => line.includes("SUM(A1)"));
  expect(formulas.length).toBeGreaterThan(0);
  for (const line of formulas) expect(line).toContain("'=SUM(A1)");
  // A gap below zero is a number and stays one.
  const gap = head.split(",").indexOf("gap");
  const gaps = lines.map((line) => line.split(",")[gap] ?? "").filter((cell) => cell !== "");
  expect(gaps.some((cell) => Number(cell) < 0)).toBe(true);
  expect(gaps.filter((cell) => Number.isNaN(Number(cell)))).toEqual([]);

  const narrowed = (await get("/api/v1/portfolio.csv?status=delivered&team=ops")).text.trimEnd().split("\n").slice(1);
  expect(narrowed.length).toBeGreaterThan(0);
  expect(narrowed.length).toBeLessThan(lines.length);
  for (const line of narrowed) expect(line.split(",").slice(2, 5)).toEqual(["ops", "", "delivered"]);
});
