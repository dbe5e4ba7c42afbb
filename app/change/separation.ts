import { missingParts } from "../../domain/change/missing.ts";
import type { Missing } from "../../domain/change/missing.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import type { PersonId } from "../../domain/change/plan.ts";
import { proposes } from "../../domain/change/state.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { mailboxOf } from "../../lib/mailbox.ts";
import { findCards } from "../../store/people/names.ts";
import type { App } from "../context.ts";

/** Whoever proposes a change decides nothing about it, under whichever address. The core knows people by id; here it is their mailbox. */

type Behind = Pick<ChangeState, "proposer" | "author">;

/** Those of some people who are behind a proposal: by id, or because their mail ends up with whoever is. */
export async function whoProposes(
  app: Pick<App, "db">,
  behind: Behind,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const cards = await findCards(app.db, [behind.proposer, behind.author ?? "", ...people]);
  const mailbox = (person: PersonId | undefined) => {
    const email = person === undefined ? null : (cards.get(person)?.email ?? null);
    return email === null ? undefined : mailboxOf(email);
  };
  const own = new Set([mailbox(behind.proposer), mailbox(behind.author)]);
  own.delete(undefined);
  return new Set(people.filter((person) => proposes(behind, person) || own.has(mailbox(person))));
}

/** Everything that keeps a proposal from being submitted, people who would decide about their own proposal among it. */
export async function missingOf(
  app: Pick<App, "db">,
  content: StoredContent,
  behind: Behind,
): Promise<readonly Missing[]> {
  const missing = missingParts(content, behind.proposer);
  const seats = content.gates.flatMap((gate, index) =>
    gate.stakeholders.flatMap(({ person }, place) =>
      person === null ? [] : [{ person, path: `gates.${index}.stakeholders.${place}.person` }],
    ),
  );
  const own = await whoProposes(
    app,
    behind,
    seats.map(({ person }) => person),
  );
  const message =
    "This is whoever proposes the change, or writes it for them, under another address. They cannot approve it. Name somebody else.";
  const known = new Set(missing.map(({ path }) => path));
  const more = seats.filter(({ person, path }) => own.has(person) && !known.has(path));
  return [...missing, ...more.map(({ path }) => ({ path, message })), ...(await withoutAddress(app, content))];
}

/** A code is mailed to the address of whoever decides, so a gate that asks for one can ask only people who have an address. */
async function withoutAddress(app: Pick<App, "db">, content: StoredContent): Promise<readonly Missing[]> {
  const seats = content.gates.flatMap((gate, index) =>
    gate.stepUp !== true
      ? []
      : gate.stakeholders.flatMap(({ person }, place) =>
          person === null ? [] : [{ person, gate: gate.name, path: `gates.${index}.stakeholders.${place}.person` }],
        ),
  );
  const cards = await findCards(
    app.db,
    seats.map(({ person }) => person),
  );
  return seats.flatMap(({ person, gate, path }) => {
    const card = cards.get(person);
    if (card === undefined || card.email !== null) return [];
    const who = card.name ?? "This person";
    const message = `${who} has no e-mail address, and the gate “${gate}” asks for a code that is mailed there. Add their address, name somebody else, or take the code away.`;
    return [{ path, message }];
  });
}
