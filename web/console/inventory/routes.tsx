import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import type { App } from "../../../app/context.ts";
import { inventoryCsv } from "../../../app/usage/inventory/csv.ts";
import { readInventory, recountInventory } from "../../../app/usage/inventory/read.ts";
import type { Inventory } from "../../../app/usage/inventory/read.ts";
import { tellTool } from "../../../app/usage/inventory/tools.ts";
import { Problem } from "../../../domain/errors.ts";
import type { FieldError } from "../../kit/field.ts";
import { stamp } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import { InventoryPage } from "../../pages/inventory.tsx";
import { setFlash } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send, statusOf } from "../respond.tsx";
import { slugOf } from "../../../lib/slug.ts";
import { featureRows, toolRows } from "./rows.ts";
import { inventorySentences } from "./sentences.ts";
import { emptyTell, filledTell, tellForm, toldOf } from "./tell.ts";
import type { TellForm } from "./tell.ts";
import { csvFile } from "../../../api/csv.ts";

const featuresShown = 200;

/** `/inventory`: which tools and features are used, and which of them could go. */
export function inventoryRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/inventory", signedIn(app, "usage:read"), async (c) => {
    const inventory = await readInventory(app, c.get("caller"));
    const tool = inventory.tools.find((each) => each.id === c.req.query("tool"));
    return show(app, c, inventory, tool === undefined ? {} : { form: filledTell(tool) });
  });
  pages.get("/inventory.csv", signedIn(app, "usage:read"), async (c) => {
    const csv = inventoryCsv(await readInventory(app, c.get("caller")));
    return csvFile(c, "inventory.csv", csv);
  });
  pages.post("/inventory/count", signedIn(app, "usage:write"), async (c) => {
    await recountInventory(app, c.get("caller"));
    return c.redirect("/inventory", 303);
  });
  pages.post("/inventory/tools", signedIn(app, "usage:write"), async (c) => {
    const form = toldOf(new FormBody(await readForm(c)));
    const caller = c.get("caller");
    try {
      await tellTool(app, caller, form.id === "" ? slugOf(form.typed.name) : form.id, form.tool);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === "forbidden") throw error;
      const told = error.errors.length > 0 ? error.errors : [{ path: "name", message: error.message }];
      const errors = told.map(({ path, message }) => ({
        path: path === "id" ? "name" : (path.split(".")[0] ?? path),
        message,
      }));
      return show(app, c, await readInventory(app, caller), { form: form.typed, errors, status: statusOf(error) });
    }
    setFlash(c, "told");
    return c.redirect("/inventory", 303);
  });
  return pages;
}

function countedWords({ countedAt }: Inventory, moment: Moment): string {
  return countedAt === null ? "Being counted for the first time" : `Counted ${stamp(moment, countedAt)}`;
}

interface Typed {
  readonly form?: TellForm;
  readonly errors?: readonly FieldError[];
  readonly status?: ReturnType<typeof statusOf>;
}

async function show(app: App, c: Context<Env>, inventory: Inventory, typed: Typed): Promise<Response> {
  const caller = c.get("caller");
  const frame = await frameFor(app, c, "sources");
  const may = { tell: hasScope(caller, "usage:write"), propose: hasScope(caller, "changes:write") };
  const errors = typed.errors ?? [];
  const model = {
    frame,
    sentences: inventorySentences(inventory, frame.now),
    counted: countedWords(inventory, frame),
    isCounting: inventory.isCounting,
    tools: toolRows(inventory.tools, may),
    features: featureRows(inventory.features, may).slice(0, featuresShown),
    ...(may.tell
      ? {
          count: { label: "Count again now", action: "/inventory/count", isPrimary: false, fields: [] },
          tell: tellForm(typed.form ?? emptyTell, errors),
        }
      : {}),
    isTelling: typed.form !== undefined,
    errors,
  };
  return send(c, <InventoryPage model={model} />, typed.status ?? 200);
}
