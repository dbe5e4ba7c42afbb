import { peopleColumnOf, peopleColumns, peopleColumnsAlsoCalled, personIn } from "../../../app/people/people-rows.ts";
import { readEntries } from "./rows.ts";
import { sendEntries } from "./send.ts";
import type { Service } from "./service.ts";

/** Sends a list of people. Told by address or user id; several user ids are separated by spaces. */
export async function importPeopleFile(service: Service, file: string): Promise<Record<string, number>> {
  const shape = { file, required: [], optional: peopleColumns, alsoCalled: peopleColumnsAlsoCalled };
  const entries = await readEntries(shape, personIn);
  return sendEntries(service, { file, path: "/people/import", list: "people", columns: peopleColumnOf }, entries);
}
