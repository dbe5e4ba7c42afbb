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
  scopes: string[];
  created_at: Date;
  expires_at: Date;
}

export interface LoginLinkTable {
  hash: Buffer;
  person: string;
  scopes: string[];
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface AccessTables {
  api_key: ApiKeyTable;
  session: SessionTable;
  login_link: LoginLinkTable;
}
