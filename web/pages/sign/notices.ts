import { clock, date } from "../../kit/format.ts";
import type { Moment, Reader } from "../../kit/moment.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import { wordsOf } from "../../language/choose.ts";
import type { ClosedWhy, OwnDecision, SignTrouble } from "./model.ts";

/** What is true of the reader's decision, said before everything else. */

const tones: Readonly<Record<OwnDecision["decision"], NoticeModel["tone"]>> = {
  approve: "adopted",
  approve_with_condition: "risk",
  ask: "plain",
  concern: "risk",
  counter: "plain",
  decline: "plain",
  abstain: "plain",
  consented_by_silence: "plain",
};

/** "12 August, 11:04". */
function onDayAt(moment: Moment, at: number): string {
  return wordsOf(moment).format.dayAt(date(moment, at), clock(moment, at));
}

export function decisionNotice(own: OwnDecision, moment: Moment): NoticeModel {
  const words = wordsOf(moment).decision;
  const tone = tones[own.decision];
  const reason = own.reason === undefined || own.reason === "" ? "" : `${words.inYourWords(own.reason)} `;
  const text = `${reason}${own.next ?? ""}`.trim() || undefined;
  if (own.answerFrom !== undefined) {
    const title = own.decision === "counter" ? words.proposalWith : words.questionWith;
    return { tone, title: title(own.answerFrom), text };
  }
  return { tone, title: words.recorded[own.decision](own.revision, onDayAt(moment, own.at)), text };
}

export function overruledNotice(
  { kind, by, because }: NonNullable<OwnDecision["overruled"]>,
  reader: Reader,
): NoticeModel {
  const words = wordsOf(reader).decision.overruled;
  const reason = because === undefined ? "" : `${words.reason(because)} `;
  return { tone: "risk", title: words[kind](by), text: `${reason}${words.text}` };
}

export function closedNotice(why: ClosedWhy, moment: Moment): NoticeModel {
  const words = wordsOf(moment).decision.closed;
  const day = date(moment, why.at);
  switch (why.kind) {
    case "gateDecided":
      return { tone: "plain", title: words.gate[why.outcome](day), text: why.sentence };
    case "gateWithdrawn":
      return { tone: "plain", title: words.gateClosed(day), text: why.sentence ?? words.nothingAsked };
    case "changeEnded":
      return { tone: "plain", title: words.ended(day), text: why.sentence };
    case "onHold":
      return { tone: "plain", title: words.held(day), text: why.sentence ?? words.heldText };
  }
}

export function troubleNotice(trouble: SignTrouble, reader: Reader): NoticeModel {
  const words = wordsOf(reader).decision.trouble;
  const alert = { isAlert: true } as const;
  switch (trouble.kind) {
    case "expired":
      return { ...alert, tone: "risk", title: words.notRecorded, text: words.expired };
    case "revised":
      return { ...alert, tone: "risk", title: words.notRecorded, text: words.revised(trouble.revision) };
    case "notRecorded":
      return { ...alert, tone: "lapsed", title: words.unconfirmed, text: words.unreachable(trouble.requestId) };
    case "refused":
      return { ...alert, tone: "lapsed", title: words.notRecorded, text: trouble.message };
    case "code":
      return { ...alert, tone: trouble.tone, title: trouble.title, text: trouble.text };
  }
}
