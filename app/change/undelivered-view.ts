import type { ChangeState } from "../../domain/change/state.ts";
import type { Undelivered } from "../../store/message/returned.ts";
import type { PersonName } from "./person-name.ts";

/**
 * Messages that reached nobody, with what to do. One about a request that is not open any more needs nothing, and one to somebody
 * erased nothing that could be done.
 */
export function undeliveredView(state: ChangeState, lost: readonly Undelivered[], person: (id: string) => PersonName) {
  const matters = lost.filter(
    ({ request, person: id }) =>
      person(id).name !== null && (request === null || state.requests[request]?.standing === "open"),
  );
  if (state.outcome !== null) return [];
  return matters.map(({ person: id, ...message }) => {
    const name = person(id).name ?? "this person";
    const next =
      message.request === null
        ? `Correct the address of ${name}, and tell them yourself what they missed.`
        : `Correct the address of ${name}, then send the link again.`;
    return { ...message, person: person(id), next };
  });
}
