import type { Field, FieldError } from "../../kit/field.ts";

/** The inputs of a source that is pulled, by kind, and what they become. */
export const pullKinds = {
  sql: { title: "Ask a PostgreSQL warehouse", label: "PostgreSQL warehouse" },
  http: { title: "Ask an HTTP API", label: "HTTP API" },
  posthog: { title: "Ask PostHog", label: "PostHog" },
} as const;
export type PullKind = keyof typeof pullKinds;

export function isPullKind(kind: string): kind is PullKind {
  return Object.hasOwn(pullKinds, kind);
}

const rhythms: Readonly<Record<string, string>> = {
  15: "every 15 minutes",
  60: "every hour",
  360: "every 6 hours",
  1440: "once a day",
};

const options = (pairs: Readonly<Record<string, string>>) =>
  Object.entries(pairs).map(([value, label]) => ({ value, label }));

const often: Field = {
  kind: "choice",
  name: "everyMinutes",
  label: "How often",
  value: "60",
  options: options(rhythms),
};
const called: Field = {
  kind: "text",
  name: "name",
  label: "What it is called",
  example: "CRM activity",
  isRequired: true,
};

const mapping = (where: string, example: readonly string[]): readonly Field[] => [
  {
    kind: "text",
    name: "user",
    label: "Who acted",
    help: `${where} A user id or an address.`,
    example: example[0],
    isRequired: true,
  },
  { kind: "text", name: "time", label: "When", help: where, example: example[1], isRequired: true },
  {
    kind: "text",
    name: "event",
    label: "Name of the event",
    help: `${where} Leave it empty to give all rows one name.`,
    example: example[2],
    isRequired: false,
  },
  { kind: "text", name: "eventName", label: "Or one name for all rows", example: "lead_contacted", isRequired: false },
  {
    kind: "text",
    name: "id",
    label: "What tells rows apart",
    help: `${where} So that each counts once.`,
    example: example[3],
    isRequired: false,
  },
  {
    kind: "long",
    name: "properties",
    rows: 3,
    label: "Properties",
    help: `One a line, as name = place. ${where}`,
    example: example[4],
    isRequired: false,
  },
  {
    kind: "text",
    name: "zone",
    label: "Time zone",
    help: "For times written without an offset.",
    value: "UTC",
    isRequired: false,
  },
];

const fields: Readonly<Record<PullKind, readonly Field[]>> = {
  sql: [
    called,
    {
      kind: "text",
      name: "connection",
      label: "Where it is",
      help: "With the role that may only read, without its password.",
      example: "postgres://takehold_reader@db.example.com:5432/warehouse",
      isRequired: true,
    },
    { kind: "secret", name: "secret", label: "Password", isRequired: false },
    {
      kind: "long",
      name: "query",
      rows: 6,
      label: "The query",
      help: "One SELECT without a limit. It is asked for what is new, page by page.",
      example: "select who, what, at, id, plan from product.events",
      isRequired: true,
    },
    ...mapping("A column of the query.", ["who", "at", "what", "id", "plan = plan"]),
    {
      kind: "text",
      name: "cursor",
      label: "Column that grows",
      help: "A time or a whole number. Unless given, the time.",
      isRequired: false,
    },
    often,
  ],
  http: [
    called,
    {
      kind: "text",
      name: "url",
      label: "Address",
      help: "{since} in it becomes the instant from which on rows are wanted.",
      example: "https://api.example.com/events?from={since}",
      isRequired: true,
    },
    {
      kind: "choice",
      name: "by",
      label: "How it knows us",
      options: options({
        bearer: "a token (Bearer)",
        basic: "a user and a password",
        header: "a key in a header",
        parameter: "a key in the address",
        none: "not at all",
      }),
      value: "bearer",
    },
    {
      kind: "text",
      name: "byName",
      label: "User, header or parameter",
      help: "For a user with a password, or the name of the header or parameter.",
      isRequired: false,
    },
    { kind: "secret", name: "secret", label: "Token, password or key", isRequired: false },
    {
      kind: "text",
      name: "list",
      label: "Where the list is",
      help: "In the answer; empty when the answer is the list.",
      example: "/items",
      isRequired: false,
    },
    {
      kind: "choice",
      name: "paging",
      label: "Its pages",
      options: options({
        none: "all in one answer",
        link: "a header Link with rel=next",
        cursor: "a cursor in the answer",
        page: "page numbers",
        offset: "an offset",
      }),
      value: "none",
    },
    {
      kind: "text",
      name: "parameter",
      label: "Parameter of the page",
      help: "For a cursor, page numbers or an offset.",
      example: "page",
      isRequired: false,
    },
    {
      kind: "text",
      name: "at",
      label: "Where the cursor is",
      help: "In the answer.",
      example: "/next_cursor",
      isRequired: false,
    },
    ...mapping("A place in a row.", ["/actor/email", "/created_at", "/type", "/id", "plan = /account/plan"]),
    often,
  ],
  posthog: [
    called,
    { kind: "text", name: "host", label: "Address", value: "https://eu.posthog.com", isRequired: true },
    {
      kind: "text",
      name: "project",
      label: "Number of the project",
      help: "It stands in the project's settings.",
      isRequired: true,
    },
    {
      kind: "secret",
      name: "secret",
      label: "Personal API key",
      help: "With the permission to read queries and nothing else.",
      isRequired: false,
    },
    {
      kind: "text",
      name: "person",
      label: "Property of people that says who acted",
      help: "Leave it empty to take the distinct id.",
      example: "email",
      isRequired: false,
    },
    {
      kind: "long",
      name: "events",
      rows: 3,
      label: "Events",
      help: "One a line. None: all.",
      example: "report_opened",
      isRequired: false,
    },
    often,
  ],
};

