import type { Settled } from "../domain/change/book.ts";
import type { Effect, Task } from "../domain/change/effect.ts";
import { findDeadlines, requestSubject } from "../store/change/deadlines.ts";
import { workingTimes } from "../store/people/calendars.ts";
import {
  askableRequests,
  askedSince,
  claimedBy,
  claimRequests,
  markTold,
  releaseRequests,
  toldState,
} from "../store/signoff/told.ts";
import type { ToldRequest } from "../store/signoff/told.ts";
import type { ActivityDeps } from "./deps.ts";
import { messageIds, notify } from "./notify.ts";

/**
 * Several requests of one day come in one message. What a message tells of is claimed in the database before it is sent, so a request
 * is in one message only, and one whose sender died is taken over by the next. Nothing is kept for later but an effect that comes
 * back: no process has to be alive meanwhile.
 */

interface Telling {
  readonly key: string;
  readonly now: number;
  readonly effect: Effect;
  readonly person: string;
  readonly task: Extract<Task, { do: "mail-request" | "mail-reminder" }>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** No request is held back for longer than this share of the time there is to decide. */
const heldShare = 0.1;
/** A last reminder comes beside one that told of the request on the same day, but not sooner after it than this. */
const remindersApartMs = 30 * MINUTE_MS;

export async function tell(deps: ActivityDeps, telling: Telling): Promise<Settled> {
  const { key, now, effect, person, task } = telling;
  const settled: Settled = { id: effect.id, againAt: null, found: [] };
  const open = await askableRequests(deps.db, person);
  const own = open.find((each) => each.change === key && each.request === task.request);
  // Sent anew by hand, passed on with a note, or asked again for a new text: a message of its own, at once.
  if (own === undefined || (task.do === "mail-request" && !own.isFresh)) return alone(deps, telling);
  const kind = task.do === "mail-request" ? ("asked" as const) : ("reminded" as const);
  const day = await dayOf(deps, person, now);
  const occasionOf = (each: ToldRequest) => (kind === "asked" ? each.occasion : day.name);
  if (kind === "asked") {
    const until = await heldUntil(deps, telling, day.begins);
    if (until !== null) return { ...settled, againAt: until };
  }
  const { messageId } = messageIds(deps, { key, now, effect, person, part: "" });
  const wanted = open.filter((each) => each === own || kind === "reminded" || each.isFresh);
  const requests = wanted.map((each) => ({ ...each, occasion: occasionOf(each) }));
  const claim = { kind, person, messageId, at: now };
  const isOwn = (each: ToldRequest) => each.change === key && each.request === own.request;
  const known = await toldState(deps.db, { kind, change: key, request: own.request, occasion: occasionOf(own) });
  const mine = await claimRequests(deps.db, { ...claim, requests: requests.filter(isOwn) });
  if (mine.length === 0) {
    if (known !== null && !known.sent) return { ...settled, againAt: now + MINUTE_MS };
    const isLast = kind === "reminded" && known !== null && now - known.at >= remindersApartMs;
    return isLast && (await isDueBy(deps, telling, day.begins + DAY_MS)) ? alone(deps, telling) : settled;
  }
  // A message that is tried again stays the one it was, so that whoever got it already recognises it.
  const isAgain = known?.messageId === messageId;
  const others = isAgain
    ? await claimedBy(deps.db, messageId)
    : await claimRequests(deps.db, { ...claim, requests: requests.filter((each) => !isOwn(each)) });
  const listed = open.filter(
    (each) => !isOwn(each) && others.some((one) => one.change === each.change && one.request === each.request),
  );
  const end = await notify(deps, { key, now, effect, person, part: "", others: listed });
  if (end.againAt === null && end.found.length === 0) await markTold(deps.db, messageId);
  else if (end.found.length > 0) await releaseRequests(deps.db, messageId);
  return end;
}

function alone(deps: ActivityDeps, { key, now, effect, person }: Telling): Promise<Settled> {
  return notify(deps, { key, now, effect, person, part: "" });
}

/** The reader's day. */
async function dayOf({ db }: ActivityDeps, person: string, now: number) {
  const { own } = (await workingTimes(db, [person], null))(person);
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: own.zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "0";
  const passedMs = ((Number(part("hour")) * 60 + Number(part("minute"))) * 60 + Number(part("second"))) * 1_000;
  return { name: `${part("year")}-${part("month")}-${part("day")}`, begins: now - passedMs };
}

/**
 * The first message of a day goes out at once; the next ones keep growing pauses, in which what else is asked gathers. A held request
 * goes out when its effect comes back, whatever came between.
 */
async function heldUntil(
  deps: ActivityDeps,
  { key, now, effect, person, task }: Telling,
  dayBegins: number,
): Promise<number | null> {
  const { db, post, collectMin } = deps;
  if (effect.attempts > 0 || post.via === "inbox" || collectMin.length === 0) return null;
  const { messages, lastAt } = await askedSince(db, person, {
    since: dayBegins,
    until: now,
    // A sender that was killed may have taken it already; it is not held back for itself.
    besides: messageIds(deps, { key, now, effect, person, part: "" }).messageId,
  });
  if (messages === 0 || lastAt === null) return null;
  const pause = (collectMin[Math.min(messages, collectMin.length) - 1] ?? 0) * MINUTE_MS;
  const deadlines = await findDeadlines(db, key);
  const dueAt = deadlines.get(requestSubject(task.request))?.dueAt ?? now;
  const until = Math.min(lastAt + pause, now + Math.max(dueAt - now, 0) * heldShare);
  return until > now ? until : null;
}

async function isDueBy({ db }: ActivityDeps, { key, task }: Telling, until: number): Promise<boolean> {
  const dueAt = (await findDeadlines(db, key)).get(requestSubject(task.request))?.dueAt;
  return dueAt !== undefined && dueAt <= until;
}
