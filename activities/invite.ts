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

interface Inviting {
  readonly key: string;
  readonly now: number;
  readonly effect: Effect;
}

/** A list of people to write to, each about the same and with a link of their own. */
export interface Invited {
  readonly kind: "training" | "feedback";
  /** The training or the round. */
  readonly id: string;
  /** So many of those who are still to be written to. */
  readonly next: (limit: number) => Promise<readonly string[]>;
}

/** Writes to everybody a training is for and who has an address. */
export async function inviteToTraining(deps: ActivityDeps, inviting: Inviting) {
  const { key, now, effect } = inviting;
  const row = await findChange(deps.db, key);
  const content = row && (await findContent(deps.db, key, row.state.revision.number, row.state.revision.hash));
  if (!content || row.state.stage === "closed") return { id: effect.id, againAt: null, found: [] };
  return inviteAll(
    deps,
    inviting,
    content.trainings.map((training): Invited => {
      const groups = trainingGroups(content, training.groups);
      const audience = { change: key, training: training.id, population: content.population, groups, at: now };
      const next = (limit: number) => untrainedPeople(deps.db, { ...audience, isUninvited: true, limit });
      return { kind: "training", id: training.id, next };
    }),
  );
}

/**
 * Writes to everybody on some lists. Comes back until all are written to. An address that cannot be written to just now keeps
 * nobody else waiting.
 */
export async function inviteAll(
  deps: ActivityDeps,
  { key, now, effect }: Inviting,
  lists: readonly Invited[],
): Promise<Settled & { readonly failure?: Error }> {
  const found: InternalCommand[] = [];
  const settled: Settled = { id: effect.id, againAt: null, found };
  const later = (failure: Error) => ({ ...settled, againAt: againAfter(now, effect), failure });
  const begun = performance.now();
  let failure: Error | null = null;
  for (const { kind, id, next } of lists) {
    const people = await next(chunk);
    for (const person of people) {
      if (performance.now() - begun > sendingMs)
        return failure === null ? { ...settled, againAt: now } : later(failure);
      const subject = `${id}/${person}`;
      const link = { kind, change: key, subject, generation: 1 };
      const hash = tokenHash(deps.secret, link);
      await saveLinks(deps.db, [{ ...link, person, hash, expiresAt: now + mailedLinkMs[kind] }]);
      try {
        const end = await notify(deps, { key, now, effect, person, part: subject });
        found.push(...end.found);
        failure = end.failure ?? failure;
      } catch (error) {
        failure = errorOf(error);
      }
    }
    if (failure !== null) return later(failure);
    if (people.length === chunk) return { ...settled, againAt: now };
  }
  return settled;
}
