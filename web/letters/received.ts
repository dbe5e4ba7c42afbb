import { deadlineInZone } from "../kit/format.ts";
import type { NoteMail } from "../mail/render.tsx";
import type { NoteParts } from "./notes.ts";

/** To whoever proposed it: it arrived, and by when it is answered. */
export function receivedModel({ app, view, frame }: NoteParts): NoteMail | null {
  if (view.stage !== "intake") return null;
  const owner = view.owner?.name ?? "The owner";
  const { dueAt } = view.ball;
  return {
    ...frame,
    kind: "note",
    link: `${app.url}/changes/${view.key}`,
    subject: `Your proposal arrived: ${view.title}`,
    intro: `${owner} has your proposal and answers it: with a yes, a no and its reason, or another proposal.`,
    facts: dueAt === null ? [] : [["Answer due", deadlineInZone(frame, dueAt)]],
    quoted: "",
    next: "You need not do anything until then. If nobody answers in time, the sponsor is told.",
    button: "See the proposal",
    buttonNote: "What you wrote is kept.",
    because: "you proposed this change",
  };
}
