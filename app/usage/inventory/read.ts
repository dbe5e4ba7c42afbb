import { blindnessAt } from "../../../domain/adoption/evidence.ts";
import type { Blindness } from "../../../domain/adoption/evidence.ts";
import { inventoryFreshnessDays, stretchesUntil, trendOf } from "../../../domain/usage/inventory.ts";
import type { CountedCell, Trend } from "../../../domain/usage/inventory.ts";
import { evidenceOf } from "../../../store/usage/evidence.ts";
import { declaredTools } from "../../../store/usage/inventory.ts";
import type { DeclaredTool, InventoryCount } from "../../../store/usage/inventory.ts";
import { seenEvents } from "../../../store/usage/seen.ts";
import type { SeenEvent } from "../../../store/usage/seen.ts";
import { allSources } from "../../../store/usage/sources.ts";
import type { Source } from "../../../store/usage/sources.ts";
import { hasScope, requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { besideOf, isOf, nothingBeside } from "./beside.ts";
import type { Beside } from "./beside.ts";
import { latestCount } from "./count.ts";
import type { LatestCount } from "./count.ts";
import { shownUse, wholeOf } from "./discreet.ts";
import type { ShownUse } from "./discreet.ts";

type Deps = Pick<App, "db" | "now">;

const DAY_MS = 86_400_000;
/** The count is made from the raw events, so at most once a day by itself. */
const countedEveryMs = DAY_MS;

/** A tool or a feature, who uses it, and how that goes. */
export interface InventoryUse extends ShownUse {
  readonly trend: Trend;
  /** Event time of the newest event of anybody, `null` when none ever came. */
  readonly lastAt: number | null;
  /** Why nothing can be said, where the evidence ends too early. */
  readonly blindness: Blindness | null;
  /** Pseudonyms of the last 30 days that are nobody known. */
  readonly strangers: number;
  /** False where a count of it is still being made, or it was used since the last one. */
  readonly isCounted: boolean;
}

export interface ToolUse extends InventoryUse {
  readonly id: string;
  readonly name: string;
  readonly owner: string | null;
  readonly costPerYear: number | null;
  readonly currency: string | null;
  /** Of one of the people of the last 30 days; `null` without a cost, without people, and where these are not told. */
  readonly costPerPerson: number | null;
  /** Somebody told of it; otherwise it is a source as it is. */
  readonly isTold: boolean;
  readonly belongs: DeclaredTool["belongs"];
  /** Its feature that most people used, then the one used last; `null` when no event ever came. */
  readonly mainFeature: { readonly source: string; readonly event: string } | null;
}

export interface FeatureUse extends InventoryUse {
  readonly source: string;
  readonly event: string;
}

export interface Inventory {
  /** `null` before the first count is through. */
  readonly countedAt: number | null;
  /** A newer count is being made; its numbers come with a later look. */
  readonly isCounting: boolean;
  readonly tools: readonly ToolUse[];
  /** Names of events, most frequent first. */
  readonly features: readonly FeatureUse[];
}

/**
 * What is used, by how many, and how that goes. When the last count is a day old, or was made for other tools, a new one is made: beside,
 * where it takes longer than people wait.
 */
export async function readInventory(app: Deps, caller: Caller): Promise<Inventory> {
  requireScope(caller, "usage:read");
  return look(app, caller, app.now() - countedEveryMs);
}

/** The same, counted now. */
export async function recountInventory(app: Deps, caller: Caller): Promise<Inventory> {
  requireScope(caller, "usage:write");
  return look(app, caller, app.now());
}

async function look(app: Deps, caller: Caller, olderThan: number): Promise<Inventory> {
  const now = app.now();
  const [sources, declared, seen] = await Promise.all([
    allSources(app.db),
    declaredTools(app.db),
    seenEvents(app.db, null),
  ]);
  const tools = toolsOf(sources, declared);
  const reach = await reachOf(app, sources);
  const { count, isCounting } = await countOf(app, { sources, tools, reach, olderThan });
  const cells = byKey(count?.cells ?? []);
  const isOpen = hasScope(caller, "people:read");
  const view: View = {
    now,
    reach,
    seen,
    countedTools: new Set(count === null ? [] : count.madeFor.split("\n")),
    cells,
    isOpen,
    beside: isOpen ? nothingBeside : besideOf(tools, seen, (of) => cells.get(keyOf(of)) ?? []),
  };
  const features = seen.map((each) => featureUse(view, each));
  return {
    countedAt: count?.countedAt ?? null,
    isCounting,
    tools: tools.map((tool) => toolUse(view, tool)),
    features,
  };
}

type Tool = DeclaredTool & { readonly isTold: boolean };

/** Tools that were told of, and every source that none of them draws on. */
function toolsOf(sources: readonly Source[], declared: readonly DeclaredTool[]): readonly Tool[] {
  const taken = new Set(declared.flatMap((tool) => [tool.id, ...tool.belongs.map((each) => each.source)]));
  const plain = sources
    .filter((source) => !taken.has(source.id))
    .map(({ id, name }) => ({
      id,
      name,
      owner: null,
      costPerYear: null,
      currency: null,
      belongs: [{ source: id, prefix: "" }],
      isTold: false,
    }));
  return [...declared.map((tool) => ({ ...tool, isTold: true })), ...plain];
}

type Reach = ReadonlyMap<string, number | null>;

async function reachOf({ db, now }: Deps, sources: readonly Source[]): Promise<Reach> {
  const at = now();
  const all = await Promise.all(sources.map((source) => evidenceOf(db, source.id, at)));
  return new Map(all.map(({ source, watermark }) => [source, watermark === null ? null : Math.min(watermark, at)]));
}

interface Wanted {
  readonly sources: readonly Source[];
  readonly tools: readonly Tool[];
  readonly reach: Reach;
  readonly olderThan: number;
}

async function countOf({ db, now }: Deps, { sources, tools, reach, olderThan }: Wanted): Promise<LatestCount> {
  const madeFor = tools.map(partOf).join("\n");
  const stretches = sources.flatMap(({ id, number }) => {
    const until = reach.get(id) ?? null;
    return until === null ? [] : [{ number, ...stretchesUntil(until) }];
  });
  // Events may have come in the very millisecond of a count, so one as old as this will not do.
  const willDo = (kept: InventoryCount) => kept.madeFor === madeFor && kept.countedAt > olderThan;
  return latestCount(db, { now: now(), willDo, madeFor, stretches, tools });
}

/** What the count of a tool depends on, as a line of what is kept beside the count. */
function partOf({ id, belongs }: Pick<Tool, "id" | "belongs">): string {
  return JSON.stringify([id, belongs.map(({ source, prefix }) => [source, prefix])]);
}

interface View {
  readonly now: number;
  readonly reach: Reach;
  readonly seen: readonly SeenEvent[];
  readonly beside: Beside;
  /** What the count was made for; empty before the first one. */
  readonly countedTools: ReadonlySet<string>;
  readonly cells: ReadonlyMap<string, readonly CountedCell[]>;
  /** Whoever asks may see names. */
  readonly isOpen: boolean;
}

function byKey(cells: readonly CountedCell[]): View["cells"] {
  const grouped = new Map<string, CountedCell[]>();
  for (const cell of cells) grouped.set(keyOf(cell), [...(grouped.get(keyOf(cell)) ?? []), cell]);
  return grouped;
}

function keyOf({ tool, source, event }: Pick<CountedCell, "tool" | "source" | "event">): string {
  return JSON.stringify(tool === undefined ? [source, event] : [tool]);
}

function featureUse(view: View, feature: SeenEvent): FeatureUse {
  const { source, event, firstAt, lastAt } = feature;
  const cells = cellsOf(view, feature);
  const isCounted = view.countedTools.size > 0;
  const beside = view.beside.ofFeature(feature);
  return { source, event, ...useOf(view, { cells, sources: [source], firstAt, lastAt, isCounted, beside }) };
}

function toolUse(view: View, { belongs, ...tool }: Tool): ToolUse {
  const own = view.seen.filter((each) => isOf(belongs, each));
  const use = useOf(view, {
    cells: cellsOf(view, { tool: tool.id }),
    sources: belongs.map((each) => each.source),
    firstAt: own.length === 0 ? null : Math.min(...own.map((each) => each.firstAt)),
    lastAt: own.length === 0 ? null : Math.max(...own.map((each) => each.lastAt)),
    isCounted: view.countedTools.has(partOf({ id: tool.id, belongs })),
    beside: view.beside.ofTool(tool),
  });
  const { costPerYear } = tool;
  const costPerPerson =
    costPerYear === null || use.people === null || use.people === 0 ? null : costPerYear / use.people;
  return { ...tool, belongs, ...use, costPerPerson, mainFeature: mainOf(view, own) };
}

function cellsOf({ cells }: View, of: Pick<CountedCell, "tool" | "source" | "event">): readonly CountedCell[] {
  return cells.get(keyOf(of)) ?? [];
}

interface Facts {
  readonly cells: readonly CountedCell[];
  readonly sources: readonly string[];
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly isCounted: boolean;
  readonly beside: readonly (readonly CountedCell[])[];
}

const uncounted: ShownUse = { people: null, before: null, teams: [] };

function useOf(view: View, { cells, sources, firstAt, lastAt, isCounted, beside }: Facts): InventoryUse {
  const blindness = blindnessOf(view, sources);
  const uses = wholeOf(cells);
  const stretches = sources.map((source) => stretchesUntil(view.reach.get(source) ?? 0));
  const from = Math.max(...stretches.map((each) => each.from));
  const middle = Math.max(...stretches.map((each) => each.middle));
  // What was used for the first time after the count is not unused.
  const isSince = uses.people === 0 && uses.strangers === 0 && lastAt !== null && lastAt > middle;
  const isKnown = isCounted && !isSince;
  const trend = trendOf({ uses, firstAt, from, isBlind: blindness !== null || !isKnown });
  const shown = isKnown ? shownUse(cells, view.isOpen, beside) : uncounted;
  return { ...shown, trend, lastAt, blindness, strangers: uses.strangers, isCounted: isKnown };
}

/** One source that ended is enough: who used the tool there is not known. */
function blindnessOf({ now, reach }: View, sources: readonly string[]): Blindness | null {
  const all = sources.map((source) =>
    blindnessAt({ source, watermark: reach.get(source) ?? null, freshnessDays: inventoryFreshnessDays }, now),
  );
  return all.find((each) => each !== null) ?? null;
}

function mainOf({ cells }: View, own: readonly SeenEvent[]): ToolUse["mainFeature"] {
  const peopleOf = (each: SeenEvent) => wholeOf(cells.get(keyOf(each)) ?? []);
  const [first] = own.toSorted((a, b) => {
    const [one, other] = [peopleOf(a), peopleOf(b)];
    return other.people - one.people || other.before - one.before || b.lastAt - a.lastAt;
  });
  return first === undefined ? null : { source: first.source, event: first.event };
}
