import type { Preview } from "../../app/usage/pull/preview.ts";
import { stamp } from "../kit/format.ts";
import { Sheet } from "../kit/facts.tsx";
import type { Field, FieldError } from "../kit/field.ts";
import { ErrorSummary, FieldRow } from "../kit/form.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { ConsolePage } from "../kit/layout.tsx";
import { Notice } from "../kit/notice.tsx";
import { Crumbs } from "../kit/crumbs.tsx";
import { CardRow, CardTable } from "../kit/card-table.tsx";

/** What the page says where it depends on whether a source is made or changed. */
export interface PullPageWords {
  title: string;
  /** Where the reader came from, below the list of sources. */
  above: readonly { label: string; href: string }[];
  lead: string;
  refused: string;
  save: string;
}

/** Making or changing a source that is pulled: what is asked, a try that stores nothing, and then the source. */
export interface PullSourceModel {
  frame: ConsoleFrame;
  words: PullPageWords;
  action: string;
  fields: readonly Field[];
  /** The secret that was typed before, sealed. */
  held: string;
  errors: readonly FieldError[];
  preview?: Preview | undefined;
  /** How to make the role, as text to copy. */
  role?: string | undefined;
}

export const PullSourcePage = ({ model }: { model: PullSourceModel }) => (
  <ConsolePage frame={model.frame} title={model.words.title}>
    <div class="page-head">
      <Crumbs above={[{ label: "Evidence", href: "/sources" }, ...model.words.above]} here={model.words.title} />
      <h1>{model.words.title}</h1>
      <p class="muted">{model.words.lead}</p>
    </div>
    <ErrorSummary errors={model.errors} title={model.words.refused} />
    {model.preview === undefined ? null : <Tried preview={model.preview} frame={model.frame} />}
    {model.role === undefined ? null : (
      <Sheet id="role" title="A role that may only read">
        <p>
          Whoever may edit the query has the rights of this role there, so one that can write is refused. The owner of
          the warehouse makes it so:
        </p>
        <pre class="as-written" tabindex={0} role="region" aria-label="Statements that make the role">
          {model.role}
        </pre>
      </Sheet>
    )}
    <Sheet id="ask" title="What is asked">
      <form method="post" action={model.action} class="stack">
        <input type="hidden" name="held" value={model.held} />
        {model.fields.map((field) => (
          <FieldRow field={field} />
        ))}
        {model.held === "" ? null : (
          <p class="small muted">What was typed as secret is kept for an hour. Leave it empty to use it.</p>
        )}
        <div class="row actions">
          <button class="button primary" type="submit" name="do" value="try">
            Try it
          </button>
          <button class="button" type="submit" name="do" value="save">
            {model.words.save}
          </button>
        </div>
      </form>
    </Sheet>
  </ConsolePage>
);

const Tried = ({ preview, frame }: { preview: Preview; frame: ConsoleFrame }) => (
  <Sheet id="tried" title="The first rows, as they would count" aside="Nothing was stored">
    {preview.notes.map((note) => (
      <Notice notice={{ tone: "plain", title: note }} />
    ))}
    {preview.rows.length === 0 ? (
      <p class="muted">It answers, and there is no row yet.</p>
    ) : (
      <CardTable columns={["Who", "Event", "When", "Properties"]}>
        {preview.rows.map((row) => (
          <CardRow
            head={row.user ?? "nobody"}
            cells={[
              { column: "Event", text: row.event ?? "none" },
              { column: "When", text: row.counts ? stamp(frame, row.at) : "does not count" },
              {
                column: row.counts ? "Properties" : "Why not",
                text: row.counts ? JSON.stringify(row.properties ?? {}).slice(0, 120) : row.sentence,
              },
            ]}
          />
        ))}
      </CardTable>
    )}
  </Sheet>
);
