import { z } from "zod";
import type { AuditDraw } from "../../../domain/change/audit.ts";
import { isWithReviewer, openAudit } from "../../../domain/change/audits.ts";
import type { SampledAudit } from "../../../domain/change/schema.ts";
import { PersonRef } from "../../../domain/change/schema.ts";
import { firstLaunch } from "../../../domain/adoption/person.ts";
import { smallestGroup } from "../../../domain/adoption/privacy.ts";
import { TargetRule } from "../../../domain/adoption/schema.ts";
import { ruleOf } from "../../../domain/change/missing.ts";
import { Problem, invalidField } from "../../../domain/errors.ts";
import { draw } from "../../../lib/draw.ts";
import { canonicalHash } from "../../../lib/hash-chain.ts";
import { randomSecret } from "../../../lib/secret.ts";
import { saveAudit } from "../../../store/adoption/audits.ts";
import { findChange, findContent } from "../../../store/change/read.ts";
import { noteLook } from "../../../store/people/looks.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { order, orderId } from "../../change/orders.ts";
import type { Written } from "../../change/orders.ts";
import { presentOf } from "../../change/present.ts";
import { parse } from "../../parse.ts";
import { resolvePeople } from "../../people/resolve.ts";
import { scheduleOf } from "../appraise.ts";
import { evidenceFor, launchesOf } from "../target.ts";
import type { TargetQuestion } from "../target.ts";
import { candidatesOf } from "./candidates.ts";
import type { Candidate, Span } from "./candidates.ts";

const instant = z.iso
  .datetime({ offset: true, error: "An instant looks like 2026-03-03T09:00:00Z." })
  .nullable()
  .default(null);

export const NewAudit = z.strictObject({
  /** Who looks at it: somebody who can tell good work. */
  reviewer: PersonRef,
  /** The stretch of time that is drawn from; left out, the periods that the habit looks at, up to the last complete one. */
  from: instant,
  until: instant,
  /** What the lot depends on; left out, it is made by chance. */
  seed: z.string().trim().min(1, "Leave the seed out, or write one.").max(100).optional(),
});
export type NewAudit = z.input<typeof NewAudit>;

/**
 * Draws by lot what a reviewer is to look at, keeps it, and has their own link mailed to them. How it was drawn is on the record.
 * @throws Problem `incomplete` where the target declares no audit, no period is complete, or nothing can be drawn
 */
