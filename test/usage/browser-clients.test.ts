import { serve } from "@hono/node-server";
import { build } from "esbuild";
import { Hono } from "hono";
import { min } from "@segment/snippet";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { countsOf, startIntake } from "./intake-server.ts";
import type { IntakeServer } from "./intake-server.ts";

// Proves that Segment's client in a real browser, on a page of another site, delivers to us: by its snippet, whose script we serve, and
// as a package, which asks us where to send.

let intake: IntakeServer;
let browser: Browser;
let shop: ReturnType<typeof serve>;
let shopUrl: string;
const pages = new Map<string, string>();

beforeAll(async () => {
  [intake, browser] = await Promise.all([startIntake(), launchBrowser()]);
  intake.now = Date.now();
  const site = new Hono().get("/:name", (c) => c.html(pages.get(c.req.param("name")) ?? ""));
  shop = serve({ fetch: site.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve) => shop.once("listening", resolve));
  const address = shop.address();
  // Another host by name, so that the browser asks before it sends.
  shopUrl = `http://localhost:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => shop.close(resolve));
  await intake.stop();
});

const work = `
  analytics.identify("ada@example.org", { plan: "team" });
  analytics.track("Deal saved", { amount: 3 });
  analytics.track("Deal viewed");`;

/** Opens a page, waits until everything has come, and returns what is stored of it. */
async function visit(source: string, number: number, html: string) {
  pages.set(source, html);
  const page = await browser.newPage();
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  page.on("requestfailed", (request) => failures.push(request.url()));
  await page.goto(`${shopUrl}/${source}`);
  await expect.poll(async () => (await countsOf(intake.db, source)).accepted, { timeout: 45_000 }).toBe(4);
  await page.close();
  expect(failures).toEqual([]);
  const rows = await intake.db
    .selectFrom("usage_event")
    .select(["event", "properties", "identity"])
    .where("source", "=", number)
    .orderBy("event")
    .execute();
  return { events: rows.map(({ event }) => event), rows };
}

test("the snippet, with our host in it, loads its script from us and sends from a page of another site", async () => {
  const { writeKey, number } = await intake.newSource({ id: "snippet" });
  // Its address is https wherever it is used; there is no certificate on this loopback.
  const snippet = min({ apiKey: writeKey, host: new URL(intake.url).host, useHostForBundles: true });
  const html = `<!doctype html><title>Shop</title><script>${snippet.replaceAll("https://", "http://")}${work}</script>`;
  const { events, rows } = await visit("snippet", number, html);
  expect(events).toEqual(["Deal saved", "Deal viewed", "identify", "page"]);
  expect(rows[0]?.properties).toEqual({ amount: 3 });
  expect(JSON.stringify(rows)).not.toMatch(/ada|HeadlessChrome/);
  expect(await countsOf(intake.db, "snippet")).toMatchObject({ accepted: 4, duplicates: 0, rejected: 0 });
});

test("the package, told only where we are, asks us for its settings and sends from a page of another site", async () => {
  const { writeKey, number } = await intake.newSource({ id: "package" });
  const options = JSON.stringify({ writeKey, cdnURL: intake.url });
  const contents = `import { AnalyticsBrowser } from "@segment/analytics-next";
    const analytics = AnalyticsBrowser.load(${options}); analytics.page(); ${work}`;
  const built = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    platform: "browser",
    logLevel: "silent",
  });
  const script = (built.outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script");
  const { events } = await visit("package", number, `<!doctype html><title>Shop</title><script>${script}</script>`);
  expect(events).toEqual(["Deal saved", "Deal viewed", "identify", "page"]);
});

test("only what browsers need is open to other sites", async () => {
  const open = async (method: string, path: string) =>
    (await fetch(intake.url + path, { method, ...(method === "POST" ? { body: "{}" } : {}) })).headers.get(
      "access-control-allow-origin",
    );
  for (const path of ["/v1/t", "/v1/batch", "/e/", "/batch/", "/flags/", "/v1/logs"]) {
    expect([path, await open("OPTIONS", path), await open("POST", path)]).toEqual([path, "*", "*"]);
  }
  for (const path of ["/v1/import", "/cloudevents"]) {
    expect([path, await open("OPTIONS", path), await open("POST", path)]).toEqual([path, null, null]);
  }
});
