import { CardRow, CardTable } from "../kit/card-table.tsx";
import { raw } from "hono/html";
import { Bullet } from "../kit/bullet.tsx";
import { date, percent } from "../kit/format.ts";
import { Sheet } from "../kit/facts.tsx";
import { ErrorSummary } from "../kit/form.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
import { Notice } from "../kit/notice.tsx";
import { RichText } from "../kit/rich.tsx";
import { StatusPill } from "../kit/status.tsx";
import { Curve } from "./change/target.tsx";
import { RetroFormView } from "./retro/form.tsx";
import type { RetroModel, RetroResult, RetroRow } from "./retro/model.ts";

export type * from "./retro/model.ts";
export { emptyRetroForm } from "./retro/model.ts";

/** Was it ever used? Two files are enough to say so of something launched long ago. */
export const RetroPage = ({ model }: { model: RetroModel }) => (
  <ConsolePage frame={model.frame} title={retroTitle}>
    <RetroBody model={model} />
  </ConsolePage>
);

const retroTitle = "Measure an old change";

/** What stands between a page's beginning and its end, while the answer is still being worked out. */
export const answerMark = "<!--answer-->";

/** The same page with a mark where its body belongs. */
export const RetroShell = ({ frame }: { frame: RetroModel["frame"] }) => (
  <ConsolePage frame={frame} title={retroTitle}>
    {raw(answerMark)}
  </ConsolePage>
);

/** Said line by line while files are read; hidden by the answer, which comes after it. */
export const RetroWaiting = ({ line }: { line: string }) => (
  <p class="retro-waiting" role="status">
    {line}
  </p>
);

export const RetroBody = ({ model }: { model: RetroModel }) => (
  <div class="retro">
    <div class="page-head">
      <p class="eyebrow">Looking back</p>
      <h1>{model.result === undefined ? "Did an old change take hold?" : "What became of it"}</h1>
      {model.result === undefined ? (
        <p class="muted lede">
          Take something that was launched before Takehold came: a form, a rule, a tool. One file says who did it and
          when, another who could have. The answer is a rate over time and a verdict. It is about habits of people;
          whether one team answers another in time is not measured from files.
        </p>
      ) : null}
    </div>
    <ErrorSummary errors={model.errors} title="It could not be measured yet." />
    {model.result === undefined ? null : <Result result={model.result} moment={model.frame} />}
    <Sheet id="measure" title={model.result === undefined ? "What to measure" : "Measure again, with other numbers"}>
      <RetroFormView model={model} />
    </Sheet>
  </div>
);

const Result = ({ result, moment }: { result: RetroResult; moment: Moment }) => (
  <div class="retro-result">
    <Sheet id="verdict" title="Verdict" aside={result.read}>
      <div class="stack">
        <p>
          <StatusPill status={result.status} />
        </p>
        {result.sentences.map((sentence) => (
          <p class="sentence">
            <RichText text={sentence} />
          </p>
        ))}
        <Bullet bullet={result.bullet} moment={moment} />
        <p class="small muted">{result.rule}</p>
        {result.notices.map((notice) => (
          <Notice notice={notice} />
        ))}
      </div>
      <Curve curve={result.curve} threshold={result.bullet.threshold} moment={moment} />
      {result.changeHref === undefined ? null : (
        <p class="row actions gap">
          <a class="button primary" href={result.changeHref}>
            Turn this into a change
          </a>
          <span class="small muted">The rule is filled in; you add who decides.</span>
        </p>
      )}
    </Sheet>
    <Sheet id="ladder" title="Where people were">
      <LadderTable rows={result.ladder} threshold={result.bullet.threshold} moment={moment} />
    </Sheet>
    <Sheet id="verdicts" title="Verdicts">
      <VerdictTable verdicts={result.verdicts} moment={moment} />
    </Sheet>
    <Sheet id="files" title="How the files were read">
      {result.files.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </Sheet>
  </div>
);

const counts = ["eligible", "maturing", "judged", "tried", "active", "habitual", "lapsed"] as const;
const countTitles = ["Eligible", "Too early", "Judged", "Tried", "Active", "Habitual", "Lapsed"];

const LadderTable = ({ rows, threshold, moment }: { rows: readonly RetroRow[]; threshold: number; moment: Moment }) => (
  <CardTable columns={["On", "Team", ...countTitles, "Rate"]} right={[...countTitles, "Rate"]}>
    {rows.map((row) => (
      <CardRow
        head={date(moment, row.at)}
        cells={[
          { column: "Team", text: row.team },
          ...counts.map(
            (count, index) => ({ column: countTitles[index] ?? "", text: row[count], kind: "number" }) as const,
          ),
          {
            column: "Rate",
            text: row.rate === null ? "nobody judged" : percent(row.rate, threshold),
            kind: "number",
          },
        ]}
      />
    ))}
  </CardTable>
);

const VerdictTable = ({ verdicts, moment }: { verdicts: RetroResult["verdicts"]; moment: Moment }) => (
  <CardTable columns={["On", "Verdict", "First reached", "Held since"]}>
    {verdicts.map((verdict) => (
      <CardRow
        head={date(moment, verdict.at)}
        cells={[
          { column: "Verdict", text: verdict.verdict },
          {
            column: "First reached",
            text: verdict.reachedAt === undefined ? "never" : date(moment, verdict.reachedAt),
          },
          {
            column: "Held since",
            text: verdict.heldSince === undefined ? "not held" : date(moment, verdict.heldSince),
          },
        ]}
      />
    ))}
  </CardTable>
);
