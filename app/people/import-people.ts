import type { z } from "zod";
import { insertTeam } from "../../store/people/teams.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { setChannel } from "./channel.ts";
import { PeopleList } from "./input.ts";
import { resolvePeople } from "./resolve.ts";
import { upsertPeople } from "./upsert.ts";

/** What became of a list of people. */
export interface PeopleWritten {
  readonly people: number;
  readonly added: number;
}

/**
 * Adds people, or brings what is known of them up to date; they are told by address or user id. Teams that are not there
 * are added by their id. The same list twice changes nothing.
 * @throws Problem `invalid` naming entries whose person cannot be told
 */
export async function importPeople(
  app: Pick<App, "db" | "secret" | "chat">,
  caller: Caller,
  input: z.input<typeof PeopleList>,
): Promise<PeopleWritten> {
  requireScope(caller, "people:write");
  const { people } = parse(PeopleList, input);
  const managers = await resolvePeople(
    app,
    people.flatMap(({ manager }, index) =>
      manager === undefined || manager === null ? [] : [{ path: `people.${index}.manager`, ref: manager }],
    ),
  );
  return app.db.transaction().execute(async (tx) => {
    const teams = new Set(people.flatMap(({ team }) => team ?? []));
    for (const id of [...teams].toSorted())
      await insertTeam(tx, { id, name: id, calendar: null, intake: { answerIn: null, atOnce: null, buildIn: null } });
    const entries = people.map(({ userIds, manager: _manager, channel: _channel, ...fields }, index) => {
      const path = `people.${index}`;
      const manager = managers.get(`${path}.manager`);
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      return { path, id: null, userIds: userIds ?? [], fields: manager === undefined ? given : { ...given, manager } };
    });
    const { ids, added } = await upsertPeople(tx, app.secret, caller, entries);
    for (const [index, { channel }] of people.entries()) {
      const id = ids[index];
      if (channel !== undefined && id !== undefined) await setChannel(tx, app, id, channel, `people.${index}.channel`);
    }
    return { people: people.length, added };
  });
}
