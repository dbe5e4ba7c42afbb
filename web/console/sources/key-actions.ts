import type { SourceDetail } from "../../../app/usage/read-sources.ts";
import type { ActionForm } from "../../kit/field.ts";

/** What can be done with the keys of a source. A key that has ended is not offered any more. */
export function keyActions(id: string, keys: SourceDetail["keys"], now: number): ActionForm[] {
  const path = `/sources/${encodeURIComponent(id)}/keys`;
  const working = keys
    .filter(({ endsAt }) => endsAt === null || endsAt > now)
    .map(({ id: value, name, prefix }) => ({ value, label: `${name}, begins with ${prefix}` }));
  const name = {
    kind: "text",
    name: "name",
    label: "What sends with it",
    example: "Website",
    isRequired: false,
  } as const;
  const which = { kind: "choice", name: "key", label: "Which key", options: working } as const;
  const add: ActionForm = {
    label: "Make another key",
    action: path,
    isPrimary: false,
    fields: [name],
    consequence: "It is shown once, on the next page. The others go on working.",
  };
  if (working.length === 0) return [add];
  return [
    add,
    {
      label: "Exchange a key",
      action: path,
      isPrimary: false,
      fields: [
        which,
        {
          kind: "choice",
          name: "overlapHours",
          label: "The old one works on for",
          value: "24",
          options: [
            { value: "0", label: "no longer: it has leaked" },
            { value: "24", label: "a day" },
            { value: "168", label: "a week" },
            { value: "720", label: "30 days" },
          ],
        },
        name,
      ],
      consequence: "The new key is shown once, on the next page. Until the old one ends, both work.",
    },
    {
      label: "End a key",
      action: `${path}/end`,
      isPrimary: false,
      isDanger: true,
      fields: [which],
      consequence:
        "Within half a minute nothing more is taken with it. Clients are not told; the table counts what comes.",
    },
  ];
}
