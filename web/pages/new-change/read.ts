import type { ChangeForm } from "./form.ts";
import { emptyChangeForm, emptyRow } from "./form.ts";

const maxRows = 50;

/**
 * The form as it was posted: names such as `gates.0.people.1.email` back into their shape. Unknown names are left out,
 * missing ones are empty, rows beyond fifty are dropped. Values are trimmed, never judged.
 */
export function readChangeForm(posted: Iterable<[string, unknown]>): ChangeForm {
  const values = new Map<string, string>();
  for (const [name, value] of posted) if (typeof value === "string") values.set(name, value.trim());
  const empty = emptyChangeForm("");
  return {
    ...fill(values, "", withoutLists(empty)),
    sponsor: fill(values, "sponsor.", empty.sponsor),
    owner: fill(values, "owner.", empty.owner),
    budget: fill(values, "budget.", empty.budget),
    gates: rows(values, "gates").map((at) => ({
      ...fill(values, at, { title: "", quorum: "", count: "", silence: "" }),
      people: rows(values, `${at}people`).map((each) => fill(values, each, emptyRow.people())),
    })),
    waves: rows(values, "waves").map((at) => fill(values, at, emptyRow.waves())),
    targets: rows(values, "targets").map((at) => fill(values, at, emptyRow.targets())),
    integrations: rows(values, "integrations").map((at) => fill(values, at, emptyRow.integrations())),
    workItems: rows(values, "workItems").map((at) => fill(values, at, emptyRow.workItems())),
    trainings: rows(values, "trainings").map((at) => fill(values, at, emptyRow.trainings())),
  };
}

/** The form with one more row, for the button "add another" whose value is the list's path, such as `gates.0.people`. */
export function withRow(form: ChangeForm, list: string): ChangeForm {
  const people = /^gates\.(\d+)\.people$/.exec(list);
  if (people !== null) {
    const at = Number(people[1]);
    const gates = form.gates.map((gate, index) =>
      index === at ? { ...gate, people: [...gate.people, emptyRow.people()] } : gate,
    );
    return { ...form, gates };
  }
  switch (list) {
    case "gates":
      return { ...form, gates: [...form.gates, emptyRow.gates()] };
    case "waves":
      return { ...form, waves: [...form.waves, emptyRow.waves()] };
    case "targets":
      return {
        ...form,
        targets: [...form.targets, { ...emptyRow.targets(), timeZone: form.targets[0]?.timeZone ?? "" }],
      };
    case "integrations":
      return { ...form, integrations: [...form.integrations, emptyRow.integrations()] };
    case "workItems":
      return { ...form, workItems: [...form.workItems, emptyRow.workItems()] };
    case "trainings":
      return { ...form, trainings: [...form.trainings, emptyRow.trainings()] };
    default:
      return form;
  }
}

/** True for a row in which nothing was typed: what was there from the beginning does not count. */
export function isEmptyRow<Row extends object>(row: Row, empty: Row): boolean {
  return JSON.stringify(row) === JSON.stringify(empty) || Object.values(row).every((value) => value === "");
}

function fill<Shape extends object>(values: ReadonlyMap<string, string>, at: string, shape: Shape): Shape {
  const filled = Object.keys(shape).map((name) => [name, values.get(at + name) ?? ""] as const);
  return { ...shape, ...Object.fromEntries<string>(filled) };
}

function withoutLists(form: ChangeForm) {
  const { title, team, sentence, what, use, audience, decision, reach, doNothing, process, rewards, noTarget } = form;
  return { title, team, sentence, what, use, audience, decision, reach, doNothing, process, rewards, noTarget };
}

/** Prefixes of the rows of a list, `gates.0.` and so on, up to the highest number posted. */
function rows(values: ReadonlyMap<string, string>, list: string): string[] {
  let count = 0;
  for (const name of values.keys()) {
    if (!name.startsWith(`${list}.`)) continue;
    const index = Number(/^(\d+)\./.exec(name.slice(list.length + 1))?.[1] ?? Number.NaN);
    if (index < maxRows) count = Math.max(count, index + 1);
  }
  return Array.from({ length: count }, (_, index) => `${list}.${index}.`);
}
