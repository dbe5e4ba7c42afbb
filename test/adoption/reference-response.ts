import type { Launches, Membership } from "../../domain/adoption/person.ts";
import { launchedAt } from "./reference.ts";

// A second implementation of service levels, from the words alone: every event is looked at for every case and every instant. It
// shares types with the product, and nothing else.

const DAY = 86_400_000;

/** An event as it was sent. Of a repeated id the first counts. */
export interface SentEvent {
  readonly id: string;
  readonly kind: "asks" | "answers" | "other";
  readonly person: string | null;
  readonly key: string | null;
  readonly owedBy: string | null;
  readonly at: number;
}

export interface ServiceWorld {
  readonly events: readonly SentEvent[];
  readonly members: ReadonlyMap<string, readonly Membership[]>;
  readonly samePerson: boolean;
  /** Groups the target is about, `null` for all. */
  readonly groups: readonly string[] | null;
  readonly waveOf: (group: string) => string | null;
  readonly launches: Launches;
  readonly graceDays: number;
  readonly w: number;
  readonly boundaries: readonly number[];
  readonly due: (at: number) => number;
}

export interface CaseTally {
  due: number;
  onTime: number;
  late: number;
  unanswered: number;
  pending: number;
}

export interface ServiceReading {
  readonly all: CaseTally;
  readonly groups: Readonly<Record<string, CaseTally>>;
  readonly waves: Readonly<Record<string, CaseTally>>;
}

export function serviceAt(world: ServiceWorld, instant: number): ServiceReading {
  const seen = new Set<string>();
  const events = world.events.filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined);
  const all = none();
  const groups: Record<string, CaseTally> = {};
  const waves: Record<string, CaseTally> = {};
  for (const asked of events) {
    if (asked.kind !== "asks" || asked.key === null || asked.at >= instant) continue;
    const answers = events
      .filter((event) => event.kind === "answers" && event.key === asked.key && event.at >= asked.at)
      .filter((event) => !world.samePerson || (event.person !== null && event.person === asked.person))
      .toSorted((a, b) => a.at - b.at);
    const [first] = answers;
    const group =
      asked.owedBy ?? groupOf(world, asked.person, asked.at) ?? groupOf(world, first?.person ?? null, first?.at ?? 0);
    if (world.groups !== null && (group === null || !world.groups.includes(group))) continue;
    const wave = group === null ? null : world.waveOf(group);
    const launch = group === null ? everybodyLaunched(world.launches) : launchedAt(world.launches, wave);
    if (launch === null || asked.at < launch + world.graceDays * DAY) continue;
    const word = standingOf(world, asked, first ?? null, instant);
    if (word === null) continue;
    const name = group ?? "nobody's";
    const cells = [all, (groups[name] ??= none()), ...(wave === null ? [] : [(waves[wave] ??= none())])];
    for (const cell of cells) {
      cell[word] += 1;
      if (word !== "pending") cell.due += 1;
    }
  }
  return { all, groups, waves };
}

function standingOf(
  { due, boundaries, w }: ServiceWorld,
  asked: SentEvent,
  answer: SentEvent | null,
  instant: number,
): "onTime" | "late" | "unanswered" | "pending" | null {
  const dueAt = due(asked.at);
  if (dueAt > instant) return "pending";
  const ended = boundaries.filter((boundary) => boundary <= instant);
  // Period ends that lie at or after the case was due, before the instant: more than `w` of them are too many.
  const passed = ended.filter((boundary) => boundary >= dueAt).length;
  if (passed > w) return null;
  if (answer === null || answer.at >= instant) return "unanswered";
  return answer.at < dueAt ? "onTime" : "late";
}

function groupOf(world: ServiceWorld, person: string | null, at: number): string | null {
  if (person === null) return null;
  let best: Membership | null = null;
  for (const row of world.members.get(person) ?? []) {
    if (row.joinedAt > at || (row.leftAt !== null && at >= row.leftAt)) continue;
    if (best === null || row.joinedAt >= best.joinedAt) best = row;
  }
  return best?.group ?? null;
}

function everybodyLaunched(launches: Launches): number | null {
  if (launches.kind === "together") return launches.launchedAt;
  const all = Object.values(launches.launchedAt);
  const known = all.filter((at) => at !== null);
  return known.length < all.length || known.length === 0 ? null : Math.max(...known);
}

const none = (): CaseTally => ({ due: 0, onTime: 0, late: 0, unanswered: 0, pending: 0 });
