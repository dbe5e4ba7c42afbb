import { isProperties } from "../../../domain/usage/behaviour.ts";
import type { Properties } from "../../../domain/usage/behaviour.ts";
import { instantOf, lookBackCount, lookBackMs, textIn } from "../../../domain/usage/pull/page.ts";
import type { DrawnPage, DrawnRow, Drawing, Position } from "../../../domain/usage/pull/page.ts";
import type { SqlPlan } from "../../../domain/usage/pull/schema.ts";
import { innerQuery, readColumns } from "./columns.ts";
import type { Columns, CursorType } from "./columns.ts";
import { connectWarehouse } from "./connect.ts";
import type { Warehouse } from "./connect.ts";
import { requireReader } from "./role.ts";

/** A name or an id longer than this is refused as too long anyway, so no more is fetched. */
const textMax = 300;
/** More than the properties of an event may have. */
const propertiesMax = 40_000;

interface WarehouseRow {
  readonly user: string | null;
  readonly event: string | null;
  readonly time: string | number | null;
  readonly id: string | null;
  readonly properties: string | null;
  readonly all: string | null;
  readonly at: string | null;
  readonly tie: string;
  readonly [name: string]: unknown;
}

/** A pass from `start` on (null: everything), as far as the row `at`, `tie` (null: before the first). */
interface SqlPosition {
  readonly start: string | null;
  readonly at: string | null;
  readonly tie: string | null;
}

/** Draws rows from a warehouse. Opens the connection and looks at the role first. @throws PullFailure */
export async function drawFromWarehouse(
  plan: SqlPlan,
  password: string,
): Promise<Drawing & { readonly notes: readonly string[] }> {
  const warehouse = await connectWarehouse({ server: plan.server, password });
  try {
    const notes = await requireReader(warehouse);
    const columns = await readColumns(warehouse, plan);
    return {
      notes,
      page: (position, rowsMax) => drawPage({ warehouse, plan, columns, rowsMax }, positionOf(position)),
      close: warehouse.close,
    };
  } catch (error) {
    await warehouse.close();
    throw error;
  }
}

interface Way {
  readonly warehouse: Warehouse;
  readonly plan: SqlPlan;
  readonly columns: Columns;
  readonly rowsMax: number;
}

function positionOf(position: Position): SqlPosition {
  return { start: textIn(position, "start"), at: textIn(position, "at"), tie: textIn(position, "tie") };
}

async function drawPage(way: Way, position: SqlPosition): Promise<DrawnPage> {
  const usual = await fetchRows(way, position, "usual");
  const last = usual.at(-1);
  const isLast = usual.length < way.rowsMax;
  const reached = last?.at ?? position.at ?? position.start;
  const read = (row: WarehouseRow) => drawn(row, way.columns);
  if (!isLast) return { rows: usual.map(read), next: { ...position, at: reached, tie: last?.tie ?? null }, isLast };
  // Rows whose cursor is empty, infinite or far ahead have no place in the order. They are looked at last, every time.
  const odd = await fetchRows(way, position, "odd");
  return { rows: [...usual, ...odd].map(read), next: { start: reached, at: null, tie: null }, isLast };
}

async function fetchRows(way: Way, position: SqlPosition, which: "usual" | "odd"): Promise<readonly WarehouseRow[]> {
  const { warehouse, plan, columns, rowsMax } = way;
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const { type, name } = columns.cursor;
  const cursor = quoted(name);
  const tie = `md5(${plan.rows.id === null ? "pulled::text" : `coalesce(${quoted(plan.rows.id)}::text, pulled::text)`})`;
  // Bound when it is first asked for: a value that nothing in the statement asks for is refused.
  let bound: string | null = null;
  const start = () => {
    bound ??= position.start === null ? lowest[type] : lookedBack(type, `${given(position.start)}::${type}`);
    return bound;
  };
  const usual = `(${cursor} is not null and ${inOrder(type, cursor)})`;
  const bounds = which === "odd" ? [`not ${usual}`] : [usual, ...after({ position, type, cursor, tie, start }, given)];
  const text = `select ${fieldsOf(way, given)}, ${cursor}::text as at, ${tie} as tie
    from (\n${innerQuery(plan.query, () => `(${start()})`)}\n) as pulled
    where ${bounds.join(" and ")}
    order by ${which === "odd" ? tie : `${cursor}, ${tie}`} collate "C" limit ${rowsMax}`;
  return (await warehouse.read<WarehouseRow>(text, values)).rows;
}

