import type { Caller } from "../../../app/actor.ts";
import { storedContent } from "../../../app/change/content.ts";
import type { App } from "../../../app/context.ts";
import { listTemplates } from "../../../app/template/templates.ts";
import type { StoredContent } from "../../../domain/change/content.ts";
import { ChangeContent } from "../../../domain/change/schema.ts";
import { emptyChangeForm, filledForm } from "../../pages/new-change.tsx";
import type { ChangeForm } from "../../pages/new-change.tsx";

/** The content that a change from this template begins with; `undefined` without one, or when it is gone. */
export async function begunContent(app: App, caller: Caller, id: string): Promise<StoredContent | undefined> {
  if (id === "") return undefined;
  const template = (await listTemplates(app, caller)).find((each) => each.id === id);
  if (template === undefined) return undefined;
  return storedContent(app, ChangeContent.parse({ ...template.content, template: id }));
}

/** The form of a new change, with what its template says filled in. */
export async function begunForm(app: App, caller: Caller, template: string, timeZone: string): Promise<ChangeForm> {
  const begun = await begunContent(app, caller, template);
  if (begun === undefined) return emptyChangeForm(timeZone);
  // A template knows nobody, and its targets end their periods where the reader lives.
  const targets = begun.targets.map((target) => ({ ...target, timeZone }));
  return filledForm({ ...begun, targets }, timeZone, () => ({ name: "", email: "" }));
}
