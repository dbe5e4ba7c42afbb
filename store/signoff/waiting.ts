import { sql } from "kysely";
import type { Db } from "../database.ts";

export interface WaitingRequest {
  readonly change: string;
  readonly request: string;
  readonly generation: number;
}

/** More than anybody reads on one page. */
const listedMax = 200;

/** Sign-off requests that a person can decide now, over all changes: asked, with a link that works, at a gate that is open. */
export async function findWaitingRequests(db: Db, person: string): Promise<readonly WaitingRequest[]> {
  const { rows } = await sql<WaitingRequest>`
    select change.key as change, request.key as request, (request.value->>'generation')::int as generation
    from change, jsonb_each(change.state->'requests') request
    where change.key in (select link.change from link where link.kind = 'sign' and link.person = ${person})
      and change.outcome is null and change.state->>'heldSince' is null
      and request.value->>'person' = ${person} and request.value->>'standing' = 'open'
      and request.value->>'link' = 'live'
      and change.state->'gates'->(request.value->>'gate')->>'standing' = 'open'
    order by change.number, request.key limit ${listedMax}`.execute(db);
  return rows;
}

export interface WaitingTraining {
  readonly change: string;
  /** Training and person, as the link has it. */
  readonly subject: string;
  readonly generation: number;
}

/** Trainings that a person was invited to and has not completed, of changes that go on. */
export async function findWaitingTrainings(db: Db, person: string): Promise<readonly WaitingTraining[]> {
  return (
    db
      .selectFrom("link")
      .innerJoin("change", "change.key", "link.change")
      .select(["link.change", "link.subject", "link.generation"])
      .where("link.kind", "=", "training")
      .where("link.person", "=", person)
      .where("change.outcome", "is", null)
      // An older link is void once a fresh one was mailed.
      .where(
        sql<boolean>`not exists (select 1 from link newer where newer.change = link.change and newer.kind = link.kind
        and newer.subject = link.subject and newer.generation > link.generation)`,
      )
      .where((each) =>
        each.not(
          each.exists(
            each
              .selectFrom("training_completion as completion")
              .select("completion.training")
              .whereRef("completion.change", "=", "link.change")
              .whereRef("completion.person", "=", "link.person")
              .where(sql<boolean>`completion.training = split_part(link.subject, '/', 1)`),
          ),
        ),
      )
      .orderBy("change.number")
      .limit(listedMax)
      .execute()
  );
}
