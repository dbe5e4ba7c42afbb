import type { FieldDef } from "pg";
import { PullFailure } from "../../../domain/usage/pull/page.ts";
import type { SqlPlan } from "../../../domain/usage/pull/schema.ts";
import type { Warehouse } from "./connect.ts";

/** How a type is compared, subtracted from and read. */
export type CursorType = "timestamptz" | "timestamp" | "date" | "int8";

export interface Columns {
  readonly cursor: { readonly name: string; readonly type: CursorType };
  readonly time: { readonly name: string; readonly kind: "instant" | "local" | "number" | "text" };
}

/** Object ids of PostgreSQL's own types, which never change. */
const cursorTypes: Readonly<Record<number, CursorType>> = {
  1184: "timestamptz",
  1114: "timestamp",
  1082: "date",
  20: "int8",
  21: "int8",
  23: "int8",
};
const timeKinds: Readonly<Record<number, Columns["time"]["kind"]>> = {
  1184: "instant",
  1114: "local",
  1082: "local",
  20: "number",
  21: "number",
  23: "number",
  700: "number",
  701: "number",
  1700: "number",
  25: "text",
  1042: "text",
  1043: "text",
};

/** The user's query as it stands inside ours. `since` says what `:since` in it becomes. */
export function innerQuery(query: string, since: () => string): string {
  return query.replace(/[\s;]+$/, "").replaceAll(/(?<![:\w]):since\b/g, since);
}

/** Looks at the columns of the query without reading a row. @throws PullFailure naming a column that is missing or of a wrong type */
export async function readColumns(warehouse: Warehouse, plan: SqlPlan): Promise<Columns> {
  const text = `select * from (\n${innerQuery(plan.query, () => "null")}\n) as pulled limit 0`;
  const { fields } = await warehouse.read(text, []);
  const { rows } = plan;
  const named = [
    rows.user,
    rows.event,
    rows.time,
    rows.id,
    rows.allProperties,
    plan.cursor,
    ...Object.values(rows.properties),
  ];
  for (const name of named) if (name !== null) columnOf(fields, name);
  const time = columnOf(fields, rows.time);
  const kind = timeKinds[time.dataTypeID];
  if (kind === undefined) throw new PullFailure(`The column ${rows.time} holds no time.`);
  const cursor = columnOf(fields, plan.cursor ?? rows.time);
  const type = cursorTypes[cursor.dataTypeID];
  if (type === undefined)
    throw new PullFailure(
      `The cursor ${cursor.name} must be a time or a whole number, so that it can be asked for what is new. Cast it in the query, or name another column.`,
    );
  return {
    cursor: { name: cursor.name, type },
    time: { name: time.name, kind },
  };
}

function columnOf(fields: readonly FieldDef[], name: string): FieldDef {
  const found = fields.find((field) => field.name === name);
  if (found !== undefined) return found;
  const there = fields.map((field) => field.name).join(", ");
  throw new PullFailure(`The query has no column ${name}. It has: ${there}.`);
}
