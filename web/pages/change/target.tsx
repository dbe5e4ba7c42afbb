import { meets } from "../../../domain/adoption/rule.ts";
import type { Aimed } from "../../../domain/adoption/rule.ts";
import { raw } from "hono/html";
import { Bullet, DirectionWords } from "../../kit/bullet.tsx";
import { date, percent, pointsBetween } from "../../kit/format.ts";
import { More, Sheet } from "../../kit/facts.tsx";
import { Ladder } from "../../kit/ladder.tsx";
import type { Moment } from "../../kit/moment.ts";
import { Notice } from "../../kit/notice.tsx";
import { StatusPill } from "../../kit/status.tsx";
import { Audits } from "./audits.tsx";
import type { CurveModel, CurvePoint, GroupRate, TargetModel } from "./model.ts";
import { Cases, Restatements, ThreeNumbers, threeTitles } from "./numbers.tsx";

/** One target: sentence, numbers, curve, table, people. The answer first, then its proof. */
export const Target = ({ target, moment, isOnly }: { target: TargetModel; moment: Moment; isOnly: boolean }) => (
  <>
    <Sheet
      id={`target-${target.id}`}
      title={isOnly ? "Is it used?" : `Is it used? ${target.title}`}
      aside={target.evidence}
    >
      <Numbers target={target} />
      <p class="small muted">{`${target.rule} Owner: ${target.owner}.`}</p>
      {target.curve?.figure === undefined ? (
        <div class="target-bullet">
          <Bullet bullet={target.bullet} moment={moment} />
        </div>
      ) : null}
      {target.notices.map((notice) => (
        <div class="gap">
          <Notice notice={notice} />
        </div>
      ))}
      {target.curve === undefined ? null : (
        <Curve curve={target.curve} threshold={target.bullet.threshold} aim={target.bullet.aim} moment={moment} />
      )}
      {target.three === undefined ? null : <ThreeNumbers numbers={target.three} />}
      {target.audits === undefined ? null : <Audits audits={target.audits} target={target.id} />}
      {target.cases === undefined ? null : <Cases cases={target.cases} />}
      {target.restatements === undefined || target.restatements.length === 0 ? null : (
        <Restatements restatements={target.restatements} moment={moment} />
      )}
      {target.groups === undefined || target.groups.length === 0 ? null : (
        <More label="By group">
          <div class="scroll" tabindex={0} role="region" aria-label="By group">
            <GroupTable
              groups={target.groups}
              threshold={target.bullet.threshold}
              unit={target.cases === undefined ? "People" : "Cases"}
            />
          </div>
          {target.groupsNote === undefined ? null : <p class="small muted">{target.groupsNote}</p>}
        </More>
      )}
      {target.claim === undefined ? null : <p class="small muted gap">{target.claim}</p>}
    </Sheet>
    {target.ladder === undefined ? null : (
      <Sheet
        id={`people-${target.id}`}
        title="Where people are"
        aside={[date(moment, target.ladder.asOf), target.ladder.note].filter((each) => each !== undefined).join(". ")}
      >
        <Ladder ladder={target.ladder.counts} />
      </Sheet>
    )}
  </>
);

const Numbers = ({ target }: { target: TargetModel }) => {
  const { reading, threshold, aim } = target.bullet;
  const share = reading.kind === "rate" ? reading.counted / Math.max(reading.judged, 1) : null;
  return (
    <dl class="reading">
      <div>
        <dt>Now</dt>
        <dd>
          {reading.kind === "rate" && share !== null ? (
            <>
              {percent(share, threshold)}{" "}
              <small>{`${reading.counted} of ${reading.judged} ${target.cases === undefined ? "people" : "cases"}`}</small>
            </>
          ) : (
            <StatusPill status={target.status} />
          )}
        </dd>
      </div>
      {share === null ? null : (
        <div>
          <dt>Against target</dt>
          <dd>
            {gap(share, { threshold, aim })}{" "}
            <small>
              of {aim === "at_most" ? "at most " : ""}
              {percent(threshold)}
            </small>
          </dd>
        </div>
      )}
      {target.direction === undefined ? null : (
        <div>
          <dt>Since {target.direction.since}</dt>
          <dd>
            <DirectionWords points={target.direction.points} />
          </dd>
        </div>
      )}
      <div>
        <dt>Verdict</dt>
        <dd>
          {target.verdict.word} {target.verdict.detail === undefined ? null : <small>{target.verdict.detail}</small>}
        </dd>
      </div>
    </dl>
  );
};

