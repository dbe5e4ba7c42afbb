import type { ChangeEvent } from "../../domain/change/event.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { everybody } from "../../domain/change/content.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import type { Tx } from "../database.ts";
import { freezeRoster } from "../adoption/roster.ts";
import { noteFollowUp } from "../feedback/follow-ups.ts";
import { listChange } from "../portfolio/listing.ts";
import { projectReviews } from "./reviews.ts";
import { writeTurns } from "./turns.ts";

/** The stored form of a link's token. */
export type LinkHash = (kind: "sign" | "training", change: string, subject: string, generation: number) => Buffer;

export interface Projection {
  readonly before: ChangeState;
  /** The change after the events. */
  readonly state: ChangeState;
  readonly events: readonly ChangeEvent[];
  readonly headHash: string;
  readonly linkHash: LinkHash;
}

/** Brings the read models after the events. They are written here and nowhere else. */
export async function projectChange(tx: Tx, projection: Projection): Promise<void> {
  const { state, events } = projection;
  const content = await contentOf(tx, state);
  await writeChange(tx, projection, content);
  await listChange(tx, { state, content });
  await writeTurns(tx, projection);
  await projectReviews(tx, state, events, content);
  for (const { fact } of events) {
    switch (fact.type) {
      case "change.created":
        if (fact.grewOutOf !== undefined) await noteFollowUp(tx, fact.grewOutOf, state.key);
        break;
      case "gate.opened":
      case "gate.reopened":
        await writeLinks(
          tx,
          projection,
          fact.requests.map((request) => ({ ...request, generation: 1 })),
        );
        break;
      case "request.delegated":
      case "request.reissued": {
        const person = state.requests[fact.request]?.person;
        if (person !== undefined)
          await writeLinks(tx, projection, [{ id: fact.request, person, generation: fact.generation }]);
        break;
      }
      case "wave.launched":
        await freezeRoster(
          tx,
          state.key,
          fact.wave,
          groupsOf(content, fact.wave),
          content.population,
          new Date(fact.launchedAt),
        );
        break;
      default:
    }
  }
}

/** The groups of a wave; `null` stands for everybody. */
function groupsOf(content: StoredContent, wave: string): readonly string[] | null {
  const own = content.waves.find((each) => each.id === wave)?.groups;
  return own ?? (wave === everybody ? null : []);
}

async function contentOf(tx: Tx, state: ChangeState): Promise<StoredContent> {
  const row = await tx
    .selectFrom("revision")
    .select("content")
    .where("change", "=", state.key)
    .where("number", "=", state.revision.number)
    .where("hash", "=", state.revision.hash)
    .executeTakeFirstOrThrow();
  return row.content;
}

async function writeChange(tx: Tx, { state, events, headHash }: Projection, content: StoredContent): Promise<void> {
  const at = new Date(events.at(-1)?.at ?? 0);
  const columns = {
    state: JSON.stringify(state),
    stage: state.stage,
    outcome: state.outcome,
    title: content.title,
    tier: state.plan.tier,
    team: state.plan.team,
    owner: state.plan.owner,
    sponsor: state.plan.sponsor,
    seq: state.seq,
    head_hash: headHash,
    last_at: at,
  };
  const number = Number(state.key.slice("CHG-".length));
  await tx
    .insertInto("change")
    .values({ key: state.key, number, proposer: state.proposer, created_at: at, ...columns })
    .onConflict((conflict) => conflict.column("key").doUpdateSet(columns))
    .execute();
}

interface LinkedRequest {
  readonly id: string;
  readonly person: string;
  readonly generation: number;
}

async function writeLinks(tx: Tx, { state, linkHash }: Projection, requests: readonly LinkedRequest[]): Promise<void> {
  if (requests.length === 0) return;
  const rows = requests.map(({ id, person, generation }) => ({
    token_hash: linkHash("sign", state.key, id, generation),
    kind: "sign" as const,
    change: state.key,
    subject: id,
    generation,
    person,
  }));
  await tx
    .insertInto("link")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
