import { PullFailure } from "../../../domain/usage/pull/page.ts";
import { advance, findPull, noteRun, noteTrouble, Overtaken } from "../../../store/usage/pulls.ts";
import type { Pull } from "../../../store/usage/pulls.ts";
import type { Outbound } from "../../../lib/outbound.ts";
import type { App } from "../../context.ts";
import type { IdentityNames } from "../identity-names.ts";
import { storeDelivery } from "../store-delivery.ts";
import type { Received } from "../store-delivery.ts";
import { openDrawing } from "./draw.ts";
import { readRow } from "./rows.ts";
import { openSecret } from "./secrets.ts";

/** How many rows are asked for at once. */
export const pageRowsMax = 1_000;
/** The first time again after this long, then twice as long. */
const againMs = 30_000;

export interface PullDeps extends Pick<App, "db" | "secret" | "now"> {
  readonly outbound: Outbound;
  readonly names: IdentityNames;
  /** People are told from this many failures in a row on. */
  readonly tellAfter: number;
}

export interface PullBounds {
  /** No page is begun later than this. */
  readonly budgetMs: number;
  /** Told after each page, of how many rows were read so far. May throw to stop. */
  readonly onPage: (rows: number) => void;
}

/**
 * How a round ended: everything there was is stored; more waits; it failed, and may be tried again after a while (`null`: not
 * before the next run); it is too soon; or there is nothing to pull any more.
 */
export type PullEnd =
  | { readonly end: "done" | "more" | "gone" | "early" }
  | { readonly end: "failed"; readonly againMs: number | null; readonly told: ToldFailure | null };

export interface ToldFailure {
  readonly reason: string;
  readonly failures: number;
  readonly since: number;
}

/**
 * Pulls page after page of a source. Each page moves the position in the transaction that stores its rows, so that whatever
 * ends this in the middle, nothing is lost and nothing counts twice. Throws only what is wrong on our side.
 */
export async function runPull(deps: PullDeps, id: string, bounds: PullBounds): Promise<PullEnd> {
  const pull = await findPull(deps.db, id);
  if (pull === null || pull.ending) return { end: "gone" };
  if (pull.notBefore !== null && deps.now() < pull.notBefore) return { end: "early" };
  await noteRun(deps.db, pull.source, deps.now());
  try {
    return await pullPages(deps, pull, bounds);
  } catch (error) {
    // Whoever overtook us goes on from where we are; the next round sees how far.
    if (error instanceof Overtaken) return { end: "more" };
    if (error instanceof PullFailure) return account(deps, pull, error);
    throw error;
  }
}

async function pullPages(deps: PullDeps, pull: Pull, { budgetMs, onPage }: PullBounds): Promise<PullEnd> {
  const { db, names, secret, now } = deps;
  const begun = performance.now();
  const { plan, source, createdAt } = pull;
  const drawing = await openDrawing({ ...deps, plan, createdAt, secret: openSecret(secret, pull.sealed) });
  let { position, page } = pull;
  let rows = 0;
  try {
    for (;;) {
      const { rows: drawn, next, isLast } = await drawing.page(position, pageRowsMax);
      const receivedAt = now();
      const received = drawn.map((row): Received => {
        const message = readRow(row, { plan, secret, receivedAt });
        // What happened before anybody asked is history, and did not come late.
        return { receivedAt, message, isHistory: "rejected" in message || message.at < createdAt };
      });
      const move = { source, page, next, isLast, at: receivedAt };
      await storeDelivery(db, names, source, received, (tx) => advance(tx, move));
      if (isLast) return { end: "done" };
      rows += drawn.length;
      onPage(rows);
      if (performance.now() - begun > budgetMs) return { end: "more" };
      position = next;
      page = String(BigInt(page) + 1n);
    }
  } finally {
    await drawing.close();
  }
}

/** Keeps account of a failure. What may pass by itself is tried again soon, and not before the other side wants to be asked. */
async function account(deps: PullDeps, pull: Pull, failure: PullFailure): Promise<PullEnd> {
  const at = deps.now();
  const { source, failures } = pull;
  const notBefore = failure.afterMs === null ? null : at + failure.afterMs;
  const reason = failure.message;
  const told = await noteTrouble(deps.db, { source, reason, at, notBefore, tellAfter: deps.tellAfter });
  const soonMs = againMs * 2 ** Math.min(failures, 5);
  return {
    end: "failed",
    againMs: failure.passing ? Math.max(soonMs, failure.afterMs ?? 0) : null,
    told: told === null ? null : { reason, ...told },
  };
}
