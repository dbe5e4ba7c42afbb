import type { StoredContent } from "../../domain/change/content.ts";
import { tierAdviceOf } from "../../domain/change/tier.ts";
import { planOf } from "../../domain/change/missing.ts";
import type { Plan } from "../../domain/change/plan.ts";
import type { ChangeContent, PersonRef } from "../../domain/change/schema.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { canonicalHash } from "../../lib/hash-chain.ts";
import { randomSecret } from "../../lib/secret.ts";
import { saveRevision } from "../../store/change/write.ts";
import { findCards } from "../../store/people/names.ts";
import type { App } from "../context.ts";
import { resolvePeople } from "../people/resolve.ts";
import { missingOf } from "./separation.ts";

/** Ids in order for the parts of a list that have none, never one that another part already has. */
function identified<T extends { id?: string | undefined }>(
  parts: readonly T[],
  letter: string,
): (T & { id: string })[] {
  const taken = new Set(parts.flatMap((part) => part.id ?? []));
  let next = 1;
  return parts.map((part) => {
    if (part.id !== undefined) return { ...part, id: part.id };
    while (taken.has(`${letter}${next}`)) next += 1;
    const id = `${letter}${next}`;
    taken.add(id);
    return { ...part, id };
  });
}

const named = (path: string, ref: PersonRef | null) => (ref === null ? [] : [{ path, ref }]);

/** Every person named in a content, with the path to them. */
function peopleIn(content: ChangeContent): { path: string; ref: PersonRef }[] {
  return [
    ...named("sponsor", content.sponsor),
    ...named("owner", content.owner),
    ...content.gates.flatMap((gate, index) =>
      gate.stakeholders.flatMap((stakeholder, place) =>
        named(`gates.${index}.stakeholders.${place}.person`, stakeholder.person),
      ),
    ),
    ...content.targets.flatMap((target, index) => named(`targets.${index}.owner`, target.owner)),
    ...named("metric.owner", content.metric?.owner ?? null),
    ...content.integrations.flatMap((integration, index) => named(`integrations.${index}.owner`, integration.owner)),
  ];
}

/**
 * A content as it is stored and signed: parts have ids, people are ids. Unknown addresses become people.
 * @throws Problem `invalid` for a person that cannot be found
 */
export async function storedContent(app: App, { metric, ...content }: ChangeContent): Promise<StoredContent> {
  const people = await resolvePeople(app, peopleIn({ ...content, metric }));
  const at = (path: string) => people.get(path) ?? null;
  return {
    ...content,
    sponsor: at("sponsor"),
    owner: at("owner"),
    gates: identified(content.gates, "G").map(({ stepUp, ...gate }, index) => ({
      ...gate,
      ...(stepUp === true ? { stepUp } : {}),
      stakeholders: gate.stakeholders.map((stakeholder, place) => ({
        ...stakeholder,
        person: at(`gates.${index}.stakeholders.${place}.person`),
      })),
    })),
    targets: identified(content.targets, "T").map((target, index) => ({
      ...target,
      owner: at(`targets.${index}.owner`),
    })),
    ...(metric == null ? {} : { metric: { ...metric, owner: at("metric.owner") } }),
    integrations: content.integrations.map((part, index) => ({ ...part, owner: at(`integrations.${index}.owner`) })),
    waves: identified(content.waves, "W"),
    workItems: identified(content.workItems, "B"),
    trainings: identified(content.trainings, "L").map(({ sessions = [], ...training }) =>
      sessions.length === 0 ? training : { ...training, sessions: identified(sessions, "S") },
    ),
  };
}

/** The tier is the one that the answers come to, unless one is given or a reason stands for the present one. */
export function sized(content: ChangeContent, given: readonly string[]): ChangeContent {
  if (given.includes("tier") || content.tierBecause !== "") return content;
  return { ...content, tier: tierAdviceOf(content)?.tier ?? content.tier };
}

export interface KeptRevision {
  readonly plan: Plan;
  readonly revision: { readonly number: number; readonly hash: string };
}

interface NewRevision {
  readonly key: string;
  readonly number: number;
  readonly content: StoredContent;
  readonly behind: Pick<ChangeState, "proposer" | "author">;
  readonly writtenBy: string | null;
}

/** Keeps a content as a revision and answers what the core needs of it. The hash is salted, so it tells nothing by itself. */
export async function keepRevision(
  app: App,
  { key, number, content, behind, writtenBy }: NewRevision,
): Promise<KeptRevision> {
  const salt = randomSecret();
  const hash = canonicalHash({ salt, content });
  await saveRevision(app.db, { change: key, number, hash, salt, content, createdBy: writtenBy });
  const people = content.gates.flatMap((gate) => gate.stakeholders.flatMap((stakeholder) => stakeholder.person ?? []));
  const cards = await findCards(app.db, people);
  const plan = planOf(content, behind.proposer, (person) => cards.get(person)?.team ?? null);
  const missing = (await missingOf(app, content, behind)).map(({ path }) => path);
  return { plan: { ...plan, missing }, revision: { number, hash } };
}
