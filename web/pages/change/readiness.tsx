import { date, number, plural, weekdayDate } from "../../kit/format.ts";
import { Sheet } from "../../kit/facts.tsx";
import { Actions } from "../../kit/form.tsx";
import { Mark } from "../../kit/icon.tsx";
import type { Moment } from "../../kit/moment.ts";
import type { MarkName } from "../../kit/shapes.ts";
import type { BuildModel, TrainingModel, WaveModel, WorkItem } from "./model.ts";

const itemLooks: Record<WorkItem["state"], { mark: MarkName; tone: string; word: string }> = {
  open: { mark: "idle", tone: "idle", word: "Open" },
  doing: { mark: "open", tone: "open", word: "In work" },
  done: { mark: "adopted", tone: "adopted", word: "Done" },
  dropped: { mark: "hold", tone: "idle", word: "Dropped" },
};

/** Work items as the team's own tracker has them, and the acceptance against the brief. */
export const Build = ({ build, moment }: { build: BuildModel; moment: Moment }) => {
  const done = build.items.filter((item) => item.state === "done").length;
  const counted = build.items.filter((item) => item.state !== "dropped").length;
  const { acceptedAt, by } = build.acceptance;
  return (
    <Sheet id="build" title="Build" aside={counted === 0 ? "no work items" : `${done} of ${counted} done`}>
      <ul class="people">
        {build.items.map((item) => (
          <Item item={item} />
        ))}
      </ul>
      <p class="small gap">
        {acceptedAt === undefined ? null : (
          <b>{`Accepted on ${date(moment, acceptedAt)}${by === undefined ? "" : ` by ${by}`}. `}</b>
        )}
        {build.acceptance.note}
      </p>
      <Actions actions={build.actions} scope="build" />
    </Sheet>
  );
};

const Item = ({ item }: { item: WorkItem }) => {
  const look = itemLooks[item.state];
  return (
    <li>
      <Mark name={look.mark} class={`tone-${look.tone}`} />
      <div>
        <span class="who">{item.href === undefined ? item.title : <a href={item.href}>{item.title}</a>}</span>
        {item.owner === undefined ? null : (
          <>
            <br />
            <span class="when">{item.owner}</span>
          </>
        )}
      </div>
      <div class="state">
        <span class={`tone-${look.tone}`}>{look.word}</span>
      </div>
      {item.actions.length === 0 ? null : (
        <div class="request-actions">
          <Actions actions={item.actions} scope={`item-${item.id}`} />
        </div>
      )}
    </li>
  );
};

/** Trainings with how many are through. Completion is readiness, never adoption. */
export const Trainings = ({ trainings }: { trainings: readonly TrainingModel[] }) =>
  trainings.length === 0 ? null : (
    <Sheet id="training" title="Training" aside="Completed is ready, not adopted">
      <ul class="meters">
        {trainings.map((training) => (
          <li>
            <p class="meter-head">
              <span class="who">{training.title}</span>
              <span class="when">
                {[training.format, training.audience].filter((each) => each !== undefined).join(", for ")}
              </span>
            </p>
            <Through people={training.people} />
            {training.sessions.length === 0 ? null : (
              <ul class="small sessions" aria-label={`Dates of ${training.title}`}>
                {training.sessions.map(({ line, isOver }) => (
                  <li {...(isOver ? { class: "muted" } : {})}>
                    {line}
                    {isOver ? ", over" : ""}
                  </li>
                ))}
              </ul>
            )}
            <Actions actions={training.actions} scope={`training-${training.id}`} />
          </li>
        ))}
      </ul>
    </Sheet>
  );

const Through = ({ people }: Pick<TrainingModel, "people">) =>
  people === undefined ? (
    <p class="small muted">How many are through is told to whoever may see names: it would point at a few people.</p>
  ) : (
    <div class="meter-line">
      <Meter part={people.completed} whole={people.invited} />
      <span class="val">
        <b>{number(people.completed)}</b>
        {` of ${plural(people.invited, "person", "people")}`}
      </span>
    </div>
  );

export const Meter = ({ part, whole }: { part: number; whole: number }) => (
  <svg class="meter" aria-hidden="true">
    <rect class="l-track" width="100%" height="100%" rx="3" />
    <rect
      class="s-1"
      width={`${whole === 0 ? 0 : Math.min(Math.round((part / whole) * 1_000) / 10, 100)}%`}
      height="100%"
      rx="3"
    />
  </svg>
);

/** Who launches together, and the button that launches them. */
export const Waves = ({ waves, moment }: { waves: readonly WaveModel[]; moment: Moment }) =>
  waves.length === 0 ? null : (
    <Sheet
      id="waves"
      title="Waves"
      aside={`${waves.filter((wave) => wave.launchedAt !== undefined).length} of ${waves.length} launched`}
    >
      <ol class="people">
        {waves.map((wave) => (
          <Wave wave={wave} moment={moment} />
        ))}
      </ol>
    </Sheet>
  );

const Wave = ({ wave, moment }: { wave: WaveModel; moment: Moment }) => {
  const isLaunched = wave.launchedAt !== undefined;
  const groups = wave.groups.length === 0 ? "Everybody" : wave.groups.join(", ");
  const people = wave.people === undefined ? "" : `, ${plural(wave.people, "person", "people")}`;
  return (
    <li>
      <Mark name={isLaunched ? "adopted" : "idle"} class={isLaunched ? "tone-adopted" : "tone-idle"} />
      <div>
        <span class="who">{wave.name}</span>
        <br />
        <span class="when">{groups + people}</span>
      </div>
      <div class="state">
        <span>{waveState(wave, moment)}</span>
        {wave.untrained === undefined || wave.untrained === 0 || isLaunched ? null : (
          <>
            <br />
            <span class="when overdue">{plural(wave.untrained, "person", "people")} not trained</span>
          </>
        )}
      </div>
      {wave.actions.length === 0 ? null : (
        <div class="request-actions">
          <Actions actions={wave.actions} scope={`wave-${wave.id}`} />
        </div>
      )}
    </li>
  );
};

function waveState(wave: WaveModel, moment: Moment): string {
  if (wave.launchedAt !== undefined) return `Launched ${date(moment, wave.launchedAt)}`;
  if (wave.scheduledFor !== undefined) return `Launches ${weekdayDate(moment, wave.scheduledFor)}`;
  return "Not launched";
}
