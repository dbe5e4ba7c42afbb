import { z } from "@hono/zod-openapi";
import { Instant, orNull } from "../shapes.ts";

export const Key = z
  .object({
    id: z.string(),
    prefix: z.string().describe("The first characters of the secret"),
    name: z.string(),
    scopes: z.array(z.string()),
    person: z.string().nullable().describe("The person the key acts for"),
    createdAt: Instant,
    lastUsedAt: orNull(Instant).describe("To the minute"),
    revokedAt: orNull(Instant),
  })
  .openapi("Key");

export const CreatedKey = Key.extend({ key: z.string().describe("The secret, shown this once") }).openapi("CreatedKey");
export const KeyList = z.object({ items: z.array(Key) }).openapi("KeyList");
export const KeyId = z.object({ id: z.string().max(64) });
