import type { Child } from "hono/jsx";

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
  <table class="data cards" role="table">
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
