import { weekdayDate } from "../kit/format.ts";
import { HiddenFields } from "../kit/form.tsx";
import type { LinkForm } from "../kit/fresh-link.tsx";
import { LinkPage } from "../kit/layout.tsx";
import type { Moment } from "../kit/moment.ts";
import { Notice } from "../kit/notice.tsx";
import type { NoticeModel } from "../kit/notice.tsx";
import { wordsOf } from "../language/choose.ts";

/** Where the link at the end of a digest leads: it can be stopped here, and sent again. It says nothing of whose it is. */
export type DigestStopModel = Moment &
  (
    | { state: "unknown" }
    | { state: "sent" | "stopped"; stoppedAt?: number; form: LinkForm; trouble?: NoticeModel | undefined }
  );

export const DigestStopPage = ({ model }: { model: DigestStopModel }) => {
  const words = wordsOf(model).digest.page;
  if (model.state === "unknown") {
    const { title, text, todo } = words.unknown;
    return (
      <LinkPage reader={model} title={title}>
        <h1>{title}</h1>
        <div class="stack gap">
          <p>{text}</p>
          <p>{todo}</p>
        </div>
      </LinkPage>
    );
  }
  const { stoppedAt, form, trouble } = model;
  const isStopped = stoppedAt !== undefined;
  return (
    <LinkPage reader={model} title={words.title}>
      <h1>{words.title}</h1>
      <div class="stack gap">
        {trouble === undefined ? null : <Notice notice={trouble} />}
        {isStopped ? (
          <Notice
            notice={{ tone: "adopted", title: words.stopped(weekdayDate(model, stoppedAt)), text: words.goesOn }}
          />
        ) : (
          <p>{words.gets}</p>
        )}
        <form method="post" action={form.action} class="stack">
          <HiddenFields values={{ nonce: form.nonce, do: isStopped ? "resume" : "stop" }} />
          {isStopped ? null : <p class="small muted">{words.goesOn}</p>}
          <p>
            <button class="button" type="submit">
              {isStopped ? words.resume : words.stop}
            </button>
          </p>
        </form>
      </div>
    </LinkPage>
  );
};
