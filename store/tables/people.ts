import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from "kysely";
import type { TrainingFormat } from "../../domain/change/schema.ts";
import type { Calendar } from "../../lib/business-time/schema.ts";

type Created = ColumnType<Date, Date | undefined, never>;

export interface TeamTable {
  id: string;
  name: string;
  calendar: JSONColumnType<Calendar> | null;
  answer_in: string | null;
  at_once: number | null;
  build_in: string | null;
  created_at: Created;
}

export interface PersonTable {
  id: Generated<string>;
  name: string;
  email: string | null;
  team: string | null;
  manager: string | null;
  time_zone: string | null;
  language: string | null;
  learns_by: TrainingFormat | null;
  created_at: Created;
  updated_at: ColumnType<Date, Date | undefined, Date>;
}

export interface AbsenceTable {
  person: string;
  away_from: Date;
  away_until: Date;
  substitute: string | null;
}

export interface PersonUserIdTable {
  user_id: string;
  person: string;
}

export interface PeopleImportTable {
  id: Generated<string>;
  at: Created;
  actor: string;
  people: number;
  undone_at: Date | null;
}

export interface PeopleImportRowTable {
  import: string;
  person: string;
  added: boolean;
  before: JSONColumnType<Readonly<Record<string, string | null>>>;
  after: JSONColumnType<Readonly<Record<string, string | null>>>;
  user_ids: string[];
  names: string[];
}

export interface PopulationTable {
  id: string;
  name: string;
  from_directory: Generated<boolean>;
  created_at: Created;
}

export interface DirectoryUserTable {
  person: string;
  user_name: string;
  external_id: string | null;
  active: boolean;
  said: JSONColumnType<object>;
  created_at: ColumnType<Date, Date, never>;
  updated_at: Date;
}

export interface DirectoryGroupTable {
  id: Generated<string>;
  display_name: string;
  external_id: string | null;
  population: string | null;
  counts_as: string;
  created_at: ColumnType<Date, Date, never>;
  updated_at: Date;
}

export interface DirectoryGroupMemberTable {
  directory_group: string;
  person: string;
  added: GeneratedAlways<string>;
}

export interface MembershipTable {
  population: string;
  person: string;
  joined_at: Date;
  left_at: Date | null;
  group: string;
}

export interface PersonErasureTable {
  person: string;
  at: Date;
  actor: string;
}

export interface NameAccessTable {
  id: GeneratedAlways<string>;
  at: Date;
  actor: string;
  place: "people" | "person" | "members" | "audit" | "champions";
  population: string | null;
  people: string[];
}

export interface PeopleTables {
  people_import: PeopleImportTable;
  people_import_row: PeopleImportRowTable;
  person_erasure: PersonErasureTable;
  name_access: NameAccessTable;
  absence: AbsenceTable;
  team: TeamTable;
  person: PersonTable;
  person_user_id: PersonUserIdTable;
  population: PopulationTable;
  membership: MembershipTable;
  directory_user: DirectoryUserTable;
  directory_group: DirectoryGroupTable;
  directory_group_member: DirectoryGroupMemberTable;
}
