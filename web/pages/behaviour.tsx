import { CardRow, CardTable } from "../kit/card-table.tsx";
import { Empty, More, Sheet } from "../kit/facts.tsx";
import { date, number, percent, plural } from "../kit/format.ts";
import { ErrorSummary } from "../kit/form.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { CountsTable } from "./behaviour/counts.tsx";
import type { BehaviourModel, PreviewModel, PropertyRow } from "./behaviour/model.ts";
import { BehaviourQuestion } from "./behaviour/question.tsx";
import { Crumbs } from "../kit/crumbs.tsx";

export type * from "./behaviour/model.ts";

export const BehaviourPage = ({ model }: { model: BehaviourModel }) => (
  <ConsolePage frame={model.frame} title="Choose a behaviour">
    <div class="page-head">
      <Crumbs above={[{ label: "Evidence", href: "/sources" }]} here="Behaviours" />
      <h1>{model.form.event === "" ? "What do people do when they use it?" : model.form.event}</h1>
      <p class="muted lede">
        Pick an event that really came, narrow it by what it holds, and see who would have qualified in the last weeks,
        before anybody signs a target.
      </p>
    </div>
    <ErrorSummary errors={model.errors} title="It could not be looked at yet." />
    {model.preview === undefined ? null : <Preview preview={model.preview} model={model} />}
    {model.form.event === "" ? (
      <Seen model={model} />
    ) : (
      <>
        <Sheet id="ask" title="Which of them count, and for whom">
          <BehaviourQuestion model={model} />
        </Sheet>
        <Properties model={model} />
        <Sheet id="other" title="Another event">
          <More label="Show all events">
            <SeenTable model={model} />
          </More>
        </Sheet>
      </>
    )}
  </ConsolePage>
);

const Seen = ({ model }: { model: BehaviourModel }) =>
  model.seen.length === 0 ? (
    <Empty
      title="No event has come yet."
      text="Behaviours are picked from events that a source has sent. Connect one first; a day of events is enough to choose."
    >
      <a class="button primary" href="/sources">
        Connect a source
      </a>
    </Empty>
  ) : (
    <Sheet id="seen" title="Events that came" aside="Most frequent first">
      <SeenTable model={model} />
    </Sheet>
  );

const SeenTable = ({ model: { seen, frame } }: { model: BehaviourModel }) => (
  <CardTable columns={["Event", "Source", "Times", "Last"]} right={["Times"]}>
    {seen.map((each) => (
      <CardRow
        head={<a href={each.href}>{each.event}</a>}
        cells={[
          { column: "Source", text: each.source },
          { column: "Times", text: number(each.count), kind: "number" },
          { column: "Last", text: date(frame, each.lastAt), kind: "date" },
        ]}
      />
    ))}
  </CardTable>
);

const Properties = ({ model: { properties } }: { model: BehaviourModel }) =>
  properties === undefined ? null : (
    <Sheet id="properties" title="What it holds" aside={`From ${plural(properties.sampled, "event")}`}>
      {properties.rows.length === 0 ? (
        <p class="muted">This event has no properties, so there is nothing to narrow it by.</p>
      ) : (
        <>
          <p class="small muted">
            Choose a value to count only events that have it. Values of fewer than five people are not shown.
          </p>
          <CardTable columns={["Property", "In", "Values"]} right={["In"]}>
            {properties.rows.map((row) => (
              <CardRow
                head={row.property}
                cells={[
                  { column: "In", text: percent(row.share), kind: "number" },
                  { column: "Values", text: <Values row={row} /> },
                ]}
              />
            ))}
          </CardTable>
        </>
      )}
    </Sheet>
  );

const Values = ({ row: { values, rest } }: { row: PropertyRow }) => (
  <ul class="inline">
    {values.map(({ value, events, href }) => (
      <li>
        <a href={href}>{value}</a> <span class="small muted">{number(events)}</span>
      </li>
    ))}
    {rest === "" ? null : <li class="muted">{rest}</li>}
  </ul>
);

const Preview = ({ preview, model }: { preview: PreviewModel; model: BehaviourModel }) => (
  <Sheet id="preview" title="Who would have qualified" aside="Nothing is stored">
    <div class="stack">
      <p class="sentence">{preview.sentence}</p>
      {preview.notes.map((note) => (
        <p class="small muted">{note}</p>
      ))}
      <CountsTable
        first="Period ending"
        rows={preview.periods.map((point) => ({ ...point, name: date(model.frame, point.end) }))}
      />
      {preview.groups.length === 0 ? null : (
        <CountsTable first="Group, at the end" rows={preview.groups.map((cell) => ({ ...cell, name: cell.group }))} />
      )}
      <p class="row actions">
        <a class="button primary" href={preview.changeHref}>
          Propose a change with it
        </a>
        <span class="small muted">The behaviour and the habit are filled in; you say how many, and who decides.</span>
      </p>
    </div>
  </Sheet>
);
