import { Empty, Sheet } from "../kit/facts.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Mark } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";

/** What waits for each team, in which order and why. */
export interface QueuesModel {
  frame: ConsoleFrame;
  teams: readonly QueueModel[];
}

export interface QueueModel {
  id: string;
  name: string;
  /** "Works on 3 changes at once; 2 are in work now." */
  capacity: string;
  /** Where it is said how many at once, for readers who may. */
  teamHref?: string | undefined;
  inWork: readonly { href: string; key: string; title: string; until: string }[];
  waiting: readonly QueueLine[];
}

export interface QueueLine {
  href: string;
  key: string;
  title: string;
  /** "Place 2 of 3: 1 is needed earlier." */
  reason: string;
  earliest: string;
  answerDue: string;
  isLate: boolean;
  /** The deadline that cannot be kept, said as such. */
  impossible?: string | undefined;
}

export const QueuesPage = ({ model }: { model: QueuesModel }) => (
  <ConsolePage frame={model.frame} title="Queue">
    <div class="page-head">
      <p class="eyebrow">Queue</p>
      <h1>What waits for an answer, and in which order</h1>
      <p class="muted">
        What is needed earlier comes first, then what is smaller, then what came first. Dates follow from the working
        time of the team and from what it works on now.
      </p>
    </div>
    {model.teams.length === 0 ? (
      <Empty
        title="Nothing waits for a team."
        text="A change that names the team it is for is listed here once it is asked for."
      >
        <a class="button" href="/changes/new">
          Propose a change
        </a>
      </Empty>
    ) : (
      model.teams.map((team) => <Team team={team} />)
    )}
  </ConsolePage>
);

const Team = ({ team }: { team: QueueModel }) => (
  <Sheet id={`queue-${team.id.replaceAll(/[^A-Za-z0-9]+/g, "-")}`} title={team.name} aside={team.capacity}>
    {team.waiting.length === 0 ? <p class="muted">Nothing waits for an answer.</p> : null}
    <ol class="people">
      {team.waiting.map((line) => (
        <li>
          <Mark name="ball" class="tone-open" />
          <div>
            <a class="who" href={line.href}>
              {line.title}
            </a>
            <br />
            <span class="when">{`${line.key} · ${line.reason}`}</span>
          </div>
          <div class="state">
            <span class={line.isLate ? "when overdue" : "when"}>{line.answerDue}</span>
          </div>
          <div class={line.impossible === undefined ? "said" : "said concern"}>
            {line.impossible === undefined ? null : (
              <p>
                <b>{line.impossible}</b>
              </p>
            )}
            <p>{line.earliest}</p>
          </div>
        </li>
      ))}
    </ol>
    {team.inWork.length === 0 ? null : (
      <>
        <h3 class="gap">In work</h3>
        <ul class="stack">
          {team.inWork.map((each) => (
            <li>
              <a href={each.href}>{each.title}</a> <span class="muted">{`${each.key}, ${each.until}`}</span>
            </li>
          ))}
        </ul>
      </>
    )}
    {team.teamHref === undefined ? null : (
      <p class="row actions gap">
        <a href={team.teamHref}>Working time and capacity of this team</a>
      </p>
    )}
  </Sheet>
);
