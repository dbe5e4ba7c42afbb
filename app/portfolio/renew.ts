import { findChanges } from "../../store/change/read.ts";
import type { ChangeRow } from "../../store/change/read.ts";
import { findLongUnmeasured } from "../../store/portfolio/places.ts";
import { renewedMax, renewStale, staleMs } from "../adoption/readings.ts";
import type { App } from "../context.ts";

/**
 * Measures anew what is shown and old, and with what is left of the measurements for one answer what nobody has looked at for
 * longest: a change that falls comes up by itself. Answers whether anything was.
 */
export async function renewListed(app: Pick<App, "db" | "now">, shown: readonly ChangeRow[]): Promise<boolean> {
  const renewed = await renewStale(app, shown, renewedMax);
  if (renewed >= renewedMax) return true;
  const question = { before: app.now() - staleMs, limit: renewedMax - renewed };
  const others = await findChanges(app.db, await findLongUnmeasured(app.db, question));
  return (await renewStale(app, others, question.limit)) + renewed > 0;
}
