import { CardRow, CardTable } from "../kit/card-table.tsx";
import { Crumbs } from "../kit/crumbs.tsx";
import { Empty, Sheet } from "../kit/facts.tsx";
import type { ActionForm } from "../kit/field.ts";
import { Actions } from "../kit/form.tsx";
import { number, plural } from "../kit/format.ts";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Mark } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";

/** All populations, and where groups that a directory pushed count. */
export interface PopulationsModel {
  frame: ConsoleFrame;
  populations: readonly { href: string; name: string; people: number; groups: string }[];
  directory: readonly DirectoryLine[];
  /** Where a directory pushes to. */
  address: string;
}

export interface DirectoryLine {
  name: string;
  people: number;
  isPlaced: boolean;
  /** "Field, as North", or that it counts nowhere. */
  place: string;
  actions: readonly ActionForm[];
}

const columns = ["Population", "Groups", "People now"];

export const PopulationsPage = ({ model }: { model: PopulationsModel }) => (
  <ConsolePage frame={model.frame} title="Populations">
    <div class="page-head">
      <Crumbs above={[{ label: "People", href: "/people" }]} here="Populations" />
      <h1>Who is measured, and where they belong</h1>
      <p class="muted">
        A target is measured over a population; its groups launch as waves. Who joins, moves or leaves is dated.
      </p>
    </div>
    <Sheet id="populations" title="Populations">
      {model.populations.length === 0 ? (
        <Empty
          title="There is no population yet."
          text="Bring in a roster from a file, or let a directory push its groups:"
        >
          <p>
            <code>npx takehold import members FILE.csv --population ID</code>
          </p>
        </Empty>
      ) : (
        <CardTable columns={columns} right={columns.slice(2)}>
          {model.populations.map((population) => (
            <CardRow
              head={<a href={population.href}>{population.name}</a>}
              cells={[
                { column: "Groups", text: population.groups },
                { column: "People now", text: number(population.people), kind: "number" },
              ]}
            />
          ))}
        </CardTable>
      )}
    </Sheet>
    <Sheet id="directory" title="Groups of the directory" aside={model.address}>
      {model.directory.length === 0 ? (
        <Empty
          title="No directory has pushed a group yet."
          text="Give Okta, Entra ID or another one this address and a key:"
        >
          <p>
            <code>npx takehold key create --name directory --scopes scim:write</code>
          </p>
        </Empty>
      ) : (
        <ul class="people">
          {model.directory.map((group, index) => (
            <li>
              <Mark name={group.isPlaced ? "adopted" : "idle"} class={group.isPlaced ? "tone-adopted" : "tone-idle"} />
              <div>
                <span class="who">{group.name}</span>
                <br />
                <span class="when">{`${plural(group.people, "person", "people")} in the directory`}</span>
              </div>
              <div class="state">{group.place}</div>
              {group.actions.length === 0 ? null : (
                <div class="request-actions">
                  <Actions actions={group.actions} scope={`group-${index}`} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  </ConsolePage>
);
