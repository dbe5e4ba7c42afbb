import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { codeToMail } from "../../app/signoff/step-up.ts";
import { linkUrl } from "../../app/signoff/token.ts";
import type { MailFrame, StepUpMail } from "../mail/render.tsx";

/** The message with a code; `null` when there is no such code, or its gate is gone. */
export async function stepUpMail(
  app: Pick<App, "db" | "secret" | "url">,
  view: ChangeView,
  frame: MailFrame,
  id: string,
): Promise<StepUpMail | null> {
  const mailed = await codeToMail(app, id);
  const gate = view.gates.find((each) => each.requests.some((request) => request.id === mailed?.request));
  if (mailed === null || gate === undefined) return null;
  const { change, request: subject, generation, expiresAt: until, code } = mailed;
  const link = linkUrl(app.url, app.secret, { kind: "sign", change, subject, generation });
  return { ...frame, kind: "stepUp", link, gate: gate.name, code, until };
}
