import { Hono } from "hono";
import { expect, test } from "vitest";
import type { Env } from "../../api/env.ts";
import { Progress, sendSlowly } from "../../web/console/retro/waiting.tsx";
import { RetroBody } from "../../web/pages/retro.tsx";
import { retro } from "./fixtures/forms.ts";

// A page whose answer takes long begins before it is there, tells how far it is, and is one whole page in the end.

test("words come before the answer, and the answer takes their place", async () => {
  const progress = new Progress();
  let answer: () => void = () => undefined;
  const answering = new Promise<void>((resolve) => (answer = resolve));
  const site = new Hono<Env>().get("/", (c) =>
    sendSlowly(c, retro.frame, progress, async () => {
      await answering;
      return <RetroBody model={retro} />;
    }),
  );
  const response = await site.request("/");
  expect(response.headers.get("content-type")).toContain("text/html");
  const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  const begun = await reader.read();
  expect(begun.value).toContain("<main");
  expect(begun.value).not.toContain("Did an old change take hold?");
  const said = reader.read();
  // Nobody listens before the beginning was taken, so it is told until it is heard.
  const telling = setInterval(() => progress.tell({ file: "The file of events", rows: 20_000 }), 1);
  expect((await said).value).toContain("The file of events: 20,000 rows read.");
  clearInterval(telling);
  answer();
  let rest = "";
  for (let next = await reader.read(); !next.done; next = await reader.read()) rest += next.value;
  expect(rest).toContain("Did an old change take hold?");
  expect(rest.trimEnd().endsWith("</html>")).toBe(true);
});

test("a fault in the middle says so to the reader", async () => {
  const site = new Hono<Env>().get("/", (c) =>
    sendSlowly(c, retro.frame, new Progress(), () => Promise.reject(new Error("broken"))),
  );
  const reader = ((await site.request("/")).body ?? new ReadableStream<Uint8Array>()).getReader();
  await reader.read();
  expect(new TextDecoder().decode((await reader.read()).value)).toContain("Something went wrong on our side.");
  await expect(reader.read()).rejects.toThrow("broken");
});
