import type { Generated } from "kysely";

export interface ApiKeyTable {
  id: Generated<string>;
  hash: Buffer;
  prefix: string;
  name: string;
  scopes: string[];
  person: string | null;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

export interface SessionTable {
  id: Generated<string>;
  hash: Buffer;
  person: string;
  /** Null: those the person has been given. */
  scopes: string[] | null;
  created_at: Date;
  expires_at: Date;
}

export interface LoginLinkTable {
  hash: Buffer;
  person: string;
  /** Null: those the person has been given. */
  scopes: string[] | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface PermissionTable {
  number: Generated<string>;
  person: string;
  scopes: string[];
  given_by: string | null;
  given_at: Date;
}

export interface AccessTables {
  api_key: ApiKeyTable;
  session: SessionTable;
  login_link: LoginLinkTable;
  permission: PermissionTable;
}
