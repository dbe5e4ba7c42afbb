const everyMs = 7 * 86_400_000;
/** After these nobody is pressed any more; the page of the change says with whom it is. */
const most = 2;

/** Reminders of a reviewer, a week apart. The message that asks them is the one with number 0. */
export const auditReminders = {
  everyMs,
  most,
  partOf: (audit: string, reminder: number): string => (reminder === 0 ? audit : `${audit}/${reminder}`),
  readPart: (part: string): { readonly audit: string; readonly isReminder: boolean } => {
    const [audit = "", reminder] = part.split("/");
    return { audit, isReminder: reminder !== undefined };
  },
} as const;

/** Which reminder is due at `now`, in epoch milliseconds; 0: none yet. */
export function auditReminderOf(drawnAt: number, now: number): number {
  return Math.min(most, Math.max(0, Math.floor((now - drawnAt) / everyMs)));
}
