import { answers } from "../../store/health.ts";
import type { App } from "../context.ts";

/** Resolves when the database answers. No caller: a load balancer has no key, and learns only yes or no. */
export async function databaseAnswers(app: Pick<App, "db">): Promise<void> {
  await answers(app.db);
}
