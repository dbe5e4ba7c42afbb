import type { ChangeView } from "../../../app/change/view.ts";
import { meets } from "../../../domain/adoption/rule.ts";
import { date, plural, weekdayDate } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import type { MeasuredTarget } from "./measured-target.ts";

/** What a reader must know beside the number: that it cannot be known, that people stopped, that it was lost. */
export function targetNotices(measured: MeasuredTarget, view: ChangeView, moment: Moment): NoticeModel[] {
  return [...ownNotices(measured, view, moment), ...sourcesNotice(measured, view, moment)];
}

/** Which source decides is said where another one says something else. */
function sourcesNotice({ second, source }: MeasuredTarget, { key }: ChangeView, moment: Moment): NoticeModel[] {
  if (second === null || second.openSince === null) return [];
  const title = `Two sources disagree since ${date(moment, second.openSince)}.`;
  const text = `${source ?? "The source that was signed"} decides; ${second.source} says something else. The target's owner finds out why.`;
  const link = { label: "See both side by side, and say why they differ", href: `/changes/${key}/evidence` };
  return [{ tone: "risk", title, text, link }];
}

function ownNotices(measured: MeasuredTarget, view: ChangeView, moment: Moment): NoticeModel[] {
  const { fellAt, rate, aim } = measured;
  const late = lateNotice(measured);
  if (late !== null) return [late];
  if (measured.verdict === "unknown") return [blindNotice(measured)];
  const isLost = fellAt !== null && rate !== null && !meets(rate, measured);
  if (isLost) {
    const text = [aim === "at_most" ? null : stopped(measured), reinforcement(measured, view, moment)]
      .flatMap((each) => each ?? [])
      .join(" ");
    return [{ tone: "lapsed", title: `It was met, and lost on ${date(moment, fellAt)}.`, text }];
  }
  // Where use is to end, who stopped is no trouble.
  const said = aim === "at_most" ? null : stopped(measured);
  return said === null ? [] : [{ tone: "risk", title: said, text: reinforcement(measured, view, moment) ?? undefined }];
}

function blindNotice({ blindness, source }: MeasuredTarget): NoticeModel {
  const from = source ?? "The source";
  const days = Math.floor(blindness?.ageDays ?? 0);
  const text =
    blindness?.reason === "stale"
      ? `${from} has been silent for ${plural(days, "day")}. Not knowing is not zero: no rate is shown until it is back.`
      : `${from} has not sent a single event. Check that it is connected and that the event has the name that was signed.`;
  const href = source === null ? "/sources" : `/sources/${encodeURIComponent(source)}`;
  return {
    tone: "unknown",
    title: "Nobody can tell at the moment.",
    text,
    link: { label: "Look at the source", href },
  };
}

/** A closed outcome does not reopen; that late data tells otherwise is not kept back. */
function lateNotice({ closedNote, source }: MeasuredTarget): NoticeModel | null {
  if (closedNote === null) return null;
  const text = `With data from ${source ?? "the source"} that came after, it reads ${closedNote.reads}. The outcome stays as it was recorded.`;
  return { tone: "plain", title: `Recorded as ${closedNote.recorded}.`, text };
}

function stopped({ counts, kind }: MeasuredTarget): string | null {
  if (counts.lapsed === 0 || kind === "response") return null;
  return `${plural(counts.lapsed, "person", "people")} tried it and stopped.`;
}

function reinforcement({ target }: MeasuredTarget, view: ChangeView, moment: Moment): string | null {
  const open = view.reinforcements.find((task) => task.target === target && task.standing === "open");
  return open === undefined ? null : `A reinforcement is open, due ${weekdayDate(moment, open.dueAt)}.`;
}
