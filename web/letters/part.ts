import type { ChangeView } from "../../app/change/view.ts";
import { capital } from "../kit/format.ts";
import type { RequestStanding } from "../kit/status.tsx";
import { choiceThatStands } from "./wording.ts";

/** One person's part of a gate in words, the same in lists of pages and messages. */

type GateView = ChangeView["gates"][number];
type RequestView = GateView["requests"][number];

interface NamedPerson {
  readonly name: string | null;
}

export function nameOf(person: NamedPerson): string {
  return person.name ?? "Somebody erased";
}

/** Role before name, as "Head of Finance (Anna Berg)". */
export function called(role: string, person: NamedPerson): string {
  return role === "" ? nameOf(person) : `${role} (${nameOf(person)})`;
}

/** Who decides: "Head of Finance (Anna Berg)", or "Ben Carter for Head of Finance (Anna Berg)" once it was passed on. */
export function deciderName({ role, person, onBehalfOf }: Pick<RequestView, "role" | "person" | "onBehalfOf">): string {
  const first = onBehalfOf[0];
  return first === undefined ? called(role, person) : `${nameOf(person)} for ${called(role, first)}`;
}

const places = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

interface Weighed {
  readonly required: boolean;
  readonly veto: boolean;
  readonly order: number;
}

/** What distinguishes one part of a gate from the others: "Must agree, has a veto, asked second"; empty when nothing does. */
export function weightWords({ required, veto, order }: Weighed, all: readonly Weighed[]): string {
  const orders = [...new Set(all.map((each) => each.order))].toSorted((a, b) => a - b);
  const place = orders.indexOf(order);
  const words = [
    ...(required ? ["must agree"] : []),
    ...(veto ? ["has a veto"] : []),
    ...(orders.length > 1 ? [`asked ${places[place] ?? `as number ${place + 1}`}`] : []),
  ];
  return capital(words.join(", "));
}

/** What somebody said, as others see it. */
export const choiceStandings = {
  approve: "approved",
  approve_with_condition: "approvedWithCondition",
  consented_by_silence: "consented",
  ask: "asked",
  counter: "countered",
  concern: "concern",
  decline: "declined",
  abstain: "abstained",
} as const satisfies Record<NonNullable<RequestView["choice"]>, RequestStanding>;

/** Where a part stands for those who look at it from outside. */
export function requestStanding(request: RequestView): RequestStanding {
  if (request.overruled && request.standing === "decided") return "overruled";
  const choice = choiceThatStands(request);
  if (choice !== null) return choiceStandings[choice];
  if (request.standing === "withdrawn") return "withdrawn";
  return request.standing === "waiting" ? "later" : "waiting";
}
