import { sql } from "kysely";
import { operator } from "../../../app/actor.ts";
import { createPopulation } from "../../../app/people/populations.ts";
import { placeGroup } from "../../../app/people/scim/place-group.ts";
import { openFrontDoor } from "../../api/front-door.ts";
import type { FrontDoor } from "../../api/front-door.ts";

/** A directory that pushes to a fresh installation whose clock it holds. */
export interface Directory {
  readonly door: FrontDoor;
  /** Epoch milliseconds. */
  readonly clock: { now: number };
  readonly push: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Adds a population as a list would. */
  readonly populate: (population: string) => Promise<void>;
  /** Says where people of a group count. */
  readonly place: (group: string, place: { readonly population: string; readonly group: string }) => Promise<void>;
  /** Every row of a population, by joining. */
  readonly rows: (population: string) => Promise<readonly Row[]>;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
  readonly headers: Headers;
}

export interface Row {
  readonly name: string;
  readonly group: string;
  readonly joinedAt: string;
  readonly leftAt: string | null;
}

export async function openDirectory(start = Date.parse("2026-03-02T09:00:00Z")): Promise<Directory> {
  const clock = { now: start };
  const door = await openFrontDoor({}, () => clock.now);
  const key = await door.key("scim:write");
  return {
    door,
    clock,
    push: async (method, path, body) => {
      const headers = { ...key, "Content-Type": "application/scim+json" };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await door.api.request(`/scim/v2${path}`, { method, headers, ...sent });
      const text = await response.text();
      return { status: response.status, json: text === "" ? null : JSON.parse(text), headers: response.headers };
    },
    populate: async (population) => {
      await createPopulation(door.app, operator, { id: population });
    },
    place: async (group, place) => {
      await placeGroup(door.app, operator, group, place);
    },
    rows: async (population) => {
      const { rows } = await sql<{ name: string; group: string; joinedAt: Date; leftAt: Date | null }>`
        select p.name, m."group", m.joined_at as "joinedAt", m.left_at as "leftAt" from membership m
        join person p on p.id = m.person where m.population = ${population} order by m.joined_at, p.name`.execute(
        door.app.db,
      );
      return rows.map((row) => ({
        ...row,
        joinedAt: row.joinedAt.toISOString(),
        leftAt: row.leftAt?.toISOString() ?? null,
      }));
    },
    close: () => door.close(),
  };
}

export const patchOp = (...operations: readonly object[]) => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: operations,
});
