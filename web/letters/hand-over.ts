import type { Task } from "../../domain/change/effect.ts";
import type { ChangeView } from "../../app/change/view.ts";
import type { Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import type { NoteMail } from "../mail/render.tsx";
import type { NoteParts } from "./notes.ts";

/** Somebody else owns or sponsors the change from now on: told to both. */
export function handOverModel(
  { view, frame, own }: NoteParts,
  task: Extract<Task, { do: "mail-hand-over" }>,
  reason: string | null,
): NoteMail {
  const { role, gave } = task;
  const { news, proposal } = wordsOf(frame);
  const common = proposal.handOver;
  const words = common[role];
  const other = task.other === null ? null : view.person(task.other).name;
  return {
    ...frame,
    kind: "note",
    link: own.url,
    linkUntil: own.until,
    subject: gave ? words.subjectGave(other, view.title) : words.subjectGot(view.title),
    intro: gave ? words.gave(other) : task.other === null ? words.got : words.gotFrom(other),
    facts: [
      [common.whereItStands, standing(frame, view)],
      [common.ownerFact, view.owner?.name ?? common.nobodyYet],
      [common.sponsorFact, view.sponsor?.name ?? common.nobodyYet],
    ],
    quoted: common.reason,
    quote: reason ?? undefined,
    next: gave ? common.nothingMore : words.duty,
    button: news.common.seeChange,
    buttonNote: common.buttonNote,
    reason: gave ? words.becauseGave : words.becauseGot,
  };
}

/** "In build, waiting for Olga Owner" */
export function standing(reader: Reader, view: ChangeView): string {
  const { stage, held, waitingFor } = wordsOf(reader).proposal.handOver;
  const where = stage[view.stage];
  if (view.heldSince !== null) return held(where);
  const people = view.ball.people.flatMap((person) => person.name ?? []);
  const [first] = people;
  return first === undefined ? where : waitingFor(where, first, people.length - 1);
}
