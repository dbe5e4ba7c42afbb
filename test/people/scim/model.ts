import { constant, constantFrom, integer, oneof, record, boolean, uniqueArray } from "fast-check";
import type { Arbitrary } from "fast-check";
import { patchOp } from "./directory.ts";
import type { Directory } from "./directory.ts";

export const people = [0, 1, 2] as const;
export const groups = ["east", "west", "else"] as const;
export type Group = (typeof groups)[number];

/** East and west are two groups of one population, else is one of its own. */
export const placeOf = {
  east: { population: "both", group: "East" },
  west: { population: "both", group: "West" },
  else: { population: "else", group: "Else" },
} as const;

export type Push =
  | { readonly kind: "create"; readonly person: number; readonly active: boolean }
  | { readonly kind: "active"; readonly person: number; readonly active: boolean; readonly form: number }
  | { readonly kind: "delete"; readonly person: number }
  | { readonly kind: "found" | "dissolve"; readonly group: Group }
  | {
      readonly kind: "add" | "remove" | "replace";
      readonly group: Group;
      readonly people: readonly number[];
      readonly form: number;
    };

const person = constantFrom<number[]>(...people);
const group = constantFrom(...groups);
const form = integer({ min: 0, max: 3 });
const some = uniqueArray(person, { minLength: 1, maxLength: 3 });

export const anyPush: Arbitrary<Push> = oneof(
  { weight: 1, arbitrary: record({ kind: constant("create" as const), person, active: boolean() }) },
  { weight: 3, arbitrary: record({ kind: constant("active" as const), person, active: boolean(), form }) },
  { weight: 1, arbitrary: record({ kind: constant("delete" as const), person }) },
  { weight: 1, arbitrary: record({ kind: constantFrom("found" as const, "dissolve" as const), group }) },
  {
    weight: 8,
    arbitrary: record({ kind: constantFrom("add" as const, "remove" as const), group, people: some, form }),
  },
  { weight: 2, arbitrary: record({ kind: constant("replace" as const), group, people: uniqueArray(person), form }) },
);

/** What a directory has, in the plainest form: who is active, and who is in which group since which push. */
export class Model {
  readonly users = new Map<number, { readonly id: string; readonly active: boolean }>();
  readonly founded = new Map<Group, { readonly id: string; readonly members: Map<number, number> }>();
  #turn = 0;

