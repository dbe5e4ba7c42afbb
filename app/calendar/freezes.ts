import { z } from "zod";
import { Problem, invalidField } from "../../domain/errors.ts";
import { findFreeze, findFreezes, insertFreeze, liftFreeze } from "../../store/calendar/freezes.ts";
import type { NewFreeze, StoredFreeze } from "../../store/calendar/freezes.ts";
import { allTeams } from "../../store/people/teams.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { orderId } from "../change/orders.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { heldBy } from "./freeze-view.ts";
import type { FreezeView, HeldLaunch } from "./freeze-view.ts";
import { moveLaunches } from "./move-launches.ts";
import type { NotMoved } from "./move-launches.ts";

const instant = z.iso.datetime({ offset: true, error: "An instant looks like 2026-12-18T17:00:00Z." });

export const FreezeInput = z.strictObject({
  name: z.string().trim().min(1, "Give it a name people know, such as Year-end closing.").max(120),
  reason: z.string().trim().min(1, "Say why nothing launches meanwhile; people ask.").max(2_000),
  from: instant,
  until: instant,
  /** Whose changes wait. Empty: everybody's. */
  teams: z.array(z.string().trim().min(1)).max(200).default([]),
});
export type FreezeInput = z.input<typeof FreezeInput>;

/** Freezes that are not over, or all of them. */
export async function listFreezes(app: App, caller: Caller, { past = false } = {}): Promise<readonly FreezeView[]> {
  requireScope(caller, "changes:read");
  const freezes = await findFreezes(app.db, { from: past ? null : app.now(), lifted: past });
  return Promise.all(freezes.map((freeze) => viewOf(app, freeze)));
}

/** One freeze. @throws Problem `not_found` */
export async function readFreeze(app: App, caller: Caller, id: string): Promise<FreezeView> {
  requireScope(caller, "changes:read");
  return viewOf(app, found(await findFreeze(app.db, id)));
}

/** Which launches a freeze would hold, and to when they would move. Nothing is kept. @throws Problem `invalid` */
export async function previewFreeze(app: App, caller: Caller, input: unknown): Promise<readonly HeldLaunch[]> {
  requireScope(caller, "changes:read");
  return heldBy(app, await parsed(app, input));
}

/** A freeze as it was made. `notMoved`: launches that are still planned inside it, with the reason. */
export interface MadeFreeze extends FreezeView {
  readonly moved: readonly HeldLaunch[];
  readonly notMoved: readonly NotMoved[];
}

/**
 * Keeps a freeze and moves the launches that are planned inside it to its end. Sent again with the same key it is the same freeze,
 * and what was not moved is tried again. @throws Problem `invalid`
 */
export async function createFreeze(
  app: App,
  caller: Caller,
  input: unknown,
  idempotencyKey: string | null,
): Promise<MadeFreeze> {
  requireScope(caller, "changes:write");
  const freeze = await parsed(app, input);
  const once = idempotencyKey === null ? null : orderId(caller, `freeze ${idempotencyKey}`);
  return hold(app, caller, await insertFreeze(app.db, freeze, once));
}

/** Moves what is still planned inside a freeze to its end. @throws Problem `not_found` */
export async function holdLaunches(app: App, caller: Caller, id: string): Promise<MadeFreeze> {
  requireScope(caller, "changes:write");
  return hold(app, caller, found(await findFreeze(app.db, id)));
}

/** Ends a freeze before its time. Launches that it moved stay where they are. @throws Problem `not_found` */
export async function endFreeze(app: App, caller: Caller, id: string): Promise<void> {
  requireScope(caller, "changes:write");
  if (!(await liftFreeze(app.db, id, app.now()))) found(null);
}

async function hold(app: App, caller: Caller, freeze: StoredFreeze): Promise<MadeFreeze> {
  const { moved, notMoved } = await moveLaunches(app, caller, freeze);
  return { ...(await viewOf(app, freeze)), moved, notMoved };
}

async function viewOf(app: App, freeze: StoredFreeze): Promise<FreezeView> {
  return { ...freeze, launches: freeze.liftedAt === null ? await heldBy(app, freeze) : [] };
}

async function parsed(app: App, input: unknown): Promise<NewFreeze> {
  const { name, reason, teams, ...span } = parse(FreezeInput, input);
  const from = Date.parse(span.from);
  const until = Date.parse(span.until);
  if (until <= from) throw invalidField("until", "It ends before it begins. Choose a later end.");
  if (until <= app.now())
    throw invalidField("until", "It is over already and would hold nothing. Choose an end to come.");
  const known = new Set((await allTeams(app.db)).map((team) => team.id));
  const stranger = teams.findIndex((team) => !known.has(team));
  if (stranger >= 0)
    throw invalidField(`teams.${stranger}`, `There is no team ${teams[stranger]}. Add it first, or leave it out.`);
  return { name, reason, from, until, teams: [...new Set(teams)] };
}

function found(freeze: StoredFreeze | null): StoredFreeze {
  if (freeze === null) throw new Problem("not_found", "There is no such freeze, or it was lifted already.");
  return freeze;
}
