import { RowMistake } from "../../lib/csv-rows.ts";
import type { CsvRow } from "../../lib/csv-rows.ts";
import { slugOf } from "../../lib/slug.ts";

/** Columns of a list of people; none is needed beside one that says who it is. */
export const peopleColumns = [
  "email",
  "user_id",
  "name",
  "team",
  "manager",
  "time_zone",
  "language",
  "learns_by",
] as const;
type Column = (typeof peopleColumns)[number];

/** Other names of them. */
export const peopleColumnsAlsoCalled = {
  email: ["mail", "e-mail", "email address"],
  user_id: ["user ids", "id", "external id", "login"],
  name: ["full name", "display name"],
  team: ["department", "group"],
  manager: ["manager email", "reports to"],
  time_zone: ["timezone", "tz"],
  learns_by: ["learns", "learning", "likes to learn", "lernt"],
  language: ["lang", "locale"],
} as const;

/** Columns by the field that is told in them. */
export const peopleColumnOf = {
  userIds: "user_id",
  timeZone: "time_zone",
  learnsBy: "learns_by",
  name: "name",
  email: "email",
  team: "team",
  manager: "manager",
  language: "language",
} as const;

/** A row as an entry of the API. @throws RowMistake where it names nobody */
export function personIn(row: CsvRow<Column>) {
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
    learnsBy: row
      .cell("learns_by")
      .toLowerCase()
      .replaceAll(/[\s-]+/g, "_"),
  };
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  return { ...filled, ...(userIds.length > 0 ? { userIds } : {}) };
}
