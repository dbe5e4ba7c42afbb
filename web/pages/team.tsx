import type { Field, FieldError } from "../kit/field.ts";
import { ErrorSummary, FieldRow, HiddenFields } from "../kit/form.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Sheet } from "../kit/facts.tsx";
import { Crumbs } from "../kit/crumbs.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { Notice } from "../kit/notice.tsx";
import type { NoticeModel } from "../kit/notice.tsx";

/** A team's working time and capacity, with what a date comes to before the calendar is kept. */
export interface TeamModel {
  frame: ConsoleFrame;
  name: string;
  action: string;
  hidden: Readonly<Record<string, string>>;
  mayWrite: boolean;
  /** Where the team works: time zone and public holidays. */
  place: readonly Field[];
  /** A field a day, from Monday on. */
  hours: readonly Field[];
  /** Days off beside weekends and public holidays. */
  closed: Field;
  preview: readonly Field[];
  /** What the calendar makes of the date that was tried. */
  answer?: NoticeModel | undefined;
  intake: readonly Field[];
  errors: readonly FieldError[];
}

export const TeamPage = ({ model }: { model: TeamModel }) => (
  <ConsolePage frame={model.frame} title={model.name}>
    <div class="page-head">
      <Crumbs above={[{ label: "Queue", href: "/intake" }]} here="Team" />
      <h1>{model.name}</h1>
      <p class="muted">
        Deadlines count this working time, and nobody is reminded outside of it. What is kept here counts from now on;
        dates that were already set stay.
      </p>
    </div>
    <ErrorSummary errors={model.errors} title="Nothing was kept yet." />
    <form method="post" action={model.action} class="stack">
      <HiddenFields values={model.hidden} />
      <Sheet id="calendar" title="Working time">
        <div class="stack">
          <div class="fields">
            {model.place.map((field) => (
              <FieldRow field={field} />
            ))}
          </div>
          <fieldset class="hours" aria-describedby="hours-help">
            <legend>Hours of each day</legend>
            <p class="small muted" id="hours-help">
              From and to; breaks by commas, as in <kbd>09:00-13:00, 14:00-17:00</kbd>. A day that is left empty is off.
            </p>
            <div class="days">
              {model.hours.map((field) => (
                <FieldRow field={field} />
              ))}
            </div>
          </fieldset>
          <FieldRow field={model.closed} />
        </div>
      </Sheet>
      <Sheet id="preview" title="Try a date" aside="Nothing is kept by trying">
        <div class="stack">
          {model.answer === undefined ? null : <Notice notice={model.answer} />}
          <div class="fields">
            {model.preview.map((field) => (
              <FieldRow field={field} />
            ))}
          </div>
          <p class="row actions">
            <button class="button" type="submit" name="do" value="preview">
              Show when it is due
            </button>
          </p>
        </div>
      </Sheet>
      <Sheet id="intake" title="Intake">
        <div class="stack">
          {model.intake.map((field) => (
            <FieldRow field={field} />
          ))}
        </div>
      </Sheet>
      {model.mayWrite ? (
        <p class="row actions">
          <button class="button primary" type="submit" name="do" value="keep">
            Keep working time and intake
          </button>
        </p>
      ) : null}
    </form>
  </ConsolePage>
);
