import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { certificate } from "../../../app/record/certificate.ts";
import { certificateModel } from "../../certificate/page.ts";
import { CertificatePage } from "../../pages/certificate.tsx";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";

/** `/changes/{key}/certificate`: who agreed to what, and how that is proved. */
export function certificateRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/changes/:key/certificate", signedIn(app), async (c) => {
    const [certified, frame] = await Promise.all([
      certificate(app, c.get("caller"), c.req.param("key")),
      frameFor(app, c, "none"),
    ]);
    return send(c, <CertificatePage model={certificateModel(certified, frame)} />);
  });
  return pages;
}
