import type { Stage } from "../../domain/change/state.ts";

/** When a run is continued as new. Cold replay grows faster than linearly, so runs are kept short. */
export const runEventsMax = 200;
export const runBytesMax = 40 * 1024;
/** Bounds of one activity call. */
export const batchEventsMax = 100;
export const batchEffectsMax = 50;

/** Stage ends at which a run is continued: what is agreed, what is delivered, what is measured. */
export function phaseOf(stage: Stage): "agree" | "deliver" | "measure" {
  switch (stage) {
    case "draft":
    case "intake":
    case "alignment":
      return "agree";
    case "build":
    case "readiness":
    case "launch":
      return "deliver";
    case "adoption":
    case "closed":
      return "measure";
  }
}
