import type { PullView } from "../../app/usage/pull/view.ts";
import { Facts, Sheet } from "../kit/facts.tsx";
import type { ActionForm } from "../kit/field.ts";
import { Actions } from "../kit/form.tsx";
import { lengthInWords, plural, stamp } from "../kit/format.ts";
import { Notice } from "../kit/notice.tsx";
import type { Moment } from "../kit/moment.ts";

/** How a source is pulled and how that goes. */
export interface PulledModel {
  pull: PullView;
  nextAt: number | null;
  watermark?: number | undefined;
  actions: readonly ActionForm[];
  /** Where what is asked can be changed, for whoever may. */
  editHref?: string | undefined;
}

const standings = {
  first: "not pulled yet",
  current: "up to date",
  behind: "more is waiting, the next run goes on",
  failing: "failing, tried again by itself",
  paused: "paused",
} as const;

export const Pulled = ({ model, frame }: { model: PulledModel; frame: Moment }) => {
  const { pull, nextAt, watermark } = model;
  return (
    <Sheet id="pulled" title="How it is pulled">
      {pull.lastError === null ? null : (
        <Notice
          notice={{
            tone: "risk",
            title: `It could not be pulled ${plural(pull.failures, "time")}${pull.failingSince === null ? "" : ` since ${stamp(frame, pull.failingSince)}`}.`,
            text: `${pull.lastError} What was stored is safe; it goes on where it left off.`,
          }}
        />
      )}
      <Facts
        facts={[
          { term: "State", text: standings[pull.standing] },
          { term: "Asks", text: placeOf(pull) },
          { term: "How often", text: `every ${lengthInWords(pull.everyMinutes * 60_000).replace(/^1 /, "")}` },
          { term: "Last run", text: pull.lastRunAt === null ? "never" : stamp(frame, pull.lastRunAt) },
          {
            term: "Last that worked",
            text: pull.lastSuccessAt === null ? "none yet" : stamp(frame, pull.lastSuccessAt),
          },
          { term: "Next run", text: nextText(pull, nextAt, frame) },
          {
            term: "Newest event",
            text: watermark === undefined ? "none yet" : `${lengthInWords(frame.now - watermark)} ago`,
          },
        ]}
      />
      {model.editHref === undefined ? null : (
        <p>
          <a href={model.editHref}>Change how it is asked</a>
        </p>
      )}
      <Actions actions={model.actions} scope="pull" />
    </Sheet>
  );
};

function placeOf({ plan }: PullView): string {
  if (plan.kind === "sql") return plan.server;
  return plan.kind === "http" ? plan.url : `${plan.host}, project ${plan.project}`;
}

function nextText({ paused, isScheduled }: PullView, nextAt: number | null, frame: Moment): string {
  if (paused) return "none while it is paused";
  if (nextAt !== null) return stamp(frame, nextAt);
  return isScheduled ? "cannot be told just now" : "not set yet: Temporal could not be reached; this page tries again";
}