  add(name: Group, who: readonly number[]): void {
    const members = this.founded.get(name)?.members;
    if (members === undefined || who.some((each) => !this.users.has(each))) return;
    for (const each of who) if (!members.has(each)) members.set(each, (this.#turn += 1));
  }

  remove(name: Group, who: readonly number[]): void {
    for (const each of who) this.founded.get(name)?.members.delete(each);
  }

  replace(name: Group, who: readonly number[]): void {
    if (who.some((each) => !this.users.has(each))) return;
    this.remove(
      name,
      people.filter((each) => !who.includes(each)),
    );
    this.add(name, who);
  }

  leave(who: number): void {
    this.users.delete(who);
    for (const name of groups) this.remove(name, [who]);
  }

  /** Where everybody is: of the groups of a population in the one they were put into last. */
  places(): string[] {
    return people.flatMap((each) =>
      ["both", "else"].flatMap((population) => {
        const mine = groups.filter((name) => placeOf[name].population === population);
        const turnOf = (name: Group) => this.founded.get(name)?.members.get(each) ?? 0;
        const last = mine.toSorted((a, b) => turnOf(b) - turnOf(a))[0] ?? "else";
        const isIn = turnOf(last) > 0 && this.users.get(each)?.active === true;
        return isIn ? [`${each} in ${population} as ${placeOf[last].group}`] : [];
      }),
    );
  }
}

/** Pushes to the real thing what the model takes too, in one of the forms in which directories write it. */
export async function pushBoth(directory: Directory, model: Model, run: number, push: Push): Promise<void> {
  switch (push.kind) {
    case "create":
      return create(directory, model, run, push);
    case "active": {
      const user = model.users.get(push.person);
      const answer = await directory.push(...activeRequest(push, run, user?.id ?? nobody));
      expectStatus(answer.status, user === undefined ? 404 : 200);
      if (user !== undefined) model.users.set(push.person, { ...user, active: push.active });
      return;
    }
    case "delete": {
      const user = model.users.get(push.person);
      const { status } = await directory.push("DELETE", `/Users/${user?.id ?? nobody}`);
      expectStatus(status, user === undefined ? 404 : 204);
      return model.leave(push.person);
    }
    case "found":
      return found(directory, model, run, push.group);
    case "dissolve": {
      const { status } = await directory.push("DELETE", `/Groups/${model.founded.get(push.group)?.id ?? nobody}`);
      expectStatus(status, model.founded.has(push.group) ? 204 : 404);
      model.founded.delete(push.group);
      return;
    }
    case "add":
    case "remove":
    case "replace": {
      const known = model.founded.get(push.group);
      const idOf = (each: number) => model.users.get(each)?.id ?? nobody;
      const path = `/Groups/${known?.id ?? nobody}`;
      const [method, body] = memberRequest(
        push,
        push.people.map(idOf),
        known === undefined ? "" : nameIn(run, push.group),
      );
      const { status } = await directory.push(method, path, body);
      const isStrange = push.kind !== "remove" && push.people.some((each) => !model.users.has(each));
      const well = method === "PUT" ? 200 : 204;
      expectStatus(status, known === undefined ? 404 : isStrange ? 400 : well);
      return model[push.kind](push.group, push.people);
    }
  }
}

const nobody = "11111111-2222-4333-8444-555555555555";
const nameIn = (run: number, name: string) => `${name} ${run}`;

async function create(directory: Directory, model: Model, run: number, push: Push & { kind: "create" }): Promise<void> {
  const body = { userName: `person-${run}-${push.person}`, displayName: String(push.person), active: push.active };
  const { status, json } = await directory.push("POST", "/Users", body);
  expectStatus(status, model.users.has(push.person) ? 409 : 201);
  if (status === 201) model.users.set(push.person, { id: json.id, active: push.active });
}

async function found(directory: Directory, model: Model, run: number, name: Group): Promise<void> {
  const { status, json } = await directory.push("POST", "/Groups", { displayName: nameIn(run, name) });
  expectStatus(status, model.founded.has(name) ? 409 : 201);
  if (status !== 201) return;
  const { population, group: countsAs } = placeOf[name];
  await directory.place(json.id, { population: `${population}-${run}`, group: countsAs });
  model.founded.set(name, { id: json.id, members: new Map() });
}

function activeRequest(
  { active, form: shape, person: who }: Push & { kind: "active" },
  run: number,
  id: string,
): [string, string, object] {
  const path = `/Users/${id}`;
  if (shape === 0) return ["PATCH", path, patchOp({ op: "replace", value: { active } })];
  if (shape === 1) return ["PATCH", path, patchOp({ op: "Replace", path: "active", value: active ? "True" : "False" })];
  if (shape === 2) return ["PATCH", path, patchOp({ op: "add", path: "active", value: active })];
  return ["PUT", path, { userName: `person-${run}-${who}`, displayName: String(who), active }];
}

function memberRequest(
  { kind, form: shape }: Push & { kind: "add" | "remove" | "replace" },
  ids: readonly string[],
  displayName: string,
): [string, object] {
  const value = ids.map((id) => ({ value: id }));
  if (kind === "replace" && shape > 1) return ["PUT", { displayName, members: value }];
  if (kind === "remove" && shape > 1)
    return ["PATCH", patchOp(...ids.map((id) => ({ op: "remove", path: `members[value eq "${id}"]` })))];
  if (kind === "remove") return ["PATCH", patchOp({ op: "Remove", path: "members", value })];
  if (shape === 0) return ["PATCH", patchOp({ op: kind, value: { members: value } })];
  return ["PATCH", patchOp({ op: kind === "add" ? "Add" : "Replace", path: "members", value })];
}

function expectStatus(status: number, wanted: number): void {
  if (status !== wanted) throw new Error(`answered ${status} where the model says ${wanted}`);
}
