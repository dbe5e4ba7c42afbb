import { parseBusinessDuration } from "../../lib/business-time/duration.ts";
import type { BusinessDuration } from "../../lib/business-time/duration.ts";
import { BusinessTimeError } from "../../lib/business-time/error.ts";

/** A time as it stands in a proposal; `null` where a draft holds one that is none, which is shown as it was written. */
export function businessTimeOf(text: string): BusinessDuration | null {
  try {
    return parseBusinessDuration(text);
  } catch (error) {
    if (error instanceof BusinessTimeError) return null;
    throw error;
  }
}
