import type { ChangeForm, GateForm } from "./form.ts";
import { emptyChangeForm, newRow } from "./form.ts";

const maxRows = 50;

type Posted = ReadonlyMap<string, string>;

/**
 * The form as it was posted: names such as `gates.0.stakeholders.1.person.email` back into their shape. Unknown names are
 * left out, missing ones are empty, rows beyond fifty are dropped. Values are trimmed, never judged.
 */
export function readChangeForm(posted: Iterable<[string, unknown]>): ChangeForm {
  const values = new Map<string, string>();
  for (const [name, value] of posted) if (typeof value === "string") values.set(name, value.trim());
  const lists = { gates: [], waves: [], targets: [], integrations: [], workItems: [], trainings: [] };
  return {
    ...fill(values, "", { ...emptyChangeForm(""), ...lists }),
    gates: rows(values, "gates", (at) => readGate(values, at)),
    waves: rows(values, "waves", (at) => fill(values, at, newRow.waves())),
    targets: rows(values, "targets", (at) => fill(values, at, newRow.targets(""))),
    integrations: rows(values, "integrations", (at) => fill(values, at, newRow.integrations())),
    workItems: rows(values, "workItems", (at) => fill(values, at, newRow.workItems())),
    trainings: rows(values, "trainings", (at) => ({
      ...fill(values, at, newRow.trainings()),
      sessions: rows(values, `${at}sessions`, (each) => fill(values, each, newRow.sessions())),
    })),
  };
}

function readGate(values: Posted, at: string): GateForm {
  const gate = fill(values, at, { ...newRow.gates(), stakeholders: [] });
  const stakeholders = rows(values, `${at}stakeholders`, (each) => fill(values, each, newRow.stakeholders()));
  return { ...gate, stakeholders };
}

/** The shape with every text in it replaced by what was posted under its path; lists stay as they are. */
function fill<Shape extends object>(values: Posted, at: string, shape: Shape): Shape {
  const filled = Object.entries(shape).map(([name, value]): [string, unknown] => {
    if (typeof value === "string") return [name, values.get(at + name) ?? ""];
    return [name, isPlain(value) ? fill(values, `${at}${name}.`, value) : value];
  });
  return { ...shape, ...Object.fromEntries(filled) };
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The rows of a list, up to the highest number posted; `read` gets the prefix of one, such as `gates.0.`. */
function rows<Row>(values: Posted, list: string, read: (at: string) => Row): Row[] {
  let count = 0;
  for (const name of values.keys()) {
    if (!name.startsWith(`${list}.`)) continue;
    const index = Number(/^(\d+)\./.exec(name.slice(list.length + 1))?.[1] ?? Number.NaN);
    if (index < maxRows) count = Math.max(count, index + 1);
  }
  return Array.from({ length: count }, (_, index) => read(`${list}.${index}.`));
}

/** The form with one more row, for the button "add another" whose value is the list's path, such as `gates.0.stakeholders` or `trainings.0.sessions`. */
export function withRow(form: ChangeForm, list: string): ChangeForm {
  const [, outer, place] = /^(gates|trainings)\.(\d+)\.(?:stakeholders|sessions)$/.exec(list) ?? [];
  const isIn = (index: number) => index === Number(place);
  if (outer === "gates") {
    const gates = form.gates.map((gate, index) =>
      isIn(index) ? { ...gate, stakeholders: [...gate.stakeholders, newRow.stakeholders()] } : gate,
    );
    return { ...form, gates };
  }
  if (outer === "trainings") {
    const trainings = form.trainings.map((training, index) =>
      isIn(index) ? { ...training, sessions: [...training.sessions, newRow.sessions()] } : training,
    );
    return { ...form, trainings };
  }
  switch (list) {
    case "gates":
      return { ...form, gates: [...form.gates, newRow.gates()] };
    case "waves":
      return { ...form, waves: [...form.waves, newRow.waves()] };
    case "targets":
      return { ...form, targets: [...form.targets, newRow.targets(form.targets[0]?.timeZone ?? "")] };
    case "integrations":
      return { ...form, integrations: [...form.integrations, newRow.integrations()] };
    case "workItems":
      return { ...form, workItems: [...form.workItems, newRow.workItems()] };
    case "trainings":
      return { ...form, trainings: [...form.trainings, newRow.trainings()] };
    default:
      return form;
  }
}