const lowest: Readonly<Record<CursorType, string>> = {
  timestamptz: "'-infinity'::timestamptz",
  timestamp: "'-infinity'::timestamp",
  date: "'-infinity'::date",
  int8: "'-9223372036854775808'::int8",
};

function lookedBack(type: CursorType, value: string): string {
  if (type === "int8") return `${value} - ${lookBackCount}`;
  return type === "date" ? `${value} - 1` : `${value} - interval '${lookBackMs} milliseconds'`;
}

/** A clock that is set wrong must not make everything after it look old. */
function inOrder(type: CursorType, cursor: string): string {
  if (type === "int8") return "true";
  return `${cursor} > '-infinity' and ${cursor} <= now() + interval '1 day'`;
}

interface Order {
  readonly position: SqlPosition;
  readonly type: CursorType;
  readonly cursor: string;
  readonly tie: string;
  readonly start: () => string;
}

function after({ position, type, cursor, tie, start }: Order, given: (value: unknown) => string): readonly string[] {
  if (position.at !== null)
    return [`(${cursor}, ${tie} collate "C") > (${given(position.at)}::${type}, ${given(position.tie)}::text)`];
  return position.start === null ? [] : [`${cursor} >= ${start()}`];
}

function fieldsOf({ plan, columns }: Way, given: (value: unknown) => string): string {
  const { rows, zone } = plan;
  const short = (column: string | null) =>
    column === null ? "null::text" : `left(${quoted(column)}::text, ${textMax})`;
  const named = Object.entries(rows.properties).map(([name, column]) => `${given(name)}::text, ${quoted(column)}`);
  const built =
    named.length === 0 ? "null::text" : `left(jsonb_build_object(${named.join(", ")})::text, ${propertiesMax})`;
  const all =
    rows.allProperties === null ? "null::text" : `left(${quoted(rows.allProperties)}::text, ${propertiesMax})`;
  return [
    `${short(rows.user)} as user`,
    `${short(rows.event)} as event`,
    `${timeOf(columns, given(zone))} as time`,
    `${short(rows.id)} as id`,
    `${built} as properties`,
    `${all} as all`,
  ]
    .map((field) => field.replace(/ as (\w+)$/, ' as "$1"'))
    .join(", ");
}

/** Epoch milliseconds where the type is a time; what is infinite stays so and is refused later. */
function timeOf({ time }: Columns, zone: string): string {
  const column = quoted(time.name);
  // The zone is bound in any case, or the statement would have a value that nothing asks for.
  const local = `(${column}::timestamp at time zone ${zone}::text)`;
  switch (time.kind) {
    case "instant":
      return `case when ${zone}::text is null then null else extract(epoch from ${column}) * 1000 end::float8`;
    case "local":
      return `(extract(epoch from ${local}) * 1000)::float8`;
    case "number":
      return `case when ${zone}::text is null then null else ${column}::float8 end`;
    case "text":
      return `case when ${zone}::text is null then null else left(${column}::text, 60) end`;
  }
}

function drawn(row: WarehouseRow, columns: Columns): DrawnRow {
  const time = columns.time.kind === "number" && typeof row.time === "number" ? instantOf(row.time) : row.time;
  const base = { user: row.user, event: row.event, time, id: row.id };
  const all = parsed(row.all);
  const built = parsed(row.properties);
  if (all === "too long" || built === "too long") return { ...base, properties: null, fault: "too_many_bytes" };
  return { ...base, properties: all === null && built === null ? null : { ...all, ...built } };
}

function parsed(text: string | null): Properties | null | "too long" {
  if (text === null) return null;
  if (text.length >= propertiesMax) return "too long";
  try {
    const json: unknown = JSON.parse(text);
    return isProperties(json) ? json : null;
  } catch {
    return null;
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
