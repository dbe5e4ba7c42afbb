import { sql } from "kysely";
import { resolveIdentities } from "../../domain/usage/identity.ts";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Tx } from "../database.ts";

/** A claim between two identities, by id. */
export interface IdentityLink {
  readonly kind: "same" | "device";
  readonly one: string;
  readonly other: string;
}

/** An identity that a person's record names. */
export interface Anchor {
  readonly identity: string;
  readonly person: string;
}

const lockKey = 7_316_403;

/**
 * Adds what is newly known about who is who and says anew, in the same transaction, whose every identity is that it
 * touches. Links are never taken back; an anchor moves when another record takes the name over.
 */
export async function learn(tx: Tx, links: readonly IdentityLink[], anchors: readonly Anchor[]): Promise<void> {
  const fresh = await unknownLinks(tx, links);
  if (fresh.length === 0 && anchors.length === 0) return;
  // One at a time: two halves of a chain that arrive together must not both overlook the other.
  await lockIdentities(tx);
  const moved = await setAnchors(tx, anchors);
  await insertLinks(tx, fresh);
  const seeds = [...fresh.flatMap(({ one, other }) => [one, other]), ...moved];
  if (seeds.length === 0) return;
  const reached = await reach(tx, seeds, moved);
  await resolve(tx, reached);
}

/** Takes back that identities are these people's, and says anew whose they are, and whose those are that were theirs through them. */
export async function unlearn(tx: Tx, anchors: readonly Anchor[]): Promise<void> {
  if (anchors.length === 0) return;
  await lockIdentities(tx);
  const rows = await sql<{ identity: string }>`
    delete from usage_anchor using unnest(${numberArray(anchors.map(({ identity }) => identity))}::bigint[],
      ${textArray(anchors.map(({ person }) => person))}::uuid[]) as gone (identity, person)
    where usage_anchor.identity = gone.identity and usage_anchor.person = gone.person
    returning usage_anchor.identity::text`.execute(tx);
  const freed = rows.rows.map(({ identity }) => identity);
  if (freed.length > 0) await resolve(tx, await reach(tx, freed, freed));
}

/** Until the transaction ends nobody else says whose an identity is. */
export async function lockIdentities(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(tx);
}

/** Most deliveries repeat what is known; they need no lock. */
async function unknownLinks(tx: Tx, links: readonly IdentityLink[]): Promise<readonly IdentityLink[]> {
  if (links.length === 0) return links;
  const rows = await sql<IdentityLink>`
    select distinct kind, one::text, other::text from ${unnested(links)}
    where not exists (select from usage_link l where l.one = w.one and l.other = w.other and l.kind = w.kind)`.execute(
    tx,
  );
  return rows.rows;
}

async function insertLinks(tx: Tx, links: readonly IdentityLink[]): Promise<void> {
  if (links.length === 0) return;
  await sql`insert into usage_link (kind, one, other) select kind, one, other from ${unnested(links)}
    on conflict do nothing`.execute(tx);
}

function unnested(links: readonly IdentityLink[]) {
  const kinds = textArray(links.map((link) => link.kind));
  const ones = numberArray(links.map((link) => link.one));
  const others = numberArray(links.map((link) => link.other));
  return sql`unnest(${kinds}::text[], ${ones}::bigint[], ${others}::bigint[]) as w (kind, one, other)`;
}

/** Sets anchors and returns the identities whose person that changed. */
async function setAnchors(tx: Tx, anchors: readonly Anchor[]): Promise<readonly string[]> {
  if (anchors.length === 0) return [];
  const last = new Map(anchors.map(({ identity, person }) => [identity, person]));
  const rows = await sql<{ identity: string }>`
    insert into usage_anchor (identity, person)
    select * from unnest(${numberArray([...last.keys()])}::bigint[], ${textArray([...last.values()])}::uuid[])
    on conflict (identity) do update set person = excluded.person
      where usage_anchor.person is distinct from excluded.person
    returning identity`.execute(tx);
  return rows.rows.map((row) => row.identity);
}

/**
 * Everybody whose answer can depend on the seeds. A walk goes on through identities that no record names; an anchored one
 * answers for itself and ends it, except where it was only just anchored.
 */
async function reach(tx: Tx, seeds: readonly string[], moved: readonly string[]): Promise<readonly string[]> {
  const rows = await sql<{ id: string }>`
    with recursive reach (id) as (
      select seed from unnest(${numberArray(seeds)}::bigint[]) as seed
      union
      select near.id from reach
      cross join lateral (
        select other as id from usage_link where one = reach.id
        union all
        select one from usage_link where other = reach.id
      ) near
      where reach.id = any(${numberArray(moved)}::bigint[])
        or not exists (select from usage_anchor where identity = reach.id)
    )
    select id from reach`.execute(tx);
  return rows.rows.map((row) => row.id);
}

async function resolve(tx: Tx, identities: readonly string[]): Promise<void> {
  const all = numberArray(identities);
  const links = await sql<IdentityLink>`select kind, one::text, other::text from usage_link
    where one = any(${all}::bigint[]) and other = any(${all}::bigint[])`.execute(tx);
  const anchors = await sql<Anchor>`select identity::text, person::text from usage_anchor
    where identity = any(${all}::bigint[])`.execute(tx);
  const pairs = (kind: IdentityLink["kind"]) =>
    links.rows.filter((link) => link.kind === kind).map(({ one, other }) => [one, other] as const);
  const owners = resolveIdentities({
    anchors: new Map(anchors.rows.map(({ identity, person }) => [identity, person])),
    same: pairs("same"),
    device: pairs("device"),
  });
  const people = identities.map((identity) => owners.get(identity) ?? null);
  await sql`update usage_identity i set person = w.person
    from unnest(${all}::bigint[], ${textArray(people)}::uuid[]) as w (id, person)
    where i.id = w.id and i.person is distinct from w.person`.execute(tx);
}