function gap(share: number, aimed: Aimed): string {
  const { threshold, aim } = aimed;
  const points = Math.abs(pointsBetween(share, threshold));
  const [better, worse] = aim === "at_most" ? ["below", "too many"] : ["above", "short"];
  if (meets(share, aimed)) return points === 0 ? "Reached" : `${points} points ${better}`;
  return `${Math.max(points, 1)} ${points <= 1 ? "point" : "points"} ${worse}`;
}

/** The drawing, when there is one, and always its table. */
interface CurveProps extends Aimed {
  curve: CurveModel;
  moment: Moment;
}

export const Curve = ({ curve, threshold, aim, moment }: CurveProps) => (
  <>
    {curve.figure === undefined ? null : (
      <figure class="gap">
        {raw(curve.figure)}
        <Key curve={curve} />
      </figure>
    )}
    <More label="The numbers as a table">
      <div class="scroll" tabindex={0} role="region" aria-label="Rate by period">
        <CurveTable curve={curve} threshold={threshold} aim={aim} moment={moment} />
      </div>
    </More>
  </>
);

/** What the signs of the drawing mean; only those that are in it. */
const Key = ({ curve }: { curve: CurveModel }) => (
  <figcaption class="keyline">
    <span>
      <svg viewBox="0 0 24 12" aria-hidden="true">
        <path class="curve" d="M1 9L12 5L23 3" />
      </svg>
      Share that counts
    </span>
    <span>
      <svg viewBox="0 0 24 12" aria-hidden="true">
        <path class="t-line" d="M0 6h24" />
      </svg>
      Target
    </span>
    {curve.points.some((point) => point.isUnknown === true) ? (
      <span>
        <svg viewBox="0 0 24 12" aria-hidden="true">
          <rect width="24" height="12" fill="url(#hatch)" />
        </svg>
        No trustworthy data
      </span>
    ) : null}
  </figcaption>
);

const CurveTable = ({ curve, threshold, aim, moment }: CurveProps) => (
  <table class="data">
    <thead>
      <tr>
        <th scope="col">{curve.periodTitle}</th>
        <th scope="col" class="r">
          Counted
        </th>
        <th scope="col" class="r">
          Judged
        </th>
        <th scope="col" class="r">
          Rate
        </th>
        <th scope="col">Note</th>
      </tr>
    </thead>
    <tbody>
      {curve.points
        .toSorted((a, b) => b.end - a.end)
        .map((point) => (
          <tr>
            <th scope="row">
              <time datetime={new Date(point.end).toISOString()}>{date(moment, point.end)}</time>
            </th>
            <td class="r">{point.counted}</td>
            <td class="r">{point.judged}</td>
            <td class="r">{rateWords(point, threshold)}</td>
            <td>{pointNote(point, { threshold, aim })}</td>
          </tr>
        ))}
    </tbody>
  </table>
);

function rateWords(point: CurvePoint, threshold: number): string {
  if (point.isUnknown === true) return "unknown";
  return point.rate === null ? "nobody judged" : percent(point.rate, threshold);
}

function pointNote(point: CurvePoint, aimed: Aimed): string {
  if (point.note !== undefined) return point.note;
  if (point.rate === null || !meets(point.rate, aimed)) return "";
  return aimed.aim === "at_most" ? "at or below target" : "at or above target";
}

function groupRate({ rate, bound }: GroupRate, threshold: number): string {
  if (rate === null) return "nobody judged";
  if (bound == null) return percent(rate, threshold);
  return `${bound === "at_most" ? "≤" : "≥"} ${percent(rate)}`;
}

const hasThree = (groups: readonly GroupRate[]): boolean => groups.some(({ three }) => three !== undefined);

const GroupTable = ({
  groups,
  threshold,
  unit,
}: {
  groups: readonly GroupRate[];
  threshold: number;
  unit: "People" | "Cases";
}) => (
  <table class="data">
    <thead>
      <tr>
        <th scope="col">Group</th>
        <th scope="col" class="r">
          Rate
        </th>
        <th scope="col" class="r">
          {unit}
        </th>
        {hasThree(groups) ? threeTitles.map((title) => <th scope="col">{title}</th>) : null}
        <th scope="col">Verdict</th>
      </tr>
    </thead>
    <tbody>
      {groups.map((group) => (
        <tr>
          <th scope="row">{group.name}</th>
          <td class="r">{groupRate(group, threshold)}</td>
          <td class="r">{group.bound == null ? `${group.counted} of ${group.judged}` : `of ${group.judged}`}</td>
          {hasThree(groups) ? threeTitles.map((_, index) => <td>{group.three?.[index] ?? ""}</td>) : null}
          <td>{group.verdict}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
