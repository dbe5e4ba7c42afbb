import { deadlineInZone } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { NoteMail } from "../mail/render.tsx";
import type { NoteParts } from "./notes.ts";
import { outlookSentences } from "./outlook.ts";

/** To whoever proposed it: it arrived, by when it is answered, its place and why, the team's capacity, the earliest honest date. */
export function receivedModel({ view, frame, own }: NoteParts): NoteMail | null {
  const { outlook } = view;
  if (view.stage !== "intake" || outlook === null) return null;
  const { intake } = wordsOf(frame);
  const { received } = intake;
  const said = outlookSentences(frame, outlook);
  const isQueued = outlook.team !== null;
  return {
    ...frame,
    kind: "note",
    link: own.url,
    linkUntil: own.until,
    subject: received.subject(view.title),
    intro: received.intro(view.owner?.name ?? received.theOwner),
    facts: [
      [intake.answerDue, deadlineInZone(frame, outlook.answerBy), "bold"],
      ...(isQueued ? [[intake.place, said.place] as const, [intake.capacity, said.capacity] as const] : []),
      ...(said.neededBy === undefined ? [] : [[intake.neededBy, said.neededBy] as const]),
    ],
    quoted: received.why,
    details: [...(said.impossible === undefined ? [] : [said.impossible, intake.impossibleHint]), said.earliest],
    next: received.next,
    button: received.button,
    buttonNote: received.buttonNote,
    reason: received.because,
  };
}
