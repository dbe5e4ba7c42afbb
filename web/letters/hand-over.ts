import type { Task } from "../../domain/change/effect.ts";
import type { ChangeView } from "../../app/change/view.ts";
import { capital } from "../kit/format.ts";
import type { NoteMail } from "../mail/render.tsx";
import type { NoteParts } from "./notes.ts";

/** Somebody else owns or sponsors the change from now on: told to both. */
export function handOverModel(
  { app, view, frame }: NoteParts,
  task: Extract<Task, { do: "mail-hand-over" }>,
  reason: string | null,
): NoteMail {
  const { role, gave } = task;
  const other = (task.other === null ? null : view.person(task.other).name) ?? "somebody else";
  return {
    ...frame,
    kind: "note",
    link: `${app.url}/changes/${view.key}`,
    subject: gave ? `Handed over to ${other}: ${view.title}` : `You are its ${role} now: ${view.title}`,
    intro: gave
      ? `${capital(other)} is the ${role} of this change from now on. You were until now.`
      : `You are the ${role} of this change from now on.${task.other === null ? "" : ` ${capital(other)} was until now.`}`,
    facts: [
      ["Where it stands", standing(view)],
      ["Owner", view.owner?.name ?? "Nobody yet"],
      ["Sponsor", view.sponsor?.name ?? "Nobody yet"],
    ],
    quoted: "The reason given",
    quote: reason ?? undefined,
    next: gave ? "You need not do anything more." : duties[role],
    button: "See the change",
    buttonNote: "What people approved stands: it is the same proposal.",
    because: gave ? `you were the ${role} of this change` : `you were named the ${role} of this change`,
  };
}

const duties = {
  owner:
    "You have the ball where the owner has it: you answer questions, see to conditions and concerns, and launch. Should this be a mistake, hand it over to the right person on its page.",
  sponsor:
    "You stand for it with authority and money: what nobody answers in time comes to you, and you can overrule a concern with a reason. Should this be a mistake, have it handed over on its page.",
} as const;

function standing(view: ChangeView): string {
  if (view.heldSince !== null) return `On hold, in ${view.stage}`;
  const people = view.ball.people.flatMap((person) => person.name ?? []);
  const [first] = people;
  if (first === undefined) return `In ${view.stage}`;
  return `In ${view.stage}, waiting for ${first}${people.length > 1 ? ` and ${people.length - 1} more` : ""}`;
}
