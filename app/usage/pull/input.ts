import { z } from "zod";
import { HttpPlan, PosthogPlan, PullPlan, SqlPlan } from "../../../domain/usage/pull/schema.ts";
import { PullFailure } from "../../../domain/usage/pull/page.ts";
import { Problem } from "../../../domain/errors.ts";
import { warehouseAddress } from "../../../store/usage/warehouse/connect.ts";
import { parse } from "../../parse.ts";
import { Slug } from "../../people/input.ts";

const everyMinutes = z.int().min(5, "At least 5 minutes.").max(10_080, "At most a week.");
const secret = z.string().max(4_000);

const shared = {
  id: Slug,
  name: z.string().trim().max(200).default(""),
  everyMinutes: everyMinutes.default(60).describe("How often it is pulled"),
  paused: z.boolean().default(false),
  secret: secret.default("").describe("The password, token or key. Stored encrypted, never shown again"),
};

export const NewSqlSource = SqlPlan.omit({ server: true }).extend({
  ...shared,
  connection: z
    .string()
    .trim()
    .min(1, "Say where the warehouse is.")
    .max(1_000)
    .describe("As postgres://role@host:5432/database, the password in it or apart as secret"),
});
export const NewHttpSource = HttpPlan.extend(shared);
export const NewPosthogSource = PosthogPlan.extend(shared);

export const NewPullSource = z.discriminatedUnion("kind", [NewSqlSource, NewHttpSource, NewPosthogSource]);
export type NewPullSource = z.input<typeof NewPullSource>;

export const PullEdits = z
  .looseObject({
    name: z.string().trim().max(200).optional(),
    everyMinutes: everyMinutes.optional(),
    paused: z.boolean().optional(),
    secret: secret.optional().describe("Left out, the stored one stays"),
    fromStart: z.boolean().optional().describe("Ask for everything again; what came before counts once"),
  })
  .describe("What is left out stays. Beside these, any field the source was made with");
export type PullEdits = z.input<typeof PullEdits>;

/** An input taken apart: what is asked, and the secret it takes. */
export interface PullParts {
  readonly plan: PullPlan;
  readonly secret: string;
}

/** Everything of a source but its secret, as it was given. */
export function inputOf(plan: PullPlan): Record<string, unknown> {
  if (plan.kind !== "sql") return { ...plan };
  const { server, ...rest } = plan;
  return { ...rest, connection: server };
}

/** @throws Problem `invalid` naming every field that is wrong */
export function partsOf(input: z.output<typeof NewPullSource>): PullParts {
  const { id: _id, name: _name, everyMinutes: _every, paused: _paused, secret: given, ...asked } = input;
  if (asked.kind === "sql") {
    const { connection, ...rest } = asked;
    const { server, password } = addressOf(connection);
    return { plan: parse(PullPlan, { ...rest, server }), secret: given === "" ? password : given };
  }
  const needsSecret = asked.kind === "posthog" || asked.authentication.by !== "none";
  if (needsSecret && given === "") throw wrong("secret", "Give the key or token it asks for.");
  return { plan: parse(PullPlan, asked), secret: given };
}

/** Where the secret of a plan is sent to. Another place must not be given a secret that was meant for this one. */
export function destinationOf(plan: PullPlan): string {
  switch (plan.kind) {
    case "sql": {
      const { host, username } = new URL(plan.server);
      return `${username}@${host}`;
    }
    case "http":
      return new URL(plan.url.replaceAll("{since}", "0")).origin;
    case "posthog":
      return new URL(plan.host).origin;
  }
}

export function wrong(path: string, message: string): Problem {
  return new Problem("invalid", "Some of the input cannot be used. Correct the fields named and send it again.", {
    errors: [{ path, message }],
  });
}

function addressOf(connection: string) {
  try {
    return warehouseAddress(connection);
  } catch (error) {
    if (error instanceof PullFailure) throw wrong("connection", error.message);
    throw error;
  }
}
