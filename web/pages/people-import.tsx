import { More, Sheet } from "../kit/facts.tsx";
import type { Field, FieldError } from "../kit/field.ts";
import { ErrorSummary, FieldRow, HiddenFields } from "../kit/form.tsx";
import { plural, stamp } from "../kit/format.ts";
import type { ConsoleFrame } from "../kit/frame.ts";
import { ConsolePage } from "../kit/layout.tsx";
import { Crumbs } from "../kit/crumbs.tsx";
import { CardRow, CardTable } from "../kit/card-table.tsx";

/** Taking in a list of people: the list, what it would do, and the lists of before. */
export interface PeopleImportModel {
  frame: ConsoleFrame;
  /** The list as it was pasted or sent. */
  list: string;
  errors: readonly FieldError[];
  preview?: ImportPreview | undefined;
  imports: readonly ImportLine[];
}

export interface ImportPreview {
  people: number;
  added: number;
  changed: number;
  outcome: readonly OutcomeLine[];
  hidden: Readonly<Record<string, string>>;
}

export interface OutcomeLine {
  name: string;
  email?: string | undefined;
  isAdded: boolean;
  /** "Team: Sales instead of Marketing". */
  changes: readonly string[];
}

export interface ImportLine {
  id: string;
  at: number;
  said: string;
  isUndone: boolean;
}

const shownMax = 200;

export const PeopleImportPage = ({ model }: { model: PeopleImportModel }) => (
  <ConsolePage frame={model.frame} title="Import people">
    <div class="page-head">
      <Crumbs above={[{ label: "People", href: "/people" }]} here="Import" />
      <h1>Import people</h1>
      <p class="muted">
        An export of your directory as it is. You see what it would do before anything is kept, and can undo it for 30
        days.
      </p>
    </div>
    <ErrorSummary errors={model.errors} title="Nothing was kept. Your list is still here." />
    {model.preview === undefined ? null : <Preview preview={model.preview} />}
    <Sheet id="ask" title={model.preview === undefined ? "The list" : "Another list"}>
      <form method="post" action="/people/import" enctype="multipart/form-data" class="stack">
        {fields(model.list).map((field) => (
          <FieldRow field={field} />
        ))}
        <button class={model.preview === undefined ? "button primary" : "button"} type="submit">
          See what it would do
        </button>
      </form>
    </Sheet>
    <Before imports={model.imports} frame={model.frame} />
  </ConsolePage>
);

function fields(list: string): readonly Field[] {
  return [
    {
      kind: "file",
      name: "file",
      label: "A CSV file",
      accept: ".csv,text/csv",
      help: "Its first line names the columns: email or user_id, and what you have of name, team, manager, time_zone, language, and learns_by (live, video, written or office hours). Other columns are left alone.",
    },
    { kind: "long", name: "list", label: "Or paste it", rows: 6, value: list },
  ];
}

const Preview = ({ preview }: { preview: ImportPreview }) => {
  const { people, added, changed, outcome } = preview;
  const same = people - outcome.length;
  return (
    <Sheet id="preview" title="What it would do" aside="Nothing is kept yet">
      <div class="stack">
        <p class="sentence">
          {`${plural(people, "person", "people")} in the list: ${added} new, ${changed} changed, ${Math.max(same, 0)} as before.`}
        </p>
        {outcome.length === 0 ? (
          <p class="muted">Everybody in it is known, and nothing of them would change.</p>
        ) : (
          <>
            <CardTable columns={["Name", "Address", "What happens"]}>
              {outcome.slice(0, shownMax).map((line) => (
                <CardRow
                  head={line.name}
                  cells={[
                    { column: "Address", text: line.email ?? <span class="muted">no address</span> },
                    {
                      column: "What happens",
                      text: (
                        <>
                          {line.isAdded ? <b>New. </b> : null}
                          {line.changes.join("; ")}
                        </>
                      ),
                    },
                  ]}
                />
              ))}
            </CardTable>
            {outcome.length > shownMax ? (
              <p class="small muted">{`${outcome.length - shownMax} more are in the list and not shown here.`}</p>
            ) : null}
            <form method="post" action="/people/import" class="row actions">
              <HiddenFields values={preview.hidden} />
              <button class="button primary" type="submit">
                Import these people
              </button>
              <a href="/people/import">Discard this list</a>
            </form>
          </>
        )}
      </div>
    </Sheet>
  );
};

const Before = ({ imports, frame }: { imports: readonly ImportLine[]; frame: ConsoleFrame }) =>
  imports.length === 0 ? null : (
    <Sheet id="imports" title="Lists taken in lately">
      <ul class="rows">
        {imports.map((line) => (
          <li>
            <b>{stamp(frame, line.at)}</b>
            <p class="small muted">{line.isUndone ? `${line.said} It was undone.` : line.said}</p>
            {line.isUndone ? null : (
              <More label="Undo it">
                <form method="post" action={`/people/imports/${line.id}/undo`} class="stack action-form">
                  <p class="small muted">
                    People it added go, unless they were named, invited or measured since. What it changed is as before,
                    unless somebody changed it again.
                  </p>
                  <button class="button danger" type="submit">
                    Undo this list
                  </button>
                </form>
              </More>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
