import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { findChoice, saveChoice } from "../../store/digest/choices.ts";
import { digestReaders } from "../../store/digest/readers.ts";
import { knownPeople } from "../../store/people/people.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { isPersonId } from "../people/resolve.ts";
import { digestLinkHash } from "./link.ts";

/**
 * What somebody gets. `by_part`: what their part gives, all changes for whoever may read them, else those they own or sponsor;
 * `everything`: all changes, as one who leads; `nothing`.
 */
export const digestKinds = ["by_part", "everything", "nothing"] as const;
export type DigestKind = (typeof digestKinds)[number];

export const DigestInput = z.strictObject({
  gets: z.enum(digestKinds, "Say by_part, everything or nothing."),
});

export interface DigestStanding {
  readonly gets: DigestKind;
  /** Since when nothing is sent, epoch milliseconds; `null` unless it was stopped. */
  readonly stoppedAt: number | null;
  /** Whether one is sent when there is something to tell: it takes an address, and a part in changes or the right to read all. */
  readonly isSent: boolean;
  /** Of all changes; otherwise of those they own or sponsor. */
  readonly seesAll: boolean;
}

/** @throws Problem `not_found`, `forbidden` */
export async function digestStanding(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  person: string,
): Promise<DigestStanding> {
  if (caller.person !== person) requireScope(caller, "people:read");
  await mustBeKnown(app, person);
  const now = app.now();
  const [choice, [reader]] = await Promise.all([
    findChoice(app.db, person),
    digestReaders(app.db, { at: now, endedSince: now, person }),
  ]);
  const { stoppedAt = null, everything = false } = choice ?? {};
  const gets = stoppedAt !== null ? "nothing" : everything ? "everything" : "by_part";
  return { gets, stoppedAt, isSent: reader !== undefined, seesAll: reader?.seesAll ?? false };
}

/**
 * Says what somebody gets: oneself, or whoever looks after people. Nobody gives more to read than they may read themselves.
 * @throws Problem `invalid`, `not_found`, `forbidden`
 */
export async function chooseDigest(
  app: Pick<App, "db" | "now" | "secret">,
  caller: Caller,
  person: string,
  input: unknown,
): Promise<DigestStanding> {
  if (caller.person !== person) requireScope(caller, "people:write");
  const { gets } = parse(DigestInput, input);
  if (gets === "everything") requireScope(caller, "changes:read");
  await mustBeKnown(app, person);
  await saveChoice(app.db, {
    person,
    hash: digestLinkHash(app.secret, person),
    everything: gets === "everything",
    stoppedAt: gets === "nothing" ? app.now() : null,
  });
  return digestStanding(app, caller, person);
}

async function mustBeKnown({ db }: Pick<App, "db">, person: string): Promise<void> {
  if (!isPersonId(person) || !(await knownPeople(db, [person])).has(person))
    throw new Problem("not_found", "There is no such person.");
}
