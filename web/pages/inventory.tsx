import { Empty, More, Sheet } from "../kit/facts.tsx";
import { date, number } from "../kit/format.ts";
import { ActionView, ErrorSummary, FieldRow, HiddenFields } from "../kit/form.tsx";
import type { ActionForm, FieldError } from "../kit/field.ts";
import type { ConsoleFrame } from "../kit/frame.ts";
import { ConsolePage } from "../kit/layout.tsx";
import { StatusPill } from "../kit/status.tsx";
import type { Status } from "../kit/status.tsx";
import { Crumbs } from "../kit/crumbs.tsx";

/** What is actually used, by how many, and how that goes. */
export interface InventoryModel {
  frame: ConsoleFrame;
  /** What it comes to, worst first. */
  sentences: readonly string[];
  /** When it was counted, in words. */
  counted: string;
  /** A newer count is being made. */
  isCounting: boolean;
  tools: readonly UseRow[];
  features: readonly UseRow[];
  /** Counting again. */
  count?: ActionForm | undefined;
  /** Telling of a tool; open when it is asked for or was typed wrongly. */
  tell?: ActionForm | undefined;
  isTelling: boolean;
  errors: readonly FieldError[];
}

/** `null` people are fewer than five. */
export interface PeopleRow {
  people: number | null;
  before: number | null;
}

export interface UseRow extends PeopleRow {
  name: string;
  /** Below the name: who looks after it, or which source it comes from. */
  note: string;
  status: Status;
  /** Why it stands so, where a word is too little. */
  because?: string | undefined;
  lastAt: number | null;
  teams: readonly (PeopleRow & { team: string })[];
  /** Of tools: a year and a person. */
  cost?: string | undefined;
  costEach?: string | undefined;
  tellHref?: string | undefined;
  retireHref?: string | undefined;
}

export const InventoryPage = ({ model }: { model: InventoryModel }) => (
  <ConsolePage frame={model.frame} title="What is used">
    <div class="page-head">
      <Crumbs above={[{ label: "Evidence", href: "/sources" }]} here="What is used" />
      <h1>What are we actually using?</h1>
      {model.sentences.map((sentence) => (
        <p class="sentence">{sentence}</p>
      ))}
    </div>
    <ErrorSummary errors={model.errors} title="It was not kept yet." />
    {model.tools.length === 0 ? (
      <Empty
        title="Nothing to count yet."
        text="Tools are found by what their events say. Connect a source first; after a day it stands here, with who uses it."
      >
        <a class="button primary" href="/sources">
          Connect a source
        </a>
      </Empty>
    ) : (
      <Counted model={model} />
    )}
  </ConsolePage>
);

const Counted = ({ model }: { model: InventoryModel }) => (
  <>
    <Sheet id="tools" title="Tools" aside={model.counted}>
      <div class="stack">
        {model.isCounting ? (
          <p role="status">
            People are being counted, which takes a while where there is much to read.{" "}
            <a href="/inventory">Look again</a> in a minute.
          </p>
        ) : null}
        <UseTable rows={model.tools} model={model} isTools />
        <p class="small muted">
          People are those known by name or id who did anything in it, in the last 30 days for which there is evidence
          and in the 30 days before. A tool whose evidence has ended is unknown, never unused.
        </p>
        <div class="row actions">
          {model.count === undefined ? null : <ActionView action={model.count} scope="count" />}
          <a href="/inventory.csv">Download as CSV</a>
        </div>
      </div>
    </Sheet>
    {model.tell === undefined ? null : (
      <Sheet id="tell" title="Tell of a tool" aside="Name, owner, cost, and which events are its own">
        <More label="Name it, and say what it costs" isOpen={model.isTelling}>
          <form method="post" action={model.tell.action} class="stack action-form">
            <HiddenFields values={model.tell.hidden} />
            {model.tell.fields.map((field) => (
              <FieldRow field={field} />
            ))}
            <p class="small muted">{model.tell.consequence}</p>
            <button class="button" type="submit">
              {model.tell.label}
            </button>
          </form>
        </More>
      </Sheet>
    )}
    <Sheet id="features" title="Features" aside="Names of events, those that nobody uses first">
      {model.features.length === 0 ? (
        <p class="muted">No event has come yet.</p>
      ) : (
        <UseTable rows={model.features} model={model} isTools={false} />
      )}
    </Sheet>
  </>
);

interface TableProps {
  rows: readonly UseRow[];
  model: InventoryModel;
  isTools: boolean;
}

/** On a phone each row becomes a card, so the roles of the table are repeated. */
const UseTable = ({ rows, model, isTools }: TableProps) => (
  <table class="data cards" role="table">
    <thead role="rowgroup">
      <tr role="row">
        {[isTools ? "Tool" : "Feature", "Use", "People", "Before", "Last used", ...(isTools ? ["Cost"] : [])].map(
          (column) => (
            <th
              scope="col"
              role="columnheader"
              {...(["People", "Before", "Cost"].includes(column) ? { class: "r" } : {})}
            >
              {column}
            </th>
          ),
        )}
        <th scope="col" role="columnheader">
          <span class="visually-hidden">What to do</span>
        </th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <UseLine row={row} model={model} isTools={isTools} />
      ))}
    </tbody>
  </table>
);

const UseLine = ({ row, model: { frame }, isTools }: { row: UseRow; model: InventoryModel; isTools: boolean }) => (
  <tr role="row">
    <th scope="row" role="rowheader">
      {row.name}
      <span class="cell-note">{row.note}</span>
      {row.teams.length === 0 ? null : <Teams row={row} />}
    </th>
    <td role="cell" data-label="Use">
      <StatusPill status={row.status} />
      {row.because === undefined ? null : <span class="cell-note">{row.because}</span>}
    </td>
    <td role="cell" class="r" data-label="People">
      {peopleText(row, row.people)}
    </td>
    <td role="cell" class="r" data-label="Before">
      {peopleText(row, row.before)}
    </td>
    <td role="cell" class="day" data-label="Last used">
      {row.lastAt === null ? "never" : date(frame, row.lastAt)}
    </td>
    {isTools ? (
      <td role="cell" class="r" data-label="Cost">
        {row.cost ?? "not told"}
        {row.costEach === undefined ? null : <span class="cell-note">{row.costEach}</span>}
      </td>
    ) : null}
    <td role="cell" data-label="What to do">
      <Links row={row} />
    </td>
  </tr>
);

const Links = ({ row }: { row: UseRow }) => (
  <ul class="inline small">
    {row.retireHref === undefined ? null : (
      <li>
        <a href={row.retireHref}>
          Retire it<span class="visually-hidden">: {row.name}</span>
        </a>
      </li>
    )}
    {row.tellHref === undefined ? null : (
      <li>
        <a href={row.tellHref}>
          {row.cost === undefined ? "Say what it costs" : "Edit"}
          <span class="visually-hidden">: {row.name}</span>
        </a>
      </li>
    )}
  </ul>
);

const Teams = ({ row }: { row: UseRow }) => (
  <More label={<span class="small">By team</span>}>
    <ul class="small">
      {row.teams.map((cell) => (
        <li>
          {cell.team}: {countText(cell.people)} <span class="muted">before {countText(cell.before)}</span>
        </li>
      ))}
    </ul>
  </More>
);

/** What is not known is no number. */
function peopleText({ status }: UseRow, people: number | null): string {
  return status.kind === "unknown" ? "unknown" : countText(people);
}

function countText(people: number | null): string {
  return people === null ? "fewer than 5" : number(people);
}
