import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { proposalLink } from "../../app/signoff/mailed-links.ts";
import { leadsToOwnPage } from "../../domain/change/own-link.ts";
import type { MessageTask } from "../../domain/message.ts";
import { wordsOf } from "../language/choose.ts";
import type { MailFrame, NoteMail } from "../mail/render.tsx";

/** Where a reader sees how the change stands. `until`: of a link of their own, epoch milliseconds. */
export interface OwnLink {
  readonly url: string;
  readonly until?: number | undefined;
}

/** The own page of whoever only proposed the change, for everybody else the console. */
export async function ownLink(
  app: Pick<App, "db" | "url" | "secret">,
  view: ChangeView,
  { person, task }: { readonly person: string; readonly task: MessageTask },
): Promise<OwnLink> {
  const behind = { proposer: view.proposer.id, owner: view.owner?.id ?? null, sponsor: view.sponsor?.id ?? null };
  if (!leadsToOwnPage(behind, person, task.do)) return { url: `${app.url}/changes/${view.key}` };
  const { url, until } = await proposalLink(app, view);
  return { url, until: until ?? undefined };
}

/** The link anew, for whoever asked for it on the page of the one that had ended. */
export function freshProposalModel(frame: MailFrame, own: OwnLink): NoteMail {
  const { linkEnd, intake } = wordsOf(frame);
  const words = linkEnd.mail;
  return {
    ...frame,
    kind: "note",
    link: own.url,
    linkUntil: own.until,
    subject: words.freshSubject(frame.title),
    intro: words.freshIntro,
    quoted: "",
    next: words.freshNext,
    button: intake.received.button,
    buttonNote: intake.received.buttonNote,
    reason: words.freshBecause,
  };
}
