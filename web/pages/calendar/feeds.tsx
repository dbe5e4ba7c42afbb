import { More, Sheet } from "../../kit/facts.tsx";
import { FieldRow } from "../../kit/form.tsx";
import { Icon } from "../../kit/icon.tsx";
import type { CalendarModel, FeedLine } from "./model.ts";

export const MadeAddress = ({ url }: { url: string }) => (
  <div class="notice adopted" role="status">
    <Icon name="check" />
    <p>
      <b>Your calendar address is ready.</b> It is shown this once. Paste it into your calendar program as a calendar
      from the internet. Whoever has it reads these dates, so keep it to yourself.
    </p>
    <pre class="as-written" tabindex={0} role="region" aria-label="The address">
      {url}
    </pre>
  </div>
);

export const Feeds = ({ model, feeds }: { model: CalendarModel; feeds: readonly FeedLine[] }) => (
  <Sheet id="feeds" title="In your own calendar" aside="A private address that you can revoke">
    <div class="stack">
      {feeds.length === 0 ? (
        <p class="muted">Outlook, Google Calendar and Apple Calendar read these dates from an address of your own.</p>
      ) : (
        <ul class="rows">
          {feeds.map((feed) => (
            <li>
              <b>{feed.name}</b>
              <p class="small muted">{`Shows ${feed.shows}. Made ${feed.made}.`}</p>
              <form method="post" action={`/calendar/feeds/${feed.id}/revoke`} class="inline">
                <button class="button danger" type="submit">
                  Revoke<span class="visually-hidden">: {feed.name}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <More label="Make an address" isOpen={model.feedFields.some((field) => field.error !== undefined)}>
        <form method="post" action="/calendar/feeds" class="stack action-form">
          {model.feedFields.map((field) => (
            <FieldRow field={field} scope="feed-" />
          ))}
          <button class="button" type="submit">
            Make the address
          </button>
        </form>
      </More>
    </div>
  </Sheet>
);
