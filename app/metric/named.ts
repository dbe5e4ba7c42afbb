import type { StoredContent, StoredMetric } from "../../domain/change/content.ts";
import { isZone } from "../../domain/adoption/schema.ts";
import { Problem } from "../../domain/errors.ts";
import { canonicalHash } from "../../lib/hash-chain.ts";
import type { PeriodRule } from "../../lib/periods.ts";

import { findChange, findContent } from "../../store/change/read.ts";
import type { ChangeRow } from "../../store/change/read.ts";
import type { OfMetric } from "../../store/metric/values.ts";
import type { App } from "../context.ts";

/** The metric that a change names, with what its values are kept under. */
export interface NamedMetric {
  readonly row: ChangeRow;
  readonly content: StoredContent;
  readonly metric: StoredMetric;
  readonly of: OfMetric;
  readonly rule: PeriodRule;
  /** The waves that a value may be of; empty for a change that names none. */
  readonly waves: readonly { readonly id: string; readonly name: string }[];
}

/** `null` for a change that names none. @throws Problem `not_found` */
export async function namedMetric(app: Pick<App, "db">, key: string): Promise<NamedMetric | null> {
  const row = await findChange(app.db, key);
  const content = row && (await findContent(app.db, key, row.state.revision.number, row.state.revision.hash));
  if (row === null || content === null) throw new Problem("not_found", `There is no change ${key}.`);
  const { metric } = content;
  if (metric == null) return null;
  const { name, kind, unit, period } = metric;
  const timeZone = content.targets[0]?.timeZone ?? "UTC";
  return {
    row,
    content,
    metric,
    // Who looks after it, which way is better and whose report it is judge the number and do not make it.
    of: { change: key, definition: canonicalHash({ name, kind, unit, period }) },
    rule: { period, timeZone: isZone(timeZone) ? timeZone : "UTC" },
    waves: content.waves.map((wave) => ({ id: wave.id, name: wave.name })),
  };
}

export function noMetric(key: string): Problem {
  return new Problem(
    "not_found",
    `${key} names no business metric. One is named in its proposal, before the launch; after it none can be.`,
  );
}
