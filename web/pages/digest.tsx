import { date } from "../kit/format.ts";
import { Empty } from "../kit/facts.tsx";
import { HiddenFields } from "../kit/form.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { ConsolePage } from "../kit/layout.tsx";
import { MailSheets } from "./mail-sheets.tsx";
import type { MailShown } from "./mail-sheets.tsx";

/** What somebody who is signed in would be told of the last seven days, and whether it is sent to them. */
export interface DigestModel {
  frame: ConsoleFrame;
  /** Absent when there is nothing to tell, and no mail would be sent. */
  mail?: MailShown | undefined;
  /** `null`: it is switched off for everybody. */
  hour: number | null;
  stoppedAt?: number | undefined;
  /** Whether there is an address to send it to. */
  hasAddress: boolean;
}

export const DigestPage = ({ model }: { model: DigestModel }) => (
  <ConsolePage frame={model.frame} title="Weekly digest">
    <div class="page-head">
      <p class="eyebrow">Weekly digest</p>
      <h1>{model.mail?.subject ?? "Nothing to tell of these seven days"}</h1>
      <p class="muted">{standing(model)}</p>
      <form method="post" action="/digest" class="gap">
        <HiddenFields values={{ gets: model.stoppedAt === undefined ? "nothing" : "by_part" }} />
        <button class="button" type="submit">
          {model.stoppedAt === undefined ? "Stop sending it to me" : "Send it to me again"}
        </button>
      </form>
    </div>
    {model.mail === undefined ? (
      <Empty
        title="No mail would be sent."
        text="Nothing moved, nothing is stuck and nothing waits for a decision. Nobody gets an empty digest."
      >
        <a class="button" href="/">
          Open the portfolio
        </a>
      </Empty>
    ) : (
      <MailSheets mail={model.mail} />
    )}
  </ConsolePage>
);

function standing({ hour, stoppedAt, hasAddress, frame }: DigestModel): string {
  const what = "This is what you would be told of the last seven days.";
  if (hour === null) return `${what} It is sent to nobody: whoever runs Takehold has switched it off.`;
  if (stoppedAt !== undefined) return `${what} It is not sent to you since ${date(frame, stoppedAt)}.`;
  if (!hasAddress) return `${what} There is no address to send it to; whoever looks after people can add yours.`;
  return `${what} It is mailed to you on Mondays at ${String(hour).padStart(2, "0")}:00 of your own time, and not when there is nothing to tell.`;
}
