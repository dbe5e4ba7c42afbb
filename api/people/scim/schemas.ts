/** What directories are told of this service (RFC 7643, sections 5 to 7): just what is used here. */
export const userSchema = "urn:ietf:params:scim:schemas:core:2.0:User";
export const groupSchema = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const enterpriseSchema = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

interface Attribute {
  readonly name: string;
  readonly type: "string" | "boolean" | "complex" | "reference";
  readonly description: string;
  readonly multiValued?: boolean;
  readonly required?: boolean;
  readonly caseExact?: boolean;
  readonly mutability?: "readOnly" | "readWrite" | "immutable";
  readonly uniqueness?: "none" | "server";
  readonly subAttributes?: readonly Attribute[];
}

const usual = {
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: "readWrite",
  returned: "default",
  uniqueness: "none",
};

function written({ subAttributes, ...attribute }: Attribute): object {
  return {
    ...usual,
    ...attribute,
    ...(subAttributes === undefined ? {} : { subAttributes: subAttributes.map(written) }),
  };
}

const text = (name: string, description: string, more: Partial<Attribute> = {}): Attribute => {
  return { name, type: "string", description, ...more };
};

const userAttributes: readonly Attribute[] = [
  text("userName", "What the directory calls somebody; use that arrives under it is theirs", {
    required: true,
    uniqueness: "server",
  }),
  {
    name: "name",
    type: "complex",
    description: "Parts of the name, used where there is no displayName",
    subAttributes: [
      text("formatted", "The whole name"),
      text("givenName", "Given name"),
      text("familyName", "Family name"),
    ],
  },
  text("displayName", "The name that others see"),
  {
    name: "emails",
    type: "complex",
    multiValued: true,
    description: "Addresses; messages go to the primary one, else to the one at work",
    subAttributes: [
      text("value", "The address"),
      text("type", "work, home or other"),
      { name: "primary", type: "boolean", description: "Whether messages go there" },
    ],
  },
  text("preferredLanguage", "The language of messages, as de or en-GB"),
  text("locale", "Used for the language where preferredLanguage is not said"),
  text("timezone", "An IANA name, as Europe/Berlin"),
  { name: "active", type: "boolean", description: "false ends every membership as of now; nobody is erased by it" },
  {
    name: "groups",
    type: "complex",
    multiValued: true,
    mutability: "readOnly",
    description: "Groups of the directory that somebody is in; they are changed at the group",
    subAttributes: [
      text("value", "Id of the group", { mutability: "readOnly" }),
      text("display", "Its name", { mutability: "readOnly" }),
    ],
  },
];

const enterpriseAttributes: readonly Attribute[] = [
  text("department", "The team; one that is not there is added"),
  {
    name: "manager",
    type: "complex",
    description: "Whom a request is taken to when somebody does not answer",
    subAttributes: [text("value", "Id of a user, or a user name or address")],
  },
];

const groupAttributes: readonly Attribute[] = [
  text("displayName", "The name of the group", { required: true, uniqueness: "server" }),
  {
    name: "members",
    type: "complex",
    multiValued: true,
    description: "Users in the group: joining and leaving it is dated by when it is pushed",
    subAttributes: [text("value", "Id of a user", { mutability: "immutable", caseExact: true })],
  },
];

/** Absolute addresses are below `base`. */
export function schemas(base: string): readonly (object & { readonly id: string })[] {
  const schema = (id: string, name: string, description: string, attributes: readonly Attribute[]) => ({
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
    id,
    name,
    description,
    attributes: attributes.map(written),
    meta: { resourceType: "Schema", location: `${base}/Schemas/${id}` },
  });
  return [
    schema(userSchema, "User", "Somebody in the directory", userAttributes),
    schema(enterpriseSchema, "EnterpriseUser", "Where somebody works", enterpriseAttributes),
    schema(groupSchema, "Group", "A group in the directory", groupAttributes),
  ];
}

export function resourceTypes(base: string): readonly (object & { readonly id: string })[] {
  const type = (id: string, schema: string, schemaExtensions: readonly object[]) => ({
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
    id,
    name: id,
    endpoint: `/${id}s`,
    schema,
    schemaExtensions,
    meta: { resourceType: "ResourceType", location: `${base}/ResourceTypes/${id}` },
  });
  return [type("User", userSchema, [{ schema: enterpriseSchema, required: false }]), type("Group", groupSchema, [])];
}

export const pageMax = 1_000;

export function serviceProviderConfig(base: string): object {
  const not = { supported: false };
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: pageMax },
    changePassword: not,
    sort: not,
    etag: not,
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "API key",
        description: "A key with the scope scim:write, sent as a bearer token",
        specUri: "https://www.rfc-editor.org/info/rfc6750",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${base}/ServiceProviderConfig` },
  };
}
