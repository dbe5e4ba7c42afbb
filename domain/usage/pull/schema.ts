import { z } from "zod";

/** What a pulled source asks for and how its rows become events. Nothing in a plan is secret. */

const text = (max: number) => z.string().trim().min(1, "Fill this in.").max(max);
const instant = z.iso.datetime({ offset: true, error: "Write an instant with its offset, as 2026-01-31T09:00:00Z." });

const zone = z
  .string()
  .max(60)
  .refine(isTimeZone, "Name a time zone as Europe/Berlin or UTC.")
  .default("UTC")
  .describe("For times that are written without an offset");

/** A column of the query, or a place in a row of JSON: a pointer as `/actor/email` or a path as `actor.email`. */
const Place = text(300);

const propertyName = z.string().trim().min(1).max(100);

export const RowMapping = z.strictObject({
  user: Place.describe("Who acted: a user id or an address, as on people's records"),
  event: Place.nullable().default(null).describe("The name of the event"),
  eventName: z.string().trim().min(1).max(200).nullable().default(null).describe("Instead: one name for all rows"),
  time: Place.describe("When it happened"),
  id: Place.nullable()
    .default(null)
    .describe("What tells one row from another, so that it counts once; else all that is read of the row does"),
  properties: z.record(propertyName, Place).default({}).describe("Name of each property, and where it is"),
  allProperties: Place.nullable().default(null).describe("An object whose members all become properties"),
});
export type RowMapping = z.infer<typeof RowMapping>;

const Rows = RowMapping.superRefine(({ event, eventName, properties }, context) => {
  if ((event === null) === (eventName === null))
    context.addIssue({
      code: "custom",
      path: ["event"],
      message: "Say where the name of the event is, or give one name.",
    });
  if (Object.keys(properties).length > 40)
    context.addIssue({ code: "custom", path: ["properties"], message: "At most 40 properties." });
});

export const SqlPlan = z.strictObject({
  kind: z.literal("sql"),
  server: z.string().describe("Where the warehouse is and as whom it is read, without the password"),
  query: text(20_000).describe("One SELECT without a limit; it is asked for what is new, in order of the cursor"),
  cursor: Place.nullable().default(null).describe("The column that grows: a time or a whole number; else the time's"),
  zone,
  rows: Rows,
});
export type SqlPlan = z.infer<typeof SqlPlan>;

const parameter = z
  .string()
  .trim()
  .regex(/^[\w.[\]-]{1,60}$/, "Give the name of the parameter in the address, as page.");

/** How an API hands out its pages. */
export const Paging = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("none") }),
  z.strictObject({ by: z.literal("link") }).describe("The next page stands in the header Link, as rel=next"),
  z
    .strictObject({ by: z.literal("cursor"), at: Place, parameter })
    .describe("The next page's cursor stands in the body; a whole address there is followed"),
  z.strictObject({ by: z.literal("page"), parameter, first: z.int().min(0).max(1).default(1) }),
  z.strictObject({ by: z.literal("offset"), parameter }),
]);
export type Paging = z.infer<typeof Paging>;

export const Authentication = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("none") }),
  z.strictObject({ by: z.literal("bearer") }),
  z.strictObject({ by: z.literal("basic"), user: text(200) }),
  z.strictObject({
    by: z.literal("header"),
    name: z.string().regex(/^[A-Za-z0-9-]{1,60}$/, "Give the name of a header, as X-Api-Key."),
  }),
  z.strictObject({ by: z.literal("parameter"), name: parameter }),
]);
export type Authentication = z.infer<typeof Authentication>;

export const HttpPlan = z.strictObject({
  kind: z.literal("http"),
  url: text(2_000)
    .refine(isWebAddress, "Give an address that begins with https://, without a password in it.")
    .describe("`{since}` in it stands for the instant from which on rows are wanted"),
  authentication: Authentication.default({ by: "none" }),
  list: z
    .string()
    .trim()
    .max(300)
    .default("")
    .describe("Where the list of rows is in the body; empty: the body itself"),
  paging: Paging.default({ by: "none" }),
  since: instant.nullable().default(null).describe("What `{since}` is the first time; 90 days ago unless given"),
  zone,
  rows: Rows,
});
export type HttpPlan = z.infer<typeof HttpPlan>;

export const PosthogPlan = z.strictObject({
  kind: z.literal("posthog"),
  host: text(300)
    .refine(isWebAddress, "Give the address of PostHog, as https://eu.posthog.com.")
    .overwrite((url) => url.replace(/\/+$/, "")),
  project: z
    .string()
    .trim()
    .regex(/^\d{1,12}$/, "Give the number of the project, as its settings show it."),
  events: z.array(text(200)).max(50).default([]).describe("Names of the events wanted; none: all"),
  person: z
    .string()
    .trim()
    .regex(/^[A-Za-z_$][\w$]{0,60}$/, "Give the name of a property of people, as email.")
    .nullable()
    .default(null)
    .describe("Property of the person that tells who acted, as email; else the distinct id"),
  since: instant.nullable().default(null).describe("From when on events are wanted; 90 days ago unless given"),
});
export type PosthogPlan = z.infer<typeof PosthogPlan>;

export const PullPlan = z.discriminatedUnion("kind", [SqlPlan, HttpPlan, PosthogPlan]);
export type PullPlan = z.infer<typeof PullPlan>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function isWebAddress(address: string): boolean {
  if (!URL.canParse(address.replaceAll("{since}", "0"))) return false;
  const url = new URL(address.replaceAll("{since}", "0"));
  return ["https:", "http:"].includes(url.protocol) && url.username === "" && url.password === "";
}
