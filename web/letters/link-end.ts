import { linkUrl } from "../../app/signoff/token.ts";
import type { Task } from "../../domain/change/effect.ts";
import { weekdayDate } from "../kit/format.ts";
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
  const end = weekdayDate(frame, request.linkUntil);
  const asker = view.owner?.name ?? "whoever asked";
  return {
    ...frame,
    kind: "note",
    link: linkUrl(app.url, app.secret, { kind: "sign", change: view.key, subject: id, generation }),
    linkUntil: request.linkUntil,
    subject: `Your link ends on ${end}: ${view.title}`,
    intro: `Your decision at the gate “${gate.name}” is still open, and the link to it works until ${end}.`,
    gate: gate.name,
    quoted: "",
    next: `Please decide, ask what you need to know, or pass it on. After that day the page of the link has a button that mails you a fresh one; ${asker} is told as well.`,
    button: "Read and decide",
    buttonNote: "This opens a page. Nothing is decided until you choose there.",
    because: "your decision is open",
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
  const names = late.map(({ person }) => nameOf(person)).join(", ");
  const whose = late.length === 1 ? "The link" : "Links";
  return {
    ...frame,
    kind: "note",
    link: `${app.url}/changes/${view.key}`,
    subject: `${whose} ended without a decision: ${view.title}`,
    intro: `${whose} of ${names} at the gate “${gate.name}” ended, and they have not decided.`,
    gate: gate.name,
    quoted: "",
    next: "They can have a fresh link mailed to them from the page of the old one, or you send it again from the page of the change. A conversation often helps more.",
    button: "See the gate",
    buttonNote: "The page shows what everybody at this gate said. Nothing is decided by opening it.",
    because: "you own this change",
  };
}
