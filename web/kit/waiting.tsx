import { number, plural } from "./format.ts";
import type { Rich } from "./rich.tsx";
import { RichText } from "./rich.tsx";

/** Working days of a change, each with the party who had the ball. The parts add up to `totalDays`. */
export interface WaitingModel {
  sentence: Rich;
  since: string;
  totalDays: number;
  parts: readonly WaitingPart[];
}

export interface WaitingPart {
  party: string;
  doing: string;
  days: number;
  /** The SLA in words, such as "3 each", and how far beyond it. */
  sla?: string | undefined;
  overDays?: number | undefined;
}

const steps = ["s-hot", "s-4", "s-1", "s-2", "s-3", "s-5"] as const;

/** What the part at a place of the bar is drawn as, the longest first; those at the end look alike. */
export function lookAt(place: number): string {
  return steps[Math.min(place, steps.length - 1)] ?? "s-5";
}

export const Waiting = ({ waiting }: { waiting: WaitingModel }) => {
  const parts = waiting.parts
    .toSorted((a, b) => b.days - a.days)
    .map((part, index) => ({
      ...part,
      look: lookAt(index),
    }));
  return (
    <div class="stack">
      <p class="sentence">
        <RichText text={waiting.sentence} />
      </p>
      <StackedBar parts={parts} total={waiting.totalDays} />
      <WaitingTable waiting={waiting} parts={parts} />
    </div>
  );
};

type Shown = WaitingPart & { look: string };

/** Parts of a whole, the longest first, with their days where there is room for them. */
export const StackedBar = ({
  parts,
  total,
}: {
  parts: readonly Pick<Shown, "party" | "days" | "look">[];
  total: number;
}) => {
  let from = 0;
  const bars = parts.map((part) => {
    const share = total === 0 ? 0 : (part.days / total) * 100;
    const bar = { ...part, from, share };
    from += share;
    return bar;
  });
  return (
    <div class="stackbar">
      <svg role="img" aria-label={parts.map((part) => `${part.party} ${plural(part.days, "day")}`).join(", ")}>
        {bars.map((bar) => (
          <rect class={bar.look} x={`${bar.from.toFixed(3)}%`} y="0" width={`${bar.share.toFixed(3)}%`} height="36" />
        ))}
        {bars
          .filter((bar) => bar.share >= 5)
          .map((bar) => (
            <text
              class={`on-${bar.look}`}
              x={`${(bar.from + bar.share / 2).toFixed(3)}%`}
              y="22.5"
              text-anchor="middle"
            >
              {number(bar.days)}
            </text>
          ))}
      </svg>
    </div>
  );
};

const WaitingTable = ({ waiting, parts }: { waiting: WaitingModel; parts: readonly Shown[] }) => (
  <table class="data">
    <thead>
      <tr>
        <th scope="col">Whose turn</th>
        <th scope="col" class="r">
          Days
        </th>
        <th scope="col" class="r">
          SLA
        </th>
        <th scope="col" class="r">
          Against it
        </th>
      </tr>
    </thead>
    <tbody>
      {parts.map((part) => (
        <tr>
          <th scope="row">
            <span class={`swatch ${part.look}`}></span>
            {part.party}
            <span class="doing">{part.doing}</span>
          </th>
          <td class="r">{number(part.days)}</td>
          <td class="r">{part.sla}</td>
          <td class="r">{part.sla === undefined ? null : <Against over={part.overDays ?? 0} />}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">{`Every business hour since ${waiting.since}`}</th>
        <td class="r">{number(waiting.totalDays)}</td>
        <td></td>
        <td></td>
      </tr>
    </tfoot>
  </table>
);

const Against = ({ over }: { over: number }) =>
  over > 0 ? <span class="overdue">{number(over)} over</span> : <span>in time</span>;
