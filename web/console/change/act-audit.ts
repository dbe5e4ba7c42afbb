import { drawAudit } from "../../../app/adoption/audit/draw.ts";
import { resendAudit } from "../../../app/adoption/audit/resend.ts";
import { createLetters } from "../../letters/letters.ts";
import { dropAudit } from "../../../app/adoption/audit/drop.ts";
import { invalidField } from "../../../domain/errors.ts";
import { localInstant } from "../../../lib/local-instant.ts";
import { subjectName } from "./action.ts";
import type { Act, Doer } from "./doing.ts";

/** Samples that are drawn for somebody to look at. */
export const auditing: Readonly<Record<"draw-audit" | "drop-audit" | "resend-audit", Doer>> = {
  "draw-audit": async (act) => {
    const { app, caller, key, form } = act;
    const target = form.text(subjectName);
    const stretch = { from: dayOf(act, "from", "T00:00"), until: dayOf(act, "until", "T23:59:59", 1_000) };
    const input = { reviewer: form.text("reviewer"), ...stretch };
    const { late } = await drawAudit(app, caller, { key, target }, input, form.once);
    return { late, flash: "drawn", place: `target-${target}` };
  },
  "drop-audit": async ({ app, caller, key, form }) => {
    const place = { key, audit: form.text(subjectName) };
    const { late } = await dropAudit(app, caller, place, { reason: form.text("reason") }, form.once);
    return { late, flash: "undrawn", place: "" };
  },
  "resend-audit": async ({ app, caller, key, form }) => {
    await resendAudit(app, createLetters(app), caller, { key, audit: form.text(subjectName) });
    return { late: false, flash: "resentAudit", place: "" };
  },
};

/** The beginning or the end of a day where the reader is, `null` when left out. @throws Problem naming the field */
function dayOf({ form, timeZone }: Act, name: string, time: string, moreMs = 0): string | null {
  const typed = form.text(name);
  if (typed === "") return null;
  const at = localInstant(`${typed}${time}`, timeZone);
  if (at === null) throw invalidField(name, "This is no date. Choose one, or leave it empty.");
  return new Date(at + moreMs).toISOString();
}
