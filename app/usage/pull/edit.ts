import { isDeepStrictEqual } from "node:util";
import { Problem } from "../../../domain/errors.ts";
import { PullPlan } from "../../../domain/usage/pull/schema.ts";
import { findPull, updatePull } from "../../../store/usage/pulls.ts";
import type { Pull } from "../../../store/usage/pulls.ts";
import { renameSource } from "../../../store/usage/sources.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { parse } from "../../parse.ts";
import { readSource, requireSource } from "../read-sources.ts";
import type { SourceDetail } from "../read-sources.ts";
import { requireWorking } from "./create.ts";
import { destinationOf, inputOf, NewPullSource, partsOf, PullEdits, wrong } from "./input.ts";
import type { PullParts } from "./input.ts";
import { tryOut } from "./preview.ts";
import type { Preview } from "./preview.ts";
import { openSecret, sealSecret } from "./secrets.ts";
import { bringSchedule } from "./settle.ts";

/** A source that is pulled. @throws Problem `not_found`, `wrong_stage` for one that is sent to */
export async function requirePull(app: Pick<App, "db">, id: string): Promise<Pull> {
  await requireSource(app, id);
  const pull = await findPull(app.db, id);
  if (pull !== null && !pull.ending) return pull;
  throw new Problem("wrong_stage", "This source is not pulled: events are sent to it. There is nothing to set here.");
}

/**
 * Changes a source that is pulled. When other rows are asked for, or read in another way, it begins anew; what came before
 * counts once. @throws Problem `invalid`, `not_found`, `outdated` when somebody else changed it meanwhile
 */
export async function editPullSource(app: App, caller: Caller, id: string, input: PullEdits): Promise<SourceDetail> {
  requireScope(caller, "usage:write");
  const { fromStart = false, ...edits } = parse(PullEdits, input);
  const pull = await requirePull(app, id);
  const merged = merge(app, pull, edits);
  const { parts, name, everyMinutes, paused } = merged;
  const isOther = !isDeepStrictEqual(parts.plan, parse(PullPlan, pull.plan));
  if (isOther || edits.secret !== undefined) await requireWorking(app, parts);
  const sealed = sealSecret(app.secret, parts.secret);
  const edit = { plan: parts.plan, sealed, everyMinutes, paused, isAnew: isOther || fromStart };
  if (!(await updatePull(app.db, pull, edit)))
    throw new Problem(
      "outdated",
      "Somebody else changed this source meanwhile. Load it again and make your change anew.",
    );
  if (name !== null) await renameSource(app.db, id, name);
  await bringSchedule(app, id);
  return readSource(app, caller, id);
}

/** Tries an edit out and stores nothing. @throws Problem `invalid`, `not_found` */
export async function previewEdit(app: App, caller: Caller, id: string, input: PullEdits): Promise<Preview> {
  requireScope(caller, "usage:write");
  const { fromStart: _ignored, ...edits } = parse(PullEdits, input);
  return tryOut(app, merge(app, await requirePull(app, id), edits).parts);
}

interface Merged {
  readonly parts: PullParts;
  readonly name: string | null;
  readonly everyMinutes: number;
  readonly paused: boolean;
}

/** The source as it would be. A stored secret stays with the place it was given for. */
function merge(app: App, pull: Pull, edits: Readonly<Record<string, unknown>>): Merged {
  const { kind } = pull.plan;
  if (edits["kind"] !== undefined && edits["kind"] !== kind)
    throw wrong("kind", "A source keeps its kind. Make another one.");
  const { everyMinutes, paused } = pull;
  const given = typeof edits["secret"] === "string" ? edits["secret"] : null;
  const whole = { everyMinutes, paused, ...inputOf(pull.plan), ...edits, id: pull.id, secret: "unchanged" };
  const asked = parse(NewPullSource, whole);
  const before = openOr(app.secret, pull, given);
  const parts = partsOf({ ...asked, secret: given ?? (hasPassword(asked) ? "" : before) });
  const isElsewhere = destinationOf(parts.plan) !== destinationOf(pull.plan);
  if (isElsewhere && given === null && before !== "" && parts.secret === before)
    throw wrong(
      "secret",
      "This is another place than before. Give the password or key again: the stored one was not meant for it.",
    );
  const name = typeof edits["name"] === "string" ? asked.name : null;
  return { parts, name, everyMinutes: asked.everyMinutes, paused: asked.paused };
}

function hasPassword(asked: ReturnType<typeof NewPullSource.parse>): boolean {
  return asked.kind === "sql" && URL.canParse(asked.connection) && new URL(asked.connection).password !== "";
}

/** A secret that cannot be read any more is no reason not to store a new one. */
function openOr(secret: string, pull: Pull, given: string | null): string {
  return given === null ? openSecret(secret, pull.sealed) : "";
}
