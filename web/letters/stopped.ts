import type { Task } from "../../domain/change/effect.ts";
import { wordsOf } from "../language/choose.ts";
import type { NoteMail } from "../mail/render.tsx";
import { standing } from "./hand-over.ts";
import type { NoteParts } from "./notes.ts";

/** To whoever has a part in a change that goes no further: who stopped it, and why. `null`: it has gone on meanwhile. */
export function stoppedModel(
  { view, frame, own }: NoteParts,
  { how }: Extract<Task, { do: "mail-stopped" }>,
  reason: string | null,
): NoteMail | null {
  const { stopped } = view;
  if (stopped?.how !== how) return null;
  const { news, proposal } = wordsOf(frame);
  const { common, ...words } = proposal.stopped;
  const { subject, intro, next } = words[how];
  return {
    ...frame,
    kind: "note",
    link: own.url,
    linkUntil: own.until,
    subject: subject(view.title),
    intro: intro(stopped.person?.name ?? null),
    quoted: common.reason,
    quote: reason ?? undefined,
    next,
    button: news.common.seeChange,
    buttonNote: news.common.kept,
    reason: common.because,
  };
}

/** To the same people once it goes on. `null`: it stopped again meanwhile, or is over. */
export function resumedModel({ view, frame, own }: NoteParts): NoteMail | null {
  if (view.heldSince !== null || view.stage === "closed") return null;
  const { news, proposal } = wordsOf(frame);
  const { common, resumed } = proposal.stopped;
  return {
    ...frame,
    kind: "note",
    link: own.url,
    linkUntil: own.until,
    subject: resumed.subject(view.title),
    intro: resumed.intro,
    facts: [[proposal.handOver.whereItStands, standing(frame, view)]],
    quoted: common.reason,
    next: resumed.next,
    button: news.common.seeChange,
    buttonNote: news.common.kept,
    reason: common.because,
  };
}
