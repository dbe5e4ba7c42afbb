import type { ChangeEvent, Fact, OpenedRequest } from "../../domain/change/event.ts";

/**
 * Who has the ball, told by somebody who reads the events one after the other and nothing else: a second account, which shares no rule
 * with the product. A line of the table says what one kind of event does to the notes of that reader.
 */

interface Seat {
  readonly gate: string;
  person: string;
  readonly group: number;
  /** It is this person's turn. */
  isAsked: boolean;
  isAnswered: boolean;
  due: number | null;
}

interface Notes {
  stage: string;
  isHeld: boolean;
  isCountered: boolean;
  proposer: string;
  owner: string | null;
  /** Of the plan. */
  items: readonly string[];
  intakeDue: number | null;
  /** Names of the gates that are open, those opened first before others. */
  open: readonly string[];
  declined: ReadonlySet<string>;
  readonly seats: Map<string, Seat>;
  /** Work that is not finished. */
  readonly unfinished: Map<string, boolean>;
  readonly tasks: Map<string, { readonly owner: string; readonly due: number }>;
}

export interface PlainTurn {
  readonly stage: string;
  readonly held: boolean;
  readonly party: string;
  readonly person: string | null;
  readonly gate: string | null;
  readonly dueAt: number | null;
}

type Reading = { readonly [Type in Fact["type"]]?: (notes: Notes, fact: Extract<Fact, { type: Type }>) => void };

function enter(notes: Notes, stage: string): void {
  notes.stage = stage;
  notes.isHeld = false;
}

function shut(notes: Notes, gate: string): void {
  notes.open = notes.open.filter((each) => each !== gate);
  notes.declined = new Set([...notes.declined].filter((each) => each !== gate));
  for (const each of notes.seats.values()) if (each.gate === gate) each.isAsked = false;
}

function shutAll(notes: Notes, stage: string): void {
  for (const gate of [...notes.open, ...notes.declined]) shut(notes, gate);
  enter(notes, stage);
}

function seat(notes: Notes, gate: string, requests: readonly OpenedRequest[], isAgain: boolean): void {
  shut(notes, gate);
  const before = new Map(notes.seats);
  for (const [id, each] of before) if (each.gate === gate) notes.seats.delete(id);
  const first = Math.min(...requests.map(({ order = 1 }) => order));
  for (const { id, person, order = 1 } of requests) {
    // Whoever it was passed on to is asked again.
    const who = isAgain ? (before.get(id)?.person ?? person) : person;
    notes.seats.set(id, { gate, person: who, group: order, isAsked: order === first, isAnswered: false, due: null });
  }
  notes.open = [...notes.open, gate];
}

function ask(notes: Notes, request: string, person?: string): void {
  const it = notes.seats.get(request);
  if (it === undefined) return;
  it.person = person ?? it.person;
  it.isAsked = true;
  it.due = null;
}

function answered(notes: Notes, request: string): void {
  const it = notes.seats.get(request);
  if (it !== undefined) it.isAsked = false;
}

