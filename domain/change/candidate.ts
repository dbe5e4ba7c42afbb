import type { StoredGate, StoredStakeholder } from "./content.ts";
import { gateNeed } from "./gate-need.ts";
import type { PersonId, Tier } from "./plan.ts";
import type { Budget } from "./schema.ts";

/**
 * Who else might have to decide about a change that is being written: gates that rules ask for, and people who own, lead or have
 * decided what it touches. Candidates are shown with their reasons and never added by themselves.
 */

/** What a proposal says so far. People are ids; whoever is not known yet is left out. */
export interface Draft {
  readonly title: string;
  readonly template: string | null;
  readonly team: string | null;
  readonly tier: Tier;
  readonly budget: Budget;
  readonly countries: readonly string[];
  /** Agreed terms and metrics that mean something else afterwards. */
  readonly definitions: number;
  readonly gates: readonly { readonly name: string; readonly people: readonly PersonId[] }[];
  readonly integrations: readonly { readonly connects: string; readonly owner: PersonId | null }[];
  readonly targets: readonly { readonly source: string | null; readonly event: string }[];
  /** Who stands for it or writes it, and so is not asked. */
  readonly behind: readonly PersonId[];
}

/** A seat that a rule asks for; who sits there may be open. */
export type RuleGate = Pick<StoredGate, "name" | "quorum" | "dueIn" | "silence" | "onlyIf"> & {
  readonly stakeholders: readonly Omit<StoredStakeholder, "person">[];
};

/** A change that people agreed to before. */
export interface EarlierChange {
  readonly key: string;
  readonly title: string;
  readonly template: string | null;
  readonly team: string | null;
  readonly definitions: number;
  readonly owner: PersonId | null;
  readonly isFinished: boolean;
  readonly integrations: Draft["integrations"];
  readonly targets: readonly {
    readonly source: string | null;
    readonly event: string;
    readonly owner: PersonId | null;
  }[];
  readonly deciders: readonly { readonly person: PersonId; readonly gate: string; readonly role: string }[];
}

export interface KnownFacts {
  readonly rules: readonly { readonly template: string; readonly name: string; readonly gate: RuleGate }[];
  /** Whoever leads groups of the audience. */
  readonly leaders: readonly { readonly person: PersonId; readonly groups: readonly string[] }[];
  /** Newest first. */
  readonly earlier: readonly EarlierChange[];
}

export type Candidate =
  | {
      readonly kind: "gate";
      readonly id: string;
      readonly gate: RuleGate;
      /** For each seat who had that role last; `null`: nobody is known. */
      readonly people: readonly (PersonId | null)[];
      readonly because: readonly string[];
    }
  | {
      readonly kind: "person";
      readonly id: string;
      readonly person: PersonId;
      /** Name of the gate at which they would be asked. */
      readonly gate: string;
      readonly role: string;
      readonly because: readonly string[];
    };

/** As many people as somebody reads through. */
const peopleMax = 8;
const similarMax = 3;

/** Those who are not asked yet, gates first; the same answers and facts give the same candidates. */
export function candidatesOf(draft: Draft, facts: KnownFacts): readonly Candidate[] {
  return [...gateCandidates(draft, facts), ...personCandidates(draft, facts)];
}

const plain = (text: string): string => text.trim().toLowerCase();

function gateCandidates(draft: Draft, { rules, earlier }: KnownFacts): readonly Candidate[] {
  const named = new Set(draft.gates.map(({ name }) => plain(name)));
  const own = rules.toSorted((a, b) => Number(b.template === draft.template) - Number(a.template === draft.template));
  return own.flatMap(({ template, name, gate }): Candidate[] => {
    const { budgetAbove, countries } = gate.onlyIf;
    // A tier says little without the template that asks for it; money and countries are rules of the house.
    const isOfHouse = budgetAbove !== null || countries.length > 0;
    const need = gateNeed(gate, draft);
    if (need === null || !need.isNeeded || named.has(plain(gate.name))) return [];
    if (template !== draft.template && !isOfHouse) return [];
    named.add(plain(gate.name));
    const seats = gate.stakeholders.map(({ role }) => lastIn(role, draft, earlier));
    const because = [`${sentence(need.because)}: the template “${name}” asks them then.`];
    return [{ kind: "gate", id: `gate:${plain(gate.name)}`, gate, people: seats, because }];
  });
}

/** Who had a role when it last decided. */
function lastIn(role: string, { behind }: Draft, earlier: readonly EarlierChange[]): PersonId | null {
  if (role === "") return null;
  const seats = earlier.flatMap(({ deciders }) => deciders);
  return seats.find((seat) => plain(seat.role) === plain(role) && !behind.includes(seat.person))?.person ?? null;
}

interface Ground {
  readonly person: PersonId;
  readonly gate: string;
  readonly role: string;
  readonly because: string;
}

