import { mailedLinkMs } from "../app/signoff/mailed-links.ts";
import { tokenHash } from "../app/signoff/token.ts";
import type { Settled } from "../domain/change/book.ts";
import type { Effect, Task } from "../domain/change/effect.ts";
import { findChange } from "../store/change/read.ts";
import { saveLinks } from "../store/signoff/links.ts";
import type { ActivityDeps } from "./deps.ts";
import { notify } from "./notify.ts";

interface Asking {
  readonly key: string;
  readonly now: number;
  readonly effect: Effect;
  readonly task: Extract<Task, { do: "mail-audit" }>;
}

/** Writes to whoever looks at a sampled audit, with a link of their own; of one that was withdrawn meanwhile nothing is said. */
export async function askReviewer(deps: ActivityDeps, { key, now, effect, task }: Asking): Promise<Settled> {
  const { audit, to: person } = task;
  const state = (await findChange(deps.db, key))?.state;
  if (state?.audits?.[audit]?.standing !== "open" || state.stage === "closed")
    return { id: effect.id, againAt: null, found: [] };
  const link = { kind: "audit", change: key, subject: audit, generation: 1 } as const;
  const hash = tokenHash(deps.secret, link);
  await saveLinks(deps.db, [{ ...link, person, hash, expiresAt: now + mailedLinkMs.audit }]);
  return notify(deps, { key, now, effect, person, part: audit });
}
