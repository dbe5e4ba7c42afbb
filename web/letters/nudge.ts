import type { Task } from "../../domain/change/effect.ts";
import { linkUrl } from "../../app/signoff/token.ts";
import { deadlineInZone } from "../kit/format.ts";
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
  const who = (by === null ? null : view.person(by).name) ?? view.owner?.name ?? "The owner";
  const { dueAt, required: isRequired } = request;
  return {
    ...frame,
    kind: "note",
    link: linkUrl(app.url, app.secret, { kind: "sign", change: view.key, subject: id, generation }),
    subject: `${who} asks for your decision: ${view.title}`,
    intro: `${who} asks you once more to decide. It takes about a minute.`,
    gate: gate.name,
    facts: [
      ...(dueAt === null ? [] : [[dueAt < frame.now ? "Was due" : "Due", deadlineInZone(frame, dueAt)] as const]),
      ["Decided so far", decidedSoFar(frame, gate)],
    ],
    quoted: "If you do nothing",
    details: [silenceSentence(view, { ...gate, dueAt }, frame, { isAsked: true, isRequired })],
    next: "Decide on the page. If something is in the way, ask there, or pass it on to somebody who can decide.",
    button: "Read and decide",
    buttonNote:
      "This opens a page. Nothing is decided until you choose there. The link is yours alone; please do not forward it.",
    because: "your decision is open, and somebody waits for it",
  };
}
