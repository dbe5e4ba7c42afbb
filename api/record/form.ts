import type { Context } from "hono";
import { accepts } from "hono/accepts";

/** In which of its forms something is answered: the one that is asked for by name, else the first of them that is accepted. Caches are told. */
export function formOf<Form extends string>(
  c: Context,
  forms: Readonly<Record<Form, string>>,
  { asked, usual }: { readonly asked: Form | undefined; readonly usual: Form },
): Form {
  c.header("Vary", "Accept", { append: true });
  c.header("Cache-Control", "no-store");
  if (asked !== undefined) return asked;
  const type = accepts(c, { header: "Accept", supports: Object.values<string>(forms), default: forms[usual] });
  for (const name in forms) if (forms[name] === type) return name;
  return usual;
}
