import { More } from "../../kit/facts.tsx";
import { date, percent, plural } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { CasesModel, NumberModel, RestatementModel } from "./model.ts";

/** What stands beside the rate of a target: three numbers of every adoption, cases of a service level, what was restated. */

export const threeTitles = ["How fast", "How many", "How well"] as const;

export const ThreeNumbers = ({ numbers }: { numbers: readonly NumberModel[] }) => (
  <dl class="reading gap">
    {numbers.map(({ term, value, detail }) => (
      <div>
        <dt>{term}</dt>
        <dd>
          {value} <small>{detail}</small>
        </dd>
      </div>
    ))}
  </dl>
);

export const Cases = ({ cases: { onTime, due, late, unanswered, pending } }: { cases: CasesModel }) => (
  <dl class="reading gap">
    <div>
      <dt>In time</dt>
      <dd>
        {onTime} <small>{due === 0 ? "none was due" : `of ${due} due, ${percent(onTime / due)}`}</small>
      </dd>
    </div>
    {late === null || unanswered === null ? null : (
      <>
        <div>
          <dt>Too late</dt>
          <dd>{late}</dd>
        </div>
        <div>
          <dt>Not answered</dt>
          <dd>{unanswered}</dd>
        </div>
      </>
    )}
    <div>
      <dt>Not due yet</dt>
      <dd>
        {pending} <small>in no rate so far</small>
      </dd>
    </div>
  </dl>
);

export const Restatements = ({
  restatements,
  moment,
}: {
  restatements: readonly RestatementModel[];
  moment: Moment;
}) => (
  <More
    label={`Restated: ${plural(restatements.length, "period end reads", "period ends read")} otherwise than before`}
  >
    <div class="scroll" tabindex={0} role="region" aria-label="What was restated">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Period ending</th>
            <th scope="col">Was</th>
            <th scope="col">Is</th>
            <th scope="col">Since</th>
            <th scope="col">And</th>
          </tr>
        </thead>
        <tbody>
          {restatements.map(({ end, was, now, at, why }) => (
            <tr>
              <th scope="row">{date(moment, end)}</th>
              <td>{was}</td>
              <td>{now}</td>
              <td>{date(moment, at)}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </More>
);
