import { createServer } from "node:http";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { assetRoutes } from "../../web/assets/routes.ts";
import { launchBrowser } from "../browser.ts";

/**
 * How the script of a live page reads its stream, from a server that answers as networks and functions do: in pieces, and
 * ended early. What it does with the page is proved in live.test.ts.
 */
let browser: Browser;
let server: Server | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});
afterAll(() => browser?.close());

const page = (words: string) =>
  `<!doctype html><title>Live</title><main data-stream="/stream" data-seq="1"><p>${words}</p></main>` +
  '<p role="status" data-live-said></p><script type="module" src="/assets/live.js"></script>';

/** Serves one live page, and its stream as told. The page says something else when it is refreshed. */
async function serveLive(stream: (response: ServerResponse) => unknown): Promise<string> {
  const script = await (await assetRoutes.request("/assets/live.js")).text();
  const made = createServer((request, response) => {
    if (request.url === "/stream") {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      stream(response);
    } else if (request.url === "/assets/live.js")
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(script);
    else {
      const words = request.headers["x-refresh"] === undefined ? "As it was" : "As it is now";
      response.writeHead(200, { "Content-Type": "text/html" }).end(page(words));
    }
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  const address = made.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

test("an event whose id comes in two pieces refreshes the page", async () => {
  const url = await serveLive(async (response) => {
    response.write("retry: 2000\n\ni");
    await pause(300);
    response.write("d: 2\nevent: change.moved\ndata: {}\n\n");
  });
  const reader = await browser.newPage();
  await reader.goto(url);
  await expect.poll(() => reader.getByRole("main").innerText(), { timeout: 20_000 }).toBe("As it is now");
  await reader.close();
});

test("a stream that ends is asked again after as long as it last said", async () => {
  let asked = 0;
  const url = await serveLive((response) => {
    asked += 1;
    response.end("retry: 2000\n\nretry: 15000\n\n");
  });
  const reader = await browser.newPage();
  await reader.clock.install();
  const ended = reader.waitForEvent("requestfinished", (request) => request.url().endsWith("/stream"));
  await reader.goto(url);
  await ended;
  await reader.clock.pauseAt(Date.now() + 3_000);
  await reader.clock.runFor(10_000);
  // Whatever the page had asked for by then has arrived before this.
  await reader.evaluate(() => fetch("/").then((answer) => answer.text()));
  expect(asked).toBe(1);
  await expect.poll(() => reader.clock.runFor(1_000).then(() => asked), { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  await reader.close();
});
