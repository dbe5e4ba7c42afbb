import { candidatesOf } from "../../domain/change/candidate.ts";
import type { Candidate, Draft, KnownFacts } from "../../domain/change/candidate.ts";
import { gateNeed } from "../../domain/change/gate-need.ts";
import type { GateNeed } from "../../domain/change/gate-need.ts";
import type { PersonRef } from "../../domain/change/schema.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import { earlierChanges } from "../../store/change/earlier.ts";
import { managersOf } from "../../store/people/leaders.ts";
import { noteLookOnce } from "../../store/people/looks.ts";
import { findCards } from "../../store/people/names.ts";
import type { PersonCard } from "../../store/people/names.ts";
import { peopleByEmail } from "../../store/people/people.ts";
import { findPopulation } from "../../store/people/populations.ts";
import { hasScope, requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { isPersonId } from "../people/resolve.ts";
import { listTemplates } from "../template/templates.ts";
import { callerId } from "./orders.ts";
import { changeView } from "./view.ts";

/** Who might have to decide as well, and what the conditions of the gates come to. */
export interface Advice {
  /** In the order of the gates; `null` for one that is always needed. */
  readonly needs: readonly (GateNeed | null)[];
  readonly candidates: readonly Candidate[];
  /** The people among the candidates, by id. Whoever cannot be written to is no candidate. */
  readonly people: ReadonlyMap<string, PersonCard>;
}

type Deps = Pick<App, "db" | "now" | "templates">;
/** What is read of a content, stored or as somebody writes it. */
type Content = Pick<
  StoredContent,
  "title" | "template" | "team" | "tier" | "budget" | "countries" | "tierAnswers" | "population"
> & {
  readonly owner: PersonRef | null;
  readonly sponsor: PersonRef | null;
  readonly gates: readonly (Pick<StoredContent["gates"][number], "name" | "onlyIf"> & {
    readonly stakeholders: readonly { readonly person: PersonRef | null }[];
  })[];
  readonly integrations: readonly { readonly connects: string; readonly owner: PersonRef | null }[];
  readonly targets: readonly Pick<StoredContent["targets"][number], "source" | "behaviour">[];
  readonly waves: readonly { readonly groups: readonly string[] }[];
};

/** Names that are shown again and again while somebody types are one look. */
const lookMs = 3_600_000;

/** What a proposal that is being written comes to. `change`: its key, where it was kept; `proposer`: who proposes it. */
export async function adviceFor(
  app: Deps,
  caller: Caller,
  content: Content,
  { change, proposer }: { readonly change: string | null; readonly proposer: string | null },
): Promise<Advice> {
  requireScope(caller, "changes:read");
  const draft = await draftOf(app, content, proposer);
  const [facts, needs] = [
    await factsOf(app, caller, content, change),
    content.gates.map((gate) => gateNeed(gate, draft)),
  ];
  const found = candidatesOf(draft, facts);
  const cards = await findCards(
    app.db,
    found.flatMap((each) => (each.kind === "gate" ? each.people : [each.person])).flatMap((id) => id ?? []),
  );
  const people = new Map([...cards].filter(([, { name, email }]) => name !== null && email !== null));
  const candidates = found.flatMap((each): Candidate[] => {
    if (each.kind === "person") return people.has(each.person) ? [each] : [];
    return [{ ...each, people: each.people.map((id) => (id !== null && people.has(id) ? id : null)) }];
  });
  await noteLookOnce(
    app.db,
    { at: app.now(), actor: callerId(caller), place: "people", population: null },
    { people: [...people.keys()], withinMs: lookMs },
  );
  return { needs, candidates, people };
}

/** The same of a change that is kept. @throws Problem `not_found` */
export async function candidatesFor(
  app: App,
  caller: Caller,
  key: string,
): Promise<Advice & { readonly gates: StoredContent["gates"] }> {
  requireScope(caller, "changes:read");
  const { content, proposer } = await changeView(app, key);
  const advice = await adviceFor(app, caller, content, { change: key, proposer: proposer.id });
  return { ...advice, gates: content.gates };
}

async function draftOf(app: Deps, content: Content, proposer: string | null): Promise<Draft> {
  const seats = content.gates.map((gate) => gate.stakeholders.map(({ person }) => person));
  const owners = content.integrations.map(({ owner }) => owner);
  const emails = [...seats.flat(), ...owners, content.owner, content.sponsor].flatMap((ref) => emailOf(ref) ?? []);
  const known = await peopleByEmail(app.db, emails);
  const idOf = (ref: PersonRef | null): string | null => {
    if (typeof ref === "string" && isPersonId(ref)) return ref;
    return known.get(emailOf(ref)?.toLowerCase() ?? "") ?? null;
  };
  const { title, template, team, tier, budget, countries, tierAnswers } = content;
  return {
    title,
    template,
    team,
    tier,
    budget,
    countries,
    definitions: tierAnswers?.definitions ?? 0,
    gates: content.gates.map(({ name }, index) => ({
      name,
      people: (seats[index] ?? []).flatMap((ref) => idOf(ref) ?? []),
    })),
    integrations: content.integrations.map(({ connects }, index) => ({ connects, owner: idOf(owners[index] ?? null) })),
    targets: content.targets.map(({ source, behaviour }) => ({ source, event: behaviour.event })),
    behind: [idOf(content.owner), idOf(content.sponsor), proposer].flatMap((id) => id ?? []),
  };
}

function emailOf(ref: PersonRef | null): string | undefined {
  if (ref === null) return undefined;
  return typeof ref === "string" ? (ref.includes("@") ? ref : undefined) : ref.email;
}

async function factsOf(app: Deps, caller: Caller, content: Content, change: string | null): Promise<KnownFacts> {
  const [templates, earlier, leaders] = await Promise.all([
    listTemplates(app, caller),
    earlierChanges(app.db, change),
    hasScope(caller, "people:read") ? leadersOf(app, content) : [],
  ]);
  // The house's own rules come before those that came with the program.
  const rules = templates
    .toReversed()
    .flatMap(({ id, name, content: { gates = [] } }) => gates.map((gate) => ({ template: id, name, gate })));
  return { rules, earlier, leaders };
}

/** Whoever leads the groups that launch, or all groups of the list when no wave names any. */
async function leadersOf({ db, now }: Deps, { population, waves }: Content): Promise<KnownFacts["leaders"]> {
  if (population === null) return [];
  const named = waves.flatMap(({ groups }) => groups);
  const groups =
    named.length > 0 ? named : ((await findPopulation(db, population, now()))?.groups.map(({ group }) => group) ?? []);
  const managers = await managersOf(db, { population, groups, at: now() });
  const byPerson = new Map<string, string[]>();
  for (const [group, person] of managers) byPerson.set(person, [...(byPerson.get(person) ?? []), group]);
  return [...byPerson].map(([person, own]) => ({ person, groups: own.toSorted() }));
}
