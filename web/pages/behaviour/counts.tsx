import { CardRow, CardTable } from "../../kit/card-table.tsx";
import { number, percent } from "../../kit/format.ts";
import type { PreviewCounts } from "./model.ts";

const countTitles = ["People", "Active", "With the habit", "Rate"];

/** Who would have qualified, a period or a group a row. */
export const CountsTable = ({
  first,
  rows,
}: {
  first: string;
  rows: readonly (PreviewCounts & { name: string })[];
}) => (
  <CardTable columns={[first, ...countTitles, "As a bar"]} right={countTitles}>
    {rows.map((row) => (
      <CardRow
        head={row.name}
        cells={[
          ...[row.judged, row.active, row.habitual].map(
            (count, index) =>
              ({
                column: countTitles[index] ?? "",
                text: count === null ? "fewer than 5" : number(count),
                kind: "number",
              }) as const,
          ),
          { column: "Rate", text: row.rate === null ? "–" : percent(row.rate), kind: "number" },
          { column: "As a bar", text: row.rate === null ? null : <RateBar rate={row.rate} /> },
        ]}
      />
    ))}
  </CardTable>
);

const RateBar = ({ rate }: { rate: number }) => (
  <svg class="rate-bar" width="120" height="8" aria-hidden="true">
    <rect class="b-track" x="0" y="0" width="120" height="8" rx="2" />
    <rect class="b-fill open" x="0" y="0" width={Math.round(rate * 120)} height="8" rx="2" />
  </svg>
);
