import type { RuleGate } from "../../../domain/change/candidate.ts";
import type { ChangeForm, GateForm, PersonForm, StakeholderForm } from "./form.ts";
import { newRow } from "./form.ts";
import { filledGate } from "./filled.ts";

/** A gate or a person taken over from what was suggested, and the path of the row it became. */
export interface Taken {
  readonly form: ChangeForm;
  readonly row: string;
}

const isUntouched = (row: object, empty: object): boolean => JSON.stringify(row) === JSON.stringify(empty);

/** A gate of its own, in the place of a first one that nobody touched. `people`: who sits there, by place. */
export function withGate(form: ChangeForm, gate: RuleGate, people: readonly PersonForm[]): Taken {
  const row = filledGate({
    ...gate,
    id: "",
    stakeholders: gate.stakeholders.map((each) => ({ ...each, person: null })),
  });
  const stakeholders = row.stakeholders.map((each, place) => ({ ...each, person: people[place] ?? each.person }));
  return addGate(form, { ...row, stakeholders });
}

/** A seat at the gate of this name, or at a new one that is called so. */
export function withPerson(form: ChangeForm, seat: { gate: string; role: string; person: PersonForm }): Taken {
  const own: StakeholderForm = { ...newRow.stakeholders(), person: seat.person, role: seat.role };
  const index = form.gates.findIndex(({ name }) => name.trim().toLowerCase() === seat.gate.trim().toLowerCase());
  const gate = form.gates[index];
  if (gate === undefined) return addGate(form, { ...newRow.gates(), name: seat.gate, stakeholders: [own] });
  const free = gate.stakeholders.findIndex((each) => isUntouched(each, newRow.stakeholders()));
  const place = free === -1 ? gate.stakeholders.length : free;
  const stakeholders = [...gate.stakeholders.slice(0, place), own, ...gate.stakeholders.slice(place + 1)];
  const gates = form.gates.map((each, at) => (at === index ? { ...each, stakeholders } : each));
  return { form: { ...form, gates }, row: `gates.${index}.stakeholders.${place}` };
}

function addGate(form: ChangeForm, gate: GateForm): Taken {
  const free = form.gates.findIndex((each) => isUntouched(each, newRow.gates()));
  const place = free === -1 ? form.gates.length : free;
  const gates = [...form.gates.slice(0, place), gate, ...form.gates.slice(place + 1)];
  return { form: { ...form, gates }, row: `gates.${place}` };
}
