import type { MessageType } from "../message.ts";

/**
 * The form of a delivery: the one message type that Segment's address names, Segment's list, its list of history, or the form of
 * another kind of client.
 */
export type Form = MessageType | "batch" | "import" | "posthog" | "cloudevents" | "otlp";

/** What a delivery holds, each message in Segment's form, whoever sent it. */
export interface Sent {
  /** `null` where there is no list at all. */
  readonly messages: readonly unknown[] | null;
  /** The sender's clock when it sent, epoch milliseconds; `null` when it did not say. */
  readonly sentAt: number | null;
}
