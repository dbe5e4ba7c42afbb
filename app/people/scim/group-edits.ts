import { field, isRecord } from "../../../lib/scim/patch.ts";
import type { ScimEdit } from "../../../lib/scim/patch.ts";
import { ScimMistake } from "../../../lib/scim/mistake.ts";

/** Who is put into a group or taken out; `replace`: exactly these from now on. */
export interface MemberEdit {
  readonly kind: "members";
  readonly op: "add" | "replace" | "remove";
  /** Ids in small letters. */
  readonly people: readonly string[];
}

export type GroupEdit =
  | MemberEdit
  | { readonly kind: "name"; readonly names: { readonly displayName?: string; readonly externalId?: string | null } };

/** What edits say of a group, in order; attributes that are not used here are passed over. @throws ScimMistake */
export function groupEdits(edits: readonly ScimEdit[]): GroupEdit[] {
  return edits.flatMap((edit): GroupEdit[] => {
    switch (edit.path.attribute) {
      case "displayname":
        return [{ kind: "name", names: { displayName: textOf("displayName", edit) ?? "" } }];
      case "externalid":
        return [{ kind: "name", names: { externalId: textOf("externalId", edit) } }];
      case "members":
        return [membersOf(edit)];
      default:
        return [];
    }
  });
}

function textOf(name: string, { op, value }: ScimEdit): string | null {
  if (op === "remove" || value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  throw new ScimMistake("invalidValue", `${name} is a text.`);
}

/**
 * Members are named by a path, `members[value eq "ID"]`, or in the value. Entra ID removes the latter way too, where the standard
 * would have everybody removed; so everybody leaves only where nobody is named at all.
 */
function membersOf({ op, path, value }: ScimEdit): MemberEdit {
  const chosen = path.where.map((condition) => {
    if (condition.path.attribute === "value" && typeof condition.value === "string")
      return condition.value.toLowerCase();
    throw new ScimMistake("invalidFilter", 'Members are chosen by value, as members[value eq "ID"].');
  });
  if (chosen.length > 0) return { kind: "members", op: op === "replace" ? "add" : op, people: chosen };
  const people = peopleIn(value);
  if (op === "remove" && value === undefined) return { kind: "members", op: "replace", people: [] };
  return { kind: "members", op, people };
}

function peopleIn(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [
    ...new Set(
      all.map((one) => {
        const id = isRecord(one) ? field(one, "value") : one;
        if (typeof id === "string") return id.toLowerCase();
        throw new ScimMistake("invalidValue", "A member is an object with the id of a user as its value.");
      }),
    ),
  ];
}