function personCandidates(draft: Draft, facts: KnownFacts): readonly Candidate[] {
  const seated = new Set([...draft.gates.flatMap(({ people }) => people), ...draft.behind]);
  const grounds = [
    ...ownersOfConnections(draft, facts),
    ...ownersOfDefinitions(draft, facts),
    ...sameEvidence(draft, facts),
    ...leadersOfAudience(facts),
    ...decidersBefore(draft, facts),
  ].filter(({ person }) => !seated.has(person));
  const people = [...new Set(grounds.map(({ person }) => person))].slice(0, peopleMax);
  return people.flatMap((person): Candidate[] => {
    const own = grounds.filter((ground) => ground.person === person);
    const [first] = own;
    if (first === undefined) return [];
    const because = [...new Set(own.map((ground) => ground.because))];
    return [{ kind: "person", id: `person:${person}`, person, gate: first.gate, role: first.role, because }];
  });
}

const connections = "Connections";
const calledBy = ({ key, title }: EarlierChange): string => `${key}, “${title}”`;

function ownersOfConnections(draft: Draft, { earlier }: KnownFacts): readonly Ground[] {
  return draft.integrations.flatMap(({ connects, owner }): Ground[] => {
    if (connects.trim() === "") return [];
    const seat = { gate: connections, role: `Owner of ${connects}` };
    if (owner !== null)
      return [{ ...seat, person: owner, because: `They own the connection “${connects}”, which this changes.` }];
    const known = earlier.flatMap((change) =>
      change.integrations.flatMap((each) =>
        each.owner !== null && isSameThing(each.connects, connects) ? [{ person: each.owner, change, each }] : [],
      ),
    )[0];
    if (known === undefined) return [];
    const because = `They own “${known.each.connects}” since ${calledBy(known.change)}.`;
    return [{ ...seat, person: known.person, because }];
  });
}

function ownersOfDefinitions(draft: Draft, { earlier }: KnownFacts): readonly Ground[] {
  if (draft.definitions === 0) return [];
  return earlier.flatMap((change): Ground[] => {
    const shared = sharedWords(draft.title, change.title);
    if (change.definitions === 0 || change.owner === null || shared.length === 0) return [];
    const because = `They own ${calledBy(change)}, which agreed on a definition that this one may touch (${shared.join(", ")}).`;
    return [{ person: change.owner, gate: "Definition", role: "Owner of the definition", because }];
  });
}

/** Whoever is measured by the same events reads the same numbers. */
function sameEvidence(draft: Draft, { earlier }: KnownFacts): readonly Ground[] {
  return earlier.flatMap((change) =>
    change.targets.flatMap(({ owner, source, event }): Ground[] => {
      const isSame = event !== "" && draft.targets.some((own) => own.event === event && own.source === source);
      if (owner === null || !isSame) return [];
      const because = `Their target in ${calledBy(change)} counts the same event, “${event}”.`;
      return [{ person: owner, gate: "Those who use the same numbers", role: "Owner of a target", because }];
    }),
  );
}

function leadersOfAudience({ leaders }: KnownFacts): readonly Ground[] {
  return leaders
    .toSorted((a, b) => b.groups.length - a.groups.length)
    .map(({ person, groups }) => {
      const names = groups.join(", ");
      return { person, gate: "Teams", role: `Leads ${names}`, because: `They lead ${names}, whose work changes.` };
    });
}

function decidersBefore(draft: Draft, { earlier }: KnownFacts): readonly Ground[] {
  return earlier
    .filter(({ isFinished }) => isFinished)
    .map((change) => ({ change, likeness: likenessOf(draft, change) }))
    .filter(({ likeness }) => likeness.length > 0)
    .toSorted((a, b) => b.likeness.length - a.likeness.length)
    .slice(0, similarMax)
    .flatMap(({ change, likeness: [first = ""] }) =>
      change.deciders.map(({ person, gate, role }) => {
        const because = `They decided at “${gate}” in ${calledBy(change)}, which ${first}.`;
        return { person, gate, role, because };
      }),
    );
}

/** In what a finished change is like this one, the strongest first; a team alone is no likeness. */
function likenessOf(draft: Draft, change: EarlierChange): readonly string[] {
  const words = sharedWords(draft.title, change.title);
  const isConnected = draft.integrations.some(({ connects }) =>
    change.integrations.some((each) => isSameThing(each.connects, connects)),
  );
  const grounds = [
    ...(draft.template !== null && change.template === draft.template ? ["began from the same template"] : []),
    ...(isConnected ? ["changed the same connection"] : []),
    ...(words.length > 1 ? [`is about the same (${words.join(", ")})`] : []),
  ];
  if (grounds.length === 0) return [];
  return draft.team !== null && change.team === draft.team ? [...grounds, "is of the same team"] : grounds;
}

const wordsOf = (text: string): readonly string[] => [
  ...new Set(
    plain(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 3 && !common.has(word)),
  ),
];

/** Words that say nothing of what a change is about. */
const common = new Set([
  "with",
  "from",
  "into",
  "that",
  "this",
  "what",
  "when",
  "more",
  "less",
  "than",
  "every",
  "definition",
]);

function sharedWords(one: string, other: string): readonly string[] {
  const known = new Set(wordsOf(other));
  return wordsOf(one).filter((word) => known.has(word));
}

/** Two names of one thing: the same words in any order. */
function isSameThing(one: string, other: string): boolean {
  return inOrder(one) !== "" && inOrder(one) === inOrder(other);
}

function inOrder(text: string): string {
  const words = plain(text).split(/[^\p{L}\p{N}]+/u);
  return words
    .filter((word) => !["", "to", "and", "the"].includes(word))
    .toSorted()
    .join(" ");
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
