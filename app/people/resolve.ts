import { z } from "zod";
import type { PersonRef } from "../../domain/change/schema.ts";
import { Problem } from "../../domain/errors.ts";
import { findOrAddByEmail, knownPeople } from "../../store/people/find-or-add.ts";
import type { Addressee } from "../../store/people/find-or-add.ts";
import type { App } from "../context.ts";

/** A person named somewhere in an input. */
export interface NamedPerson {
  readonly path: string;
  readonly ref: PersonRef;
}

type Reading = { readonly id: string } | { readonly address: Addressee } | { readonly wrong: string };

function read(ref: PersonRef): Reading {
  if (typeof ref !== "string") return { address: { email: ref.email, name: ref.name ?? null } };
  if (z.uuid().safeParse(ref).success) return { id: ref.toLowerCase() };
  // "Ada Lovelace <ada@example.com>", as people paste it from their mail.
  const named = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(ref);
  const email = (named?.[2] ?? ref).trim();
  if (!z.email().safeParse(email).success)
    return { wrong: "Name a person by e-mail address, or by the id of somebody known." };
  return { address: { email, name: named?.[1] === undefined || named[1] === "" ? null : named[1].slice(0, 200) } };
}

/** The id of everybody named, by path. Unknown addresses become people. @throws Problem `invalid` naming each path */
export async function resolvePeople(
  app: Pick<App, "db">,
  named: readonly NamedPerson[],
): Promise<ReadonlyMap<string, string>> {
  const readings = named.map(({ path, ref }) => ({ path, reading: read(ref) }));
  const known = await knownPeople(
    app.db,
    readings.flatMap(({ reading }) => ("id" in reading ? [reading.id] : [])),
  );
  const errors = readings.flatMap(({ path, reading }) => {
    if ("wrong" in reading) return [{ path, message: reading.wrong }];
    return "id" in reading && !known.has(reading.id) ? [{ path, message: "There is nobody with this id." }] : [];
  });
  if (errors.length > 0) throw new Problem("invalid", "Some of the people named cannot be found.", { errors });
  const added = await findOrAddByEmail(
    app.db,
    readings.flatMap(({ reading }) => ("address" in reading ? [reading.address] : [])),
  );
  return new Map(
    readings.map(({ path, reading }) => {
      if ("id" in reading) return [path, reading.id];
      return [path, "address" in reading ? (added.get(reading.address.email.toLowerCase()) ?? "") : ""];
    }),
  );
}
