import type { CsvRow } from "../../../lib/csv-rows.ts";
import { RowMistake } from "../../../lib/csv-rows.ts";
import { instantIn, readEntries } from "./rows.ts";
import { sendEntries } from "./send.ts";
import { InvalidInput } from "../../../lib/invalid-input.ts";
import type { Service } from "./service.ts";

const columns = ["user_id", "email", "name", "group", "joined_at", "left_at"] as const;
type Column = (typeof columns)[number];

const alsoCalled = {
  user_id: ["id", "external id", "login"],
  email: ["mail", "e-mail", "email address"],
  name: ["full name", "display name"],
  group: ["team", "department"],
  joined_at: ["joined", "start", "start date", "from"],
  left_at: ["left", "end", "end date", "until", "to"],
} as const;

/**
 * Sends a roster to a population, which is made when it is not there. A row without a group says that somebody left. A
 * date alone is midnight in `timeZone`.
 */
export async function importMembersFile(
  service: Service,
  file: string,
  { population, timeZone }: { population: string; timeZone: string },
): Promise<Record<string, number>> {
  const shape = { file, required: [], optional: columns, alsoCalled };
  const entries = await readEntries(shape, (row) => memberIn(row, timeZone));
  const made = await service.post("/populations", { id: population });
  if (made.refused !== null && made.status !== 409) throw new InvalidInput(`--population: ${made.refused.detail}`);
  const names = { userId: "user_id", person: "user_id", group: "group", joinedAt: "joined_at", leftAt: "left_at" };
  const path = `/populations/${encodeURIComponent(population)}/members`;
  return sendEntries(service, { file, path, list: "members", columns: names }, entries);
}

function memberIn(row: CsvRow<Column>, timeZone: string) {
  const userId = row.cell("user_id");
  const email = row.cell("email");
  if (userId === "" && email === "") {
    throw new RowMistake("user_id", "there is neither a user id nor an e-mail address to know the person by.");
  }
  const person = { ...(userId === "" ? {} : { userId }), ...(email === "" ? {} : { person: { email } }) };
  const left = row.cell("left_at");
  const leftAt = left === "" ? null : instantIn(left, "left_at", timeZone);
  const group = row.cell("group");
  if (group === "") {
    if (leftAt === null)
      throw new RowMistake("group", "the cell is empty. Name the group, or say when the person left.");
    return { ...person, leftAt };
  }
  const joinedAt = instantIn(row.cell("joined_at"), "joined_at", timeZone);
  const name = row.cell("name");
  return { ...person, ...(name === "" ? {} : { name }), group, joinedAt, leftAt };
}
