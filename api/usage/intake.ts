import { Hono } from "hono";
import type { Context } from "hono";
import type { App } from "../../app/context.ts";
import type { Form } from "../../app/usage/forms/form.ts";
import { createIntake } from "../../app/usage/take-in.ts";
import type { DeliveryBody, TakeIn } from "../../app/usage/take-in.ts";
import { answerReceipt, answerUnstored } from "./answer.ts";
import { readDeliveryBody } from "./body.ts";
import { browserLibrary } from "./browser-library.ts";
import { browserSettings } from "./browser-settings.ts";
import { withHeaderAttributes } from "./cloudevent-headers.ts";
import { keyIn } from "./credentials.ts";
import { postHogQuestions } from "./posthog-questions.ts";

/** Of one batch in Segment's form, decompressed, as its specification says. */
const batchBytesMax = 500 * 1_024;
/** History comes in larger pieces, and other clients know no such limit. */
const bytesMax = 10 * 1_024 * 1_024;

/** The names that servers use, and the letters that browsers use. */
const segmentForms = {
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
} as const satisfies Record<string, Form>;

const postHogPaths = ["/batch", "/capture", "/e", "/track", "/engage", "/i/v0/e"].flatMap((path) => [path, `${path}/`]);

/**
 * Usage in the forms of clients that exist, at the root: Segment's and RudderStack's, PostHog's, CloudEvents, and OpenTelemetry's log
 * events. It stands before all middleware and sets its headers first, because it runs for every event there is.
 */
export function usageIntake(app: Pick<App, "db" | "secret" | "now" | "url">): Hono {
  const takeIn = createIntake(app);
  const intake = new Hono();
  for (const [name, form] of Object.entries(segmentForms)) {
    const limit = form === "import" ? bytesMax : batchBytesMax;
    intake.post(`/v1/${name}`, (c) => {
      if (form !== "import") openToBrowsers(c);
      return deliver(c, takeIn, form, () => readDeliveryBody(c, limit));
    });
  }
  for (const path of postHogPaths) {
    intake.post(path, (c) => {
      openToBrowsers(c);
      return deliver(c, takeIn, "posthog", () => readDeliveryBody(c, bytesMax));
    });
    allowBrowsers(intake, path);
  }
  for (const path of ["/cloudevents", "/cloudevents/"]) {
    intake.post(path, (c) =>
      deliver(c, takeIn, "cloudevents", async () => withHeaderAttributes(c, await readDeliveryBody(c, bytesMax))),
    );
    intake.options(path, (c) => allowWebhook(c));
  }
  intake.post("/v1/logs", (c) => {
    openToBrowsers(c);
    return deliver(c, takeIn, "otlp", () => readDeliveryBody(c, bytesMax));
  });
  // Counts of a client about itself; nobody here reads them.
  intake.post("/v1/m", (c) => {
    openToBrowsers(c);
    return c.json({ success: true });
  });
  intake.get("/v1/projects/:key/settings", (c) => {
    openToBrowsers(c);
    return c.json(browserSettings(c.req.param("key"), app.url));
  });
  allowBrowsers(intake, "/v1/*");
  intake.route("/", browserLibrary());
  intake.route("/", postHogQuestions(openToBrowsers, allowBrowsers));
  return intake;
}

async function deliver(c: Context, takeIn: TakeIn, form: Form, read: () => Promise<DeliveryBody>): Promise<Response> {
  try {
    const body = await read();
    const sentAt = form === "posthog" ? Number(c.req.query("_")) : Number.NaN;
    const delivery = { key: keyIn(c), body, form, sentAt: sentAt > 0 ? sentAt : null };
    return answerReceipt(c, form, body, await takeIn(delivery));
  } catch {
    return answerUnstored(c);
  }
}

/** Pages of any site may send; nothing of a visitor's is needed for it, and no cookie is read. */
function openToBrowsers(c: Context): void {
  c.header("Access-Control-Allow-Origin", "*");
}

function allowBrowsers(intake: Hono, path: string): void {
  intake.options(path, (c) => {
    if (/^\/v1\/import$/.test(c.req.path)) return c.body(null, 204);
    openToBrowsers(c);
    c.header("Access-Control-Allow-Methods", "POST, GET");
    c.header("Access-Control-Allow-Headers", "Authorization, Content-Type, Content-Encoding, X-Strict-Mode");
    c.header("Access-Control-Max-Age", "86400");
    return c.body(null, 204);
  });
}

/** Senders of CloudEvents ask before they send, as the standard for webhooks says. */
function allowWebhook(c: Context): Response {
  c.header("Allow", "POST");
  const origin = c.req.header("webhook-request-origin");
  if (origin !== undefined) {
    c.header("WebHook-Allowed-Origin", origin);
    c.header("WebHook-Allowed-Rate", "*");
  }
  return c.body(null, 200);
}
