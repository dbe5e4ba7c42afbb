import { askFeedback, closeFeedback } from "../../../app/feedback/ask.ts";
import { growChange } from "../../../app/feedback/follow-up.ts";
import { typedInstant } from "../../../lib/local-instant.ts";
import { subjectName } from "./action.ts";
import type { Doer } from "./doing.ts";

/** Asking people what helps and what gets in the way, and taking up what they say. */
export const feedback: Readonly<Record<"ask-feedback" | "close-feedback" | "grow-idea", Doer>> = {
  "ask-feedback": async ({ app, caller, key, form, timeZone }) => {
    const [people, until] = [form.text("sample"), form.text("until")];
    const input = {
      until: until === "" ? null : typedInstant(until, timeZone),
      sample: people === "" ? null : Number(people),
    };
    const { late } = await askFeedback(app, caller, key, input, form.once);
    return { late, flash: "feedbackAsked", place: "feedback" };
  },
  "close-feedback": async ({ app, caller, key, form }) => {
    const place = { key, round: form.text(subjectName) };
    const { late } = await closeFeedback(app, caller, place, form.once);
    return { late, flash: "feedbackEnded", place: "feedback" };
  },
  "grow-idea": async ({ app, caller, key, form }) => {
    const { key: grown, late } = await growChange(app, caller, { change: key, answer: form.text(subjectName) }, {});
    return { late, flash: "grown", place: "feedback", href: `/changes/${grown}/edit` };
  },
};
