import type { Child } from "hono/jsx";

/** One cell of such a table: what stands in it, under which column; a column without a name is told by what stands in it. */
export interface Cell {
  column: string;
  text: Child;
  /** Numbers stand at the far edge; neither they nor dates nor what is pressed are broken. */
  kind?: "number" | "date" | "action" | undefined;
}

const looks = { number: "r", date: "day", action: "nowrap" } as const;

/** One row, begun by what it is about. On a phone each cell has the name of its column before it; an empty one is left out. */
export const CardRow = ({ head, cells }: { head: Child; cells: readonly Cell[] }) => (
  <tr role="row">
    <th scope="row" role="rowheader">
      {head}
    </th>
    {cells.map(({ column, text, kind }) => (
      <td
        role="cell"
        {...(kind === undefined ? {} : { class: looks[kind] })}
        {...(column === "" ? {} : { "data-label": column })}
      >
        {text}
      </td>
    ))}
  </tr>
);

/** More than these stand closer together. */
const manyColumns = 7;

/** A table whose rows become cards on a phone, so its roles are repeated. `right`: columns of numbers, at the far edge. */
export const CardTable = ({
  columns,
  right = [],
  foot,
  children,
}: {
  columns: readonly string[];
  right?: readonly string[];
  /** Rows, each with its roles; below a line those of `foot`. */
  children: Child;
  foot?: Child;
}) => (
  <table class={columns.length > manyColumns ? "data cards many" : "data cards"} role="table">
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th scope="col" role="columnheader" {...(right.includes(column) ? { class: "r" } : {})}>
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">{children}</tbody>
    {foot === undefined ? null : <tfoot role="rowgroup">{foot}</tfoot>}
  </table>
);
