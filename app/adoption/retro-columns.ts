import { InvalidInput } from "../../lib/invalid-input.ts";
import { readWrittenMoment } from "../../lib/written-moment.ts";

/** What a column of a file can tell. */
export type EventRole = "user" | "time" | "event" | "id" | "team";
export type RosterRole = "user" | "team" | "joined" | "left";

/** A column that was found for a role, and how: its name was given, is usual for it, or its cells look like it. */
export interface FoundColumn {
  readonly name: string;
  readonly index: number;
  readonly how: "given" | "named" | "looks";
}

export type FoundColumns<Role extends string> = Readonly<Partial<Record<Role, FoundColumn>>>;

interface RoleSpec<Role extends string> {
  readonly role: Role;
  /** What it tells, in words that end "no column tells …". */
  readonly tells: string;
  readonly isRequired: boolean;
  /** Usual names, best first; only letters and digits, in lower case. The first is ours and is trusted whatever it holds. */
  readonly names: readonly string[];
  /** Whether a column of another name may be taken for it, by its filled cells. */
  readonly looks?: (cells: readonly string[]) => boolean;
  /** Whether a column that is named so is really it, by its filled cells. */
  readonly holds?: (cells: readonly string[]) => boolean;
}

const users =
  "userid user useremail email emailaddress mail distinctid anonymousid personid person actor actorid actoremail username login accountid account employeeid employee memberid member ownerid owner ownername assignee assigned assignedto author createdby completedby agent agentname rep salesrep contributor who benutzer mitarbeiter nutzer bearbeiter zustaendig zuständig";

const user = {
  role: "user",
  tells: "who it was",
  isRequired: true,
  names: users.split(" "),
  looks: areAddresses,
} as const;
const team = {
  role: "team",
  tells: "the team",
  isRequired: false,
  names:
    "team teamname group groupname department dept squad unit division office organisation organization abteilung bereich gruppe".split(
      " ",
    ),
} as const;

export const eventRoles: readonly RoleSpec<EventRole>[] = [
  user,
  {
    role: "time",
    tells: "when it was done",
    isRequired: true,
    names:
      "timestamp originaltimestamp time datetime eventtime occurredat happenedat at when createdat created createddate creationdate completedat completeddate closedat closeddate closedate activitydate createdon createdtime date day receivedat sentat zeitpunkt datum erstelltam erledigtam".split(
        " ",
      ),
    looks: areMoments,
    holds: areMoments,
  },
  {
    role: "event",
    tells: "what was done",
    isRequired: false,
    names:
      "event eventname eventtype action actionname activity activitytype type verb operation name ereignis aktion".split(
        " ",
      ),
  },
  {
    role: "id",
    tells: "which row is which",
    isRequired: false,
    names: "messageid eventid insertid uuid id eventuuid recordid rowid key".split(" "),
    holds: (cells) => new Set(cells).size === cells.length,
  },
  team,
];

export const rosterRoles: readonly RoleSpec<RosterRole>[] = [
  user,
  team,
  {
    role: "joined",
    tells: "since when somebody is there",
    isRequired: false,
    names:
      "joinedat joined joindate startdate start startedat hiredate hiredat hired membersince createdat created from since eintritt beginn".split(
        " ",
      ),
    holds: areMoments,
  },
  {
    role: "left",
    tells: "until when",
    isRequired: false,
    names:
      "leftat left leavedate enddate end endedat terminationdate terminated deactivatedat until to austritt ende".split(
        " ",
      ),
    holds: areMoments,
  },
];

/**
 * Finds for each role the column that tells it: as given, else by the usual names, else by what its cells look like. A column
 * serves one role. `given` names columns by role; `option` says how one is given where the file came from.
 * @throws InvalidInput when a given column is not there, or a required role has none
 */
export function findColumns<Role extends string>(
  { file, header, sample }: { file: string; header: readonly string[]; sample: readonly (readonly string[])[] },
  roles: readonly RoleSpec<Role>[],
  given: Readonly<Partial<Record<Role, string>>>,
  option: (role: string) => string,
): FoundColumns<Role> {
  const found: Partial<Record<Role, FoundColumn>> = {};
  const taken = new Set<number>();
  const take = (role: Role, index: number, how: FoundColumn["how"]) => {
    found[role] = { name: header[index] ?? "", index, how };
    taken.add(index);
  };
  const filled = (index: number) => sample.map((cells) => cells[index] ?? "").filter((cell) => cell !== "");
  for (const { role } of roles) {
    const name = given[role];
    if (name === undefined || name === "") continue;
    const index = header.findIndex((each) => each === name || plain(each) === plain(name));
    if (index < 0) throw new InvalidInput(`${file}, line 1: there is no column "${name}". ${listed(header)}`);
    take(role, index, "given");
  }
  for (const { role, names, holds } of roles) {
    if (found[role] !== undefined) continue;
    const candidates = names.map((name) => header.findIndex((each, at) => !taken.has(at) && plain(each) === name));
    const ours = candidates[0] ?? -1;
    const index =
      ours >= 0 ? ours : candidates.find((at) => at >= 0 && (holds === undefined || isEmptyOr(holds, filled(at))));
    if (index !== undefined) take(role, index, "named");
  }
  for (const { role, looks } of roles) {
    if (found[role] !== undefined) continue;
    const index = looks && header.findIndex((_, at) => !taken.has(at) && filled(at).length > 0 && looks(filled(at)));
    if (index !== undefined && index >= 0) take(role, index, "looks");
  }
  const missing = roles.find(({ role, isRequired }) => isRequired && found[role] === undefined);
  if (missing !== undefined)
    throw new InvalidInput(
      `${file}, line 1: no column tells ${missing.tells}. ${listed(header)} Say which it is: ${option(missing.role)}.`,
    );
  return found;
}

/** Letters and digits in lower case, so that "User ID", "user_id" and "userId" are one name. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function listed(header: readonly string[]): string {
  return `Found: ${header.join(", ")}.`;
}

function isEmptyOr(holds: (cells: readonly string[]) => boolean, cells: readonly string[]): boolean {
  return cells.length === 0 || holds(cells);
}

const nearlyAll = 0.9;

function mostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.filter(is).length >= cells.length * nearlyAll;
}

function areMoments(cells: readonly string[]): boolean {
  return mostly(cells, (cell) => readWrittenMoment(cell, "dmy") !== null || readWrittenMoment(cell, "mdy") !== null);
}

function areAddresses(cells: readonly string[]): boolean {
  return mostly(cells, (cell) => /^[^\s@]+@[^\s@]+$/.test(cell));
}
