import type { InternalCommand } from "../domain/change/command.ts";
import type { Settled } from "../domain/change/book.ts";
import type { Effect } from "../domain/change/effect.ts";
import { mailedLinkMs } from "../app/signoff/mailed-links.ts";
import { tokenHash } from "../app/signoff/token.ts";
import { trainingGroups } from "../domain/change/content.ts";
import { untrainedPeople } from "../store/adoption/training.ts";
import { findChange, findContent } from "../store/change/read.ts";
import { saveLinks } from "../store/signoff/links.ts";
import { againAfter } from "./again.ts";
import type { ActivityDeps } from "./deps.ts";
import { notify } from "./notify.ts";
import { errorOf } from "./troubles.ts";

/** Invitations sent by one batch, and how long it goes on sending: people who decide meanwhile do not wait for a long list. */
const chunk = 100;
const sendingMs = 1_000;

/**
 * Writes to everybody a training is for and who has an address. Comes back until all are written to. An address that cannot be
 * written to just now keeps nobody else waiting.
 */
export async function inviteToTraining(
  deps: ActivityDeps,
  { key, now, effect }: { key: string; now: number; effect: Effect },
): Promise<Settled & { readonly failure?: Error }> {
  const row = await findChange(deps.db, key);
  const content = row && (await findContent(deps.db, key, row.state.revision.number, row.state.revision.hash));
  const settled: Settled = { id: effect.id, againAt: null, found: [] };
  if (!content || row.state.stage === "closed") return settled;
  const found: InternalCommand[] = [];
  const later = (failure: Error) => ({ ...settled, againAt: againAfter(now, effect), found, failure });
  const begun = performance.now();
  let failure: Error | null = null;
  for (const training of content.trainings) {
    const groups = trainingGroups(content, training.groups);
    const audience = { change: key, training: training.id, population: content.population, groups, at: now };
    const people = await untrainedPeople(deps.db, { ...audience, isUninvited: true, limit: chunk });
    for (const person of people) {
      if (performance.now() - begun > sendingMs)
        return failure === null ? { ...settled, againAt: now, found } : later(failure);
      const subject = `${training.id}/${person}`;
      const link = { kind: "training" as const, change: key, subject, generation: 1 };
      const hash = tokenHash(deps.secret, link);
      await saveLinks(deps.db, [{ ...link, person, hash, expiresAt: now + mailedLinkMs.training }]);
      try {
        const end = await notify(deps, { key, now, effect, person, part: subject });
        found.push(...end.found);
        failure = end.failure ?? failure;
      } catch (error) {
        failure = errorOf(error);
      }
    }
    if (failure !== null) return later(failure);
    if (people.length === chunk) return { ...settled, againAt: now, found };
  }
  return { ...settled, found };
}
