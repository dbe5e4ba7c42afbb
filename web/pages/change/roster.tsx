import { number } from "../../kit/format.ts";
import { CardRow, CardTable } from "../../kit/card-table.tsx";
import { More, Sheet } from "../../kit/facts.tsx";
import type { RosterLine, RosterModel } from "./model.ts";

const columns = ["Wave or group", "At launch", "Joined", "Left", "Moved in", "Moved out", "Now"];

/** Who is measured: the rosters as they were frozen, and who came and went since. */
export const Roster = ({ roster }: { roster: RosterModel }) => (
  <Sheet id="roster" title="Who is measured" aside={roster.aside}>
    <p>{roster.sentence}</p>
    {roster.note === undefined ? null : <p class="small muted">{roster.note}</p>}
    {roster.lines.length === 0 ? null : (
      <More label="By wave and group">
        <CardTable columns={columns} right={columns.slice(1)}>
          {roster.lines.map((line) => (
            <CardRow
              head={line.isWave ? <b>{line.name}</b> : line.name}
              cells={cellsOf(line).map((value, index) => ({
                column: columns[index + 1] ?? "",
                text: value === null ? <span class="muted">not told</span> : number(value),
                kind: "number",
              }))}
            />
          ))}
        </CardTable>
        <p class="small muted">
          The roster of a wave never changes. Who joined was on none; who moved was on that of another group.
        </p>
      </More>
    )}
  </Sheet>
);

function cellsOf({ frozen, joined, left, movedIn, movedOut, now }: RosterLine): readonly (number | null)[] {
  return [frozen, joined, left, movedIn, movedOut, now];
}