export async function drawAudit(
  app: App,
  caller: Caller,
  { key, target: id }: { readonly key: string; readonly target: string },
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written & { readonly audit: string }> {
  requireScope(caller, "changes:write");
  requireScope(caller, "people:read");
  const { reviewer: ref, seed = randomSecret(), ...wanted } = parse(NewAudit, input);
  const row = await findChange(app.db, key);
  const content = row && (await findContent(app.db, key, row.state.revision.number, row.state.revision.hash));
  if (row === null || content === null) throw new Problem("not_found", `There is no change ${key}.`);
  const target = content.targets.find((each) => each.id === id);
  if (target === undefined) throw new Problem("not_found", `${key} has no target ${id}.`);
  if (target.audit == null)
    throw new Problem("incomplete", "No audit was signed with this target: what good work is was not agreed on.");
  const audit = `A-${orderId(caller, idempotencyKey === null ? null : `${key} ${id} ${idempotencyKey}`).slice(0, 12)}`;
  // Before anything is drawn and kept: whom it would have been drawn of is nobody's to know.
  if (isWithReviewer(row.state, id) && row.state.audits?.[audit] === undefined)
    throw new Problem("conflict", openAudit);
  const question = { state: row.state, content, target };
  const stretch = await stretchOf(app, question, { ...wanted, present: presentOf(app, row) });
  const reviewer = (await resolvePeople(app, [{ path: "reviewer", ref }])).get("reviewer") ?? "";
  const span: Span = { draws: target.audit.draws, reviewer, ...stretch };
  const candidates = await candidatesOf(app.db, question, span);
  if (candidates.length === 0) throw new Problem("incomplete", nothingToDraw[span.draws]);
  // What is found is on the record for everybody to read.
  if (new Set(candidates.map(({ person }) => person)).size < smallestGroup)
    throw new Problem(
      "incomplete",
      `This would be the work of fewer than ${smallestGroup} people, and point at them. Choose a longer period.`,
    );
  const lot: Lot = { key, audit, target: id, seed, span, declared: target.audit, candidates };
  const drawn = await keepDraw(app, lot);
  const command = { type: "draw-audit", audit, target: id, reviewer, draw: drawn } as const;
  const written = await order(app, caller, key, command, idempotencyKey);
  return { ...written, audit };
}

const nothingToDraw = {
  actions: "Nobody did it in this period. Choose another one, or wait for the next.",
  people: "Nobody has the habit at the end of this period. Choose another one, or wait for the next.",
} as const;

interface Lot {
  readonly key: string;
  readonly audit: string;
  readonly target: string;
  readonly seed: string;
  readonly span: Span;
  readonly declared: SampledAudit;
  readonly candidates: readonly Candidate[];
}

/** Draws, and keeps what was drawn where it can be erased; what the record says of it names nobody. */
async function keepDraw(app: App, lot: Lot): Promise<AuditDraw> {
  const { key, audit, target, seed, span, declared, candidates } = lot;
  const size = Math.min(declared.size ?? 0, candidates.length);
  const byId = new Map(candidates.map((each) => [each.id, each]));
  const ids = draw([...byId.keys()], size, seed);
  const salt = randomSecret();
  const { draws, from, until, reviewer } = span;
  const drawn = { from, until, candidates: candidates.length, size: ids.length, seed };
  const { standard } = declared;
  await saveAudit(
    app.db,
    { change: key, audit, target, reviewer, draws, standard, salt, ...drawn },
    ids
      .flatMap((each) => byId.get(each) ?? [])
      .map(({ person, group, source, messageId }) => ({ person, group, source, messageId })),
  );
  if (draws === "people") {
    const actor = `person:${reviewer}`;
    await noteLook(app.db, { at: app.now(), actor, place: "audit", population: null }, ids);
  }
  const commitment = canonicalHash({ salt, candidates: [...byId.keys()].toSorted(), drawn: ids });
  return { of: draws, ...drawn, commitment };
}

/** The stretch of time that is drawn from, no later than the evidence reaches. @throws Problem */
async function stretchOf(
  { db }: Pick<App, "db">,
  { state, content, target }: TargetQuestion,
  { from, until, present }: { readonly from: string | null; readonly until: string | null; readonly present: number },
): Promise<Pick<Span, "from" | "until">> {
  const launches = launchesOf(state, content);
  const launchedAt = firstLaunch(launches);
  if (launchedAt === null || launchedAt > present)
    throw new Problem("wrong_stage", `${state.key} has not launched yet. There is work to look at afterwards.`);
  const rule = TargetRule.parse(ruleOf(target));
  const { watermark } = await evidenceFor(db, rule, target, present);
  const reach = Math.min(present, watermark ?? launchedAt);
  const { boundaries } = scheduleOf(rule, launches, Math.max(reach, launchedAt));
  const end = until === null ? (boundaries.at(-1) ?? launchedAt) : Date.parse(until);
  const before = boundaries.filter((boundary) => boundary < end).slice(-rule.habit.w);
  const begin = from === null ? Math.max(before[0] ?? launchedAt, launchedAt) : Date.parse(from);
  if (until === null && end <= launchedAt)
    throw new Problem("incomplete", "The source has not sent a completed period since the launch yet.");
  if (end > reach) throw invalidField("until", "The evidence does not reach so far yet. Choose an earlier end.");
  if (begin < launchedAt) throw invalidField("from", "Nothing before the launch is drawn. Choose a later beginning.");
  if (begin >= end) throw invalidField("until", "The period ends before it begins. Choose a later end.");
  return { from: begin, until: end };
}
