import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { Env } from "../../api/env.ts";
import { Problem } from "../../domain/errors.ts";

/** The name of the unseen input that makes a form count once, however often it is sent. */
const onceName = "once";

/** A form as it was posted. Of inputs with one name the last counts; files are left out. */
export class FormBody {
  readonly entries: ReadonlyMap<string, string>;

  constructor(entries: Iterable<[string, unknown]>) {
    const texts = new Map<string, string>();
    for (const [name, value] of entries) if (typeof value === "string") texts.set(name, value.trim());
    this.entries = texts;
  }

  /** The trimmed text of an input, empty when there is none. */
  text(name: string): string {
    return this.entries.get(name) ?? "";
  }

  /** The key under which this form counts once. */
  get once(): string {
    const key = this.text(onceName);
    return key === "" ? randomUUID() : key.slice(0, 200);
  }
}

/** Unseen inputs of a form that is rendered now. */
export function onceHidden(): Record<string, string> {
  return { [onceName]: randomUUID() };
}

/** The same inputs as those of a form that was posted, so that sending it again is the same form once more. */
export function onceAgain(posted: ReadonlyMap<string, string>): Record<string, string> {
  return { [onceName]: posted.get(onceName) ?? randomUUID() };
}

/** @throws Problem `invalid` for anything but a form */
export async function readForm(c: Context<Env>): Promise<FormData> {
  const type = c.req.header("content-type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new Problem("invalid", "This address takes the form that is shown on its page.");
  try {
    return await c.req.formData();
  } catch {
    throw new Problem("invalid", "The form could not be read. Nothing was done; please send it again.");
  }
}
