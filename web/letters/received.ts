import { deadlineInZone } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { NoteMail } from "../mail/render.tsx";
import type { NoteParts } from "./notes.ts";

/** To whoever proposed it: it arrived, and by when it is answered. */
export function receivedModel({ app, view, frame }: NoteParts): NoteMail | null {
  if (view.stage !== "intake") return null;
  const { news, proposal } = wordsOf(frame);
  const words = proposal.received;
  const { dueAt } = view.ball;
  return {
    ...frame,
    kind: "note",
    link: `${app.url}/changes/${view.key}`,
    subject: words.subject(view.title),
    intro: words.intro(view.owner?.name ?? null),
    facts: dueAt === null ? [] : [[news.intake.answerDue, deadlineInZone(frame, dueAt)]],
    quoted: "",
    next: words.next,
    button: words.button,
    buttonNote: news.common.kept,
    reason: words.because,
  };
}
