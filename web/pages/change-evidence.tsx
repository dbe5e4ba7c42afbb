import { CardRow, CardTable } from "../kit/card-table.tsx";
import { Crumbs } from "../kit/crumbs.tsx";
import { Empty, Facts, Sheet } from "../kit/facts.tsx";
import type { ActionForm } from "../kit/field.ts";
import { Actions } from "../kit/form.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Mark } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";

/** What the evidence of a change stands on: the time before the launch, and what a second source says. */
export interface EvidenceModel {
  frame: ConsoleFrame;
  key: string;
  title: string;
  targets: readonly TargetEvidenceModel[];
}

export interface TargetEvidenceModel {
  id: string;
  name: string;
  source: string;
  /** What is known of the time before, in a sentence or two. */
  before: string;
  periods: readonly { end: string; said: string }[];
  baselineActions: readonly ActionForm[];
  secondNote: string;
  second?: SecondSourceModel | undefined;
  secondActions: readonly ActionForm[];
  discrepancies: readonly DiscrepancyModel[];
}

export interface SecondSourceModel {
  decides: string;
  other: string;
  rule: string;
  rows: readonly {
    end: string;
    group: string;
    judged: number;
    first: number;
    second: number;
    difference: string;
    isAbove: boolean;
  }[];
}

export interface DiscrepancyModel {
  id: string;
  title: string;
  owner: string;
  openedAt: string;
  resolved?: { how: string; at: string; explanation: string } | undefined;
  actions: readonly ActionForm[];
}

export const EvidencePage = ({ model }: { model: EvidenceModel }) => (
  <ConsolePage frame={model.frame} title={`Evidence of ${model.key}`}>
    <div class="page-head">
      <Crumbs
        above={[
          { label: "Portfolio", href: "/" },
          { label: model.key, href: `/changes/${model.key}` },
        ]}
        here="Evidence"
      />
      <h1>What the numbers stand on</h1>
      <p class="muted">{model.title}</p>
    </div>
    {model.targets.length === 0 ? (
      <Empty title="This change has no target." text="Nothing is measured, so there is nothing to prove." />
    ) : (
      model.targets.map((target) => <TargetPart target={target} />)
    )}
  </ConsolePage>
);

const TargetPart = ({ target }: { target: TargetEvidenceModel }) => (
  <Sheet id={`evidence-${target.id}`} title={target.name} aside={`Decided by ${target.source}`}>
    <h3>The time before the launch</h3>
    <p class="prose">{target.before}</p>
    {target.periods.length < 2 ? null : (
      <Facts facts={target.periods.map(({ end, said }) => ({ term: `Until ${end}`, text: said }))} />
    )}
    <Actions actions={target.baselineActions} scope={`baseline-${target.id}`} />
    <h3 class="gap">A second source</h3>
    <p class="prose">{target.secondNote}</p>
    {target.second === undefined ? null : <SideBySide second={target.second} />}
    <Actions actions={target.secondActions} scope={`second-${target.id}`} />
    {target.discrepancies.length === 0 ? null : <Discrepancies target={target} />}
  </Sheet>
);

const SideBySide = ({ second }: { second: SecondSourceModel }) => (
  <>
    <p class="small muted">{second.rule}</p>
    {second.rows.length === 0 ? (
      <p class="small muted">No period end after the launch is reached by both yet.</p>
    ) : (
      <CardTable
        columns={["Period ending", "Who", "Judged", second.decides, second.other, "Difference"]}
        right={["Judged", second.decides, second.other, "Difference"]}
      >
        {second.rows.map((row) => (
          <CardRow
            head={row.end}
            cells={[
              { column: "Who", text: row.group },
              { column: "Judged", text: row.judged, kind: "number" },
              { column: second.decides, text: row.first, kind: "number" },
              { column: second.other, text: row.second, kind: "number" },
              {
                column: "Difference",
                text: row.isAbove ? <b>{`${row.difference}, too much`}</b> : row.difference,
                kind: "number",
              },
            ]}
          />
        ))}
      </CardTable>
    )}
  </>
);

const Discrepancies = ({ target }: { target: TargetEvidenceModel }) => (
  <>
    <h3 class="gap">Where they differ</h3>
    <ul class="people">
      {target.discrepancies.map((each) => (
        <li>
          <Mark name={each.resolved === undefined ? "risk" : "adopted"} />
          <div>
            <span class="who">{each.title}</span>
            <br />
            <span class="when">
              {each.resolved === undefined
                ? `${each.owner} finds out why, open since ${each.openedAt}`
                : `${each.resolved.how}, ${each.resolved.at}`}
            </span>
          </div>
          {each.resolved === undefined ? null : <p class="small said prose">{each.resolved.explanation}</p>}
          {each.actions.length === 0 ? null : (
            <div class="request-actions">
              <Actions actions={each.actions} scope={`discrepancy-${each.id}`} />
            </div>
          )}
        </li>
      ))}
    </ul>
  </>
);
