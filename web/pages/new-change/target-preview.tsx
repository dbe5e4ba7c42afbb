import { More } from "../../kit/facts.tsx";
import { date } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import { CountsTable } from "../behaviour/counts.tsx";
import type { PreviewCounts } from "../behaviour/model.ts";

/** What a target that is being written would have shown in the last weeks. */
export interface TargetPreview {
  /** `missing`: nothing can be looked at yet; `unknown`: nothing is known, which is not zero. */
  readonly state: "missing" | "unknown" | "known";
  readonly sentence: string;
  readonly notes: readonly string[];
  readonly periods: readonly (PreviewCounts & { readonly end: number })[];
  readonly groups: readonly (PreviewCounts & { readonly group: string })[];
}

export const targetPreviewId = (index: number): string => `preview-targets-${index}`;

/** Takes the place of the one before by its id while somebody types, so the button that asks for it stands outside. */
export const TargetPreviewPart = ({
  index,
  preview,
  moment,
}: {
  index: number;
  preview: TargetPreview | undefined;
  moment: Moment;
}) => (
  <div class={`target-preview ${preview?.state ?? "missing"}`} id={targetPreviewId(index)} role="status">
    {preview === undefined ? (
      <p class="small muted">
        Who would have counted in the last weeks stands here, from real events, before anybody signs.
      </p>
    ) : (
      <>
        <p class={preview.state === "missing" ? "small muted" : "sentence"}>{preview.sentence}</p>
        {preview.notes.map((note) => (
          <p class="small muted">{note}</p>
        ))}
        {preview.periods.length === 0 ? null : (
          <More label="Period by period, and by group">
            <CountsTable
              first="Period ending"
              rows={preview.periods.map((point) => ({ ...point, name: date(moment, point.end) }))}
            />
            {preview.groups.length === 0 ? null : (
              <CountsTable
                first="Group, at the end"
                rows={preview.groups.map((cell) => ({ ...cell, name: cell.group }))}
              />
            )}
          </More>
        )}
      </>
    )}
  </div>
);

/** The same without a script: the page comes back with it and everything that was typed. */
export const LookBack = ({ index }: { index: number }) => (
  <p>
    <button class="button" type="submit" name="look" value={`targets.${index}`} formnovalidate>
      Look back with this target
    </button>
  </p>
);
