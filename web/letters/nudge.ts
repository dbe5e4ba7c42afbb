import type { Task } from "../../domain/change/effect.ts";
import { linkUrl } from "../../app/signoff/token.ts";
import { deadlineInZone } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { NoteMail } from "../mail/render.tsx";
import type { NoteParts } from "./notes.ts";
import { decidedSoFar, silenceSentence } from "./wording.ts";

/** A reminder sent by hand: who asks once more, by when, and what silence means. */
export function nudgeModel(
  { app, view, frame }: NoteParts,
  { request: id, generation, by }: Extract<Task, { do: "mail-nudge" }>,
): NoteMail | null {
  const gate = view.gates.find((each) => each.requests.some((request) => request.id === id));
  const request = gate?.requests.find((each) => each.id === id);
  if (gate === undefined || request === undefined) return null;
  const who = (by === null ? null : view.person(by).name) ?? view.owner?.name ?? null;
  const { mail, proposal } = wordsOf(frame);
  const words = proposal.nudge;
  const { dueAt } = request;
  return {
    ...frame,
    kind: "note",
    link: linkUrl(app.url, app.secret, { kind: "sign", change: view.key, subject: id, generation }),
    subject: words.subject(who, view.title),
    intro: words.intro(who),
    gate: gate.name,
    facts: [
      ...(dueAt === null
        ? []
        : [[dueAt < frame.now ? mail.asked.wasDue : mail.asked.due, deadlineInZone(frame, dueAt)] as const]),
      [mail.asked.soFar, decidedSoFar(frame, gate)],
    ],
    quoted: words.ifNothing,
    details: [silenceSentence(view, gate, request, { moment: frame, isAsked: true })],
    next: words.next,
    button: mail.asked.button,
    buttonNote: words.buttonNote,
    reason: words.because,
  };
}
