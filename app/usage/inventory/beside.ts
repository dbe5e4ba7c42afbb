import type { CountedCell } from "../../../domain/usage/inventory.ts";
import type { DeclaredTool } from "../../../store/usage/inventory.ts";
import type { SeenEvent } from "../../../store/usage/seen.ts";
import { difference, wholeOf } from "./discreet.ts";

type Feature = Pick<SeenEvent, "source" | "event">;
type Counted = Pick<CountedCell, "tool" | "source" | "event">;

export function isOf(belongs: DeclaredTool["belongs"], { source, event }: Feature): boolean {
  return belongs.some((each) => each.source === source && event.startsWith(each.prefix));
}

/** What subtraction from other numbers of an inventory would find; every number in it is to be none, or of enough people. */
export interface Beside {
  readonly ofFeature: (feature: Feature) => CountedCell[][];
  readonly ofTool: (tool: Pick<DeclaredTool, "id">) => CountedCell[][];
}

export const nothingBeside: Beside = { ofFeature: () => [], ofTool: () => [] };

/**
 * Tools and features overlap, so beside the numbers of one stand: people of a tool who do not use the feature; of the least used feature of a
 * tool, those who use another one as well; of a tool that is a part of another, those of the other alone.
 */
export function besideOf(
  tools: readonly Pick<DeclaredTool, "id" | "belongs">[],
  seen: readonly Feature[],
  cellsOf: (of: Counted) => readonly CountedCell[],
): Beside {
  const wholes = tools.map(({ id, belongs }) => {
    const own = seen.filter((each) => isOf(belongs, each));
    const [least] = own.toSorted((a, b) => wholeOf(cellsOf(a)).people - wholeOf(cellsOf(b)).people);
    return { id, belongs, own: new Set(own), least, cells: cellsOf({ tool: id }) };
  });
  return {
    ofFeature: (feature) =>
      wholes
        .filter(({ belongs }) => isOf(belongs, feature))
        .flatMap(({ own, least, cells }) => {
          const isLeast = least?.source === feature.source && least.event === feature.event;
          const shared = isLeast ? [difference([...own].map(cellsOf), [cells])] : [];
          return [difference([cells], [cellsOf(feature)]), ...shared];
        }),
    ofTool: ({ id }) => {
      const part = wholes.find((each) => each.id === id);
      if (part === undefined || part.own.size === 0) return [];
      return wholes
        .filter(({ own }) => own.size > part.own.size && [...part.own].every((each) => own.has(each)))
        .map(({ cells }) => difference([cells], [part.cells]));
    },
  };
}
