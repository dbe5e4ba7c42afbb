import type { StoredContent } from "../../domain/change/content.ts";
import { shownBefore } from "../../store/change/shown-before.ts";
import { findCards } from "../../store/people/names.ts";
import type { App } from "../context.ts";

/** The text a person saw before, and the names of the people in it. */
export interface SeenBefore {
  readonly number: number;
  readonly content: StoredContent;
  /** `null`: the person is erased. */
  readonly nameOf: (person: string) => string | null;
}

/** What somebody was shown before the text that stands; `null` for whoever sees the change for the first time. */
export async function seenBefore(
  app: Pick<App, "db">,
  { key, revision, content }: { key: string; revision: { hash: string }; content: StoredContent },
  person: string,
): Promise<SeenBefore | null> {
  const before = await shownBefore(app.db, { change: key, person, hash: revision.hash });
  if (before === null) return null;
  const people = [before.content, content].flatMap(({ gates, sponsor, owner, targets, metric, integrations }) => [
    sponsor ?? "",
    owner ?? "",
    ...gates.flatMap((gate) => gate.stakeholders.map((stakeholder) => stakeholder.person ?? "")),
    ...targets.map((target) => target.owner ?? ""),
    metric?.owner ?? "",
    ...integrations.map((integration) => integration.owner ?? ""),
  ]);
  const cards = await findCards(app.db, people);
  return { ...before, nameOf: (id) => cards.get(id)?.name ?? null };
}
