import { Empty, Sheet } from "../kit/facts.tsx";
import { number } from "../kit/format.ts";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Icon } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { CardRow, CardTable } from "../kit/card-table.tsx";
import { TeamChoice } from "../kit/team-choice.tsx";

/** Everybody who is asked, taught or measured, by name. */
export interface PeopleModel {
  frame: ConsoleFrame;
  people: readonly PersonLine[];
  filter: { query: string; team: string; teams: readonly { id: string; name: string }[] };
  mayImport: boolean;
  earlierHref?: string | undefined;
  laterHref?: string | undefined;
}

export interface PersonLine {
  href: string;
  name: string;
  email?: string | undefined;
  team?: string | undefined;
  /** Changes that wait for this person. */
  waiting: number;
}

export const PeoplePage = ({ model }: { model: PeopleModel }) => (
  <ConsolePage frame={model.frame} title="People">
    <div class="page-head">
      <p class="eyebrow">People</p>
      <h1>Who is asked, and who has the ball</h1>
      <p class="muted">Nobody needs an account: people are known from rosters, and from changes that name them.</p>
      <p class="row actions">
        <a class="button" href="/populations">
          Populations
        </a>
        {model.mayImport ? (
          <a class="button" href="/people/import">
            <Icon name="upload" />
            Import people
          </a>
        ) : null}
      </p>
    </div>
    {isAnybodyKnown(model) ? (
      <>
        <Filters filter={model.filter} />
        {model.people.length === 0 ? <NobodyFound /> : <Everybody model={model} />}
      </>
    ) : (
      <NobodyYet />
    )}
  </ConsolePage>
);

function isAnybodyKnown({ people, filter }: PeopleModel): boolean {
  return people.length > 0 || filter.query !== "" || filter.team !== "";
}

const Filters = ({ filter }: { filter: PeopleModel["filter"] }) => (
  <div class="toolbar">
    <form class="filters compact" method="get" action="/people" role="search">
      <span class="search">
        <Icon name="search" />
        <label class="visually-hidden" for="q">
          Search people
        </label>
        <input class="input" id="q" name="q" type="search" placeholder="Name or address" value={filter.query} />
      </span>
      {filter.teams.length === 0 ? null : <TeamChoice teams={filter.teams} team={filter.team} />}
      <button class="button" type="submit">
        Filter
      </button>
    </form>
  </div>
);

function titleOf({ query, team }: PeopleModel["filter"]): string {
  return query === "" && team === "" ? "Everybody" : "Who fits the filter";
}

const columns = ["Name", "Address", "Team", "Waiting for them"];

const Everybody = ({ model }: { model: PeopleModel }) => (
  <Sheet id="people" title={titleOf(model.filter)} aside="by name">
    <CardTable columns={columns} right={columns.slice(3)}>
      {model.people.map((person) => (
        <CardRow
          head={<a href={person.href}>{person.name}</a>}
          cells={[
            { column: "Address", text: person.email ?? <span class="muted">no address, cannot be asked</span> },
            { column: "Team", text: person.team ?? <span class="muted">no team named</span> },
            {
              column: "Waiting for them",
              text: person.waiting === 0 ? <span class="muted">nothing</span> : <b>{number(person.waiting)}</b>,
              kind: "number",
            },
          ]}
        />
      ))}
    </CardTable>
    {model.earlierHref === undefined && model.laterHref === undefined ? null : (
      <p class="row gap">
        {model.earlierHref === undefined ? null : (
          <a class="button" href={model.earlierHref}>
            Earlier in the alphabet
          </a>
        )}
        {model.laterHref === undefined ? null : (
          <a class="button" href={model.laterHref}>
            Later in the alphabet
          </a>
        )}
      </p>
    )}
  </Sheet>
);

const NobodyFound = () => (
  <Empty title="Nobody fits this filter." text="Try a part of the name or of the address.">
    <a class="button" href="/people">
      Show everybody
    </a>
  </Empty>
);

const NobodyYet = () => (
  <Empty
    title="Nobody is known yet."
    text="Whoever a proposal names is added by it. To begin with a whole team, import a list:"
  >
    <p>
      <code>npx takehold import people FILE.csv</code>
    </p>
    <a class="button" href="/changes/new">
      Propose a change
    </a>
  </Empty>
);
