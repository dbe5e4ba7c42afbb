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

export const Permission = z.object({ scopes: z.array(z.string()) }).openapi("Permission");
export const PermittedList = z
  .object({
    items: z.array(
      z.object({
        person: z.string(),
        name: z.string().nullable(),
        email: z.string().nullable(),
        scopes: z.array(z.string()),
        givenBy: z.string().nullable().describe("Name of whoever gave it; null: a program, or the command line"),
        givenAt: Instant,
        sessions: z.int().describe("How often they are signed in just now"),
      }),
    ),
  })
  .openapi("PermittedList");
export const PersonId = z.object({ id: z.string().max(64) });
