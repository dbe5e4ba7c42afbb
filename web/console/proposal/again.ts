import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import type { ChangeForm } from "../../pages/new-change.tsx";
import { withDropped, withTaken } from "./candidates.tsx";
import { withAddedRow } from "./posted.ts";
import type { Again } from "./posted.ts";

/** The form as it is shown again, with what its button asked for. `change`: the key of the one that is edited. */
export async function shownAgain(
  app: App,
  c: Context<Env>,
  { form, again: { wish, path }, change }: { form: ChangeForm; again: Again; change: string | null },
): Promise<{ form: ChangeForm; addedRow?: string | undefined; looked?: number }> {
  switch (wish) {
    case "add":
      return withAddedRow(form, path);
    case "look":
      return { form, looked: Number(/^targets\.(\d+)$/.exec(path)?.[1] ?? 0) };
    case "take":
      return withTaken(app, c, { form, id: path, change });
    case "drop":
      return { form: withDropped(form, path) };
  }
}
