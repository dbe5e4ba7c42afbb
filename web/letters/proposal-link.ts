import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { linkUrl } from "../../app/signoff/token.ts";

/** The page of a proposal for whoever proposed it, who may have no account. */
export function proposalLink(app: Pick<App, "url" | "secret">, { key, proposer }: ChangeView): string {
  return linkUrl(app.url, app.secret, { kind: "proposal", change: key, subject: proposer.id, generation: 1 });
}
