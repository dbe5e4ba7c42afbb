import { More } from "../../kit/facts.tsx";
import { Actions } from "../../kit/form.tsx";
import { Mark } from "../../kit/icon.tsx";
import { Paragraphs } from "../../kit/rich.tsx";
import type { AuditModel, AuditsModel } from "./model.ts";

/** How well it is done, as somebody found who looked at a sample: the share first, then how it was drawn. */
export const Audits = ({ audits, target }: { audits: AuditsModel; target: string }) => (
  <div class="gap">
    <h3>Looked at by sample</h3>
    {audits.entries.length === 0 ? (
      <p class="small muted">
        Nothing was drawn yet. Draw a sample once people have worked with it for a while; whoever looks at it gets a
        link.
      </p>
    ) : (
      <ul class="people">
        {audits.entries.map((each) => (
          <Entry audit={each} target={target} />
        ))}
      </ul>
    )}
    <Actions actions={audits.actions} scope={`draw-${target}`} />
    <More label="What good work is">
      <Paragraphs text={audits.standard} />
    </More>
  </div>
);

const marks = { open: "ball", finished: "adopted", dropped: "idle" } as const;

const Entry = ({ audit, target }: { audit: AuditModel; target: string }) => (
  <li>
    <Mark name={marks[audit.standing]} />
    <div>
      <span class="who">{audit.title}</span> <span class="when">{audit.detail}</span>
      <br />
      <span class="when">{audit.drawn}</span>
      {audit.groups.map(({ group, text }) => (
        <>
          <br />
          <span class="when">{`${group}: ${text}`}</span>
        </>
      ))}
    </div>
    <div class="state">
      <span>{audit.who}</span>
    </div>
    {audit.actions.length === 0 ? null : (
      <div class="request-actions">
        <Actions actions={audit.actions} scope={`audit-${target}-${audit.id}`} />
      </div>
    )}
  </li>
);
