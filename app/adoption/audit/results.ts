import { auditShare } from "../../../domain/adoption/audit.ts";
import type { AuditCounts } from "../../../domain/adoption/audit.ts";
import * as privacy from "../../../domain/adoption/privacy.ts";
import type { Bound } from "../../../domain/adoption/privacy.ts";
import type { AuditState, ChangeState } from "../../../domain/change/state.ts";
import { auditItems, listAudits } from "../../../store/adoption/audits.ts";
import type { AuditItem, StoredAudit } from "../../../store/adoption/audits.ts";
import type { Db } from "../../../store/database.ts";
import { findCards } from "../../../store/people/names.ts";
import { hasScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import { personOf } from "../../change/view.ts";
import type { PersonName } from "../../change/person-name.ts";
import { countsOf } from "./by-link.ts";

/** What was found, of everybody or of one group. Counts are `null` where they would point at people. */
export interface AuditFound {
  /** The items that the share is of: what nobody could tell is not in it. */
  readonly n: number;
  readonly meets: number | null;
  readonly unclear: number | null;
  /** `null`: too few to say. */
  readonly share: number | null;
  readonly bound: Bound;
  /** 95 % by Wilson. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A draw and what became of it. Instants are epoch milliseconds. */
export interface AuditView {
  readonly audit: string;
  readonly target: string;
  readonly standing: AuditState["standing"];
  readonly draws: "actions" | "people";
  readonly from: number;
  readonly until: number;
  readonly candidates: number;
  readonly size: number;
  readonly seed: string;
  readonly reviewer: PersonName;
  readonly drawnAt: number;
  readonly finishedAt: number | null;
  /** Items that have a mark. What the marks are is told once all have one. */
  readonly marked: number;
  /** `null` until it is finished. */
  readonly found: AuditFound | null;
  /** The same by group, for who may see names. */
  readonly groups: readonly (AuditFound & { readonly group: string })[];
}

export interface AuditQuestion {
  readonly caller: Caller;
  readonly target: string | null;
  /** What was drawn later is left out, and what was found later not told. */
  readonly at: number;
}

/** The draws of a change, or of one of its targets, newest first. */
export async function auditsOf(
  db: Db,
  { key, audits = {} }: ChangeState,
  { caller, target, at }: AuditQuestion,
): Promise<readonly AuditView[]> {
  if (Object.keys(audits).length === 0) return [];
  const stored = new Map((await listAudits(db, key)).map((each) => [each.audit, each]));
  const known = Object.entries(audits)
    .filter(([, each]) => (target === null || each.target === target) && each.drawnAt <= at)
    .toSorted(([, a], [, b]) => b.drawnAt - a.drawnAt);
  const person = personOf(
    await findCards(
      db,
      known.map(([, { reviewer }]) => reviewer),
    ),
  );
  const views: AuditView[] = [];
  for (const [audit, state] of known) {
    const kept = stored.get(audit);
    if (kept === undefined) continue;
    const items = await auditItems(db, { change: key, audit });
    views.push({
      ...auditView(kept, state, items, at),
      reviewer: person(state.reviewer),
      ...foundBy(caller, state, items, at),
    });
  }
  return views;
}

function auditView(
  { audit, target, draws, from, until, candidates, size, seed }: StoredAudit,
  { standing, drawnAt, found }: AuditState,
  items: readonly AuditItem[],
  at: number,
) {
  const isFound = found !== null && found.at <= at;
  return {
    audit,
    target,
    standing: standing === "finished" && !isFound ? ("open" as const) : standing,
    draws,
    from,
    until,
    candidates,
    size,
    seed,
    drawnAt,
    finishedAt: isFound ? found.at : null,
    marked: items.filter(({ mark }) => mark !== null).length,
  };
}

function foundBy(
  caller: Caller,
  { found }: AuditState,
  items: readonly AuditItem[],
  at: number,
): Pick<AuditView, "found" | "groups"> {
  if (found === null || found.at > at) return { found: null, groups: [] };
  if (!hasScope(caller, "people:read")) return { found: discreetly(found), groups: [] };
  const groups = [...new Set(items.map(({ group }) => group))].toSorted();
  return {
    found: openly(found),
    groups: groups.map((group) => ({ group, ...openly(countsOf(items.filter((each) => each.group === group))) })),
  };
}

function openly(counts: AuditCounts): AuditFound {
  const { n, share, interval } = auditShare(counts);
  const { meets, unclear } = counts;
  return { n, meets, unclear, share, bound: null, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** Of nearly all or nearly none only that is told. */
function discreetly(counts: AuditCounts): AuditFound {
  const exact = openly(counts);
  const bound = privacy.boundOf(exact.share);
  if (bound === null) return { ...exact, unclear: null };
  const share = privacy.boundedShare(exact.share);
  return { ...exact, meets: null, unclear: null, share, bound, low: null, high: null };
}
