import { CardRow, CardTable } from "../../kit/card-table.tsx";
import { Empty, Sheet } from "../../kit/facts.tsx";
import type { ActionForm } from "../../kit/field.ts";
import { Actions, ActionView } from "../../kit/form.tsx";
import { SettingsPage, ShownOnce } from "./layout.tsx";
import type { SettingsFrame } from "./layout.tsx";

/** Addresses that are told of events, and of one of them what was sent there. */
export interface WebhooksModel {
  readonly around: SettingsFrame;
  /** The secret that was just made. */
  readonly made: { readonly url: string; readonly secret: string } | undefined;
  readonly webhooks: readonly WebhookLine[];
  readonly add: ActionForm;
  /** The one whose log is shown. */
  readonly open: WebhookLog | undefined;
}

export interface WebhookLine {
  readonly url: string;
  readonly href: string;
  readonly events: string;
  readonly standing: string;
}

export interface WebhookLog {
  readonly url: string;
  readonly actions: readonly ActionForm[];
  readonly deliveries: readonly DeliveryLine[];
  readonly olderHref: string | undefined;
}

export interface DeliveryLine {
  readonly type: string;
  readonly change: { readonly key: string; readonly href: string };
  readonly at: string;
  /** "Delivered 3 August, 11:00", "Tried twice, again at 11:05: the address answered with 500." */
  readonly standing: string;
  readonly resend: ActionForm | undefined;
}

export const WebhooksPage = ({ model }: { model: WebhooksModel }) => (
  <SettingsPage
    around={model.around}
    title="Webhooks"
    lede="Addresses of your own that are told of events of changes, within seconds, signed as Standard Webhooks. They are told ids, and nobody's name."
  >
    {model.made === undefined ? null : (
      <ShownOnce
        title={`The secret of ${model.made.url} is made.`}
        text="It is shown this once. Give it to whoever checks the messages there."
        value={model.made.secret}
        label="The secret"
      />
    )}
    <Sheet id="webhooks" title="Addresses" aside={model.webhooks.length === 0 ? undefined : `${model.webhooks.length}`}>
      {model.webhooks.length === 0 ? (
        <Empty title="No address is told of anything." text="Add one, and it hears of the next event." />
      ) : (
        <CardTable columns={["Address", "Events", "Standing"]}>
          {model.webhooks.map((line) => (
            <CardRow
              head={<a href={line.href}>{line.url}</a>}
              cells={[
                { column: "Events", text: line.events },
                { column: "Standing", text: line.standing },
              ]}
            />
          ))}
        </CardTable>
      )}
      <div class="settings-add">
        <ActionView action={model.add} scope="add-webhook" />
      </div>
    </Sheet>
    {model.open === undefined ? null : <Log log={model.open} />}
  </SettingsPage>
);

const Log = ({ log: { url, actions, deliveries, olderHref } }: { log: WebhookLog }) => (
  <div class="between">
    <Sheet id="log" title={`What was sent to ${url}`}>
      <Actions actions={actions} scope="webhook" />
      {deliveries.length === 0 ? (
        <Empty title="Nothing was sent yet." text="The next event that it is told of stands here, with how it went." />
      ) : (
        <CardTable columns={["Event", "Change", "How it went", ""]}>
          {deliveries.map((line, index) => (
            <CardRow
              head={
                <>
                  {line.type}
                  <span class="cell-note">{line.at}</span>
                </>
              }
              cells={[
                { column: "Change", text: <a href={line.change.href}>{line.change.key}</a> },
                { column: "How it went", text: line.standing },
                {
                  column: "",
                  text: line.resend === undefined ? "" : <ActionView action={line.resend} scope={`resend-${index}`} />,
                  kind: "action",
                },
              ]}
            />
          ))}
        </CardTable>
      )}
      {olderHref === undefined ? null : (
        <p class="row gap">
          <a class="button" href={olderHref}>
            Older
          </a>
        </p>
      )}
    </Sheet>
  </div>
);