/** The inputs of a kind. A source made over HTTP may be asked in a rhythm that the form does not offer: it is kept. */
export function fieldsOf(kind: PullKind, everyMinutes = "60"): readonly Field[] {
  if (Object.hasOwn(rhythms, everyMinutes)) return fields[kind];
  const own = options({ [everyMinutes]: `every ${everyMinutes} minutes`, ...rhythms });
  return fields[kind].map((field) =>
    field.kind === "choice" && field.name === often.name ? { ...field, options: own } : field,
  );
}

/** The form as the API would be given it. */
export function pullInput(kind: PullKind, text: (name: string) => string): Record<string, unknown> {
  const orNull = (name: string) => (text(name) === "" ? null : text(name));
  const shared = { kind, name: text("name"), everyMinutes: Number(text("everyMinutes") || "60") };
  const zone = text("zone") === "" ? "UTC" : text("zone");
  const rows = {
    user: text("user"),
    event: orNull("event"),
    eventName: orNull("eventName"),
    time: text("time"),
    id: orNull("id"),
    properties: Object.fromEntries(
      text("properties")
        .split("\n")
        .flatMap((line) => (line.trim() === "" ? [] : [pairOf(line)])),
    ),
  };
  if (kind === "sql")
    return { ...shared, connection: text("connection"), query: text("query"), cursor: orNull("cursor"), zone, rows };
  if (kind === "http")
    return {
      ...shared,
      url: text("url"),
      list: text("list"),
      zone,
      rows,
      authentication: authenticationOf(text),
      paging: pagingOf(text),
    };
  const events = text("events")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return { ...shared, host: text("host"), project: text("project"), person: orNull("person"), events };
}

function pairOf(line: string): [string, string] {
  const at = line.indexOf("=");
  const name = (at < 0 ? line : line.slice(0, at)).trim();
  return [name, at < 0 ? name : line.slice(at + 1).trim()];
}

function authenticationOf(text: (name: string) => string) {
  const by = text("by");
  if (by === "basic") return { by, user: text("byName") };
  return by === "header" || by === "parameter" ? { by, name: text("byName") } : { by };
}

function pagingOf(text: (name: string) => string) {
  const by = text("paging");
  if (by === "cursor") return { by, at: text("at"), parameter: text("parameter") };
  return by === "page" || by === "offset" ? { by, parameter: text("parameter") } : { by };
}

const inputs: Readonly<Record<string, string>> = {
  "authentication.user": "byName",
  "authentication.name": "byName",
  "paging.at": "at",
  "paging.parameter": "parameter",
  id: "name",
};

/** Errors of the API by the inputs they belong to. */
export function inputErrors(errors: readonly FieldError[]): readonly FieldError[] {
  return errors.map(({ path, message }) => {
    const plain = path.startsWith("rows.") ? (path.split(".")[1] ?? path) : path;
    return { path: inputs[plain] ?? (plain.startsWith("events") ? "events" : plain), message };
  });
}
