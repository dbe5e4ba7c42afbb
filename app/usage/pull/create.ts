import { PullFailure } from "../../../domain/usage/pull/page.ts";
import { insertPull } from "../../../store/usage/pulls.ts";
import { insertKeyless } from "../../../store/usage/sources.ts";
import { Problem } from "../../../domain/errors.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { parse } from "../../parse.ts";
import { readSource } from "../read-sources.ts";
import type { SourceDetail } from "../read-sources.ts";
import { NewPullSource, partsOf } from "./input.ts";
import type { PullParts } from "./input.ts";
import { firstRows, refused } from "./preview.ts";
import { sealSecret } from "./secrets.ts";
import { bringSchedule } from "./settle.ts";

/**
 * Makes a source that is pulled. The other side is asked once before: what cannot work is refused, and what may pass by itself
 * is not. @throws Problem `invalid` with what the other side said, `conflict` when the id is taken
 */
export async function createPullSource(app: App, caller: Caller, input: NewPullSource): Promise<SourceDetail> {
  requireScope(caller, "usage:write");
  const asked = parse(NewPullSource, input);
  const parts = partsOf(asked);
  await requireWorking(app, parts);
  const { id, everyMinutes, paused } = asked;
  const isMade = await app.db.transaction().execute(async (tx) => {
    const name = asked.name === "" ? id : asked.name;
    const source = await insertKeyless(tx, { id, name, historic: false });
    if (source === null) return false;
    const sealed = sealSecret(app.secret, parts.secret);
    await insertPull(tx, { source: source.number, plan: parts.plan, sealed, everyMinutes, paused });
    return true;
  });
  if (!isMade) {
    const message = "There is a source with this id already. Choose another.";
    throw new Problem("conflict", message, { errors: [{ path: "id", message }] });
  }
  await bringSchedule(app, id);
  return readSource(app, caller, id);
}

/** @throws Problem `invalid` unless the fault may pass by itself */
export async function requireWorking(app: App, parts: PullParts): Promise<void> {
  try {
    await firstRows(app, parts);
  } catch (error) {
    if (!(error instanceof PullFailure)) throw error;
    if (!error.passing) throw refused(error);
  }
}
