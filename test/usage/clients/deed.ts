/** Something somebody did or said, in no client's words. Names are the sender's own. */
export type Deed =
  | {
      readonly kind: "track";
      readonly id: string;
      readonly user: string;
      readonly event: string;
      /** ISO 8601. */
      readonly at: string;
      readonly amount: number;
    }
  | {
      readonly kind: "identify";
      readonly id: string;
      readonly user: string;
      readonly device: string;
      readonly email: string;
    }
  | { readonly kind: "alias"; readonly id: string; readonly previous: string; readonly user: string };

/** What a child process that is one client is told to do. */
export interface Errand {
  readonly client: ClientName;
  readonly url: string;
  readonly key: string;
  /** Each round begins with a new client, as a program does that is started anew. */
  readonly rounds: readonly (readonly Deed[])[];
  /** How far the machine's clock is off. */
  readonly skewMs: number;
}

export const clientNames = ["segment", "rudderstack", "posthog", "cloudevents", "opentelemetry"] as const;
export type ClientName = (typeof clientNames)[number];

/** Clients that know nothing of aliases and devices send only what was done. */
export const knowsNames: Readonly<Record<ClientName, boolean>> = {
  segment: true,
  rudderstack: true,
  posthog: true,
  cloudevents: false,
  opentelemetry: false,
};

/** Clients that say by which clock they sent. */
export const tellsClock: Readonly<Record<ClientName, boolean>> = {
  segment: true,
  rudderstack: true,
  posthog: true,
  cloudevents: false,
  opentelemetry: false,
};
