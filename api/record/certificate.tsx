import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { certificate } from "../../app/record/certificate.ts";
import { certificateModel } from "../../web/certificate/page.ts";
import { markup } from "../../web/kit/markup.ts";
import { CertificatePage } from "../../web/pages/certificate.tsx";
import { needs } from "../authentication.ts";
import { problems } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { formOf } from "./form.ts";
import { OfChange } from "../change/parameters.ts";
import { CertificateBody } from "./certificate-schema.ts";

const forms = { json: "application/json", html: "text/html", pdf: "application/pdf" } as const;

const show = createRoute({
  method: "get",
  path: "/changes/{key}/certificate",
  tags: ["Record"],
  summary:
    "Who agreed to what, for whom, when and how that is proved: as JSON, as a page or as PDF, by Accept or `format`",
  middleware: [needs("changes:read")],
  request: { params: OfChange, query: z.object({ format: z.enum(["json", "html", "pdf"]).optional() }) },
  responses: {
    200: {
      description: "The certificate",
      content: {
        "application/json": { schema: CertificateBody },
        "text/html": { schema: z.string() },
        "application/pdf": { schema: z.string().openapi({ format: "binary" }) },
      },
    },
    ...problems("invalid", "not_found"),
  },
});

export function certificateRoutes(app: App) {
  return routes().openapi(show, async (c) => {
    const { key } = c.req.valid("param");
    const certified = await certificate(app, c.get("caller"), key);
    const { format } = c.req.valid("query");
    switch (formOf(c, forms, { asked: format, usual: "json" })) {
      case "json":
        return reply(c, CertificateBody, certified, 200);
      case "html":
        return c.html(markup(<CertificatePage model={certificateModel(certified)} />));
      case "pdf": {
        // The typeface and what writes PDF are loaded by those who ask for one.
        const { pdfOf } = await import("../../web/certificate/pdf.ts");
        const pdf = await pdfOf(certificateModel(certified).paper, certified.issuedAt);
        c.header("Content-Type", forms.pdf);
        c.header("Content-Disposition", `attachment; filename="${key}.certificate.pdf"`);
        return c.body(new Uint8Array(pdf));
      }
    }
  });
}
