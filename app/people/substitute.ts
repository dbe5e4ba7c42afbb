import { proposes } from "../../domain/change/state.ts";
import type { ChangeState, RequestState } from "../../domain/change/state.ts";
import { findAbsence } from "../../store/people/absences.ts";
import { whoProposes } from "../change/separation.ts";
import type { App } from "../context.ts";

/** Further along a chain of people who are all away nobody knows any more who was meant. */
const stepsMax = 10;

/**
 * Who decides for somebody who is away at an instant: their substitute, or, where that one is away as well, the substitute's,
 * and so on. `null`: the person is there, or the chain ends in nobody who could decide: in a circle, in the proposer, in
 * somebody who is asked at the gate already. Whoever is asked is written to then, away or not.
 */
export async function substituteFor(
  app: Pick<App, "db">,
  state: ChangeState,
  request: RequestState,
  at: number,
): Promise<string | null> {
  const asked = (state.gates[request.gate]?.requests ?? []).flatMap((id) => state.requests[id]?.person ?? []);
  const seen = new Set([...request.behalf, ...asked, request.person]);
  let person = request.person;
  for (let steps = 0; steps < stepsMax; steps += 1) {
    const absence = await findAbsence(app.db, person);
    const isAway = absence !== null && absence.from <= at && at < absence.until;
    if (!isAway) return person === request.person ? null : person;
    if (absence.substitute === null || seen.has(absence.substitute) || proposes(state, absence.substitute)) return null;
    if ((await whoProposes(app, state, [absence.substitute])).size > 0) return null;
    person = absence.substitute;
    seen.add(person);
  }
  return null;
}
