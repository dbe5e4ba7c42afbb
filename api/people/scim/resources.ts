import type { ScimGroup } from "../../../app/people/scim/read-groups.ts";
import type { ScimUserWithGroups } from "../../../app/people/scim/read-users.ts";
import { enterpriseSchema, groupSchema, userSchema } from "./schemas.ts";

/** How users and groups are told in SCIM's own form (RFC 7643). What is not known is left out, and never null. */
export function userResource(base: string, user: ScimUserWithGroups): Readonly<Record<string, unknown>> {
  const { displayName, formatted, givenName, familyName, emails, preferredLanguage, locale, timezone } = user.said;
  const { department, manager } = user.said;
  const isEnterprise = department !== undefined || manager !== undefined;
  const name = { formatted, givenName, familyName };
  return {
    schemas: isEnterprise ? [userSchema, enterpriseSchema] : [userSchema],
    id: user.person,
    ...(user.externalId === null ? {} : { externalId: user.externalId }),
    userName: user.userName,
    ...(Object.values(name).every((part) => part === undefined) ? {} : { name }),
    displayName,
    emails,
    preferredLanguage,
    locale,
    timezone,
    active: user.active,
    groups: user.groups.map(({ group, displayName: display }) => ({
      value: group,
      display,
      type: "direct",
      $ref: `${base}/Groups/${group}`,
    })),
    ...(isEnterprise
      ? { [enterpriseSchema]: { department, ...(manager === undefined ? {} : { manager: { value: manager } }) } }
      : {}),
    meta: metaOf(base, "User", user.person, user),
  };
}

export function groupResource(base: string, group: ScimGroup): Readonly<Record<string, unknown>> {
  return {
    schemas: [groupSchema],
    id: group.id,
    ...(group.externalId === null ? {} : { externalId: group.externalId }),
    displayName: group.displayName,
    ...(group.members === null
      ? {}
      : {
          members: group.members.map(({ person, name }) => ({
            value: person,
            display: name,
            type: "User",
            $ref: `${base}/Users/${person}`,
          })),
        }),
    meta: metaOf(base, "Group", group.id, group),
  };
}

function metaOf(
  base: string,
  resourceType: "User" | "Group",
  id: string,
  { createdAt, updatedAt }: { readonly createdAt: number; readonly updatedAt: number },
) {
  return {
    resourceType,
    created: new Date(createdAt).toISOString(),
    lastModified: new Date(updatedAt).toISOString(),
    location: `${base}/${resourceType}s/${id}`,
  };
}

/** A page of a list (RFC 7644, section 3.4.2). `startIndex` counts from 1. */
export function listOf(resources: readonly object[], total: number, startIndex: number) {
  return {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
