import type { z } from "@hono/zod-openapi";
import { ProblemBody, registry } from "./problem.ts";

/** Parts of route descriptions that repeat. */

export function shows<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { "application/json": { schema } } };
}

export function takes<S extends z.ZodType>(schema: S, description = "") {
  return { required: true, description, content: { "application/json": { schema } } };
}

type ProblemCode = keyof typeof registry;

/** Problems are thrown, so of all their statuses the types of answers name but one. */
interface Thrown {
  readonly 500?: { readonly description: string };
}

/** The problems a route can end in, by status. */
export function problems(...codes: readonly ProblemCode[]): Thrown {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of ["unauthenticated", "forbidden", ...codes] as const) {
    const { status } = registry[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, present]) => [
      status,
      { description: present.join(", "), content: { "application/problem+json": { schema: ProblemBody } } },
    ]),
  );
}
