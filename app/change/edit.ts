import { ChangeContent } from "../../domain/change/schema.ts";
import { isMaterial } from "../../domain/change/material.ts";
import { Problem } from "../../domain/errors.ts";
import { findChange } from "../../store/change/read.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { keepRevision, sized, storedContent } from "./content.ts";
import { requireComplete } from "./create.ts";
import { order } from "./orders.ts";
import type { Written } from "./orders.ts";
import { storedInput } from "./stored-input.ts";

/** A part of the content; what is left out stays as it is. Lists are replaced whole. */
export const ChangeEdit = ChangeContent.partial();

/**
 * Edits a draft, or what people are asked about or agreed to: a material edit asks them all again, any other is a notice to them. `basedOn` is the revision number the caller saw; `null` takes the present one.
 * @throws Problem `outdated` when somebody else edited meanwhile
 */
export async function editChange(
  app: App,
  caller: Caller,
  key: string,
  { input, basedOn }: { input: unknown; basedOn: number | null },
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const given = typeof input === "object" && input !== null ? Object.keys(input) : [];
  const edit = parse(ChangeEdit, input);
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const { number } = row.state.revision;
  const present = await storedInput(app, row.state);
  // Only what the caller named counts; defaults of what was left out must not overwrite.
  const named = Object.fromEntries(Object.entries(edit).filter(([name]) => given.includes(name)));
  const edited = parse(ChangeContent, { ...present, ...named });
  const content = await storedContent(app, given.includes("tierAnswers") ? sized(edited, given) : edited);
  // People are asked about it, or agreed to it: what is missing is named with what to do about it.
  if (row.state.stage !== "draft" && row.state.stage !== "closed") await requireComplete(app, content, row.state);
  const kept = await keepRevision(app, {
    key,
    number: (basedOn ?? number) + 1,
    content,
    behind: row.state,
    writtenBy: caller.person,
  });
  const material = isMaterial(present, content);
  return order(app, caller, key, { type: "edit", ...kept, basedOn: basedOn ?? number, material }, idempotencyKey);
}
