import type { AdoptionView } from "../../../app/adoption/view.ts";

/** One target of a change as it is measured now. */
export type MeasuredTarget = AdoptionView["targets"][number];
