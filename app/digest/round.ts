import { DAY_MS } from "../../domain/adoption/rule.ts";
import { weekBefore } from "../../lib/week.ts";
import type { LocalWeek } from "../../lib/week.ts";
import { digestReaders } from "../../store/digest/readers.ts";
import type { DigestReader } from "../../store/digest/readers.ts";
import { digestsOf } from "../../store/digest/sent.ts";
import { sendDigest } from "./send.ts";
import type { DigestSender } from "./send.ts";

/** The schedule starts before it is Monday anywhere. This long after it has become Monday everywhere. */
export const mondayEverywhereMs = 30 * 3_600_000;
/** A digest that could not be sent for so long is not sent any more. */
const patienceMs = 48 * 3_600_000;
const pauseMs = { min: 60_000, max: 4 * 3_600_000 };

export interface DigestRound {
  readonly sent: number;
  /** When to go on, epoch milliseconds; `null`: everybody was written to. */
  readonly nextAt: number | null;
}

export interface RoundBounds {
  /** When the run of the schedule began, which says what week is told of. */
  readonly begunAt: number;
  readonly now: number;
  /** Hour of the reader's Monday; `null`: nobody is written to. */
  readonly hour: number | null;
  /** Asked before each person: whether the rest is left to the next round. */
  readonly isOver: () => boolean;
}

interface Due {
  readonly reader: DigestReader;
  readonly week: LocalWeek;
}

/** Writes to everybody whose Monday has come to the hour and who was not written to yet, in order. */
export async function runDigestRound(deps: DigestSender, bounds: RoundBounds): Promise<DigestRound> {
  const { now, isOver } = bounds;
  const open = await openDigests(deps, bounds);
  let sent = 0;
  const again: number[] = [];
  for (const { reader, week } of open) {
    if (week.tellAt > now) {
      again.push(week.tellAt);
      continue;
    }
    if (isOver()) return { sent, nextAt: now };
    const isLast = now > week.tellAt + patienceMs;
    const end = await sendDigest(deps, reader, { week: week.monday, now, isLast });
    if (end === "sent") sent += 1;
    if (end === "held") again.push(now + pauseMs.min);
    if (end === "later") again.push(now + Math.min(Math.max(now - week.tellAt, pauseMs.min), pauseMs.max));
  }
  return { sent, nextAt: again.length === 0 ? null : Math.min(...again) };
}

async function openDigests({ db }: DigestSender, { begunAt, now, hour }: RoundBounds): Promise<readonly Due[]> {
  if (hour === null) return [];
  const readers = await digestReaders(db, { at: now, endedSince: now - 9 * DAY_MS });
  const all = readers.map((reader) => ({
    reader,
    week: weekBefore(begunAt + mondayEverywhereMs, reader.timeZone, hour),
  }));
  const known = await digestsOf(db, [...new Set(all.map(({ week }) => week.monday))]);
  return all.filter(({ reader, week }) => known.get(`${reader.person} ${week.monday}`) !== "ended");
}
