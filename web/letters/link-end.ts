import { linkUrl } from "../../app/signoff/token.ts";
import type { Task } from "../../domain/change/effect.ts";
import { weekdayDate } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { NoteMail } from "../mail/render.tsx";
import type { NoteParts } from "./notes.ts";
import { nameOf } from "./part.ts";

/** Messages about links that end: to whoever still has to decide, and to the owner once nobody can any more. */

type EndTask = Extract<Task, { do: "mail-link-ending" | "mail-links-ended" }>;

/** `null`: the gate is decided, or they have answered. */
export function linkEndModel(parts: NoteParts, task: EndTask): NoteMail | null {
  return task.do === "mail-link-ending" ? ending(parts, task) : ended(parts, task);
}

function ending(
  { app, view, frame }: NoteParts,
  { request: id, generation }: Extract<Task, { do: "mail-link-ending" }>,
): NoteMail | null {
  const gate = view.gates.find((each) => each.requests.some((request) => request.id === id));
  const request = gate?.requests.find((each) => each.id === id);
  if (gate === undefined || request?.linkUntil == null) return null;
  const words = wordsOf(frame).linkEnd.mail;
  const end = weekdayDate(frame, request.linkUntil);
  return {
    ...frame,
    kind: "note",
    link: linkUrl(app.url, app.secret, { kind: "sign", change: view.key, subject: id, generation }),
    linkUntil: request.linkUntil,
    subject: words.endingSubject(end, view.title),
    intro: words.endingIntro(gate.name, end),
    gate: gate.name,
    quoted: "",
    next: words.endingNext(view.owner?.name ?? null),
    button: words.endingButton,
    buttonNote: words.endingButtonNote,
    reason: words.endingBecause,
  };
}

function ended(
  { app, view, frame }: NoteParts,
  { gate: gateId, requests }: Extract<Task, { do: "mail-links-ended" }>,
): NoteMail | null {
  const gate = view.gates.find((each) => each.id === gateId);
  const late =
    gate?.requests.filter(
      ({ id, standing, link }) => requests.includes(id) && standing === "open" && link === "expired",
    ) ?? [];
  if (gate === undefined || gate.standing !== "open" || late.length === 0) return null;
  const words = wordsOf(frame).linkEnd.mail;
  return {
    ...frame,
    kind: "note",
    link: `${app.url}/changes/${view.key}`,
    subject: words.endedSubject(late.length, view.title),
    intro: words.endedIntro(
      late.map(({ person }) => nameOf(frame, person)),
      gate.name,
    ),
    gate: gate.name,
    quoted: "",
    next: words.endedNext,
    button: words.endedButton,
    buttonNote: words.endedButtonNote,
    reason: words.endedBecause,
  };
}
