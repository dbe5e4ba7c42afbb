import type { Child } from "hono/jsx";
import type { LadderModel } from "../../kit/ladder.tsx";

/** One component in one state or a few, under its name. */
export const Specimen = ({ name, note, children }: { name: string; note?: string; children: Child }) => (
  <section class="specimen">
    <h3>{name}</h3>
    {note === undefined ? null : <p class="small muted">{note}</p>}
    <div class="shown">{children}</div>
  </section>
);

/** A word without a place to break, as people's systems bring them. */
export const longWord = "opportunity_stage_changed_by_automation_rule_for_partner_sourced_leads_in_emea";

export const longSentence =
  "One definition of a qualified lead in North America, Europe and wherever else people sell, from the first Monday after the quarter-end closing on";

export const ladder: LadderModel = {
  eligible: 118,
  trained: 96,
  judged: 61,
  tried: 57,
  active: 46,
  habitual: 39,
  lapsed: 11,
  maturing: 57,
};
