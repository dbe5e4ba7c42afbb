import { z } from "@hono/zod-openapi";
import { rejectSentences } from "../../domain/usage/reject.ts";
import { PageQuery, pageOf } from "../paging.ts";
import { Instant, orNull } from "../shapes.ts";
import { PullState } from "./pull-schema.ts";

/** The public shapes of usage sources. */

export const Source = z
  .object({
    id: z.string(),
    name: z.string(),
    keyPrefix: z
      .string()
      .nullable()
      .describe("The first characters of the newest write key without an end; null when every key has one"),
    historic: z.boolean().describe("Instants are taken as they are given"),
    completeUntil: orNull(Instant).describe("Event time up to which somebody vouches that nothing is missing"),
    watermark: orNull(Instant).describe("Event time of the newest accepted event of any kind"),
    lastReceivedAt: orNull(Instant),
    accepted: z.int(),
    duplicates: z.int().describe("Events whose message id had come before"),
    rejected: z.int(),
    lags: z
      .object({
        withinMinute: z.int(),
        withinHour: z.int(),
        withinDay: z.int(),
        withinWeek: z.int(),
        later: z.int(),
      })
      .describe("How long after they happened the events of the last 30 days came; history is not among them"),
    lastError: z
      .object({ at: Instant, reason: z.string(), sentence: z.string() })
      .nullable()
      .describe("The newest reject"),
    createdAt: Instant,
    pull: orNull(PullState).describe("How it is pulled; null for a source that events are sent to"),
  })
  .openapi("Source");

export const SourceKey = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().describe("Its first characters"),
    createdAt: Instant,
    lastUsedAt: orNull(Instant).describe("Exact to half a minute"),
    endsAt: orNull(Instant).describe("From then on it is no key any more"),
    refused: z.int().describe("Deliveries that came with it after its end; nothing of them was stored"),
    refusedAt: orNull(Instant),
  })
  .openapi("SourceKey");
export const SourceKeyList = z.object({ items: z.array(SourceKey) }).openapi("SourceKeyList");
export const CreatedSourceKey = SourceKey.extend({
  writeKey: z.string().describe("What clients send with; shown this once"),
}).openapi("CreatedSourceKey");

export const SourceDetail = Source.extend({
  strangers: z.int().describe("Users and devices who acted and are nobody known"),
  days: z
    .array(
      z.object({
        day: z.string().openapi({ format: "date" }),
        accepted: z.int(),
        duplicates: z.int(),
        rejected: z.int(),
      }),
    )
    .describe("What came, by day of receipt in UTC; 30 days at most, newest first"),
  keys: z.array(SourceKey),
  nextPullAt: orNull(Instant).describe("When it is pulled next"),
}).openapi("SourceDetail");

export const CreatedSource = Source.extend({
  writeKey: z.string().describe("What clients send with; shown this once"),
}).openapi("CreatedSource");

export const SourceList = z
  .object({
    items: z.array(Source),
    unknownKeys: z
      .object({ requests: z.int(), lastAt: orNull(Instant) })
      .describe("Deliveries with a key that no source has; nothing of them was stored"),
  })
  .openapi("SourceList");

const reasons = Object.keys(rejectSentences);

export const Reject = z
  .object({
    id: z.string(),
    receivedAt: Instant,
    reason: z.string().openapi({ enum: reasons }),
    sentence: z.string(),
    messageId: z.string().nullable(),
    excerpt: z.record(z.string(), z.unknown()).describe("Type, event and names of fields; no value"),
  })
  .openapi("Reject");
export const RejectPage = pageOf(Reject).openapi("RejectPage");
export const RejectQuery = PageQuery.extend({ reason: z.string().max(40).optional() });

export const SeenList = z
  .object({
    items: z.array(
      z.object({ source: z.string(), event: z.string(), count: z.int(), firstAt: Instant, lastAt: Instant }),
    ),
  })
  .openapi("SeenList");
export const SeenQuery = z.object({ source: z.string().max(60).optional() });

export const UsageImported = z
  .object({
    accepted: z.int(),
    duplicates: z.int(),
    rejected: z.array(z.object({ index: z.int(), reason: z.string(), sentence: z.string() })),
  })
  .openapi("UsageImported");

export const OfSource = z.object({ id: z.string().max(60) });
export const OfSourceKey = OfSource.extend({ key: z.string().max(60) });
