import { smallestGroup } from "../../domain/adoption/privacy.ts";
import { mailedLinkMs } from "../../app/signoff/mailed-links.ts";
import { linkUrl } from "../../app/signoff/token.ts";
import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { deadlineInZone } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { MailFrame, NoteMail } from "../mail/render.tsx";

/**
 * The two questions, with the reader's own link. `subject`: the round and the person. `null`: there is no such round, or it is over
 * and this is its first link; a later one was asked for and still leads to what its reader said.
 */
export function feedbackModel(
  {
    app,
    view,
    frame,
  }: { readonly app: Pick<App, "secret" | "url">; readonly view: ChangeView; readonly frame: MailFrame },
  subject: string,
  generation: number,
): NoteMail | null {
  const round = view.feedback[subject.split("/")[0] ?? ""];
  if (round === undefined || (generation === 1 && !round.isOpen)) return null;
  const { feedback } = wordsOf(frame);
  const { questions, mail } = feedback;
  return {
    ...frame,
    kind: "note",
    link: linkUrl(app.url, app.secret, { kind: "feedback", change: view.key, subject, generation }),
    linkUntil: frame.now + mailedLinkMs.feedback,
    subject: mail.subject(frame.title),
    intro: mail.intro(frame.title),
    facts: [[mail.until, deadlineInZone(frame, round.until), "bold"]],
    quoted: mail.asked,
    details: [questions.helps, questions.easier],
    next: mail.next(smallestGroup),
    button: mail.button,
    buttonNote: mail.buttonNote,
    reason: generation === 1 ? mail.because : mail.freshBecause,
  };
}
