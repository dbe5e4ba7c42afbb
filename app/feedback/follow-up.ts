import { z } from "zod";
import type { ChangeContentInput } from "../../domain/change/schema.ts";
import { PersonRef } from "../../domain/change/schema.ts";
import type { Origin } from "../../domain/change/origin.ts";
import { Problem } from "../../domain/errors.ts";
import { findCards } from "../../store/people/names.ts";
import { findChange } from "../../store/change/read.ts";
import { grownOf } from "../../store/feedback/follow-ups.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { beginChange } from "../change/create.ts";
import type { Written } from "../change/orders.ts";
import { storedInput } from "../change/stored-input.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { listTemplates } from "../template/templates.ts";
import { ideasView } from "./ideas.ts";
import type { Idea } from "./ideas.ts";

export const NewFollowUp = z.strictObject({
  /** Who proposes it; whoever asks, when left out. */
  proposer: PersonRef.nullable().default(null),
});

/**
 * Makes an idea a change: a draft with the people, the audience and the template of the one it was about. An idea becomes one change
 * at most, so whoever asks again, from another tab or after a crash, is answered with the one there is.
 *
 * The draft does not hold the words of the idea. They stay with whoever said them, are shown beside the draft while they may be told, and
 * go when that person is erased; who writes the proposal says it in words of their own.
 * @throws Problem `not_found` where there is no such idea, or it may not be told
 */
export async function growChange(
  app: App,
  caller: Caller,
  { change, answer }: Origin,
  input: unknown,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const { proposer } = parse(NewFollowUp, input ?? {});
  if (!z.uuid().safeParse(answer).success) throw noSuchIdea(change);
  const grown = await grownOf(app.db, { change, answer });
  if (grown !== null) {
    const row = await findChange(app.db, grown);
    return { key: grown, late: row === null, seq: row?.state.seq ?? null };
  }
  const { ideas } = await ideasView(app, caller, change);
  const idea = ideas.find(({ id }) => id === answer);
  if (idea === undefined) throw noSuchIdea(change);
  const content = await contentFrom(app, caller, change, idea);
  const once = { by: "idea", key: `${change} ${answer}`, grewOutOf: { change, answer } };
  return beginChange(app, caller, { ...content, proposer }, once);
}

function noSuchIdea(change: string): Problem {
  return new Problem("not_found", `${change} has no such idea, or it is not told any more. Load the page again.`);
}

/** What a follow-up begins with. What the old change leaves open is left to the template. */
async function contentFrom(app: App, caller: Caller, key: string, { from }: Idea): Promise<ChangeContentInput> {
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const old = await storedInput(app, row.state);
  const { owner, sponsor, team } = row.state.plan;
  const cards = await findCards(
    app.db,
    [owner, sponsor].flatMap((person) => person ?? []),
  );
  const known = (person: string | null) => (person !== null && cards.get(person)?.name != null ? person : null);
  const templates = await listTemplates(app, caller);
  // A retirement leads to no second retirement.
  const isRetirement = old.targets.some(({ aim }) => aim === "at_most");
  const template = isRetirement ? undefined : templates.find(({ id }) => id === old.template)?.id;
  return {
    title: `Follow-up to ${old.title}`.slice(0, 200),
    ...(template === undefined ? {} : { template }),
    team,
    owner: known(owner),
    sponsor: known(sponsor),
    ...(old.population === null ? {} : { population: old.population }),
    countries: [...old.countries],
    ...(old.waves.length === 0 ? {} : { waves: old.waves.map(({ name, groups }) => ({ name, groups: [...groups] })) }),
    brief: { why: reasons[from](key), audience: old.brief.audience },
  };
}

const reasons: Readonly<Record<Idea["from"], (key: string) => string>> = {
  feedback: (key) => `People who work with ${key} were asked what would make it easier. This grew out of an answer.`,
  manager: (key) => `It grew out of what a manager said whose group stands still in ${key}.`,
};
