import { everybody } from "../../domain/change/content.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { Audience } from "../../store/adoption/audience.ts";

/** The people whom a change has reached by an instant: those of the waves that are launched. */
export function reachedAudience(
  state: ChangeState,
  content: Pick<StoredContent, "population" | "waves">,
  at: number,
): Audience {
  const isLaunched = (wave: string) => (state.waves[wave]?.launchedAt ?? null) !== null;
  const { population } = content;
  if (content.waves.length === 0) return { population: isLaunched(everybody) ? population : null, groups: [], at };
  const groups = content.waves.filter(({ id }) => isLaunched(id)).flatMap((wave) => wave.groups);
  return { population: groups.length === 0 ? null : population, groups, at };
}
