import type { ChangeView } from "../../../app/change/view.ts";
import { capital } from "../../kit/format.ts";
import type { KinModel } from "../../pages/change.tsx";

/** The changes that ideas connect with this one; `undefined` where there are none. */
export function kinModel({ grewOutOf, ledTo }: ChangeView): KinModel | undefined {
  if (grewOutOf === null && ledTo.length === 0) return undefined;
  return {
    grewOutOf:
      grewOutOf === null
        ? undefined
        : {
            label: named(`Grew out of ${grewOutOf.change}`, grewOutOf.title),
            href: `/changes/${grewOutOf.change}`,
            words: grewOutOf.words ?? undefined,
          },
    ledTo: ledTo.map(({ key, title, stage, outcome }) => ({
      label: named(`Led to ${key}`, title),
      href: `/changes/${key}`,
      standing: capital((outcome ?? stage).replaceAll("_", " ")),
    })),
  };
}

function named(label: string, title: string | null): string {
  return title === null || title === "" ? label : `${label}, ${title}`;
}
