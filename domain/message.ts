import type { Task } from "./change/effect.ts";

/** The link of the page with everything that waits for a person; no change asks for this message, the person does. */
export interface OwnPageTask {
  readonly do: "mail-own-page";
  readonly generation: number;
}

/** A fresh link to a training, asked for by the person whose link has ended. */
export interface TrainingLinkTask {
  readonly do: "mail-training-link";
  readonly generation: number;
}

/** What a message is about: a task of a change, or the person's own page. */
export type MessageTask = Task | OwnPageTask | TrainingLinkTask;