const readings: Reading = {
  "change.created": (notes, { proposer, plan }) => {
    Object.assign(notes, { stage: "draft", proposer, owner: plan.owner, items: plan.workItems });
  },
  "change.edited": (notes, { plan }) => {
    const gone = notes.items.filter((item) => !plan.workItems.includes(item));
    notes.owner = plan.owner;
    if (notes.stage === "build" || notes.unfinished.size > 0) {
      for (const item of gone) notes.unfinished.delete(item);
      for (const item of plan.workItems) notes.unfinished.set(item, notes.unfinished.get(item) ?? true);
    }
    notes.items = plan.workItems;
  },
  "change.handed-over": (notes, { role, to }) => {
    if (role === "owner") notes.owner = to;
  },
  "change.submitted": (notes, { to }) => {
    enter(notes, to);
    notes.isCountered = false;
    notes.intakeDue = null;
  },
  "change.countered": (notes) => {
    notes.isCountered = true;
  },
  "intake.deadline-set": (notes, { dueAt }) => {
    notes.intakeDue = dueAt;
  },
  "change.accepted": (notes) => enter(notes, "alignment"),
  "change.returned": (notes) => shutAll(notes, "draft"),
  "change.declined": (notes) => enter(notes, "closed"),
  "change.withdrawn": (notes) => shutAll(notes, "closed"),
  "change.closed": (notes) => enter(notes, "closed"),
  "change.held": (notes) => {
    notes.isHeld = true;
  },
  "change.resumed": (notes) => {
    notes.isHeld = false;
    notes.intakeDue = null;
    for (const each of notes.seats.values()) each.due = null;
  },
  "stage.entered": (notes, { stage }) => {
    enter(notes, stage);
    if (stage === "build")
      for (const item of notes.items) notes.unfinished.set(item, notes.unfinished.get(item) ?? true);
  },
  "gate.opened": (notes, { gate, requests }) => seat(notes, gate, requests, false),
  "gate.reopened": (notes, { gate, requests }) => seat(notes, gate, requests, true),
  "gate.group-opened": (notes, { requests }) => {
    for (const id of requests) ask(notes, id);
  },
  "gate.deadlines-set": (notes, { requests, dueAt }) => {
    for (const id of requests) {
      const it = notes.seats.get(id);
      if (it !== undefined) it.due = dueAt;
    }
  },
  "gate.approved": (notes, { gate }) => shut(notes, gate),
  "gate.closed": (notes, { gate }) => shut(notes, gate),
  "gate.declined": (notes, { gate }) => {
    shut(notes, gate);
    notes.declined = new Set([...notes.declined, gate]);
  },
  "request.decided": (notes, { request }) => answered(notes, request),
  "request.consented-by-silence": (notes, { request }) => answered(notes, request),
  "request.answered": (notes, { request }) => ask(notes, request),
  "request.delegated": (notes, { request, to }) => ask(notes, request, to),
  "objection.closed": (notes, { request, reopens }) => {
    if (reopens) ask(notes, request);
  },
  "work.added": (notes, { item }) => void notes.unfinished.set(item, true),
  "work.moved": (notes, { item, to }) => void notes.unfinished.set(item, to !== "done" && to !== "dropped"),
  "reinforcement.opened": (notes, { reinforcement, owner, dueAt }) => {
    notes.tasks.set(reinforcement, { owner, due: dueAt });
  },
  "reinforcement.done": (notes, { reinforcement }) => void notes.tasks.delete(reinforcement),
};

function read<Type extends Fact["type"]>(notes: Notes, fact: Extract<Fact, { type: Type }>): void {
  const reading: ((notes: Notes, fact: Extract<Fact, { type: Type }>) => void) | undefined = readings[fact.type];
  reading?.(notes, fact);
}

/** Whose turn it is by the notes; `null`: it is over. */
function told(notes: Notes): PlainTurn | null {
  const { stage, owner, proposer } = notes;
  const by = (party: string, person: string | null, dueAt: number | null = null, gate: string | null = null) => {
    return { stage, held: notes.isHeld, party, person, gate, dueAt };
  };
  if (stage === "closed") return null;
  if (notes.isHeld) return by("owner", owner);
  if (stage === "draft" || (stage === "intake" && notes.isCountered)) return by("proposer", proposer);
  if (stage === "intake") return by("owner", owner, notes.intakeDue);
  if (stage === "build")
    return [...notes.unfinished.values()].includes(true) ? by("builders", null) : by("proposer", proposer);
  if (stage === "adoption") {
    const tasks = [...notes.tasks];
    const first = tasks.toSorted(([a, one], [b, two]) => one.due - two.due || (a < b ? -1 : 1))[0]?.[1];
    return first === undefined ? by("nobody", null) : by("owner", first.owner, first.due);
  }
  const asked = notes.open.flatMap((gate) =>
    [...notes.seats.values()].filter((each) => each.gate === gate && each.isAsked),
  );
  const [next] = asked;
  if (stage === "alignment" && notes.declined.size === 0 && next !== undefined)
    return by("stakeholders", next.person, next.due, next.gate);
  return by("owner", owner);
}

/** Whose turn it was from each instant of the record on, in order. */
export function plainTurns(
  events: readonly ChangeEvent[],
): { readonly from: number; readonly turn: PlainTurn | null }[] {
  const notes: Notes = {
    stage: "draft",
    isHeld: false,
    isCountered: false,
    proposer: "",
    owner: null,
    items: [],
    intakeDue: null,
    open: [],
    declined: new Set(),
    seats: new Map(),
    unfinished: new Map(),
    tasks: new Map(),
  };
  const turns: { readonly from: number; readonly turn: PlainTurn | null }[] = [];
  for (const { at, fact } of events) {
    read(notes, fact);
    if (turns.at(-1)?.from === at) turns.pop();
    turns.push({ from: at, turn: told(notes) });
  }
  return turns;
}
