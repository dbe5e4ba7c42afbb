import { CardRow, CardTable } from "../../kit/card-table.tsx";
import { number, shortWeekdayDate } from "../../kit/format.ts";
import { Mark } from "../../kit/icon.tsx";
import type { Moment } from "../../kit/moment.ts";
import { longSentence, longWord, Specimen } from "./specimen.tsx";

const columns = ["Event", "Source", "Times", "Last"];
const rows = [
  { event: "lead_qualified", source: "CRM activity", times: 12_243 },
  { event: longWord, source: longSentence, times: 3 },
];

export const Lists = ({ moment }: { moment: Moment }) => (
  <>
    <Specimen name="CardTable">
      <CardTable
        columns={columns}
        right={["Times"]}
        foot={<CardRow head="Together" cells={[cell("Source", ""), count(12_246), cell("Last", "")]} />}
      >
        {rows.map(({ event, source, times }) => (
          <CardRow
            head={<a href="#lists">{event}</a>}
            cells={[
              cell("Source", source),
              count(times),
              { ...cell("Last", shortWeekdayDate(moment, moment.now)), kind: "date" },
            ]}
          />
        ))}
      </CardTable>
    </Specimen>
    <Specimen name="People">
      <ul class="people">
        <li>
          <Mark name="ball" class="tone-adopted" />
          <div>
            <span class="who">Head of Revenue Finance</span>
            <br />
            <span class="when">asked Wed 22 July</span>
          </div>
          <div class="state">
            <span class="word">Has the ball</span>
            <br />
            <span class="overdue">was due Mon 27 July</span>
          </div>
        </li>
        <li>
          <Mark name="concern" class="tone-lapsed" />
          <div>
            <span class="who">{longSentence}</span>
          </div>
          <div class="state">
            <span class="word">Raised a concern</span>
          </div>
          <p class="small said concern prose">{`Partner leads arrive without company size.\n${longWord}`}</p>
        </li>
      </ul>
    </Specimen>
  </>
);

const cell = (column: string, text: string) => ({ column, text });
const count = (times: number) => ({ column: "Times", text: number(times), kind: "number" }) as const;
