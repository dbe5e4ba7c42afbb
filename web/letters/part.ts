import type { ChangeView } from "../../app/change/view.ts";
import { capital } from "../kit/format.ts";
import type { Reader } from "../kit/moment.ts";
import type { RequestStanding } from "../kit/status.tsx";
import { wordsOf } from "../language/choose.ts";
import { choiceThatStands } from "./wording.ts";

/** One person's part of a gate in words, the same in lists of pages and messages. */

type GateView = ChangeView["gates"][number];
type RequestView = GateView["requests"][number];

interface NamedPerson {
  readonly name: string | null;
}

export function nameOf(reader: Reader, person: NamedPerson): string {
  return person.name ?? wordsOf(reader).sign.letter.erased;
}

/** Role before name, as "Head of Finance (Anna Berg)". */
export function called(reader: Reader, role: string, person: NamedPerson): string {
  const name = nameOf(reader, person);
  return role === "" ? name : `${role} (${name})`;
}

/** Who decides: "Head of Finance (Anna Berg)", or "Ben Carter for Head of Finance (Anna Berg)" once it was passed on. */
export function deciderName(
  reader: Reader,
  { role, person, onBehalfOf }: Pick<RequestView, "role" | "person" | "onBehalfOf">,
): string {
  const first = onBehalfOf[0];
  if (first === undefined) return called(reader, role, person);
  return wordsOf(reader).sign.letter.actingFor(nameOf(reader, person), called(reader, role, first));
}

interface Weighed {
  readonly required: boolean;
  readonly veto: boolean;
  readonly order: number;
}

/** What distinguishes one part of a gate from the others: "Must agree, has a veto, asked second"; empty when nothing does. */
export function weightWords(reader: Reader, { required, veto, order }: Weighed, all: readonly Weighed[]): string {
  const { weight } = wordsOf(reader).sign.letter;
  const orders = [...new Set(all.map((each) => each.order))].toSorted((a, b) => a - b);
  const place = orders.indexOf(order);
  const words = [
    ...(required ? [weight.required] : []),
    ...(veto ? [weight.veto] : []),
    ...(orders.length > 1 ? [weight.turn(place + 1)] : []),
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
