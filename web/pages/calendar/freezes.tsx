import { More, Sheet } from "../../kit/facts.tsx";
import { FieldRow, HiddenFields } from "../../kit/form.tsx";
import type { CalendarModel, FreezeLine, FreezePreview, LaunchLine } from "./model.ts";

const Launches = ({ launches }: { launches: readonly LaunchLine[] }) => (
  <ul class="small">
    {launches.map((launch) => (
      <li>
        <a href={launch.href}>{launch.title}</a>: {launch.from}, would move to {launch.to}
      </li>
    ))}
  </ul>
);

export const Preview = ({ preview }: { preview: FreezePreview }) => (
  <Sheet id="preview" title={`What “${preview.name}” would hold`} aside="Nothing is kept yet">
    <div class="stack">
      {preview.launches.length === 0 ? (
        <p>
          No launch is planned inside it. Launches that somebody wants to set there later are refused with its name.
        </p>
      ) : (
        <Launches launches={preview.launches} />
      )}
      <form method="post" action="/calendar/freezes" class="row actions">
        <HiddenFields values={preview.hidden} />
        <button class="button primary" type="submit">
          Freeze this period
        </button>
        <a href="/calendar">Do not freeze it</a>
      </form>
    </div>
  </Sheet>
);

export const Freezes = ({ model }: { model: CalendarModel }) => (
  <Sheet id="freezes" title="Periods in which nothing launches">
    <div class="stack">
      {model.freezes.length === 0 ? (
        <p class="muted">
          None is set. Freeze the weeks in which a launch would only disturb, such as a year-end closing.
        </p>
      ) : (
        <ul class="rows">
          {model.freezes.map((freeze) => (
            <li>
              <b>{freeze.name}</b>
              <p class="small">{freeze.span}</p>
              <p class="small muted">{`${freeze.whose}. ${freeze.reason}`}</p>
              {freeze.launches.length === 0 ? null : <Launches launches={freeze.launches} />}
              {model.freeze === undefined ? null : <FreezeActions freeze={freeze} />}
            </li>
          ))}
        </ul>
      )}
      {model.freeze === undefined ? null : (
        <More label="Freeze a period" isOpen={model.freeze.isOpen}>
          <form method="post" action="/calendar/freezes" class="stack action-form">
            {model.freeze.fields.map((field) => (
              <FieldRow field={field} />
            ))}
            <button class="button" type="submit">
              See what it would hold
            </button>
          </form>
        </More>
      )}
    </div>
  </Sheet>
);

const FreezeActions = ({ freeze }: { freeze: FreezeLine }) => (
  <div class="row actions">
    {freeze.launches.length === 0 ? null : (
      <form method="post" action={`/calendar/freezes/${freeze.id}/hold`} class="inline">
        <button class="button" type="submit">
          Move these launches
        </button>
      </form>
    )}
    <form method="post" action={`/calendar/freezes/${freeze.id}/lift`} class="inline">
      <button class="button danger" type="submit">
        Lift it<span class="visually-hidden">: {freeze.name}</span>
      </button>
    </form>
  </div>
);
