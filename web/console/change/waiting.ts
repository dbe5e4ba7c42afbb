import type { WaitingPart, WaitingTime } from "../../../app/change/waiting-time.ts";
import { date } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { Rich } from "../../kit/rich.tsx";
import type { WaitingModel } from "../../kit/waiting.tsx";

/** Working days of eight hours, in tenths: what is shown adds up to what is shown as the sum. */
const tenthSeconds = 2_880;
export const tenthsOfDays = (seconds: number): number => Math.round(seconds / tenthSeconds);
export const shownDays = (tenths: number): number => tenths / 10;

/** Why it takes so long, in working days; absent until there is half a day to tell of. */
export function waitingModel(waiting: WaitingTime, moment: Moment): WaitingModel | undefined {
  const parts = waiting.parts.map((part) => ({ part, all: tenthsOfDays(part.seconds) })).filter(({ all }) => all > 0);
  const total = parts.reduce((sum, { all }) => sum + all, 0);
  if (total < 5) return undefined;
  return {
    sentence: sentenceOf(parts, total),
    since: date(moment, waiting.since),
    totalDays: shownDays(total),
    parts: parts.map(({ part, all }) => ({
      party: part.who,
      doing: doingOf(part),
      days: shownDays(all),
      sla: part.sla === null ? undefined : slaText(part.sla),
      overDays: part.sla === null ? undefined : shownDays(tenthsOfDays(part.overSeconds)),
    })),
  };
}

/** Who it waited for the longest; a change that runs as planned waits for nobody. */
function sentenceOf(parts: readonly { readonly part: WaitingPart; readonly all: number }[], total: number): Rich {
  const worst = parts.find(({ part }) => part.party !== "nobody");
  if (worst === undefined) return "It waited for nobody: things run as planned.";
  const { part, all } = worst;
  const strong = `${shownDays(all)} of ${shownDays(total)} business days waited on ${part.who}`;
  if (part.sla === null) return [{ strong }, "."];
  return [{ strong }, `, whose SLA is ${slaText(part.sla)}${part.party === "stakeholders" ? " a request" : ""}.`];
}

function slaText(sla: string): string {
  return sla.replace(/^1 (\w+)s$/, "1 $1");
}

const doing = {
  draft: "Writing and revising the proposal",
  intake: "Answering the proposal",
  alignment: "Deciding",
  build: "Building",
  readiness: "Getting people ready and launching",
  launch: "Launching the next wave",
  adoption: "Measuring, as planned",
  closed: "",
} as const satisfies Record<WaitingPart["stage"], string>;

function doingOf({ stage, held, party }: WaitingPart): string {
  if (held) return "On hold";
  if (stage === "alignment" && party === "owner") return "Answering questions and settling what was raised";
  if (stage === "intake" && party === "proposer") return "Answering another proposal";
  if (stage === "build" && party === "proposer") return "Accepting the build";
  if (stage === "adoption" && party === "owner") return "Helping use back up";
  return doing[stage];
}
