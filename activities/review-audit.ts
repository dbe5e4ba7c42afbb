import { auditReminders, auditReminderOf } from "../app/adoption/audit/reminders.ts";
import { mailedLinkMs } from "../app/signoff/mailed-links.ts";
import { tokenHash } from "../app/signoff/token.ts";
import type { Settled } from "../domain/change/book.ts";
import type { Effect, Task } from "../domain/change/effect.ts";
import { rollForward } from "../lib/business-time/arithmetic.ts";
import { findChange } from "../store/change/read.ts";
import { workingTimes } from "../store/people/calendars.ts";
import { newestLink, prolongLink, saveLinks } from "../store/signoff/links.ts";
import type { ActivityDeps } from "./deps.ts";
import { notify } from "./notify.ts";

interface Asking {
  readonly key: string;
  readonly now: number;
  readonly effect: Effect;
  readonly task: Extract<Task, { do: "mail-audit" }>;
}

/**
 * Writes to whoever looks at a sampled audit, with a link of their own, and comes back to remind them in their working time while it is with
 * them; of one that was withdrawn meanwhile nothing is said.
 */
export async function askReviewer(
  deps: ActivityDeps,
  { key, now, effect, task }: Asking,
): Promise<Settled & { readonly failure?: Error }> {
  const { audit, to: person } = task;
  const state = (await findChange(deps.db, key))?.state;
  const asked = state?.audits?.[audit];
  if (state === undefined || asked?.standing !== "open" || state.stage === "closed")
    return { id: effect.id, againAt: null, found: [] };
  const subject = { kind: "audit", change: key, subject: audit } as const;
  const link = { ...subject, generation: (await newestLink(deps.db, subject))?.generation ?? 1 };
  const hash = tokenHash(deps.secret, link);
  const until = now + mailedLinkMs.audit;
  if ((await saveLinks(deps.db, [{ ...link, person, hash, expiresAt: until }])) === 0)
    await prolongLink(deps.db, hash, until);
  const reminder = auditReminderOf(asked.drawnAt, now);
  const end = await notify(deps, { key, now, effect, person, part: auditReminders.partOf(audit, reminder) });
  if (end.againAt !== null || end.found.length > 0 || reminder >= auditReminders.most) return end;
  const { own } = (await workingTimes(deps.db, [person], state.plan.team))(person);
  return { ...end, againAt: rollForward(own, asked.drawnAt + (reminder + 1) * auditReminders.everyMs) };
}
