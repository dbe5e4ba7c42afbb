import { PullFailure } from "../../../domain/usage/pull/page.ts";
import type { Warehouse } from "./connect.ts";

interface RoleRow {
  readonly name: string;
  readonly powers: readonly string[];
  readonly memberships: readonly string[];
  readonly writable: readonly string[];
  readonly creates: readonly string[];
}

/** Of the role that is connected and of every role it could become. */
const question = `
  with mine as (select * from pg_roles where pg_has_role(current_user, oid, 'member')),
  tables as (
    select c.oid, format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_')
  select current_user::text as name,
    array_remove(array[
      case when bool_or(rolsuper) then 'is a superuser' end,
      case when bool_or(rolcreaterole) then 'may create roles' end,
      case when bool_or(rolcreatedb) then 'may create databases' end,
      case when bool_or(rolreplication) then 'may replicate' end], null) as powers,
    coalesce(array_agg(rolname::text) filter (where rolname in ('pg_write_all_data', 'pg_read_server_files',
      'pg_write_server_files', 'pg_execute_server_program', 'pg_signal_backend', 'pg_database_owner', 'pg_maintain',
      'pg_create_subscription')), '{}') as memberships,
    array(select name from tables t where exists (select from mine m
      where has_table_privilege(m.oid, t.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
        or has_any_column_privilege(m.oid, t.oid, 'INSERT, UPDATE')) order by name limit 3) as writable,
    array(select nspname::text from pg_namespace n where nspname !~ '^pg_' and exists (select from mine m
      where has_schema_privilege(m.oid, n.oid, 'CREATE')) order by 1 limit 3) as creates
  from mine`;

/**
 * Refuses a role that could change something: whoever may edit a query here would have its rights there. Answers what is
 * allowed and still worth knowing. @throws PullFailure
 */
export async function requireReader(warehouse: Warehouse): Promise<readonly string[]> {
  const { rows } = await warehouse.read<RoleRow & Record<string, unknown>>(question, []);
  const [role] = rows;
  if (role === undefined) throw new PullFailure("The warehouse does not say as whom it is read.");
  const reasons = [
    ...role.powers,
    ...(role.memberships.length === 0 ? [] : [`belongs to ${role.memberships.join(", ")}`]),
    // A superuser may write to everything; naming three tables would mislead.
    ...(role.powers.length > 0 || role.writable.length === 0 ? [] : [`may write to ${role.writable.join(", ")}`]),
  ];
  if (reasons.length > 0)
    throw new PullFailure(
      `The role ${role.name} can do more than read: it ${reasons.join(" and ")}. Nothing was asked. ` +
        "Make a role of its own that may only read what is needed, and use that.",
    );
  return role.creates.map(
    (schema) => `The role ${role.name} may create tables in the schema ${schema}. It need not: revoke create on it.`,
  );
}
