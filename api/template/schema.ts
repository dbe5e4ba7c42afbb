import { z } from "@hono/zod-openapi";
import { Template as TemplateSchema } from "../../domain/template/schema.ts";

/** The public shapes of templates. */
export const Template = z.strictObject(TemplateSchema.shape).openapi("Template", {
  description: "A reusable plan. A new change that names it gets every part of `content` that it leaves out itself.",
});
export const TemplateList = z.object({ items: z.array(Template) }).openapi("TemplateList");
export const OfTemplate = z.object({ id: z.string().max(60) });
