import { clock, date } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import type { ClosedWhy, OwnDecision, SignTrouble } from "./model.ts";

/** What is true of the reader's decision, said before everything else. */

interface Said {
  readonly tone: NoticeModel["tone"];
  readonly title: (revision: number) => string;
}

const said: Readonly<Record<OwnDecision["decision"], Said>> = {
  approve: { tone: "adopted", title: (revision) => `Recorded: you approved revision ${revision}` },
  approve_with_condition: {
    tone: "risk",
    title: (revision) => `Recorded: you approved revision ${revision} with a condition`,
  },
  ask: { tone: "plain", title: (revision) => `Recorded: you asked about revision ${revision}` },
  concern: { tone: "risk", title: (revision) => `Recorded: you raised a concern about revision ${revision}` },
  counter: {
    tone: "plain",
    title: (revision) => `Recorded: you proposed something else than revision ${revision}`,
  },
  decline: { tone: "plain", title: (revision) => `Recorded: you declined revision ${revision}` },
  abstain: { tone: "plain", title: (revision) => `Recorded: you abstain from revision ${revision}` },
  consented_by_silence: {
    tone: "plain",
    title: (revision) => `You did not answer in time, and your silence counts as consent to revision ${revision}`,
  },
};

/** "12 August, 11:04". */
function onDayAt(moment: Moment, at: number): string {
  return `${date(moment, at)}, ${clock(moment, at)}`;
}

export function decisionNotice(own: OwnDecision, moment: Moment): NoticeModel {
  const { tone, title } = said[own.decision];
  const reason = own.reason === undefined || own.reason === "" ? "" : `In your words: “${own.reason}” `;
  const text = `${reason}${own.next ?? ""}`.trim() || undefined;
  if (own.answerFrom !== undefined) {
    const what = own.decision === "counter" ? "Your proposal" : "Your question";
    return { tone, title: `${what} is with ${own.answerFrom}; your clock stands still.`, text };
  }
  return { tone, title: `${title(own.revision)}, ${onDayAt(moment, own.at)}.`, text };
}

export function overruledNotice({ kind, by, because }: NonNullable<OwnDecision["overruled"]>): NoticeModel {
  const reason = because === undefined ? "" : `Their reason: “${because}” `;
  return {
    tone: "risk",
    title: `Your ${kind} was overruled by ${by}.`,
    text: `${reason}Both stay on the record, and your voice counts neither way.`,
  };
}

export function closedNotice(why: ClosedWhy, moment: Moment): NoticeModel {
  const on = `on ${date(moment, why.at)}`;
  switch (why.kind) {
    case "gateDecided":
      return { tone: "plain", title: `This gate was ${why.outcome} ${on}.`, text: why.sentence };
    case "gateWithdrawn":
      return {
        tone: "plain",
        title: `This gate was closed ${on}.`,
        text: why.sentence ?? "Nothing is asked of you any more.",
      };
    case "changeEnded":
      return { tone: "plain", title: `This change ended ${on}.`, text: why.sentence };
    case "onHold":
      return {
        tone: "plain",
        title: `This change is on hold since ${date(moment, why.at)}.`,
        text: why.sentence ?? "Nothing is asked of you until it goes on. This link then works again.",
      };
  }
}

export function troubleNotice(trouble: SignTrouble): NoticeModel {
  const alert = { isAlert: true } as const;
  switch (trouble.kind) {
    case "expired":
      return {
        ...alert,
        tone: "risk",
        title: "The decision was not recorded.",
        text: "The page had been open for more than two hours. Your text is still here; please look once more and send it again.",
      };
    case "revised":
      return {
        ...alert,
        tone: "risk",
        title: "The decision was not recorded.",
        text: `The proposal was changed while this page was open. You now see revision ${trouble.revision}. Your text is still here.`,
      };
    case "notRecorded":
      return {
        ...alert,
        tone: "lapsed",
        title: "We could not confirm that your decision was recorded.",
        text: `The record cannot be reached just now. Your text is still here, and sending it again in a minute is safe: it counts once. Request ${trouble.requestId}.`,
      };
    case "refused":
      return { ...alert, tone: "lapsed", title: "The decision was not recorded.", text: trouble.message };
  }
}
