import { CardRow, CardTable } from "../kit/card-table.tsx";
import { Crumbs } from "../kit/crumbs.tsx";
import { Empty, Facts, Sheet } from "../kit/facts.tsx";
import type { FieldError } from "../kit/field.ts";
import { ErrorSummary, FieldRow, HiddenFields } from "../kit/form.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { ConsolePage } from "../kit/layout.tsx";
import type { MetricModel } from "./change/model.ts";

/** The business metric of a change with its values; whoever may brings more of them. */
export interface MetricPageModel {
  frame: ConsoleFrame;
  key: string;
  title: string;
  metric: MetricModel;
  /** Absent for whoever may not bring values. */
  form?: MetricForm | undefined;
  values: readonly MetricRow[];
  /** How many older ones are in the file alone. */
  more: number;
  note?: string | undefined;
  downloadHref: string;
}

export interface MetricForm {
  action: string;
  /** As it was pasted or sent. */
  list: string;
  help: string;
  lineHelp: string;
  errors: readonly FieldError[];
  preview?: MetricPreview | undefined;
}

export interface MetricPreview {
  said: string;
  rows: readonly { period: string; of: string; what: string }[];
  hidden: Readonly<Record<string, string>>;
}

export interface MetricRow {
  period: string;
  /** "Everybody", or a wave. */
  of: string;
  value: string;
  /** Where the period lies, and whether it is compared. */
  place: string;
  brought: string;
  /** What it was before, and who brought that. */
  earlier: readonly string[];
}

export const MetricPage = ({ model }: { model: MetricPageModel }) => (
  <ConsolePage frame={model.frame} title={`${model.metric.name}, ${model.key}`}>
    <div class="page-head">
      <Crumbs
        above={[
          { label: "Portfolio", href: "/" },
          { label: model.key, href: `/changes/${model.key}` },
        ]}
        here="Business metric"
      />
      <h1>{model.metric.name}</h1>
      <p class="muted">{model.title}</p>
    </div>
    <ErrorSummary errors={model.form?.errors ?? []} title="Nothing was kept. Your list is still here." />
    {model.form?.preview === undefined ? null : <Preview preview={model.form.preview} action={model.form.action} />}
    <Sheet id="claim" title="What may be said" aside="It decides nothing">
      <p class="prose">{model.metric.claim}</p>
      <Facts facts={model.metric.facts} />
    </Sheet>
    {model.form === undefined ? null : <Bring form={model.form} />}
    <Values model={model} />
  </ConsolePage>
);

const Preview = ({ preview, action }: { preview: MetricPreview; action: string }) => (
  <Sheet id="preview" title="What it would do" aside="Nothing is kept yet">
    <div class="stack">
      <p class="sentence">{preview.said}</p>
      {preview.rows.length === 0 ? null : (
        <CardTable columns={["Period", "Of", "What happens"]}>
          {preview.rows.map((row) => (
            <CardRow
              head={row.period}
              cells={[
                { column: "Of", text: row.of },
                { column: "What happens", text: row.what },
              ]}
            />
          ))}
        </CardTable>
      )}
      <form method="post" action={action} class="row actions">
        <HiddenFields values={preview.hidden} />
        <button class="button primary" type="submit">
          Keep these values
        </button>
        <a href={action}>Leave it</a>
      </form>
    </div>
  </Sheet>
);

const Bring = ({ form }: { form: MetricForm }) => (
  <Sheet id="bring" title={form.preview === undefined ? "Bring values" : "Another list"}>
    <form method="post" action={form.action} enctype="multipart/form-data" class="stack">
      <FieldRow field={{ kind: "file", name: "file", label: "A CSV file", accept: ".csv,text/csv", help: form.help }} />
      <FieldRow
        field={{ kind: "long", name: "list", label: "Or paste it", rows: 6, value: form.list, help: form.lineHelp }}
      />
      <p>
        <button class={form.preview === undefined ? "button primary" : "button"} type="submit">
          See what it would do
        </button>
      </p>
    </form>
  </Sheet>
);

const Values = ({ model }: { model: MetricPageModel }) => (
  <Sheet
    id="values"
    title="Its values"
    aside={model.values.length === 0 ? undefined : <a href={model.downloadHref}>Download them as a table</a>}
  >
    {model.values.length === 0 ? (
      <Empty
        title="No value is brought in yet."
        text="Begin with the time before the launch: only what comes before it can be compared with."
      />
    ) : (
      <>
        {model.note === undefined ? null : <p class="small muted">{model.note}</p>}
        <CardTable columns={["Period", "Of", "Value", "Where it lies", "Brought in"]}>
          {model.values.map((row) => (
            <CardRow
              head={row.period}
              cells={[
                { column: "Of", text: row.of },
                { column: "Value", text: <Value row={row} /> },
                { column: "Where it lies", text: row.place },
                { column: "Brought in", text: row.brought },
              ]}
            />
          ))}
        </CardTable>
        {model.more === 0 ? null : (
          <p class="small muted">{`${model.more} older ones are in the table to download.`}</p>
        )}
      </>
    )}
  </Sheet>
);

const Value = ({ row }: { row: MetricRow }) => (
  <>
    {row.value}
    {row.earlier.map((said) => (
      <>
        <br />
        <span class="small muted">{said}</span>
      </>
    ))}
  </>
);
