import type { Caller } from "../../../app/actor.ts";
import type { App } from "../../../app/context.ts";
import { parse } from "../../../app/parse.ts";
import { createPullSource } from "../../../app/usage/pull/create.ts";
import { editPullSource, previewEdit } from "../../../app/usage/pull/edit.ts";
import { NewPullSource } from "../../../app/usage/pull/input.ts";
import { previewPull } from "../../../app/usage/pull/preview.ts";
import type { Preview } from "../../../app/usage/pull/preview.ts";
import { readSource } from "../../../app/usage/read-sources.ts";
import { Problem } from "../../../domain/errors.ts";
import type { PullPageWords } from "../../pages/pull-source.tsx";
import { isPullKind, pullKinds } from "./pull-fields.ts";
import type { PullKind } from "./pull-fields.ts";
import { editOf, pullValues } from "./pull-values.ts";
import { slugOf } from "../../../lib/slug.ts";

/** What the one form of a pulled source is for: to make one, or to change one. */
export interface PullDesk {
  readonly kind: PullKind;
  readonly words: PullPageWords;
  /** Path the form is posted to. */
  readonly action: string;
  /** What its inputs hold before anything was typed. */
  readonly values: Readonly<Record<string, string>>;
  /** Asks the other side and stores nothing. `secret` is empty where none was typed. @throws Problem */
  readonly tryOut: (input: Readonly<Record<string, unknown>>, secret: string) => Promise<Preview>;
  /** Stores it; the id of the source. @throws Problem */
  readonly save: (input: Readonly<Record<string, unknown>>, secret: string) => Promise<string>;
}

export function addressOf(id: string): string {
  return `/sources/${encodeURIComponent(id)}`;
}

export function newWords(kind: PullKind): PullPageWords {
  return {
    title: pullKinds[kind].title,
    above: [],
    lead: "Takehold asks for what is new on its own. Try it first: that shows the first rows and stores nothing.",
    refused: "It was not added. Your text is still here.",
    save: "Add this source",
  };
}

export function editWords(id: string, name: string): PullPageWords {
  return {
    title: "Change how it is asked",
    above: [{ label: name, href: addressOf(id) }],
    lead: "When other rows are asked for, or read in another way, it begins anew. What came before stays, and counts once.",
    refused: "Nothing was changed. Your text is still here.",
    save: "Keep the changes",
  };
}

/** @throws Problem `not_found` for a kind that does not exist */
export function newDesk(app: App, caller: Caller, kind: string): PullDesk {
  if (!isPullKind(kind)) throw new Problem("not_found", "There is no such kind of source.");
  return {
    kind,
    words: newWords(kind),
    action: `/sources/new/${kind}`,
    values: {},
    tryOut: async (input, secret) => previewPull(app, caller, whole(input, secret)),
    save: async (input, secret) => {
      const made = whole(input, secret);
      await createPullSource(app, caller, made);
      return made.id;
    },
  };
}

function whole(input: Readonly<Record<string, unknown>>, secret: string) {
  return parse(NewPullSource, { ...input, id: slugOf(String(input["name"])), secret });
}

/** @throws Problem `not_found`, `wrong_stage` for a source that events are sent to */
export async function editDesk(app: App, caller: Caller, id: string): Promise<PullDesk> {
  const { name, pull } = await readSource(app, caller, id);
  if (pull === null)
    throw new Problem("wrong_stage", "This source is not pulled: events are sent to it. There is nothing to set here.");
  const { plan, everyMinutes } = pull;
  // A stored secret stays unless another one is typed.
  const edits = (input: Readonly<Record<string, unknown>>, secret: string) => ({
    ...editOf(plan, input),
    ...(secret === "" ? {} : { secret }),
  });
  return {
    kind: plan.kind,
    words: editWords(id, name),
    action: `${addressOf(id)}/edit`,
    values: pullValues({ name, plan, everyMinutes }),
    tryOut: (input, secret) => previewEdit(app, caller, id, edits(input, secret)),
    save: async (input, secret) => (await editPullSource(app, caller, id, edits(input, secret))).id,
  };
}
