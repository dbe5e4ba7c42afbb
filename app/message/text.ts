import { findTexts } from "../../store/change/write.ts";
import type { App } from "../context.ts";

/** What somebody wrote, for a message that quotes it; `null` once it is erased. */
export async function textOf(app: Pick<App, "db">, id: string): Promise<string | null> {
  return (await findTexts(app.db, [id])).get(id) ?? null;
}
