import type { StoredContent } from "../../domain/change/content.ts";
import { placeSentence } from "../../domain/change/queue.ts";
import type { ChangeRow } from "../../store/change/read.ts";
import type { App } from "../context.ts";
import { queueOf } from "./queue.ts";
import type { Deciding, Queue, QueueEntry } from "./queue.ts";

/** What whoever proposes a change can expect: its place, the reason for it, the team's capacity, the earliest honest date. */
export interface Outlook {
  readonly team: Queue["team"];
  /** `atOnce`: how many changes the team works on at once; `null`: it has not said. */
  readonly capacity: { readonly atOnce: number | null; readonly inWork: number };
  readonly place: number;
  readonly of: number;
  readonly before: QueueEntry["before"];
  /** Why it has this place, in a sentence. */
  readonly reason: string;
  readonly answerBy: number;
  readonly startAt: number;
  readonly isCrowded: boolean;
  readonly deciding: Deciding | null;
  readonly buildIn: string;
  readonly neededBy: string | null;
  readonly earliestAt: number;
  /** The day of `earliestAt` where the team works, as 2026-12-24, in this zone. */
  readonly earliestOn: string;
  readonly zone: string;
  readonly isImpossible: boolean;
}

/** Of a draft, as it would be if it were asked for now, or of a proposal that waits; `null` once it is accepted. */
export async function outlookOf(
  app: Pick<App, "db">,
  { state, title }: Pick<ChangeRow, "state" | "title">,
  content: StoredContent,
  present: number,
): Promise<Outlook | null> {
  if (state.stage !== "draft" && state.stage !== "intake") return null;
  const queue = await queueOf(app, state.plan.team, present, { state, title, content });
  const own = queue.entries.find((each) => each.key === state.key);
  return own === undefined ? null : outlookIn(queue, own);
}

export function outlookIn(queue: Queue, own: QueueEntry): Outlook {
  const { place, of, before, answerBy, startAt, isCrowded, deciding, buildIn, neededBy, readyAt, readyOn } = own;
  return {
    team: queue.team,
    capacity: { atOnce: queue.intake.atOnce, inWork: queue.inWork.length },
    place,
    of,
    before,
    reason: placeSentence(own),
    answerBy,
    startAt,
    isCrowded,
    deciding,
    buildIn,
    neededBy,
    earliestAt: readyAt,
    earliestOn: readyOn,
    zone: queue.calendar.zone,
    isImpossible: own.isImpossible,
  };
}
