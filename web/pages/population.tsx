import { CardRow, CardTable } from "../kit/card-table.tsx";
import { Crumbs } from "../kit/crumbs.tsx";
import { Empty, Sheet } from "../kit/facts.tsx";
import { date, number, plural } from "../kit/format.ts";
import type { ConsoleFrame } from "../kit/frame.ts";
import { ConsolePage } from "../kit/layout.tsx";

/** One population: how many are in each group, and who came and went lately, by date. */
export interface PopulationModel {
  frame: ConsoleFrame;
  name: string;
  people: number;
  groups: readonly { group: string; people: number }[];
  /** "3 joined, 1 left and 2 moved since 2 March." */
  sentence: string;
  spans: readonly { label: string; href: string; isChosen: boolean }[];
  movements: readonly MovementLine[];
  /** That there are more than are listed. */
  more?: string | undefined;
}

export interface MovementLine {
  at: number;
  name: string;
  href?: string | undefined;
  /** "joined North", "moved from North to South". */
  what: string;
}

export const PopulationPage = ({ model }: { model: PopulationModel }) => (
  <ConsolePage frame={model.frame} title={model.name}>
    <div class="page-head">
      <Crumbs
        above={[
          { label: "People", href: "/people" },
          { label: "Populations", href: "/populations" },
        ]}
        here={model.name}
      />
      <h1>{model.name}</h1>
      <p class="muted">{`${plural(model.people, "person", "people")} now. ${model.sentence}`}</p>
    </div>
    <Sheet id="groups" title="Groups" aside="now">
      {model.groups.length === 0 ? (
        <Empty title="Nobody is in it now." text="Bring a roster in, or let a directory push its groups." />
      ) : (
        <CardTable columns={["Group", "People"]} right={["People"]}>
          {model.groups.map(({ group, people }) => (
            <CardRow head={group} cells={[{ column: "People", text: number(people), kind: "number" }]} />
          ))}
        </CardTable>
      )}
    </Sheet>
    <Sheet
      id="movements"
      title="Who came and went"
      aside={model.spans.map(({ label, href, isChosen }, index) => (
        <>
          {index === 0 ? "" : " · "}
          {isChosen ? <b>{label}</b> : <a href={href}>{label}</a>}
        </>
      ))}
    >
      {model.movements.length === 0 ? (
        <Empty title="Nobody came or went in this time." text="Choose a longer time to see earlier ones." />
      ) : (
        <CardTable columns={["Date", "Person", "What happened"]}>
          {model.movements.map((line) => (
            <tr role="row">
              <td role="cell" data-label="Date">
                {date(model.frame, line.at)}
              </td>
              <th scope="row" role="rowheader">
                {line.href === undefined ? <span class="muted">{line.name}</span> : <a href={line.href}>{line.name}</a>}
              </th>
              <td role="cell" data-label="What happened">
                {line.what}
              </td>
            </tr>
          ))}
        </CardTable>
      )}
      {model.more === undefined ? null : <p class="small muted">{model.more}</p>}
    </Sheet>
  </ConsolePage>
);
