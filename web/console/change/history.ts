import type { ChangeView } from "../../../app/change/view.ts";
import type { HistoryModel } from "../../pages/change.tsx";
import { eventLine } from "./event-line.ts";
import type { ChangeRecord } from "./record.ts";

const shownUsually = 15;

/** What happened, newest first, and whether the record is whole. */
export function historyModel(view: ChangeView, record: ChangeRecord, showAll: boolean): HistoryModel {
  const newest = record.events.toReversed();
  const shown = showAll ? newest : newest.slice(0, shownUsually);
  return {
    entries: shown.map((event) => ({ seq: event.seq, at: event.at, hash: event.hash, ...eventLine(event, view) })),
    total: record.total,
    chain: chainOf(view, record),
    allHref: shown.length < newest.length ? `/changes/${view.key}?history=all#history` : undefined,
    exportHref: `/api/v1/changes/${view.key}/events/export`,
    certificateHref: `/changes/${view.key}/certificate`,
  };
}

function chainOf({ present }: ChangeView, { verification }: ChangeRecord): HistoryModel["chain"] {
  if (verification === null) return { state: "unchecked" };
  if (verification.ok) return { state: "unbroken", checkedAt: present };
  return { state: "broken", checkedAt: present, problem: verification.why };
}
