import type { Task } from "./change/effect.ts";

/** The link of the page with everything that waits for a person; no change asks for this message, the person does. */
export interface OwnPageTask {
  readonly do: "mail-own-page";
  readonly generation: number;
}

/** A fresh link to a training, a proposal, a round of feedback, an audit or a suggested action, asked for by the person whose link has ended. */
export interface FreshLinkTask {
  readonly do: "mail-fresh-link";
  readonly kind: "training" | "proposal" | "feedback" | "audit" | "suggestion";
  readonly generation: number;
}

/** A code for a gate that wants more than a link, asked for by whoever decides there. `code` is its id, not the code. */
export interface StepUpTask {
  readonly do: "mail-step-up";
  readonly code: string;
}

/** Shows whether messages reach somebody in the program they chose; it asks for nothing. */
export interface ChannelTestTask {
  readonly do: "mail-channel-test";
}

/** What a week brought; sent to whoever leads, and to those who run changes. `week`: the Monday it began with. */
export interface DigestTask {
  readonly do: "mail-digest";
  readonly week: string;
}

/** What a message is about: a task of a change, the person's own page or week, or the way to them. */
export type MessageTask = Task | ChannelTestTask | DigestTask | OwnPageTask | FreshLinkTask | StepUpTask;
