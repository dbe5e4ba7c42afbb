import { firstLaunch } from "../../domain/adoption/person.ts";
import { TargetRule } from "../../domain/adoption/schema.ts";
import { ruleOf } from "../../domain/change/missing.ts";
import { Problem } from "../../domain/errors.ts";
import { findChange, findContent } from "../../store/change/read.ts";
import { hasScope, requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { presentOf } from "../change/present.ts";
import type { App } from "../context.ts";
import { baselineOf, baselineView } from "./baseline.ts";
import type { BaselineView } from "./baseline.ts";
import { readSources } from "./second-source.ts";
import { launchesOf } from "./target.ts";

/** What the evidence for a target stands on. */
export interface TargetEvidence {
  readonly id: string;
  readonly name: string;
  readonly source: string | null;
  /** A service level takes no second source. */
  readonly isResponse: boolean;
  /** It says everything that measuring takes. */
  readonly isMeasurable: boolean;
  readonly baseline: BaselineView | null;
}

/**
 * What was measured before the launch, and what a second source says beside the one that decides. `sources` is `null` for who may not
 * see names. @throws Problem `not_found`
 */
export async function evidenceView(app: Pick<App, "db" | "now">, caller: Caller, key: string) {
  requireScope(caller, "changes:read");
  const row = await findChange(app.db, key);
  const content = row && (await findContent(app.db, key, row.state.revision.number, row.state.revision.hash));
  if (row === null || content === null) throw new Problem("not_found", `There is no change ${key}.`);
  const { state } = row;
  const targets: TargetEvidence[] = [];
  for (const target of content.targets) {
    const { id, name, source } = target;
    const isMeasurable = TargetRule.safeParse(ruleOf(target)).success;
    const baseline = isMeasurable ? await baselineOf(app.db, { state, content, target }) : null;
    targets.push({
      id,
      name,
      source,
      isResponse: target.response != null,
      isMeasurable,
      baseline: baseline === null ? null : baselineView(baseline, caller, content),
    });
  }
  return {
    key,
    title: content.title,
    present: presentOf(app, row),
    launchedAt: firstLaunch(launchesOf(state, content)),
    isClosed: state.stage === "closed",
    targets,
    sources: hasScope(caller, "people:read") ? await readSources(app, caller, key) : null,
  };
}

export type EvidenceView = Awaited<ReturnType<typeof evidenceView>>;
