import type { CsvRow } from "../../../lib/csv-rows.ts";
import { readEntries, RowMistake } from "./rows.ts";
import { sendEntries } from "./send.ts";
import type { Service } from "./service.ts";

const columns = ["email", "user_id", "name", "team", "manager", "time_zone", "language"] as const;
type Column = (typeof columns)[number];

const alsoCalled = {
  email: ["mail", "e-mail", "email address"],
  user_id: ["user ids", "id", "external id", "login"],
  name: ["full name", "display name"],
  team: ["department", "group"],
  manager: ["manager email", "reports to"],
  time_zone: ["timezone", "tz"],
  language: ["lang", "locale"],
} as const;

/** Sends a list of people. Told by address or user id; several user ids are separated by spaces. */
export async function importPeopleFile(service: Service, file: string): Promise<Record<string, number>> {
  const entries = await readEntries({ file, required: [], optional: columns, alsoCalled }, personIn);
  const names = { userIds: "user_id", timeZone: "time_zone", email: "email", team: "team", manager: "manager" };
  return sendEntries(service, { file, path: "/people/import", list: "people", columns: names }, entries);
}

function personIn(row: CsvRow<Column>) {
  const userIds = row.cell("user_id").split(/\s+/).filter(Boolean);
  const email = row.cell("email");
  if (email === "" && userIds.length === 0) {
    throw new RowMistake("email", "there is neither an e-mail address nor a user id to know the person by.");
  }
  const team = slugOf(row.cell("team"));
  const given = {
    name: row.cell("name"),
    email,
    team,
    manager: row.cell("manager"),
    timeZone: row.cell("time_zone"),
    language: row.cell("language"),
  };
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  return { ...filled, ...(userIds.length > 0 ? { userIds } : {}) };
}

/** The id of a team by its name: `Sales & Marketing` is `sales-marketing`. */
function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9_]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
}
