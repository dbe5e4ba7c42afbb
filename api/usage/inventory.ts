import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { inventoryCsv } from "../../app/usage/inventory/csv.ts";
import { readInventory, recountInventory } from "../../app/usage/inventory/read.ts";
import { forgetTool, InventoryTool, tellTool } from "../../app/usage/inventory/tools.ts";
import { trends } from "../../domain/usage/inventory.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { Instant, orNull } from "../shapes.ts";
import { csvAnswer, csvFile } from "../csv.ts";

const tags = ["Usage"];
const reads = [needs("usage:read")];
const writes = [needs("usage:write")];

const people = {
  people: orNull(z.int()).describe("Distinct people of the last 30 days; null where fewer than five would be told of"),
  before: orNull(z.int()).describe("Distinct people of the 30 days before"),
};

const use = {
  ...people,
  teams: z.array(z.object({ team: orNull(z.string()), ...people })).describe("By team as it is today"),
  trend: z.enum(trends).describe("Unknown where the evidence is old or who acted is nobody known, never unused"),
  lastAt: orNull(Instant).describe("Newest event of anybody"),
  blindness: orNull(
    z.object({ source: z.string(), reason: z.enum(["no_events", "stale"]), ageDays: orNull(z.number()) }),
  ).describe("Why nothing can be said"),
  strangers: z.int().describe("Ids of the last 30 days that belong to nobody known"),
  isCounted: z.boolean().describe("False where it is not in the last count, or was used since"),
};

const belongs = z.array(z.object({ source: z.string(), prefix: z.string() }));
const feature = { source: z.string(), event: z.string() };

const Inventory = z
  .object({
    countedAt: orNull(Instant).describe(
      "People are counted once a day, or when asked to; null before the first count is through",
    ),
    isCounting: z.boolean().describe("A newer count is being made beside: ask again in a while"),
    tools: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        owner: orNull(z.string()),
        costPerYear: orNull(z.number()),
        currency: orNull(z.string()),
        costPerPerson: orNull(z.number()),
        isTold: z.boolean().describe("False for a source of which nothing was told"),
        belongs,
        ...use,
        mainFeature: orNull(z.object(feature)).describe("Its event that most people do"),
      }),
    ),
    features: z.array(z.object({ ...feature, ...use })),
  })
  .openapi("Inventory");

const Told = z
  .object({
    id: z.string(),
    name: z.string(),
    owner: orNull(z.string()),
    costPerYear: orNull(z.number()),
    currency: orNull(z.string()),
    belongs,
  })
  .openapi("InventoryTool");

const OfTool = z.object({ id: z.string().max(60) });

const show = createRoute({
  method: "get",
  path: "/inventory",
  tags,
  summary: "Which tools and features are used, by how many, and how that goes",
  middleware: reads,
  responses: { 200: shows(Inventory, "The inventory"), ...problems() },
});

const download = createRoute({
  method: "get",
  path: "/inventory.csv",
  tags,
  summary: "The same as a file for a spreadsheet",
  middleware: reads,
  responses: { 200: csvAnswer, ...problems() },
});

const count = createRoute({
  method: "post",
  path: "/inventory/count",
  tags,
  summary: "Count people now, instead of once a day",
  description: "Where that takes longer than a moment, the answer is the last count with `isCounting`.",
  middleware: writes,
  responses: { 200: shows(Inventory, "The inventory"), ...problems() },
});

const tell = createRoute({
  method: "put",
  path: "/inventory/{id}",
  tags,
  summary: "Say what a tool is called, who looks after it, what it costs and which events are its own",
  middleware: writes,
  request: { params: OfTool, body: takes(InventoryTool) },
  responses: { 200: shows(Told, "As it is kept"), ...problems("invalid") },
});

const forget = createRoute({
  method: "delete",
  path: "/inventory/{id}",
  tags,
  summary: "Forget what was told of a tool; its events stay",
  middleware: writes,
  request: { params: OfTool },
  responses: { 204: { description: "Forgotten" }, ...problems("not_found") },
});

/** What is actually used. */
export function inventoryRoutes(app: App) {
  return routes()
    .openapi(show, async (c) => reply(c, Inventory, await readInventory(app, c.get("caller")), 200))
    .openapi(download, async (c) => {
      const csv = inventoryCsv(await readInventory(app, c.get("caller")));
      return csvFile(c, "inventory.csv", csv);
    })
    .openapi(count, async (c) => reply(c, Inventory, await recountInventory(app, c.get("caller")), 200))
    .openapi(tell, async (c) =>
      reply(c, Told, await tellTool(app, c.get("caller"), c.req.valid("param").id, c.req.valid("json")), 200),
    )
    .openapi(forget, async (c) => {
      await forgetTool(app, c.get("caller"), c.req.valid("param").id);
      return c.body(null, 204);
    });
}
