import { askedAudit } from "../../app/adoption/audit/asked.ts";
import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { linkUrl } from "../../app/signoff/token.ts";
import { mailedLinkMs } from "../../app/signoff/mailed-links.ts";
import { date } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { ChangeMail, MailFrame } from "../mail/render.tsx";

/** Asks whoever can tell good work to look at a sample of it, or reminds them of it. `null`: it was withdrawn, or is finished. */
export async function auditModel(
  app: Pick<App, "db" | "url" | "secret">,
  view: ChangeView,
  frame: MailFrame,
  {
    audit: id,
    generation,
    isReminder,
  }: { readonly audit: string; readonly generation: number | null; readonly isReminder: boolean },
): Promise<ChangeMail | null> {
  const audit = await askedAudit(app, view, id);
  if (audit === null) return null;
  const words = wordsOf(frame).audit;
  const { unmarked } = audit;
  const target = view.content.targets.find((each) => each.id === audit.target);
  const asker = target?.owner == null ? view.owner : view.person(target.owner);
  return {
    ...frame,
    kind: "note",
    link: linkUrl(app.url, app.secret, {
      kind: "audit",
      change: view.key,
      subject: id,
      generation: generation ?? audit.generation,
    }),
    linkUntil: frame.now + mailedLinkMs.audit,
    subject: isReminder ? words.mail.reminderSubject(unmarked, view.title) : words.mail.subject(audit.size, view.title),
    intro: isReminder
      ? words.mail.reminder(unmarked, target?.name ?? view.title)
      : words.mail.intro(asker?.name ?? null, target?.name ?? view.title),
    facts: [
      [words.mail.drawn, words.page.drawnText(audit.size, audit.candidates), "bold"],
      [words.mail.period, words.page.periodText(date(frame, audit.from), date(frame, audit.until))],
    ],
    quoted: words.mail.standard,
    quote: audit.standard,
    next: words.mail.next,
    button: words.mail.button,
    buttonNote: words.mail.buttonNote,
    reason: words.mail.because,
  };
}
