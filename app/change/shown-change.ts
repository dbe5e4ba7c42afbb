import { hasScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { discreetStanding } from "../adoption/discreet.ts";
import type { App } from "../context.ts";
import { shownTrainings } from "../training/shown-trainings.ts";
import { changeView } from "./view.ts";
import type { ChangeView } from "./view.ts";

/** A change as whoever asks may see it: numbers of people for who may not see names are those that point at nobody. @throws Problem `not_found` */
export async function shownChange(app: Pick<App, "db" | "now">, caller: Caller, key: string): Promise<ChangeView> {
  const view = await changeView(app, key);
  if (hasScope(caller, "people:read")) return view;
  const waves = view.waves.map((wave) => ({ ...wave, eligible: null }));
  const targets = view.targets.map(discreetStanding);
  return { ...view, waves, targets, trainings: await shownTrainings(app.db, view) };
}
