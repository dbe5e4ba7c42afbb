import { keepReview } from "../../../app/change/review.ts";
import { recordSpending } from "../../../app/change/spending.ts";
import { saveAsTemplate } from "../../../app/template/save-change.ts";
import { invalidField } from "../../../domain/errors.ts";
import { localInstant } from "../../../lib/local-instant.ts";
import { subjectName } from "./action.ts";
import type { Act, Doer } from "./doing.ts";

/** What can be done at any time, also after the close: money is told, things are looked at again. */
export const afterwards: Readonly<Record<"review" | "spend" | "template", Doer>> = {
  review: async (act) => {
    const { app, caller, key, form } = act;
    const owner = form.text("owner");
    const input = { subject: form.text(subjectName), next: nextOf(act), owner: owner === "" ? null : owner };
    const { late } = await keepReview(app, caller, key, { ...input, note: form.text("note") }, form.once);
    return { late, flash: "reviewed", place: "reviews" };
  },
  spend: async ({ app, caller, key, form }) => {
    const typed = form.text("spent").trim();
    const spent = typed === "" ? Number.NaN : Number(typed);
    const input = { part: form.text("part"), spent, note: form.text("note") };
    const { late } = await recordSpending(app, caller, key, input, form.once);
    return { late, flash: "spent", place: "budget" };
  },
  template: async ({ app, caller, key, form }) => {
    const input = { id: form.text("id"), name: form.text("name"), about: form.text("about") };
    await saveAsTemplate(app, caller, key, input);
    return { late: false, flash: "saved", place: "" };
  },
};

/** The day of the next review, at its beginning where the reader is. */
function nextOf({ form, timeZone }: Act): string | null {
  const typed = form.text("next");
  if (typed === "") return null;
  const at = localInstant(`${typed}T09:00`, timeZone);
  const message = "This is no date. Choose one, or leave it empty for a year from now.";
  if (at === null) throw invalidField("next", message);
  return new Date(at).toISOString();
}
