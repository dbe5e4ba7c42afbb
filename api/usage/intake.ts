import { Hono } from "hono";
import type { Context } from "hono";
import type { App } from "../../app/context.ts";
import { createIntake } from "../../app/usage/take-in.ts";
import type { Delivery, Receipt } from "../../app/usage/take-in.ts";
import { readDeliveryBody } from "./body.ts";
import { browserSettings } from "./browser-settings.ts";

/** Of one batch, decompressed. History comes in larger pieces. */
const bytesMax = 500 * 1_024;
const importBytesMax = 10 * 1_024 * 1_024;
const retryAfterSeconds = 5;

/** The names that servers use, and the letters that browsers use. */
const forms = {
  track: "track",
  identify: "identify",
  group: "group",
  alias: "alias",
  page: "page",
  screen: "screen",
  batch: "batch",
  import: "import",
  t: "track",
  i: "identify",
  g: "group",
  a: "alias",
  p: "page",
  s: "screen",
  b: "batch",
} as const satisfies Record<string, Delivery["form"]>;

/**
 * Usage in the form of Segment's clients, at the root. It stands before all middleware and sets its headers first, because
 * it runs for every event there is. A client that gets an error it did not expect may end the program it lives in, so
 * whatever can be read is answered with 200, and what was wrong with it is on the source's list. `X-Strict-Mode: 1` asks
 * for codes instead. 503 means that nothing was stored: the client comes again.
 */
export function usageIntake(app: Pick<App, "db" | "secret" | "now" | "url">): Hono {
  const takeIn = createIntake(app);
  const intake = new Hono();
  for (const [name, form] of Object.entries(forms)) {
    intake.post(`/v1/${name}`, async (c) => {
      openToBrowsers(c);
      const body = await readDeliveryBody(c, form === "import" ? importBytesMax : bytesMax);
      try {
        return answer(c, body, await takeIn({ key: basicUser(c), body, form }));
      } catch {
        c.header("Retry-After", String(retryAfterSeconds));
        return c.json({ success: false, message: "Nothing was stored. Send it again." }, 503);
      }
    });
  }
  // Counts of a client about itself; nobody here reads them.
  intake.post("/v1/m", (c) => {
    openToBrowsers(c);
    return c.json({ success: true });
  });
  intake.get("/v1/projects/:key/settings", (c) => {
    openToBrowsers(c);
    return c.json(browserSettings(c.req.param("key"), app.url));
  });
  intake.options("/v1/*", (c) => {
    openToBrowsers(c);
    c.header("Access-Control-Allow-Methods", "POST, GET");
    c.header("Access-Control-Allow-Headers", "Authorization, Content-Type, Content-Encoding, X-Strict-Mode");
    c.header("Access-Control-Max-Age", "86400");
    return c.body(null, 204);
  });
  return intake;
}

/** Pages of any site may send; nothing of a visitor's is needed for it, and no cookie is read. */
function openToBrowsers(c: Context): void {
  c.header("Access-Control-Allow-Origin", "*");
}

/** Source key as the user of Basic authentication. */
function basicUser(c: Context): string | null {
  const encoded = /^Basic +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (encoded === undefined) return null;
  const user = Buffer.from(encoded, "base64").toString("utf8").split(":", 1)[0] ?? "";
  return user.length <= 200 ? user : null;
}

function answer(c: Context, body: Delivery["body"], receipt: Receipt) {
  const strict = c.req.header("x-strict-mode") === "1";
  if (receipt.source === "unknown") {
    return strict
      ? c.json({ success: false, message: "No source has this write key." }, 401)
      : c.json({ success: true });
  }
  const { accepted, duplicates, rejected } = receipt;
  if (!strict || rejected.length === 0) {
    return c.json({ success: true, accepted, duplicates, rejected: rejected.length });
  }
  const tooLarge = "rejected" in body && body.rejected === "too_large";
  return c.json({ success: false, accepted, duplicates, rejected }, tooLarge ? 413 : 400);
}
