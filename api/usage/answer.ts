import type { Context } from "hono";
import type { Form } from "../../app/usage/forms/form.ts";
import type { DeliveryBody, Receipt } from "../../app/usage/take-in.ts";

/**
 * What a client is told. A client that gets an error it did not expect may end the program it lives in, so whatever can be read is
 * answered with 200, and what was wrong with it is on the source's list. `X-Strict-Mode: 1` asks for codes instead.
 */
export function answerReceipt(c: Context, form: Form, body: DeliveryBody, receipt: Receipt) {
  const strict = c.req.header("x-strict-mode") === "1";
  if (receipt.source === "unknown") {
    return strict
      ? c.json({ success: false, message: "No source has this write key." }, 401)
      : c.json(form === "otlp" ? {} : { success: true });
  }
  const { accepted, duplicates, rejected } = receipt;
  if (strict && rejected.length > 0) {
    const isTooLarge = "rejected" in body && body.rejected === "too_large";
    return c.json({ success: false, accepted, duplicates, rejected }, isTooLarge ? 413 : 400);
  }
  if (form === "otlp") return c.json(partialSuccess(rejected));
  return c.json({ success: true, accepted, duplicates, rejected: rejected.length });
}

/** As OpenTelemetry's protocol tells of what was not taken: the exporter logs it and does not send it again. */
function partialSuccess(rejected: Extract<Receipt, { source: "known" }>["rejected"]) {
  const [first] = rejected;
  if (first === undefined) return {};
  return { partialSuccess: { rejectedLogRecords: String(rejected.length), errorMessage: first.sentence } };
}

/** A client that may end its program when it has asked in vain a few times is asked to wait for longer. */
const retryAfterSeconds = { usual: 5, impatient: 120 };

/** 503 means that nothing was stored: the client comes again. */
export function answerUnstored(c: Context) {
  const isImpatient = c.req.header("user-agent")?.startsWith("analytics-node/") === true;
  c.header("Retry-After", String(isImpatient ? retryAfterSeconds.impatient : retryAfterSeconds.usual));
  return c.json({ success: false, message: "Nothing was stored. Send it again." }, 503);
}
