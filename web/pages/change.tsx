import { date, stamp, weekdayDate } from "../kit/format.ts";
import { Sheet } from "../kit/facts.tsx";
import { Actions } from "../kit/form.tsx";
import { Mark } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
import { Notice } from "../kit/notice.tsx";
import { LifeLine } from "../kit/stage.tsx";
import { StatusPill } from "../kit/status.tsx";
import { Waiting } from "../kit/waiting.tsx";
import { Aside } from "./change/aside.tsx";
import { Champions } from "./change/champions.tsx";
import { Feedback } from "./change/feedback.tsx";
import { Gates } from "./change/gate.tsx";
import { History } from "./change/history.tsx";
import type { ChangeModel, ReinforcementModel } from "./change/model.ts";
import { Build, Trainings, Waves } from "./change/readiness.tsx";
import { Suggestions } from "./change/suggestions.tsx";
import { Metric } from "./change/metric.tsx";
import { Roster } from "./change/roster.tsx";
import { StandingCells } from "./change/standing.tsx";
import { Target } from "./change/target.tsx";
import { Crumbs } from "../kit/crumbs.tsx";

export type * from "./change/model.ts";

/** One change: where it stands, who has the ball, what can be done now, whether it is used, what happened. */
export const ChangePage = ({ model }: { model: ChangeModel }) => (
  <ConsolePage
    frame={model.frame}
    title={`${model.key} ${model.title}`}
    footer={<Footer model={model} />}
    live={model.live}
  >
    <Head model={model} />
    {model.notices.map((notice) => (
      <div class="flash">
        <Notice notice={notice} />
      </div>
    ))}
    <StandingCells standing={model.standing} moment={model.frame} />
    <Actions actions={model.actions} scope="change" />
    <LifeLine steps={model.lifeline} />
    <div class="columns" data-parts>
      <div data-parts>
        <Sections model={model} />
      </div>
      <Aside brief={model.brief} moment={model.frame} />
    </div>
  </ConsolePage>
);

const Footer = ({ model }: { model: ChangeModel }) => (
  <>
    <span>Updated {stamp(model.frame, model.frame.now)}</span>
    <a href={`/changes/${model.key}/story`}>Its story on one page</a>
    <a href={`/changes/${model.key}/evidence`}>What the numbers stand on</a>
    {model.jsonHref === undefined ? null : <a href={model.jsonHref}>Status as JSON</a>}
  </>
);

const Head = ({ model }: { model: ChangeModel }) => (
  <div class="page-head">
    <Crumbs above={[{ label: "Portfolio", href: "/" }]} here={model.key} />
    <div class="row">
      <h1>{model.title}</h1>
      <StatusPill status={model.status} />
    </div>
    <p class="eyebrow">
      <span>{model.tier}</span>
      <span class="sep">/</span>
      <span>Revision {model.revision}</span>
      <span class="sep">/</span>
      <span>Owner: {model.owner}</span>
      <span class="sep">/</span>
      <span>Sponsor: {model.sponsor}</span>
    </p>
  </div>
);

/** Once launched, use comes first; before that, what has to be decided and done. */
const Sections = ({ model }: { model: ChangeModel }) => {
  const isLaunched = model.waves.some((wave) => wave.launchedAt !== undefined);
  const hasOpenGate = model.gates.some((gate) => gate.standing === "open");
  const use = (
    <>
      {model.targets.map((target) => (
        <Target target={target} moment={model.frame} isOnly={model.targets.length === 1} />
      ))}
      {isLaunched && model.targets.length > 0 ? (
        <p class="small between">
          <a href={`/changes/${model.key}/adoption.csv`}>Download the rates as a table</a>
        </p>
      ) : null}
      {model.metric === undefined ? null : <Metric metric={model.metric} />}
      {model.roster === undefined ? null : <Roster roster={model.roster} />}
      <Reinforcements reinforcements={model.reinforcements} moment={model.frame} />
      <Suggestions suggestions={model.suggestions ?? []} />
      {model.feedback === undefined ? null : <Feedback feedback={model.feedback} />}
      {model.champions === undefined ? null : <Champions champions={model.champions} />}
    </>
  );
  const gates = <Gates gates={model.gates} moment={model.frame} />;
  return (
    <>
      {hasOpenGate ? gates : null}
      {isLaunched ? use : null}
      {model.build === undefined ? null : <Build build={model.build} moment={model.frame} />}
      <Trainings trainings={model.trainings} />
      <Waves waves={model.waves} moment={model.frame} />
      {isLaunched ? null : use}
      {hasOpenGate ? null : gates}
      {model.waiting === undefined ? null : (
        <Sheet
          id="waiting"
          title="Why is this taking so long?"
          aside={
            <>
              since {model.waiting.since} · <a href="/waiting">all changes</a>
            </>
          }
        >
          <Waiting waiting={model.waiting} />
        </Sheet>
      )}
      <History history={model.history} moment={model.frame} />
    </>
  );
};

const Reinforcements = ({
  reinforcements,
  moment,
}: {
  reinforcements: readonly ReinforcementModel[];
  moment: Moment;
}) =>
  reinforcements.length === 0 ? null : (
    <Sheet id="reinforcement" title="Reinforcement" aside="Opened when a target that was met is lost">
      <ul class="people">
        {reinforcements.map((each) => {
          const isOverdue = each.doneAt === undefined && each.dueAt < moment.now;
          return (
            <li>
              <Mark name={each.doneAt === undefined ? "ball" : "adopted"} class="tone-adopted" />
              <div>
                <span class="who">{each.title}</span>
                <br />
                <span class="when">
                  {`${each.owner}, opened ${date(moment, each.openedAt)}${each.again === undefined ? "" : `. ${each.again}`}`}
                </span>
              </div>
              <div class="state">
                <span class={isOverdue ? "overdue" : ""}>
                  {each.doneAt === undefined
                    ? `${isOverdue ? "Was due" : "Due"} ${weekdayDate(moment, each.dueAt)}`
                    : `Done ${date(moment, each.doneAt)}`}
                </span>
              </div>
              {each.note === undefined ? null : <p class="small said prose">{each.note}</p>}
              {each.actions.length === 0 ? null : (
                <div class="request-actions">
                  <Actions actions={each.actions} scope={`reinforcement-${each.id}`} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
