import {
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import type { ChangeView } from "../../app/change/view.ts";
import { inertText } from "../../lib/inert-text.ts";
import type { Moment } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import { silenceSentence } from "../letters/wording.ts";
import { lineOf } from "./feed.ts";

type GateView = ChangeView["gates"][number];

interface DeadlineParts {
  readonly view: ChangeView;
  /** Id of the request. */
  readonly request: string;
  readonly moment: Moment;
  /** Domain of ids and of the sender's address. */
  readonly domain: string;
}

/** The entry ends at the deadline. */
const lengthMs = 30 * 60_000;
const textMax = 2_000;

/**
 * The deadline of a request as an iCalendar file (RFC 5545), `null` when there is none. The same entry every time: a later file
 * has a higher SEQUENCE, which is the number of the change's last event, and replaces or cancels what an earlier one entered.
 * It is an entry and no invitation: accepting it in a calendar would decide nothing.
 */
export function deadlineCalendar({ view, request: id, moment, domain }: DeadlineParts): string | null {
  const gate = view.gates.find((each) => each.requests.some((request) => request.id === id));
  const request = gate?.requests.find((each) => each.id === id);
  if (gate === undefined || request === undefined) return null;
  const words = wordsOf(moment).calendar;
  const isAsked = request.standing === "open" && gate.standing === "open" && view.outcome === null;
  if (isAsked && request.dueAt === null) return null;
  const end = request.dueAt ?? gate.openedAt ?? view.createdAt;
  const file = new ICalCalendar({
    prodId: { company: "Takehold", product: "Takehold", language: moment.locale.slice(0, 2).toUpperCase() },
    method: isAsked ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod.CANCEL,
  });
  file.createEvent({
    id: `${view.key}.${id}@${domain}`.toLowerCase(),
    sequence: view.seq,
    stamp: new Date(moment.now),
    lastModified: new Date(moment.now),
    start: new Date(end - lengthMs),
    end: new Date(end),
    summary: lineOf(words.summary(view.title)),
    description: inertText(isAsked ? described(view, gate, request, moment) : words.over),
    organizer: { name: "Takehold", email: `takehold@${domain}` },
    status: isAsked ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    // Seen by its owner alone where the calendar knows the difference, and never in the way of a meeting.
    class: ICalEventClass.PRIVATE,
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  return file.toString();
}

function described(view: ChangeView, gate: GateView, request: GateView["requests"][number], moment: Moment): string {
  const by = view.owner?.name ?? view.proposer.name ?? "Takehold";
  const silence = silenceSentence(view, gate, request, { moment, isAsked: true });
  return wordsOf(moment).calendar.description(by, gate.name, silence).slice(0, textMax);
}
