import type { App } from "../../app/context.ts";
import { ownPageLink } from "../../app/signoff/own-page.ts";
import { waitingFor } from "../../app/signoff/waiting.ts";
import type { Moment } from "../kit/moment.ts";
import type { OwnPageMail } from "../mail/render.tsx";

/** The message with the link of somebody's own page; `null` when there is no such link. */
export async function ownPageMail(
  app: Pick<App, "db" | "secret" | "url" | "now">,
  frame: Moment & { readonly to: string },
  person: string,
  generation: number,
): Promise<OwnPageMail | null> {
  const link = await ownPageLink(app, person, generation);
  if (link === null) return null;
  const { requests } = await waitingFor(app, person);
  return { ...frame, kind: "ownPage", link: link.url, waiting: requests.length, until: link.expiresAt };
}
